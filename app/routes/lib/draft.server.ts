import { json, redirect, type AppLoadContext } from '@remix-run/node'
import type { RequestView } from '~/cases/views'
import type { PersonSession } from '~/people/session'
import type { IdentifierNotes } from '~/ui/request/identifier-table'
import { problemsOfAuthorising, problemsOfRequesting } from '~machines/request/authority'
import { unfitBases, type UnfitBasis } from '~machines/request/basis-fit'
import type { RequestContent } from '~machines/request/case'
import { problemsOfApprovers, professionsIn } from '~machines/request/sensitive'
import { brokenOrders } from '~machines/request/order-rules'
import { problemsForSubmit } from '~machines/request/submission-rules'
import { problemsOfIdentifier, warningsOfIdentifier, type Measure } from '~machines/identifiers/completeness'
import type { Identifier } from '~machines/identifiers/identifier'
import type { ServiceFacts } from '~machines/kit/facts'
import { problem, type Problem } from '~machines/kit/refusal'
import { requestProcedureById } from '~machines/index'
import type { RequestProcedure } from '~machines/request/procedure'
import { packById, packFor } from '~machines/policy/index'
import type { PolicyPack } from '~machines/policy/pack'
import type { FormSection } from './draft-sections'
import type { Fields } from './form'
import { requireView, type CasePage } from './case.server'
import { notFound } from './guard'
import { sendingProblems } from './programme.server'
import { newToken, orThrow, performFromForm, refusalStatus } from './step.server'

/** A draft as its officer works on it. */
export interface Draft {
  readonly person: PersonSession
  readonly view: RequestView
  readonly service: ServiceFacts | null
  readonly pack: PolicyPack
  /** what keeps it from being submitted */
  readonly problems: readonly Problem[]
  readonly measure: Measure
  /** what the request asks for, in the words of an authority matrix */
  readonly asks: RequestProcedure['measure']
  /** why the agency can send nothing at present */
  readonly sending: readonly Problem[]
  readonly basis: BasisAsked
}

/** What the provider asks for by what it publishes, and where the legal basis named is none of it. */
export interface BasisAsked {
  readonly unfit: readonly UnfitBasis[]
  /** of the provider's policy pack, in which the codes have words */
  readonly vocabulary: string
}

/** The draft of the officer who is signed in; a request that is no draft any more leads to its page, a stranger's to 404. */
export async function requireDraft(context: AppLoadContext, page: CasePage, caseId: string): Promise<Draft> {
  const { person, view } = await requireView(context, page, caseId)
  if (!view.offers.includes('draft.save')) throw redirect(`/requests/${caseId}`)
  const judged = await judge(context, person, { view, dossier: view.dossier }, { requester: person.title })
  return { person, view, ...judged }
}

/** Titles under which a request is filed and, where it waits for that, authorised. */
export interface Titles {
  readonly requester: string
  readonly authoriser?: string
}

/** A request's content measured against the service it goes to, the policy it stands under and the agency's authority matrix. */
export async function judge(
  { liaison }: AppLoadContext,
  by: PersonSession,
  { view, dossier }: { readonly view: RequestView; readonly dossier: RequestView['dossier'] },
  titles: Titles,
) {
  const content = dossier.draft
  const { directory } = liaison
  const service = await directory.service(by, content.addressee.serviceId)
  const pack = packById(view.pack)!
  const asked = { service: service ?? undefined, pack, now: view.now }
  const authority = (await directory.authorityAt(by, view.agency.id, view.now)) ?? undefined
  const { orders } = view.dossier
  const procedure = requestProcedureById(view.procedure)!
  const { measure, basisReaches } = procedure
  const submission = { content, basisReaches, ...asked }
  const covered = { measure, content, orders, authority, pack, ...titles }
  const problems = [
    ...problemsForSubmit(submission),
    ...procedure.problemsOf(submission, dossier, view),
    ...brokenOrders(view.dossier).map(({ name }) => problem('order-broken', 'orders', { name })),
    ...problemsOfRequesting(covered),
    ...problemsOfApprovers(content, await approversBeside({ liaison }, by, view, content)),
  ]
  const { authoriser } = titles
  const beyond = authoriser !== undefined && authority ? problemsOfAuthorising({ ...covered, authoriser }) : []
  return {
    service,
    pack,
    problems,
    beyond,
    asks: measure,
    sending: await sendingProblems({ liaison }, view.agency.id, measure),
    basis: {
      unfit: basisReaches ? unfitBases(content, service) : [],
      vocabulary: packById(packFor(view.provider.country))!.vocabulary,
    },
    measure: { ...asked, legalBasis: basisReaches ? content.basis.code : null },
  }
}

/** How many could approve the request beside the officer who asks; asked only where it takes two. */
async function approversBeside(
  { liaison }: Pick<AppLoadContext, 'liaison'>,
  by: PersonSession,
  { agency, context }: RequestView,
  content: RequestContent,
): Promise<number> {
  if (professionsIn(content).length === 0) return 0
  const members = await liaison.people.membersOf(by, agency.id)
  return members.filter(
    ({ id, state, roles }) => state === 'active' && roles.includes('supervisor') && id !== context.requester,
  ).length
}

/** What every form of a draft carries. */
export function stepOf({ view }: Pick<Draft, 'view'>) {
  return { version: view.version, token: newToken() }
}

/** Saves a section as the form has it; goes on when it was saved, else answers the problems with what was typed. */
export async function saveSection<Values>(
  context: AppLoadContext,
  { person, view }: Draft,
  fields: Fields,
  {
    section,
    values,
    to,
  }: { readonly section: FormSection | 'identifiers'; readonly values: Values; readonly to?: string },
) {
  const step = { caseId: view.id, event: 'draft.save', data: { section, values } }
  const answer = orThrow(await performFromForm(context, person, fields, step))
  if (answer.ok) throw redirect(to ?? `/requests/${view.id}/draft`)
  return json({ problems: answer.problems, values }, { status: refusalStatus(answer) })
}

/** Problems and warnings of each identifier, by its id. */
export function notesOf(identifiers: readonly Identifier[], measure: Measure): Record<string, IdentifierNotes> {
  const note = (identifier: Identifier): IdentifierNotes => ({
    problems: problemsOfIdentifier(identifier, measure),
    warnings: warningsOfIdentifier(identifier, measure),
  })
  return Object.fromEntries(identifiers.map((identifier) => [identifier.id, note(identifier)]))
}

/** The number of the next identifier: ids are never used again, not even after a removal that was served. */
export function nextIdentifierNumber({ view }: Pick<Draft, 'view'>): number {
  const { draft, served } = view.dossier
  const used = [...draft.identifiers, ...(served?.content.identifiers ?? [])].map(({ id }) => Number(id.slice(1)))
  return Math.max(0, ...used) + 1
}

/** The identifier a form is about, or 404. */
export function requireIdentifier({ view }: Pick<Draft, 'view'>, id: string): Identifier {
  const found = view.dossier.draft.identifiers.find((identifier) => identifier.id === id)
  if (!found) throw notFound()
  return found
}
