import type { Identifier } from '../identifiers/identifier'
import type { Clock } from '../kit/clock'
import type { RequestContext, RequestDossier } from '../request/case'

export const disclosureStates = [
  'draft',
  'authorisation',
  'sourceCheck',
  'legalReview',
  'clarification',
  'collection',
  'qualityCheck',
  'answered',
  'closed',
] as const
export type DisclosureState = (typeof disclosureStates)[number]

export const decisions = ['grant', 'partly', 'refuse'] as const
export type DecisionCode = (typeof decisions)[number]

export const results = ['found', 'partial', 'notFound', 'notHeld', 'expired'] as const
export type ResultCode = (typeof results)[number]

/**
 * How it ended. `delivered`: every item granted and found; `deliveredInPart`: some data; `nothingFound`: granted, nothing there;
 * `refused`: every item refused; the rest say themselves.
 */
export const outcomes = [
  'delivered',
  'deliveredInPart',
  'nothingFound',
  'refused',
  'notHolder',
  'notVerified',
  'withdrawn',
] as const
export type Outcome = (typeof outcomes)[number]

/** One identifier × one data category. */
export interface Item {
  /** `i3.subscriber` */
  readonly id: string
  readonly decision: DecisionCode | null
  /** code of the refusal ground, for `partly` and `refuse` */
  readonly ground: string | null
  readonly result: ResultCode | null
  /** code of the reason for any result but `found` */
  readonly nilGround: string | null
  /** number of files attached */
  readonly files: number
}

/** The machine's context: ids, codes, counts and instants only. */
export interface DisclosureContext extends RequestContext {
  /** 0 for the first version served, then the number of the amendment being drafted or served */
  readonly revision: number
  /** while an amendment is drafted: the state to which discarding it returns */
  readonly amendedFrom: DisclosureState | null
  /** reviewer of record */
  readonly reviewer: string | null
  readonly decidedBy: string | null
  /** everyone who recorded a result or attached a file in this round */
  readonly collectors: readonly string[]
  readonly checker: string | null
  readonly items: readonly Item[]
  readonly outcome: Outcome | null
  readonly answerClock: Clock | null
  readonly closingClock: Clock | null
}

export interface Question {
  /** `matter.facts`, `basis.order`, `identifiers.i2`, … */
  readonly field: string
  readonly text: string
}

/** A text or code of the request, or an identifier; null for one that was withdrawn. */
export type ChangedValue = string | Identifier | null

export interface ClarificationRound {
  readonly askedAt: string
  readonly questions: readonly Question[]
  readonly answeredAt: string | null
  readonly text: string
  /** what changed, field by field */
  readonly changes: readonly {
    readonly field: string
    readonly before: ChangedValue
    readonly after: ChangedValue
  }[]
}

export interface ProducedFile {
  readonly id: string
  /** the items it answers; one sheet may answer many */
  readonly items: readonly string[]
  readonly name: string
  readonly mediaType: string
  /** bytes */
  readonly size: number
  /** SHA-256 of the plain content, hex */
  readonly sha256: string
  readonly addedBy: string
  readonly addedAt: string
  /** null until the answer it belongs to was delivered */
  readonly deliveredAt: string | null
}

/** What the case says: everything that is not a code or an id. Stored encrypted under the case's key. */
export interface DisclosureDossier extends RequestDossier {
  readonly clarifications: readonly ClarificationRound[]
  /** texts of decisions and results by item id */
  readonly itemTexts: Readonly<Record<string, { readonly decision?: string; readonly result?: string }>>
  readonly files: readonly ProducedFile[]
  readonly statement: {
    readonly system: string
    readonly extractedAt: string
    readonly by: string
    readonly text: string
  } | null
  /** what was collected has been delivered to the agency */
  readonly delivered: boolean
  readonly qualityReturns: readonly { readonly at: string; readonly text: string }[]
  readonly contests: readonly { readonly at: string; readonly ground: string; readonly text: string }[]
}
