import type { ClockStart, Party } from '../policy/clock-rule'

/**
 * When something reached each party, and when the party itself said so. No instant is derived from another party's: a
 * rule that starts with somebody's receipt takes that one's.
 */
export interface Receipts {
  /** the request as it stands was served on the provider; null until then */
  readonly provider: string | null
  readonly providerConfirmed: string | null
  /** the answer was there for the agency to take; null until then */
  readonly agency: string | null
  readonly agencyConfirmed: string | null
}

export const noReceipts: Receipts = { provider: null, providerConfirmed: null, agency: null, agencyConfirmed: null }

/** The parties of a case that receive something through the portal. */
export const receivingParties = ['provider', 'agency'] as const satisfies readonly Party[]

/** What is served begins a round of its own: nothing of it was received before. */
export function servedAt(now: string): Receipts {
  return { ...noReceipts, provider: now }
}

/**
 * The instant at which a clock starts that is started now: a receipt is that of the party its rule names, whatever
 * happened to others. Nobody but these two receives anything through the portal; for the rest it is the moment itself.
 */
export function startInstant(start: ClockStart, receipts: Receipts, now: string): string {
  if (start.on !== 'receipt') return now
  const party = receivingParties.find((each) => each === start.by)
  return (party && receipts[party]) ?? now
}
