import { createHash } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import type { RequestView } from '~/cases/views'
import type { Answer } from '~/cases/types'
import type { PersonSession } from '~/people/session'
import { file as fileProcedure } from '~machines/file/index'
import { requestProcedureById } from '~machines/index'
import { policyMeasureOf, problemsOfRoute } from '~machines/request/route'
import { packById } from '~machines/policy/index'
import { problem, type Problem } from '~machines/kit/refusal'
import { askedOf } from './case.server'
import { text, type Fields } from './form'
import { performFromForm } from './step.server'

/** What became of one of the drafts that a press opens. */
export interface Fanned {
  readonly id: string
  readonly name: string
  readonly opened: boolean
  readonly problems: readonly Problem[]
}

/** Services of other providers that can be asked the very same: by these kinds of identifiers, for these categories. */
export async function servicesFor({ liaison }: AppLoadContext, person: PersonSession, view: RequestView) {
  const { identifiers, addressee } = askedOf(view)
  const categories = new Set<string>(identifiers.flatMap((each) => each.categories))
  const providers = await liaison.directory.providers(person)
  const asked = {
    pack: packById(view.pack)!,
    measures: [policyMeasureOf[requestProcedureById(view.procedure)!.measure]],
    now: view.now,
  }
  return providers
    .filter(({ organisation }) => organisation.state === 'active')
    .filter(({ organisation }) => problemsOfRoute({ agency: view.agency, provider: organisation }, asked).length === 0)
    .flatMap(({ organisation, services }) => services.map((each) => ({ ...each, organisation: organisation.name })))
    .filter(({ id }) => id !== addressee.serviceId)
    .filter((each) => identifiers.every(({ kind }) => each.identifierKinds.includes(kind)))
    .filter((each) => [...categories].every((category) => each.categories.includes(category)))
    .map(({ id, name, provider, organisation }) => ({ id, name, provider, organisation }))
}

interface Opening {
  readonly fields: Fields
  readonly view: Pick<RequestView, 'id'>
  readonly title: string
}

/** Opens a file and puts the request into it; sent again, the same form opens none again. */
export async function openFileWith(
  context: AppLoadContext,
  person: PersonSession,
  { fields, view, title }: Opening,
): Promise<Answer> {
  const caseId = text(fields, 'fileId')
  const data = { title, reference: '', summary: '' }
  const opened = await performFromForm(context, person, as(fields, 'file'), {
    ...{ caseId, procedure: fileProcedure.id, event: 'file.open', data },
  })
  return opened.ok ? putInto(context, person, { fields, view, file: caseId, version: opened.version }) : opened
}

interface Putting {
  readonly fields: Fields
  readonly view: Pick<RequestView, 'id'>
  readonly file: string
  readonly version: number
}

/** Puts a request into a file that stands at this version. */
export function putInto(
  context: AppLoadContext,
  person: PersonSession,
  { fields, view, file, version }: Putting,
): Promise<Answer> {
  const step = { caseId: file, event: 'request.link', data: { request: view.id } }
  return performFromForm(context, person, as(fields, 'link', version), step)
}

/**
 * Opens a draft for each of the services, taken over from this request, and joins it to the request's file. Each is a
 * request of its own, which goes the whole way. Sent again, the same form opens none again.
 */
export async function fanOut(
  context: AppLoadContext,
  person: PersonSession,
  { fields, view, services }: { fields: Fields; view: RequestView; services: Awaited<ReturnType<typeof servicesFor>> },
): Promise<readonly Fanned[]> {
  const fanned: Fanned[] = []
  const origin = { request: view.id, how: 'copy' }
  const { answerLanguage } = askedOf(view).handling
  for (const { id: serviceId, provider: providerId, name, organisation } of services) {
    const caseId = derivedId(text(fields, 'token'), serviceId)
    const data = { providerId, serviceId, answerLanguage, origin }
    const step = { caseId, procedure: view.procedure, event: 'request.open', data }
    const answer = await performFromForm(context, person, as(fields, serviceId), step)
    // what the opening owes is done at once, so that the file shows it
    if (answer.ok) await context.liaison.files.join(caseId)
    fanned.push({ ...{ id: caseId, name: `${name} – ${organisation}`, opened: answer.ok }, problems: reasons(answer) })
  }
  return fanned
}

function reasons(answer: Answer): readonly Problem[] {
  if (answer.ok) return []
  return answer.problems.length > 0 ? answer.problems : [problem(answer.because)]
}

/** The same form for another of the steps it takes. */
function as(fields: Fields, step: string, version?: number): Fields {
  const own = new URLSearchParams({ token: `${text(fields, 'token')}:${step}` })
  if (version !== undefined) own.set('version', String(version))
  return own
}

/** The id of a draft follows from the form and the service: the second press means the same draft. */
function derivedId(token: string, service: string): string {
  const hex = createHash('sha256').update(`${token}:${service}`).digest('hex')
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`]
  return [...parts, hex.slice(20, 32)].join('-')
}
