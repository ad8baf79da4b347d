// What is counted over requests, for whoever answers for them and whoever watches.

/** So many requests of an agency have a code of its policy pack. */
export interface CodedCount {
  readonly pack: string
  readonly code: string
  readonly requests: number
}

/** What an agency's requests ask of providers beyond the ordinary. */
export interface AgencyUse {
  readonly agency: string
  /** days before now in which a request counted was served */
  readonly days: number
  /** served in that time, whatever they ask for */
  readonly requests: number
  readonly emergencies: number
  /** of those that have a rank, every one but the emergencies: how many rank above normal */
  readonly aboveNormal: number
  /** of these, how many have each rank, the most urgent first */
  readonly ranks: readonly CodedCount[]
  /** concern somebody in a protected profession */
  readonly sensitive: number
  /** of these, how many named each profession */
  readonly professions: readonly CodedCount[]
}

/** How often an agency asks for an emergency, and what became of it; and how often it asks to be answered before others. */
export interface EmergencyShare {
  /** days before now in which a request counted was served */
  readonly days: number
  /** served in that time, whatever they ask for */
  readonly requests: number
  readonly emergencies: number
  readonly downgraded: number
  readonly notVerified: number
  readonly notValidated: number
  /** of those that are no emergencies, how many rank above normal */
  readonly aboveNormal: number
}
