import type { Identifier } from '../identifiers/identifier'
import type { Clock } from '../kit/clock'
import { collectedOutcomes, type AnsweringContext, type AnsweringDossier } from '../request/answer/case'

export const disclosureStates = [
  'draft',
  'authorisation',
  'secondApproval',
  'sourceCheck',
  'legalReview',
  'clarification',
  'collection',
  'qualityCheck',
  'answered',
  'closed',
] as const
export type DisclosureState = (typeof disclosureStates)[number]

/** How it ended. `nothingFound`: granted, nothing there; `refused`: every item refused; the rest say themselves. */
export const outcomes = [...collectedOutcomes, 'refused', 'notHolder', 'notVerified', 'withdrawn'] as const
export type Outcome = (typeof outcomes)[number]

/** The machine's context: ids, codes, counts and instants only. */
export interface DisclosureContext extends AnsweringContext {
  /** 0 for the first version served, then the number of the amendment being drafted or served */
  readonly revision: number
  /** while an amendment is drafted: the state to which discarding it returns */
  readonly amendedFrom: DisclosureState | null
  readonly outcome: Outcome | null
  readonly answerClock: Clock | null
  readonly closingClock: Clock | null
  /** by when the agency answers the open defects; it is the agency that is late then, and nothing else comes of it */
  readonly clarificationClock: Clock | null
}

/** Something that is wrong with the request as served, by a code of the pack. */
export interface Defect {
  readonly code: string
  /** `matter.facts`, `basis`, `identifiers.i2`, `identifiers.i2.port`, … */
  readonly fields: readonly string[]
  /** may be empty where the code says everything */
  readonly text: string
}

/** A text or code of the request, or an identifier; null for one that was withdrawn. */
export type ChangedValue = string | Identifier | null

export interface ClarificationRound {
  readonly askedAt: string
  readonly defects: readonly Defect[]
  readonly answeredAt: string | null
  readonly text: string
  /** what was said to each defect, in their order; empty where what was changed says it */
  readonly words: readonly string[]
  /** orders attached with the answer, by id */
  readonly orders: readonly string[]
  /** what changed, field by field */
  readonly changes: readonly {
    readonly field: string
    readonly before: ChangedValue
    readonly after: ChangedValue
  }[]
}

/** What the case says: everything that is not a code or an id. Stored encrypted under the case's key. */
export interface DisclosureDossier extends AnsweringDossier {
  readonly clarifications: readonly ClarificationRound[]
  readonly contests: readonly { readonly at: string; readonly ground: string; readonly text: string }[]
}
