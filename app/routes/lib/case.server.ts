import type { AppLoadContext } from '@remix-run/node'
import type { DisclosureView } from '~/cases/reading.server'
import type { PersonSession } from '~/people/session'
import type { CaseFacts } from '~/ui/case/facts'
import { packById } from '~machines/policy/index'
import type { PolicyPack } from '~machines/policy/pack'
import { notFound, requirePerson } from './guard'

/** A request as the person who is signed in may see it. */
export interface OpenedCase {
  readonly person: PersonSession
  readonly view: DisclosureView
  readonly pack: PolicyPack
  /** what the frame around each of its pages shows */
  readonly facts: CaseFacts
}

/** The request of the address, or 404 for whoever must not learn of it. */
export async function requireCase(context: AppLoadContext, caseId: string): Promise<OpenedCase> {
  const person = requirePerson(context)
  const view = await context.liaison.cases.read(person, caseId)
  if (!view) throw notFound()
  const pack = packById(view.pack)!
  return { person, view, pack, facts: await factsOf(context, person, view, pack) }
}

async function factsOf(
  { liaison }: AppLoadContext,
  person: PersonSession,
  view: DisclosureView,
  pack: PolicyPack,
): Promise<CaseFacts> {
  const content = askedOf(view)
  const service = await liaison.directory.service(person, content.addressee.serviceId)
  const { id, procedure, version, state, closed, side, roles, offers, agency, provider, clock, now, context } = view
  return {
    ...{ id, procedure, pack: view.pack, version, state, closed, side, roles, offers, agency, provider, now },
    ...{
      title: content.matter.title,
      number: context.number,
      outcome: context.outcome,
      service: service?.name ?? null,
    },
    amending: context.amendedFrom !== null,
    clock: clock && { ...clock, reference: pack.deadlines[clock.rule as 'answer' | 'closing'].reference },
    zone: person.organisation.zone,
    undecided: context.items.filter(({ decision }) => decision === null).length,
    tabs: tabsOf(view),
  }
}

/** The request as it was asked: as served, or the draft while it was not. */
export function askedOf({ dossier }: Pick<DisclosureView, 'dossier'>) {
  return dossier.served?.content ?? dossier.draft
}

/** Pages of the case that have something to say to this side. */
function tabsOf({ side, context, dossier, records, offers }: DisclosureView): CaseFacts['tabs'] {
  const served = dossier.served !== null
  const decided = context.decidedBy !== null || dossier.answer !== null
  const reviewed = side === 'agency' ? decided : context.sourceCheck !== null || decided
  const delivered = dossier.files.length > 0 || dossier.delivered
  const produced = side === 'agency' ? delivered : delivered || context.decidedBy !== null
  return {
    decision: served && reviewed,
    production: served && produced,
    messages: served ? dossier.messages.length : null,
    notes: offers.includes('note.add') ? dossier.notes.length : null,
    documents: records.length,
  }
}
