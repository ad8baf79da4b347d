import { isPaused } from '../kit/clock-arithmetic'
import type { Deadlines } from '../request/deadlines'
import type { Turn } from '../request/procedure'
import type { DisclosureContext, DisclosureState } from './case'

/** Whose turn it is while a clock runs. */
export const clockSides = { answer: 'provider', clarification: 'agency', closing: 'agency' } as const
export type ClockName = keyof typeof clockSides

const acting: Record<DisclosureState, Turn | null> = {
  draft: { side: 'agency', role: 'officer' },
  authorisation: { side: 'agency', role: 'supervisor' },
  secondApproval: { side: 'agency', role: 'supervisor' },
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

/** Whose turn it is; null when it is nobody's. */
export function turnIn(state: string): Turn | null {
  return acting[state as DisclosureState] ?? null
}

/** The closing clock starts with an answer, and stays until it is contested or an amendment asks anew. */
export function answeredAt({ closingClock }: Pick<DisclosureContext, 'closingClock'>): string | null {
  return closingClock && closingClock.start
}

export const disclosureDeadlines: Deadlines<DisclosureContext> = {
  sides: clockSides,
  // the closing one once the request is answered, the answer's before, and the agency's own while defects are open: first what
  // runs; while an amendment is drafted, none that has ended
  clocksOf: ({ state, context: { answerClock, clarificationClock, closingClock } }) => {
    const clocks = state === 'answered' ? [closingClock] : [answerClock, clarificationClock]
    return clocks
      .filter((clock) => clock !== null)
      .sort((one, other) => Number(isPaused(one)) - Number(isPaused(other)))
  },
  ruleOf: (name, _context, pack) => pack.clocks[name as ClockName],
  breached: ['answer'],
}

/** The number of the amendment being drafted or served: base number and suffix. */
export function amendmentNumber(number: string, revision: number): string {
  return `${number.replace(/-A\d+$/, '')}-A${revision}`
}
