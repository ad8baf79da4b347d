import type { Identifier, Moment } from '../identifiers/identifier'
import type { Clock } from '../kit/clock'
import type { MaterialReference } from '../kit/material'
import type { OrganisationFacts, PersonFacts } from '../kit/facts'

export const reportStates = [
  ...(['drafting', 'approval', 'sent', 'received', 'triaged'] as const),
  ...(['opened', 'referred', 'noAction', 'feedback', 'takenBack'] as const),
] as const
export type ReportState = (typeof reportStates)[number]

/** What came of it; `takenBack`: the provider withdrew it before anybody had judged it. */
export const reportOutcomes = ['opened', 'referred', 'noAction', 'takenBack'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]

/** The machine's context: ids, codes, counts and instants only. */
export interface ReportContext {
  /** whose report it is */
  readonly provider: string
  /** to which it is addressed; it learns of it when it is sent */
  readonly agency: string
  /** whoever drafts it */
  readonly author: string
  readonly sender: string | null
  /** given when it is sent, `VD-NWT-2026-R000004` */
  readonly number: string | null
  /** the report that this one repeats to another agency; absent when it stands alone */
  readonly origin?: string
  /** code of the kind of incident; empty while the draft names none */
  readonly incident: string
  readonly urgent: boolean
  /** material that shows the abuse of children is involved */
  readonly material: boolean
  readonly acknowledgedBy: string | null
  readonly triagedBy: string | null
  /** the agency's own; never shown to the provider */
  readonly priority: string | null
  readonly outcome: ReportOutcome | null
  readonly ground: string | null
  /** the agency to which the provider is referred */
  readonly referredTo: string | null
  readonly usefulness: string | null
  /** until when receipt is acknowledged; null before the report is sent, and once it was */
  readonly receiptClock: Clock | null
  /** until when the agency tells what came of it */
  readonly feedbackClock: Clock | null
  /** rules whose deadline has passed, in order */
  readonly passed: readonly string[]
}

/** What the provider reports. A draft is kept as typed, complete or not. */
export interface ReportContent {
  readonly incident: string
  /** name of the service concerned, as the directory had it; empty where it is none in particular */
  readonly service: string
  readonly serviceId: string
  /** when it was seen, or began; null while the draft says nothing */
  readonly from: Moment | null
  readonly until: Moment | null
  readonly seen: string
  /** the provider's own file reference */
  readonly reference: string
  readonly urgent: boolean
  /** why it is urgent */
  readonly urgency: string
  readonly material: boolean
  readonly references: readonly MaterialReference[]
  readonly identifiers: readonly Identifier[]
}

/** The report as the agency has it before it. */
export interface SentReport {
  readonly number: string
  readonly at: string
  readonly content: ReportContent
  readonly author: PersonFacts
  readonly sender: PersonFacts
  readonly agency: OrganisationFacts
  readonly provider: OrganisationFacts
}

export interface Written {
  readonly at: string
  readonly by: PersonFacts
  readonly side: 'agency' | 'provider'
  readonly text: string
}

interface Said {
  readonly at: string
  readonly text: string
}

/** What the agency makes of it. */
export interface OutcomeSaid extends Said {
  /** the agency's own file reference; empty for a provider whom it was not told */
  readonly reference: string
  /** whether the provider is told the file reference */
  readonly shared: boolean
  /** the agency to which the provider is referred */
  readonly to: OrganisationFacts | null
}

/** A reminder that was given. */
export interface Reminded {
  readonly rule: string
  readonly start: string
  readonly mark: string
  readonly at: string
}

/** What the case says: everything that is not a code or an id. Stored encrypted under the case's key. */
export interface ReportDossier {
  readonly draft: ReportContent
  /** whoever drafted it, as named when it was submitted last */
  readonly author: PersonFacts | null
  /** why the draft came back */
  readonly returned: Said | null
  readonly sent: SentReport | null
  readonly acknowledgedAt: string | null
  /** what the agency notes of its triage; never shown to the provider */
  readonly triage: Said | null
  readonly outcome: OutcomeSaid | null
  readonly feedback: Said | null
  readonly withdrawal: Said | null
  readonly messages: readonly Written[]
  readonly reminders: readonly Reminded[]
}

export const emptyContent: ReportContent = {
  ...{ incident: '', service: '', serviceId: '', from: null, until: null, seen: '', reference: '' },
  ...{ urgent: false, urgency: '', material: false, references: [], identifiers: [] },
}

export const emptyReport: ReportDossier = {
  ...{ draft: emptyContent, author: null, returned: null, sent: null, acknowledgedAt: null, triage: null },
  ...{ outcome: null, feedback: null, withdrawal: null, messages: [], reminders: [] },
}

/** What is reported: as sent, or the draft while it was not. */
export function reportedIn({ sent, draft }: Pick<ReportDossier, 'sent' | 'draft'>): ReportContent {
  return sent?.content ?? draft
}
