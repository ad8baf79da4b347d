import { randomBytes } from 'node:crypto'
import { json, redirect, type AppLoadContext } from '@remix-run/node'
import type { MembershipView, OrganisationView } from '~/cases/enrolment.server'
import { relationsTo } from '~/people/relations'
import type { PersonSession } from '~/people/session'
import { documentRows, stepFields, type StepField } from '~/ui/enrolment/step-fields'
import type { Typed } from '~/ui/enrolment/step'
import { dateFrom } from '~/ui/form'
import { problem, type Problem } from '~machines/kit/refusal'
import { asSignedIn } from './as-signed-in'
import { readForm, text, type Fields } from './form'
import { forbidden, notFound, requireNamed, standingOf } from './guard'
import { problemsAt, readMoment } from './identifier-form'
import type { OrganisationPage } from './members.server'
import { newToken, orThrow, performFromForm, refusalStatus } from './step.server'

type View = OrganisationView | MembershipView

/** Whose case a step is taken on, and the page it is taken from. */
export interface StepPlace {
  readonly by: PersonSession
  readonly view: View
  readonly back: { readonly href: string; readonly text: string }
}

/** An organisation's own case with whoever may see to it, or 404. */
export async function requireEnrolment(context: AppLoadContext, page: OrganisationPage, id: string) {
  const { person: by, found } = await requireNamed(context, page, async (asking) => {
    const view = await context.liaison.enrolment.organisation(asking.id, id)
    return view && { view, relations: relationsTo(standingOf(asking), { kind: 'organisation', id }) }
  })
  return { by, view: asSignedIn(found.view, by) }
}

/** The own organisation's case of whoever keeps it. */
export async function ownEnrolment({ liaison }: AppLoadContext, by: PersonSession): Promise<OrganisationView> {
  return asSignedIn((await liaison.enrolment.organisation(by.id, by.organisation.id))!, by)
}

/** What the page of a step is drawn from; whoever can't take it now is led back. */
export async function stepPage({ liaison }: AppLoadContext, event: string, url: URL, { by, view, back }: StepPlace) {
  const query = url.searchParams
  const fields = stepFields(event, query.get('what') ?? '', view.pack)
  if (!fields) throw notFound()
  if (!view.offers.includes(event)) throw redirect(back.href)
  const given = fields.filter(({ kind }) => kind === 'given').map(({ name }) => [name, givenValue(name, query)])
  const namesPeople = fields.some(({ kind }) => kind === 'person')
  const members = namesPeople ? await liaison.people.membersOf(by, by.organisation.id) : []
  const presets: Typed = { zone: [by.organisation.zone] }
  return {
    ...{ event, fields, back, presets, danger: dangerous.has(event) },
    hidden: { version: view.version, token: newToken(), ...(Object.fromEntries(given) as Record<string, string>) },
    about: query.get('domain'),
    people: members
      .filter(({ id, state }) => state === 'active' && id !== view.id)
      .map(({ id, name }) => ({ id, name })),
  }
}

const dangerous = new Set([
  ...['organisation.reject', 'organisation.withdraw', 'organisation.suspend', 'emergency.withdraw', 'change.cancel'],
  ...['contact.end', 'training.withdraw', 'membership.leave'],
])

/** What the page before named, or an id for what the step brings into being. */
function givenValue(name: string, query: URLSearchParams): string {
  return query.get(name) ?? (name === 'method' ? 'statement' : newToken())
}

/** Takes a step as its form has it and goes back; else answers the problems with what was typed. */
export async function takeStep(
  context: AppLoadContext,
  event: string,
  request: Request,
  { by, view, back }: StepPlace,
) {
  const form = await readForm(request)
  const fields = stepFields(event, text(form, 'what'), view.pack)
  if (!fields) throw notFound()
  const read = readFields(fields, form, { zone: by.organisation.zone, now: view.now })
  const typed: Typed = Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)]))
  const dates = fields.filter(({ kind }) => kind === 'date').map(({ name }) => [name, [dateFrom(form, name)]])
  const again = { ...typed, ...(Object.fromEntries(dates) as Typed) }
  if (read.problems.length > 0) return json({ problems: read.problems, typed: again }, { status: 422 })
  const data = event === 'domain.claim' ? { ...read.data, value: randomBytes(16).toString('hex') } : read.data
  const answer = orThrow(await performFromForm(context, by, form, { caseId: view.id, event, data }))
  if (answer.ok) throw redirect(back.href)
  return json({ problems: answer.problems, typed: again }, { status: refusalStatus(answer) })
}

interface Reading {
  readonly zone: string
  readonly now: string
}

/** The event's data from its form. */
function readFields(fields: readonly StepField[], form: Fields, reading: Reading) {
  const data: Record<string, unknown> = {}
  const problems: Problem[] = []
  for (const field of fields) {
    const read = readField(field, form, reading)
    if ('problems' in read) problems.push(...read.problems)
    else place(data, field.name.split('.'), read.value)
  }
  return { data, problems }
}

type Read = { readonly value: unknown } | { readonly problems: readonly Problem[] }

function readField({ name, kind, optional }: StepField, form: Fields, { zone, now }: Reading): Read {
  const typed = text(form, name)
  switch (kind) {
    case 'several':
      return { value: form.getAll(name) }
    case 'date':
      return { value: dateFrom(form, name) || (optional ? null : '') }
    case 'person':
      return { value: typed || null }
    case 'count':
      return { value: countFrom(typed.trim()) }
    case 'documents':
      return { value: documentsFrom(form, name) }
    case 'moment': {
      const read = readMoment(typed, zone, now)
      return read.ok ? { value: read.value?.instant ?? '' } : { problems: problemsAt(name, read) }
    }
    case 'email':
    case 'tel':
      return { value: typed.trim() }
    default:
      return { value: name === 'domain' ? typed.trim().toLowerCase() : typed }
  }
}

/** What is no whole number is said by the rule. */
function countFrom(typed: string): number | null {
  if (typed === '') return null
  return /^\d{1,6}$/.test(typed) ? Number(typed) : -1
}

function documentsFrom(form: Fields, name: string): readonly { kind: string; reference: string }[] {
  const rows = Array.from({ length: documentRows }, (_, index) => ({
    kind: text(form, `${name}.${index}.kind`),
    reference: text(form, `${name}.${index}.reference`),
  }))
  return rows.filter(({ kind, reference }) => kind !== '' || reference.trim() !== '')
}

function place(data: Record<string, unknown>, [first, ...rest]: string[], value: unknown): void {
  if (rest.length === 0) data[first!] = value
  else place((data[first!] ??= {}) as Record<string, unknown>, rest, value)
}

/** Looks whether a domain shows what it has to; a problem when it doesn't, or null. */
export async function proveFromForm({ liaison }: AppLoadContext, by: PersonSession, id: string, fields: Fields) {
  const answer = await liaison.enrolment.proveDomain(by.id, id, text(fields, 'domain'), text(fields, 'token'))
  if (answer?.ok) return null
  const problems = answer ? answer.problems : [problem('domain-not-shown')]
  return json({ problems, values: null, invited: null }, { status: 422 })
}

export function securityContactFrom(fields: Fields) {
  const part = (name: string) => text(fields, `securityContact.${name}`)
  return { name: part('name'), mail: part('mail').trim(), phone: part('phone'), language: part('language') }
}

/** The directory is for whoever takes part: people of organisations that are suspended don't look others up. */
export function requireTakingPart({ organisation }: PersonSession): void {
  if (organisation.state !== 'active') throw forbidden('organisation-suspended')
}
