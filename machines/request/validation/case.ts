import type { Clock } from '../../kit/clock'

/** Whether an authority that may order it stands by it: it issued it itself, has yet to, did, said no, or kept silent. */
export const validations = ['needless', 'pending', 'validated', 'refused', 'lapsed'] as const
export type Validation = (typeof validations)[number]

/** What a request that may be issued first and validated afterwards has in its context. */
export interface ValidatedContext {
  readonly validation: Validation
  /** until when an authority has to stand by it; null while nothing has to be */
  readonly validationClock: Clock | null
}

export interface ValidationOutcome {
  readonly at: string
  readonly result: 'validated' | 'refused' | 'lapsed'
  /** code of the authority; empty where it kept silent */
  readonly authority: string
  readonly order: string
  readonly issuedBy: string
  readonly issuedOn: string
  readonly text: string
}

export interface ValidatedDossier {
  readonly validation: ValidationOutcome | null
}
