import type { Clock } from '../kit/clock'
import type { Breach, GivenReminder, Heeded } from './deadlines'
import type { Identifier } from '../identifiers/identifier'
import type { OrganisationFacts, PersonFacts } from '../kit/facts'
import type { Language } from '../kit/words'
import type { Coverage } from './authority'
import type { AttachedOrder } from './orders'
import type { AddedStep, CallBack, CallResult, SourceKnown } from './source-check'

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
export interface DisclosureContext {
  readonly agency: string
  /** the provider as served; until then the one the draft names */
  readonly provider: string
  readonly requester: string
  readonly authoriser: string | null
  /** given at authorisation, `VD-HPB-2026-000413`; with `-A1` after the first amendment */
  readonly number: string | null
  /** 0 for the first version served, then the number of the amendment being drafted or served */
  readonly revision: number
  /** while an amendment is drafted: the state to which discarding it returns */
  readonly amendedFrom: DisclosureState | null
  readonly acknowledgedBy: string | null
  /** steps that the risk points of this round add to the check of its source */
  readonly sourceSteps: readonly AddedStep[]
  /** nothing is released before this instant; null when it may be at any time */
  readonly releaseFrom: string | null
  /** the last call-back of this round, recorded or still open */
  readonly callBack: { readonly by: string; readonly result: CallResult | null } | null
  readonly sourceCheck: { readonly by: string; readonly method: string } | null
  /** since when the agency's security contact says that this request is not the agency's; null when it does not say so */
  readonly disownedAt: string | null
  /** reviewer of record */
  readonly reviewer: string | null
  readonly decidedBy: string | null
  /** everyone who recorded a result or attached a file in this round */
  readonly collectors: readonly string[]
  readonly checker: string | null
  readonly items: readonly Item[]
  /** orders attached, served or not */
  readonly orders: number
  readonly outcome: Outcome | null
  readonly answerClock: Clock | null
  readonly closingClock: Clock | null
  /** rules whose deadline has passed, in order */
  readonly passed: readonly string[]
}

export type Confidentiality = 'secret' | 'mayInform'

/** What the agency asks. Sections are saved one by one; a new draft has empty ones. */
export interface RequestContent {
  readonly addressee: { readonly providerId: string; readonly serviceId: string }
  readonly matter: {
    readonly title: string
    /** the agency's own file reference */
    readonly reference: string
    readonly offence: string
    /** shown to the provider (guideline le.context-facts) */
    readonly facts: string
    /** never leaves the agency */
    readonly internalNotes: string
  }
  readonly basis: {
    readonly code: string
    /** number or date of the order, as on the document */
    readonly order: string
    readonly issuedBy: string
    readonly issuedOn: string
    /** why it is needed and proportionate */
    readonly necessity: string
  }
  readonly identifiers: readonly Identifier[]
  readonly handling: { readonly confidentiality: Confidentiality; readonly answerLanguage: Language }
}

export const draftSections = ['addressee', 'matter', 'basis', 'identifiers', 'handling'] as const
export type DraftSection = (typeof draftSections)[number]

/** The request as the provider has it before it; without the agency's internal notes. */
export interface ServedRequest {
  readonly number: string
  readonly servedAt: string
  readonly content: RequestContent
  readonly requester: PersonFacts
  readonly authoriser: PersonFacts
  readonly agency: OrganisationFacts
  readonly provider: OrganisationFacts
  /** rows of the agency’s authority matrix under which it was requested and authorised */
  readonly authority: Coverage
  /** what the portal knew of whoever asked */
  readonly source: SourceKnown
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

/** A person sees identifiers, or everything, unmasked until an instant. */
export interface Reveal {
  readonly by: string
  readonly at: string
  readonly until: string
  /** ids of identifiers, `i3`; or everything the case says */
  readonly items: 'all' | readonly string[]
}

/** An auditor asks to see the target's identity; another auditor allows it. */
export interface OversightAsk {
  readonly by: string
  readonly at: string
  readonly reason: string
  readonly text: string
  readonly allowedBy: string | null
  /** until when they may reveal; null while nobody has allowed it */
  readonly until: string | null
}

/** What the case says: everything that is not a code or an id. Stored encrypted under the case's key. */
export interface DisclosureDossier {
  readonly draft: RequestContent
  /** the requesting officer as named at the last submission */
  readonly requester: PersonFacts | null
  readonly served: ServedRequest | null
  /** the legal basis as attached: orders, translations, annexes */
  readonly orders: readonly AttachedOrder[]
  readonly returned: { readonly at: string; readonly reason: string; readonly text: string } | null
  /** call-backs of this round */
  readonly calls: readonly CallBack[]
  readonly sourceCheck: {
    readonly at: string
    readonly method: string
    readonly reached: string
    readonly text: string
  } | null
  readonly clarifications: readonly ClarificationRound[]
  /** texts of decisions and results by item id */
  readonly itemTexts: Readonly<Record<string, { readonly decision?: string; readonly result?: string }>>
  /** text that goes with the answer as a whole: decision, refusal, not the holder, rejection */
  readonly answer: {
    readonly kind: 'decision' | 'refusal' | 'notHolder' | 'rejection'
    readonly at: string
    readonly ground: string | null
    readonly text: string
    /** who may hold the data instead */
    readonly referral: string
  } | null
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
  readonly messages: readonly {
    readonly at: string
    readonly by: PersonFacts
    readonly side: 'agency' | 'provider'
    readonly text: string
  }[]
  readonly reminders: readonly GivenReminder[]
  readonly heeded: readonly Heeded[]
  /** deadlines of the answer that passed, with what the provider says of the cause */
  readonly breaches: readonly Breach[]
  /** in force at the last reveal; those that had ended are in the trail alone */
  readonly reveals: readonly Reveal[]
  /** what auditors asked for and were allowed; read by oversight alone */
  readonly oversight: readonly OversightAsk[]
  /** each side's own notes; never shown to the other */
  readonly notes: readonly {
    readonly at: string
    readonly by: PersonFacts
    readonly side: 'agency' | 'provider'
    readonly text: string
  }[]
}
