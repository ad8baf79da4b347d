/** Numbers and code lists of one jurisdiction or instrument. Data only; words for the codes are in the locales (`pack.<id>.<code>`). */
export interface PolicyPack {
  /** name and version, for example `practice@1`; a case keeps it for ever */
  readonly id: string
  readonly jurisdiction: string
  readonly legalBases: readonly LegalBasis[]
  readonly offences: readonly string[]
  /** longest time window of one identifier, in days, by data category */
  readonly longestWindow: Readonly<Record<string, number>>
  readonly returnReasons: readonly string[]
  readonly sourceCheckMethods: readonly string[]
  readonly rejectionGrounds: readonly string[]
  readonly refusalGrounds: readonly string[]
  /** reasons why an item was not found, is not held, has expired or is partial */
  readonly nilGrounds: Readonly<Record<string, readonly string[]>>
  readonly contestGrounds: readonly string[]
  readonly sight: SightRule
  readonly deadlines: Readonly<Record<'answer' | 'closing', DeadlineRule>>
}

export interface LegalBasis {
  readonly code: string
  /** data categories it can reach */
  readonly categories: readonly string[]
  /** who issues it: `police`, `prosecutor`, `court` */
  readonly issuedBy: string
}

/** How the target's identity may be looked at. */
export interface SightRule {
  /** hours for which a reveal holds */
  readonly hours: number
  /** hours in which an auditor who was allowed may reveal */
  readonly oversightHours: number
  /** reasons a person of each side may give; `other` needs a text */
  readonly reasons: Readonly<Record<'agency' | 'provider' | 'oversight', readonly string[]>>
  /** reveals drawn every week for auditors to look over */
  readonly weeklySample: number
}

export interface DeadlineRule {
  /** ISO 8601 duration in calendar days */
  readonly length: string
  /** the place in the instrument, for example `4(2)` */
  readonly reference: string
  /** states in which the clock stands still */
  readonly pausedIn: readonly string[]
}
