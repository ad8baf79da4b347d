import { dayAt } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import type { Standing } from '../kit/procedure'
import type { Role, Side } from '../kit/words'
import type { ClockRule } from '../policy/clock-rule'
import type { LegalCategory } from '../policy/instrument'
import { instruments } from '../policy/instruments/index'
import type { PolicyPack } from '../policy/pack'
import { ruleFor, type RuleFound } from '../policy/resolve'
import type { Source } from '../policy/source'
import type { InternationalContext, InternationalState } from './case'

/** The one clock: for how long data are kept at least while mutual assistance is on its way. */
export const clockNames = ['foreignPreservation'] as const

type Acting = { readonly side: Side; readonly role: Role }

const acting: Record<InternationalState, Acting | null> = {
  draft: { side: 'agency', role: 'officer' },
  authorisation: { side: 'agency', role: 'supervisor' },
  ownPoint: { side: 'agency', role: 'officer' },
  foreignPoint: { side: 'provider', role: 'officer' },
  consultation: { side: 'agency', role: 'officer' },
  execution: { side: 'provider', role: 'officer' },
  kept: { side: 'agency', role: 'officer' },
  held: { side: 'provider', role: 'officer' },
  ending: { side: 'provider', role: 'officer' },
  closed: null,
}

/** Whose turn it is; null when it is nobody's. `provider` is the side that is asked: the authority of the other country. */
export function turnIn(state: string): Acting | null {
  return acting[state as InternationalState] ?? null
}

/** The clock that runs; null when none does. */
export function clockIn({ context, closed }: Pick<Standing<InternationalContext>, 'context' | 'closed'>): Clock | null {
  return closed ? null : context.clock
}

/** The same with the source of its rule. */
export function clockInWithSource(
  standing: Pick<Standing<InternationalContext>, 'context' | 'closed'>,
  pack: PolicyPack,
): (Clock & { readonly source: Source }) | null {
  const clock = clockIn(standing)
  return clock && { ...clock, source: clockRule(standing.context.instrument, pack)!.source }
}

/** Everyone whom the context names. */
export function peopleIn(context: InternationalContext): readonly (string | null)[] {
  const { requester, authoriser, forwardedBy, acknowledgedBy, sourceCheck, acceptedBy } = context
  return [requester, authoriser, forwardedBy, acknowledgedBy, sourceCheck?.by ?? null, acceptedBy]
}

export interface AskedAbroad {
  readonly pack: PolicyPack
  readonly instrument: string
  readonly category: LegalCategory
  /** instant of the question, ISO 8601 in UTC */
  readonly now: string
  /** country that is asked */
  readonly country: string
}

/** The rule by which another country is asked to have data kept, or which rule is in the way. */
export function ruleAbroad({ pack, instrument, category, now, country }: AskedAbroad): RuleFound {
  const on = dayAt(now, pack.zone)
  return ruleFor({ pack, instrument, measure: 'foreignPreservation', category, on, country })
}

/** Treaties of the country under which contact points have data kept for each other (Convention on Cybercrime, 29). */
export function instrumentsAbroad(pack: PolicyPack): readonly string[] {
  return pack.applies.map(({ instrument }) => instrument).filter((id) => clockRuleOf(id) !== null)
}

/** The rule of the clock under an instrument, under the clock's own name; null where the country doesn't apply it. */
export function clockRule(instrument: string, pack: PolicyPack): ClockRule | null {
  const rule = instrumentsAbroad(pack).includes(instrument) ? clockRuleOf(instrument) : null
  return rule && { ...rule, id: 'foreignPreservation' }
}

function clockRuleOf(id: string): ClockRule | null {
  const instrument = instruments.find((each) => each.id === id)
  const measure = instrument?.measures.find((each) => each.measure === 'foreignPreservation')
  if (!instrument || measure?.route !== 'contactPoint') return null
  return instrument.clocks.find((clock) => clock.id === measure.clocks[0]) ?? null
}
