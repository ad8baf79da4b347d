/** A deadline as data: which rule, from when, how long, with its pauses. Lateness is computed from it, never stored. */
export interface Clock {
  /** rule of the policy pack, for example `answer` */
  readonly rule: string
  /** instant from which it runs, ISO 8601 in UTC */
  readonly start: string
  /** length as an ISO 8601 duration in calendar days, for example `P10D` */
  readonly length: string
  /** IANA zone whose calendar counts the days */
  readonly zone: string
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
