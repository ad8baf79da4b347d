import type { Counting, Unit } from '../policy/clock-rule'

/**
 * A deadline as data: which rule, from when, how long, counted how, with its pauses. All that it was counted by stands in
 * it, so that it stays as it is whatever becomes of the pack. Lateness is computed from it, never stored.
 */
export interface Clock {
  /** rule of the policy pack, for example `answer` */
  readonly rule: string
  /** instant from which it runs, ISO 8601 in UTC */
  readonly start: string
  /** ISO 8601 duration, for example `P10D` */
  readonly length: string
  readonly unit: Unit
  /** calculator and its version */
  readonly counting: Counting
  /** IANA zone whose days and hours are counted: of whoever has to act */
  readonly zone: string
  /** holiday table by which it is counted, `AT@1`; null where holidays make no difference */
  readonly calendar: string | null
  /** reasons for which it may stand */
  readonly mayPause: readonly string[]
  readonly pauses: readonly Pause[]
  /** instant at which it is due as things stand, pauses that have ended counted in */
  readonly due: string
}

export interface Pause {
  /** coded reason, for example `clarification` */
  readonly reason: string
  readonly from: string
  /** null while it lasts */
  readonly until: string | null
}
