/** The part of a case that a page shows; `identity` beside it when the target's identity is shown unmasked. */
export const seenParts = [
  'identity',
  'request',
  'report',
  'order',
  'support',
  'file',
  'orders',
  'decision',
  'production',
  'messages',
  'notes',
  'records',
  'trail',
  'sightings',
] as const
export type SeenPart = (typeof seenParts)[number]

/** One look as people read it: whoever looked again within the same ten minutes is told of once. */
export interface SightingLine {
  readonly at: string
  readonly personId: string
  readonly person: string
  readonly organisation: string
  readonly caseId: string
  /** name and version; null where the reader may not know of the case */
  readonly procedure: string | null
  /** registration number of the case */
  readonly number: string | null
  readonly fields: SeenPart
}

export interface SightingFilter {
  readonly caseId?: string
  /** only people of this organisation */
  readonly organisationId?: string
  /** part of a person's name, or of a number */
  readonly search?: string
  readonly fields?: SeenPart
  /** first and last day, `YYYY-MM-DD`, in UTC */
  readonly from?: string
  readonly until?: string
}
