import { itemIdsOf, type Identifier } from '../identifiers/identifier'
import type { Clock } from '../kit/clock'
import type { ClockRule } from '../policy/clock-rule'
import type { PolicyPack } from '../policy/pack'
import type { Deadlines } from '../request/deadlines'
import type { Progress, Turn } from '../request/procedure'
import type { KeptItem, PreservationContext, PreservationState } from './case'
import { clockRuleFor, validationRule } from './terms'

/**
 * Whose turn it is while a clock runs: the provider freezes the data; before their time ends, the agency asks for them,
 * extends it or lets them go. What it issued without whoever has to stand by it, it has validated.
 */
export const clockSides = { freeze: 'provider', validation: 'agency', preservation: 'agency' } as const

export type ClockName = keyof typeof clockSides

const clockNames = Object.keys(clockSides) as ClockName[]

/** The clock of a name, whatever it is called in law; null while it does not run. */
export function clockNamed(name: string, { freezeClock, validationClock, clock }: PreservationContext): Clock | null {
  return { freeze: freezeClock, validation: validationClock, preservation: clock }[name as ClockName]
}

const acting: Record<PreservationState, Turn | null> = {
  draft: { side: 'agency', role: 'officer' },
  authorisation: { side: 'agency', role: 'supervisor' },
  secondApproval: { side: 'agency', role: 'supervisor' },
  sourceCheck: { side: 'provider', role: 'intake' },
  securing: { side: 'provider', role: 'collector' },
  inEffect: { side: 'agency', role: 'officer' },
  extended: { side: 'agency', role: 'officer' },
  converted: { side: 'agency', role: 'officer' },
  released: null,
  lapsed: null,
  closed: null,
}

/** Whose turn it is; null when it is nobody's. */
export function turnIn(state: string): Turn | null {
  return acting[state as PreservationState] ?? null
}

export const preservationDeadlines: Deadlines<PreservationContext> = {
  sides: clockSides,
  clocksOf: ({ context }) => clockNames.flatMap((name) => clockNamed(name, context) ?? []),
  ruleOf: (name, context, pack) => rules[name as ClockName](context, pack),
  breached: ['freeze'],
}

const rules: Readonly<Record<ClockName, (context: PreservationContext, pack: PolicyPack) => ClockRule>> = {
  freeze: (_context, pack) => pack.clocks.freeze,
  validation: (context, pack) => validationRule(context, pack)!,
  preservation: clockRuleFor,
}

export function progressOf({ items }: PreservationContext): Progress {
  return { items: items.length, done: items.filter(({ kept }) => kept !== null).length }
}

/** Items as a request that was authorised has them: of none is it known what became of it. */
export function openItems(identifiers: readonly Identifier[]): KeptItem[] {
  return itemIdsOf(identifiers).map((id) => ({ id, kept: null, ground: null }))
}

/** Whether anything at all was frozen. */
export function keepsAnything({ items }: PreservationContext): boolean {
  return items.some(({ kept }) => kept === 'frozen' || kept === 'frozenInPart')
}

/** States in which the provider has not confirmed yet: disowned, they lead back to the check of the source. */
export const beforeConfirmation: readonly string[] = ['sourceCheck', 'securing']
