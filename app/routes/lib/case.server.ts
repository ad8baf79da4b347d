import type { AppLoadContext } from '@remix-run/node'
import { isAnswering, isDisclosure, type AnsweringView, type RequestView } from '~/cases/views'
import type { SeenPart } from '~/cases/sighting'
import { mayOpen } from '~/people/authorised'
import type { PersonSession } from '~/people/session'
import type { CaseFacts } from '~/ui/case/facts'
import { restrictionOn } from '~/ui/request/restricted'
import type { SightFacts } from '~/ui/case/sight'
import { packById } from '~machines/policy/index'
import type { PolicyPack } from '~machines/policy/pack'
import type { Role } from '~machines/kit/words'
import { asSignedIn } from './as-signed-in'
import { openDefects } from './clarification.server'
import { notFound, requireNamed, type NamingPage } from './guard'
import { newToken } from './step.server'

export type CasePage = Extract<NamingPage, `/requests/:id${string}`>
type RecordPage = Extract<NamingPage, `/records/:record${string}`>

/** What is noted of a look, page by page. */
const partShown: Readonly<Record<CasePage, SeenPart>> = {
  '/requests/:id': 'request',
  '/requests/:id/content': 'request',
  '/requests/:id/draft': 'request',
  '/requests/:id/draft/:section': 'request',
  '/requests/:id/draft/check': 'request',
  '/requests/:id/draft/identifiers': 'request',
  '/requests/:id/draft/identifiers/:identifier': 'request',
  '/requests/:id/draft/identifiers/paste': 'request',
  '/requests/:id/submitted': 'request',
  '/requests/:id/file': 'request',
  '/requests/:id/authorise': 'request',
  '/requests/:id/reveal': 'request',
  '/requests/:id/step/:event': 'request',
  '/requests/:id/source': 'request',
  '/requests/:id/orders': 'orders',
  '/requests/:id/orders/:order': 'orders',
  '/requests/:id/orders/:order/content': 'orders',
  '/requests/:id/decision': 'decision',
  '/requests/:id/production': 'production',
  '/requests/:id/attach': 'production',
  '/requests/:id/files/:file': 'production',
  '/requests/:id/files/:file/content': 'production',
  '/requests/:id/messages': 'messages',
  '/requests/:id/notes': 'notes',
  '/requests/:id/documents': 'records',
  '/requests/:id/trail': 'trail',
  '/requests/:id/sightings': 'sightings',
}

type SignedIn<View> = View & { readonly withheld: readonly Role[] }

/** States in which a supervisor decides. */
export const awaitingAuthority: ReadonlySet<string> = new Set(['authorisation', 'secondApproval'])

/** A request as the person who is signed in may see it. */
export interface OpenedCase<View = RequestView> {
  readonly person: PersonSession
  readonly view: SignedIn<View>
  readonly pack: PolicyPack
  /** what the frame around each of its pages shows */
  readonly facts: CaseFacts
}

/** The request of the address, or 404 for whoever must not learn of it. */
export async function requireCase(context: AppLoadContext, page: CasePage, caseId: string): Promise<OpenedCase> {
  const { person, view } = await requireView(context, page, caseId)
  const pack = packById(view.pack)!
  return { person, view, pack, facts: factsOf(person, view, pack) }
}

/** The request of the address if it is answered with data, or 404: requests of another kind have no such page. */
export async function requireAnswering(
  context: AppLoadContext,
  page: CasePage,
  caseId: string,
): Promise<OpenedCase<AnsweringView>> {
  const { view, ...opened } = await requireCase(context, page, caseId)
  if (!isAnswering(view)) throw notFound()
  return { view, ...opened }
}

/** The request of the address for whoever may know who looked at it; who takes no part in it gets its number alone. */
export async function requireLooks(context: AppLoadContext, caseId: string) {
  const { cases } = context.liaison
  const { person, found } = await requireNamed(
    context,
    '/requests/:id/sightings',
    async (by) => (await cases.show(by, caseId, 'sightings')) ?? (await cases.showAsParty(by, caseId)),
  )
  if (!('dossier' in found)) return { person, caseId: found.id, number: found.number, facts: null }
  const facts = factsOf(person, asSignedIn(found, person), packById(found.pack)!)
  return { person, caseId: found.id, number: facts.number, facts }
}

/** What of the request this person may see, without what the frame shows around it. */
export async function requireView(context: AppLoadContext, page: CasePage, caseId: string) {
  const { person, found } = await requireNamed(context, page, (by) =>
    context.liaison.cases.show(by, caseId, partShown[page]),
  )
  return { person, view: asSignedIn(found, person) }
}

