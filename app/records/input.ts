import type { TFunction } from 'i18next'
import type { PreservationContext, PreservationDossier } from '~machines/preservation/case'
import type { InternationalContext, InternationalDossier } from '~machines/international/case'
import type { ReportContext, ReportDossier } from '~machines/provider-report/case'
import type { RequestContext, RequestDossier } from '~machines/request/case'
import type { Clock } from '~machines/kit/clock'
import type { DisclosureContext, DisclosureDossier } from '~machines/disclosure/case'
import type { EmergencyContext, EmergencyDossier } from '~machines/emergency/case'
import type { AnsweringContext, AnsweringDossier } from '~machines/request/answer/case'
import type { Confirmation, Facts, OrganisationFacts, PersonFacts } from '~machines/kit/facts'
import type { Language } from '~machines/kit/words'
import type { Source } from '~machines/policy/source'

export const recordForms = [
  'request',
  'authorisation',
  'return',
  'acknowledgement',
  'sourceCheck',
  'rejection',
  'clarification',
  'clarificationAnswer',
  'decision',
  'notHolder',
  'production',
  'receipt',
  'withdrawal',
  'contest',
  'amendment',
  'closing',
  'refusal',
  'preservation',
  'extension',
  'pathDisclosure',
  'conversion',
  'release',
  'lapse',
  'emergencyStatement',
  'unconfirmed',
  'oralRecord',
  'callBack',
  'downgrade',
  'validation',
  'restriction',
  'report',
  'reportReceipt',
  'reportWithdrawal',
  'investigation',
  'referral',
  'noAction',
  'reportFeedback',
  'costNote',
  'secrecyNote',
  'assistanceOrder',
  'assistanceSupport',
  'assistanceReceipt',
  'assistanceCheck',
  'assistanceQuestion',
  'assistanceAcceptance',
  'assistanceRefusal',
  'assistanceExecution',
  'assistancePath',
  'mutualAssistance',
  'assistanceEnding',
  'assistanceClosing',
] as const
export type RecordForm = (typeof recordForms)[number]

/** One line of the trail, as the closing report lists it. */
export interface TrailRow {
  readonly seq: number
  readonly at: string
  readonly event: string
  readonly role: string
  readonly to: string
  readonly hash: string
}

/** A deed and the passkey's answer to it: with both anyone can check that this person confirmed exactly this. */
export interface ConfirmedDeed extends Confirmation {
  readonly person: string
  readonly case: string
  readonly seen: number | null
  /** SHA-256 of the entry that made that version, hex */
  readonly text: string | null
  readonly event: string
  /** SHA-256 of the event's data, hex */
  readonly data: string
}

/** Everything a form needs; nothing is read beside it, so the same input gives the same bytes. */
export interface RecordInput<Context = RequestContext, Dossier = RequestDossier> {
  readonly form: RecordForm
  /** name and version */
  readonly procedure: string
  readonly language: Language
  readonly t: TFunction
  readonly portal: { readonly name: string; readonly url: string }
  readonly caseId: string
  readonly number: string | null
  /** instant of the event the record is about */
  readonly at: string
  readonly entry: {
    readonly seq: number
    readonly hash: string
    readonly event: string
    readonly actor: string
    readonly role: string
  }
  /** null when time or the portal acted */
  readonly by: PersonFacts | null
  /** the person's passkey over the event; null where none is asked for */
  readonly confirmed: ConfirmedDeed | null
  readonly agency: OrganisationFacts
  readonly provider: OrganisationFacts
  readonly issuer: OrganisationFacts
  readonly context: Context
  /** parts of what is asked: identifiers × data categories */
  readonly items: number
  /** the clock that matters after the event, with the source of its rule; null when none runs */
  readonly clock: (Clock & { readonly source: Source }) | null
  /** as the event left it, cut to what both sides may read */
  readonly dossier: Dossier
  readonly data: unknown
  readonly facts: Facts
  readonly pack: string
  readonly trail: readonly TrailRow[]
}

/** What the forms of a request for data need. */
export type DisclosureInput = RecordInput<DisclosureContext, DisclosureDossier>

/** What the forms of any request need that is answered with data. */
export type AnsweringInput = RecordInput<AnsweringContext, AnsweringDossier>

/** What the forms of an emergency need. */
export type EmergencyInput = RecordInput<EmergencyContext, EmergencyDossier>

/** What the forms of a preservation need. */
export type PreservationInput = RecordInput<PreservationContext, PreservationDossier>

/** What the forms of a provider's report need. */
export type ReportInput = RecordInput<ReportContext, ReportDossier>

/** What the forms of a request abroad need; `provider` is the authority that is asked. */
export interface AbroadInput extends RecordInput<InternationalContext, InternationalDossier> {
  readonly ownPoint: OrganisationFacts | null
}
