import type { Clock } from '../kit/clock'
import type { Standing } from '../kit/procedure'
import type { Role, Side } from '../kit/words'
import type { DisclosureContext, DisclosureState } from './case'

const acting: Record<DisclosureState, { readonly side: Side; readonly role: Role } | null> = {
  draft: { side: 'agency', role: 'officer' },
  authorisation: { side: 'agency', role: 'supervisor' },
  sourceCheck: { side: 'provider', role: 'intake' },
  legalReview: { side: 'provider', role: 'legalReviewer' },
  clarification: { side: 'agency', role: 'officer' },
  collection: { side: 'provider', role: 'collector' },
  qualityCheck: { side: 'provider', role: 'qualityChecker' },
  answered: { side: 'agency', role: 'officer' },
  closed: null,
}

/** States in which a provider works on a request: when the agency disowns it, they lead back to the source check. */
export const disownedToSourceCheck = [
  ...(['sourceCheck', 'legalReview', 'clarification', 'collection', 'qualityCheck'] as const),
] as const satisfies readonly DisclosureState[]

/** The role whose turn it is; null when it is nobody's. */
export function actingRole(state: string): Role | null {
  return acting[state as DisclosureState]?.role ?? null
}

/** The side that must act, or null when nobody must. */
export function waitingFor({ state }: Pick<Standing<DisclosureContext>, 'state'>): Side | null {
  return acting[state as DisclosureState]?.side ?? null
}

/** The clock that matters: the closing one once the request is answered, the answer's before; while an amendment is drafted, none that has ended. */
export function clockThatMatters({
  state,
  context,
}: {
  readonly state: string
  readonly context: Pick<DisclosureContext, 'answerClock' | 'closingClock'>
}): Clock | null {
  return state === 'answered' ? context.closingClock : context.answerClock
}

/** Served once at least: from then on the provider sees the case. */
export function isServed({ number }: DisclosureContext): boolean {
  return number !== null
}

/** Items of which data are to be collected. */
export function grantedItems({ items }: Pick<DisclosureContext, 'items'>) {
  return items.filter(({ decision }) => decision === 'grant' || decision === 'partly')
}

/** The number of the amendment being drafted or served: base number and suffix. */
export function amendmentNumber(number: string, revision: number): string {
  return `${number.replace(/-A\d+$/, '')}-A${revision}`
}
