import type { MaterialReference } from '../../kit/material'
import type { RequestContext, RequestDossier } from '../case'

// What a request has that is answered with data, item by item.

export const decisions = ['grant', 'partly', 'refuse'] as const
export type DecisionCode = (typeof decisions)[number]

export const results = ['found', 'partial', 'notFound', 'notHeld', 'expired'] as const
export type ResultCode = (typeof results)[number]

/** How a request ended whose data were collected. `delivered`: every item granted and found; `deliveredInPart`: some data. */
export const collectedOutcomes = ['delivered', 'deliveredInPart', 'nothingFound'] as const
export type CollectedOutcome = (typeof collectedOutcomes)[number]

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
  /** number of materials named by hash and reference in place of a file */
  readonly references: number
}

/** Where the answer stands: part of the machine's context. */
export interface AnsweringContext extends RequestContext {
  /** reviewer of record */
  readonly reviewer: string | null
  readonly decidedBy: string | null
  /** everyone who recorded a result or attached a file in this round */
  readonly collectors: readonly string[]
  readonly checker: string | null
  readonly items: readonly Item[]
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

/** How material that no portal may hold reaches the agency. */
export const handovers = ['inPerson', 'courier', 'securedSystem'] as const
export type Handover = (typeof handovers)[number]

/** Material that answers items and lies with the provider: nothing says what it shows. */
export interface ReferredMaterial {
  readonly id: string
  readonly items: readonly string[]
  readonly references: readonly MaterialReference[]
  /** to whom it is handed over, and how */
  readonly to: string
  readonly how: Handover
  readonly addedBy: string
  readonly addedAt: string
  /** null until the answer it belongs to was delivered */
  readonly deliveredAt: string | null
}

/** What the case says of its answer. */
export interface AnsweringDossier extends RequestDossier {
  /** texts of decisions and results by item id */
  readonly itemTexts: Readonly<Record<string, { readonly decision?: string; readonly result?: string }>>
  readonly files: readonly ProducedFile[]
  readonly materials: readonly ReferredMaterial[]
  readonly statement: {
    readonly system: string
    readonly extractedAt: string
    readonly by: string
    readonly text: string
  } | null
  /** what was collected has been delivered to the agency */
  readonly delivered: boolean
  readonly qualityReturns: readonly { readonly at: string; readonly text: string }[]
}

/** A request nobody has begun to answer. */
export const unanswered = {
  ...{ reviewer: null, decidedBy: null, collectors: [], checker: null },
} as const satisfies Partial<AnsweringContext>

export const emptyAnswer = {
  ...{ itemTexts: {}, files: [], materials: [], statement: null, delivered: false, qualityReturns: [] },
} as const satisfies Partial<AnsweringDossier>
