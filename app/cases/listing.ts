import type { DisclosureContext, DisclosureDossier } from '~machines/disclosure/case'
import { scrubber } from '~machines/identifiers/mask'
import { isPaused } from '~machines/kit/clock-arithmetic'
import { clockThatMatters, waitingFor } from '~machines/disclosure/standing'
import type { Standing } from '~machines/kit/procedure'

/** What lists are drawn from: columns of the case's row, derived from where it stands and what it says. */
export interface Listing {
  readonly agencyId: string | null
  readonly providerId: string | null
  readonly requesterId: string | null
  readonly number: string | null
  readonly outcome: string | null
  readonly servedAt: Date | null
  readonly dueAt: Date | null
  readonly waitingFor: string | null
  readonly items: number
  readonly itemsDone: number
  readonly title: string | null
}

export function listingOf(procedure: string, standing: Standing, dossier: unknown): Listing {
  if (procedure.startsWith('disclosure@')) {
    return disclosureListing(standing as Standing<DisclosureContext>, dossier as DisclosureDossier)
  }
  const { organisation, person } = standing.context as Owners
  // a finding is nobody's own: it is about a person, and no page of their organisation lists it
  const agencyId = procedure.startsWith('finding@') ? null : (organisation ?? null)
  return { ...unlisted, agencyId, requesterId: person ?? null }
}

function disclosureListing(standing: Standing<DisclosureContext>, dossier: DisclosureDossier): Listing {
  const { context } = standing
  const asked = dossier.served?.content ?? dossier.draft
  const clock = standing.closed ? null : clockThatMatters(standing)
  return {
    agencyId: context.agency,
    providerId: context.provider,
    requesterId: context.requester,
    number: context.number,
    outcome: context.outcome,
    servedAt: dossier.served ? new Date(dossier.served.servedAt) : null,
    dueAt: clock && !isPaused(clock) ? new Date(clock.due) : null,
    waitingFor: waitingFor(standing),
    items: context.items.length,
    itemsDone: context.items.filter((item) => item.result !== null || item.decision === 'refuse').length,
    title: scrubber(asked.identifiers)(asked.matter.title) || null,
  }
}

/** Membership and organisation cases belong to their organisation, whatever its side. */
interface Owners {
  readonly organisation?: string
  readonly person?: string
}

const unlisted: Listing = {
  agencyId: null,
  providerId: null,
  requesterId: null,
  number: null,
  outcome: null,
  servedAt: null,
  dueAt: null,
  waitingFor: null,
  items: 0,
  itemsDone: 0,
  title: null,
}
