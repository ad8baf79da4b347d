import type { Clock } from '../kit/clock'
import { collectedOutcomes, type AnsweringContext, type AnsweringDossier } from '../request/answer/case'
import type { ValidatedContext, ValidatedDossier } from '../request/validation/case'

export const emergencyStates = [
  ...(['draft', 'authorisation', 'secondApproval', 'sourceCheck', 'assessment', 'collection', 'qualityCheck'] as const),
  ...(['answered', 'restriction', 'closed'] as const),
] as const
export type EmergencyState = (typeof emergencyStates)[number]

/**
 * How it ended. `downgraded`: no emergency, to be asked for in the ordinary way; `notValidated`: no authority stood by it
 * in time, `notConfirmed`: what was asked by voice never came in writing; what was disclosed is deleted or restricted.
 */
export const emergencyOutcomes = [
  ...collectedOutcomes,
  ...(['refused', 'notHolder', 'notVerified', 'withdrawn', 'downgraded', 'notValidated', 'notConfirmed'] as const),
] as const
export type EmergencyOutcome = (typeof emergencyOutcomes)[number]

/** What became of data that no authority stood by. */
export const restrictionWays = ['deleted', 'restricted'] as const
export type RestrictionWay = (typeof restrictionWays)[number]

/** The machine's context: ids, codes, counts and instants only. */
export interface EmergencyContext extends AnsweringContext, ValidatedContext {
  readonly outcome: EmergencyOutcome | null
  /** asked by voice and written down by the provider; null for one that was filed */
  readonly oral: {
    readonly by: string
    readonly at: string
    /** officer who confirmed it in writing, to be signed by a supervisor too */
    readonly confirmedBy: string | null
  } | null
  /** the law or treaty on which it rests, name and version; empty while the draft names none */
  readonly instrument: string
  readonly answerClock: Clock | null
  /** until when what was asked by voice is confirmed in writing */
  readonly confirmationClock: Clock | null
  readonly restrictionClock: Clock | null
  readonly closingClock: Clock | null
}

/** Why it cannot wait: the facts by which the legal test is met. */
export interface Peril {
  /** law or treaty, name and version; empty while none is named */
  readonly instrument: string
  /** code of what is in danger; empty while none is named */
  readonly danger: string
  /** who is in danger, as far as it is known */
  readonly endangered: string
  /** what is expected to happen, and when */
  readonly imminence: string
  /** how these data help against it, and why no less will do */
  readonly use: string
  /** `yes` once the officer has declared that the facts are true to their knowledge */
  readonly declared: 'yes' | ''
}

/** A request by voice as the provider wrote it down. */
export interface OralRecord {
  readonly at: string
  readonly calledAt: string
  /** name and rank as the caller gave them */
  readonly caller: string
  /** number from which the call came, or that the caller gave; never the one that is called back */
  readonly callerNumber: string
  /** words given to the caller, by which the officer who confirms shows to be the one who called; the provider's alone */
  readonly code: string
  readonly text: string
}

export interface RestrictionProof {
  readonly at: string
  readonly how: RestrictionWay
  /** instant from which the data are gone or out of use */
  readonly doneAt: string
  readonly system: string
  readonly text: string
}

/** What the case says: everything that is not a code or an id. Stored encrypted under the case's key. */
export interface EmergencyDossier extends AnsweringDossier, ValidatedDossier {
  readonly peril: Peril
  readonly oral: OralRecord | null
  /** the test as the provider's reviewer applied it */
  readonly assessed: { readonly at: string; readonly text: string } | null
  readonly downgrade: { readonly at: string; readonly ground: string; readonly text: string } | null
  readonly restriction: RestrictionProof | null
}