/** Whoever may open the page of a record, or 404: a record is seen by those who see its case. */
export function requireRecord(context: AppLoadContext, page: RecordPage, record: string) {
  const { cases, records } = context.liaison
  return requireNamed(context, page, async (by) => {
    const caseId = await records.caseOf(by, record)
    return caseId === null ? null : cases.standing(by, caseId)
  })
}

function factsOf(person: PersonSession, view: SignedIn<RequestView>, pack: PolicyPack): CaseFacts {
  const content = askedOf(view)
  const {
    id,
    procedure,
    version,
    state,
    turn,
    closed,
    side,
    roles,
    offers,
    agency,
    provider,
    clock,
    otherClocks,
    now,
    context,
  } = view
  return {
    ...{
      id,
      procedure,
      pack: view.pack,
      version,
      state,
      turn,
      closed,
      clock,
      otherClocks,
      side,
      roles,
      offers,
      agency,
      provider,
      now,
    },
    ...{
      title: content.matter.title,
      number: context.number,
      outcome: context.outcome,
      service: view.service,
    },
    withheld: view.withheld,
    openDefects: openDefects(view, pack),
    amending: isDisclosure(view) && view.context.amendedFrom !== null,
    disownedAt: context.disownedAt,
    professions: context.professions,
    priority: context.priority,
    ...restrictedFacts(view, pack),
    zone: person.organisation.zone,
    undecided: isAnswering(view) ? view.context.items.filter(({ decision }) => decision === null).length : 0,
    sight: sightFacts(person, view, pack),
    tabs: { ...tabsOf(view), sightings: mayOpen('/requests/:id/sightings', person, view.relations) },
  }
}

/** What may be shown nowhere, whole, or where such material was found. */
function restrictedFacts(view: SignedIn<RequestView>, pack: PolicyPack): Pick<CaseFacts, 'restricted' | 'material'> {
  const restricted = restrictionOn([askedOf(view), view.dossier.draft], view.pack)
  const found = isAnswering(view) && view.dossier.materials.length > 0
  return { restricted, material: found ? pack.restricted.source : restricted }
}

/** What pages say of the mask: what is revealed until when, by which reasons it may be, and what auditors wait for. */
export function sightFacts(
  { organisation }: Pick<PersonSession, 'organisation'>,
  { sight, side, offers, dossier, people, now }: RequestView,
  pack: PolicyPack,
): SightFacts {
  const reasons = pack.sight.reasons[side === 'portal' ? 'oversight' : side]
  const { all, draft, identifiers, until } = sight
  const open = dossier.oversight.filter(({ allowedBy }) => allowedBy === null)
  return {
    ...{ all, draft, until, reasons, hours: pack.sight.hours, some: identifiers.length > 0 },
    ...{ reveals: offers.includes('identity.reveal'), asks: offers.includes('identity.askOversight') },
    allows: offers.includes('identity.allowOversight')
      ? open.map(({ by, at, reason, text }) => ({ person: by, name: people[by]?.name ?? '', at, reason, text }))
      : [],
    ...{ oversight: side === 'oversight', token: newToken(), now, zone: organisation.zone },
  }
}

/** The request as it was asked: as served, or the draft while it was not. */
export function askedOf({ dossier }: Pick<RequestView, 'dossier'>) {
  return dossier.served?.content ?? dossier.draft
}

/** Roles that make sure who is asking. */
const checksSource: ReadonlySet<string> = new Set(['intake', 'legalReviewer'])

/** Pages of the case that have something to say to this side. */
function tabsOf(view: RequestView): Omit<CaseFacts['tabs'], 'sightings'> {
  const { side, roles, context, dossier, records, offers } = view
  const served = dossier.served !== null
  const reviewed = context.sourceCheck !== null || dossier.answer !== null
  return {
    orders: dossier.orders.length,
    source: served && side !== 'agency' && (side === 'oversight' || roles.some((role) => checksSource.has(role))),
    ...(isAnswering(view) ? answeringTabs(view, reviewed) : { decision: false, production: false }),
    messages: served ? dossier.messages.length : null,
    notes: offers.includes('note.add') ? dossier.notes.length : null,
    documents: records.length,
  }
}

function answeringTabs({ side, context, dossier }: AnsweringView, reviewed: boolean) {
  const decided = context.decidedBy !== null || dossier.answer !== null
  const delivered = dossier.files.length + dossier.materials.length > 0 || dossier.delivered
  return {
    decision: dossier.served !== null && (decided || (side !== 'agency' && reviewed)),
    production: dossier.served !== null && (delivered || (side !== 'agency' && context.decidedBy !== null)),
  }
}
