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
  readonly sourceRisk: SourceRisk
  readonly enrolment: EnrolmentRules
  /** whether people of a side need a valid training to submit, review or release (guidelines le.training, sp.training) */
  readonly trainingRequired: Readonly<Record<'agency' | 'provider', boolean>>
  readonly sight: SightRule
  readonly deadlines: Readonly<Record<'answer' | 'closing', DeadlineRule>>
}

/** Who takes part, and for how long it was checked. Lengths are ISO 8601 durations. */
export interface EnrolmentRules {
  /** how long a change of switchboard, domain, key or security contact is announced before it can be confirmed */
  readonly changeNotice: string
  /** how long somebody has been administrator or operator before their word counts in a pair */
  readonly newRole: string
  /** how long a vetting holds, and how long after that it can be done again before the organisation is suspended */
  readonly vetting: string
  readonly vettingGrace: string
  /** how long an agency has stood without suspension before it may be given the emergency right */
  readonly goodStanding: string
  /** how often the list of people is confirmed */
  readonly peopleConfirmation: string
  readonly vettingDocuments: readonly string[]
  /** how a person was identified by whoever vouches for them, and by which document */
  readonly identifiedHow: readonly string[]
  readonly identityDocuments: readonly string[]
}

/** How the source of a request is weighed. Every value is this pack's own policy: no instrument gives a number. */
export interface SourceRisk {
  /** points by code of the risk */
  readonly points: Readonly<Record<string, number>>
  /** the sum from which a step is added */
  readonly from: Readonly<Record<'callBack' | 'secondPerson' | 'delay', number>>
  /** how long nothing is released after service where the delay was added, ISO 8601 duration */
  readonly delay: string
  readonly limits: {
    /** how long an account or passkey is new, and particulars are newly changed; ISO 8601 durations */
    readonly newFor: string
    readonly changedFor: string
    /** how long the same words in another request count as repeated */
    readonly repeatedFor: string
    /** hours between which an agency works on weekdays */
    readonly dayFrom: number
    readonly dayUntil: number
    readonly subjects: number
    /** requests a day from which a rate can be unusual, and how often its mean it must be */
    readonly rateLeast: number
    readonly rateTimes: number
  }
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
