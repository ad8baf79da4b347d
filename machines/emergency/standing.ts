import { isPaused } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import type { Deadlines } from '../request/deadlines'
import type { Turn } from '../request/procedure'
import type { EmergencyContext, EmergencyState } from './case'
import { answerRule, confirmationRule, validationRule } from './terms'

/** Whose turn it is while a clock runs: the provider answers, the agency stands by what it asked for. */
export const clockSides = {
  ...({ emergencyAnswer: 'provider', oralConfirmation: 'agency' } as const),
  ...({ validation: 'agency', restriction: 'agency', closing: 'agency' } as const),
} as const
export type ClockName = keyof typeof clockSides

const acting: Record<EmergencyState, Turn | null> = {
  draft: { side: 'agency', role: 'officer' },
  authorisation: { side: 'agency', role: 'supervisor' },
  secondApproval: { side: 'agency', role: 'supervisor' },
  sourceCheck: { side: 'provider', role: 'intake' },
  assessment: { side: 'provider', role: 'legalReviewer' },
  collection: { side: 'provider', role: 'collector' },
  qualityCheck: { side: 'provider', role: 'qualityChecker' },
  answered: { side: 'agency', role: 'officer' },
  restriction: { side: 'agency', role: 'supervisor' },
  closed: null,
}

/** Whose turn it is; null when it is nobody's. */
export function turnIn(state: string): Turn | null {
  return acting[state as EmergencyState] ?? null
}

/** States in which the provider works on it: when the agency disowns it, they lead back to the check of its source. */
export const atProvider = [
  ...(['sourceCheck', 'assessment', 'collection', 'qualityCheck'] as const),
] as const satisfies readonly EmergencyState[]

const clockIn = {
  emergencyAnswer: ({ answerClock }: EmergencyContext) => answerClock,
  oralConfirmation: ({ confirmationClock }: EmergencyContext) => confirmationClock,
  validation: ({ validationClock }: EmergencyContext) => validationClock,
  restriction: ({ restrictionClock }: EmergencyContext) => restrictionClock,
  closing: ({ closingClock }: EmergencyContext) => closingClock,
} as const satisfies Record<ClockName, (context: EmergencyContext) => Clock | null>

/** The clock of a name, whatever it is called in law. */
export function clockNamed(name: string, context: EmergencyContext): Clock | null {
  return clockIn[name as ClockName](context)
}

export const emergencyDeadlines: Deadlines<EmergencyContext> = {
  sides: clockSides,
  // the clock of whoever's turn it is comes first, then whichever is due first
  clocksOf: ({ state, context }) => {
    const side = turnIn(state)?.side
    const running = (Object.keys(clockSides) as ClockName[]).flatMap((name) => clockIn[name](context) ?? [])
    const rank = (clock: Clock) => (clockSides[clock.rule as ClockName] === side && !isPaused(clock) ? 0 : 1)
    return running.toSorted((one, other) => rank(one) - rank(other) || (one.due < other.due ? -1 : 1))
  },
  ruleOf: (name, context, pack) => rules[name as ClockName](context, pack),
  breached: ['emergencyAnswer'],
}

const rules: Readonly<
  Record<
    ClockName,
    Deadlines<EmergencyContext>['ruleOf'] extends (name: string, ...rest: infer Rest) => infer Rule
      ? (...rest: Rest) => Rule
      : never
  >
> = {
  emergencyAnswer: answerRule,
  oralConfirmation: (_context, pack) => confirmationRule(pack),
  validation: validationRule,
  restriction: (_context, pack) => pack.clocks.restriction,
  closing: (_context, pack) => pack.clocks.closing,
}

/** Whether nothing is left for the agency to do about what it asked for: it is confirmed in writing, and somebody stands by it. */
export function isSettled({ oral, authoriser, validation }: EmergencyContext): boolean {
  return (oral === null || authoriser !== null) && validation !== 'pending'
}

/** Whether anything at all was disclosed. */
export function hasDisclosed({ outcome }: EmergencyContext): boolean {
  return outcome === 'delivered' || outcome === 'deliveredInPart'
}
