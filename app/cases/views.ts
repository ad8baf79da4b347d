import type { DisclosureContext, DisclosureDossier } from '~machines/disclosure/case'
import type { FileContext, FileDossier, FiledRequest } from '~machines/file/case'
import type { EmergencyContext, EmergencyDossier } from '~machines/emergency/case'
import type { PreservationContext, PreservationDossier } from '~machines/preservation/case'
import { requestProcedureById } from '~machines/index'
import type { AnsweringContext, AnsweringDossier } from '~machines/request/answer/case'
import type { ReportContext, ReportDossier } from '~machines/provider-report/case'
import type { InternationalContext, InternationalDossier } from '~machines/international/case'
import type { RequestContext, RequestDossier } from '~machines/request/case'
import type { OrganisationFacts } from '~machines/kit/facts'
import type { CaseView } from './types'

type OfService<Context, Dossier> = CaseView<Context, Dossier> & {
  /** name of the service it is about; null before one is chosen */
  readonly service: string | null
}

/** A request, whatever it asks for, as somebody may see it. */
export type RequestView = OfService<RequestContext, RequestDossier>
/** A request that is answered with data, item by item. */
export type AnsweringView = OfService<AnsweringContext, AnsweringDossier>

export function isAnswering<View extends RequestView>(view: View): view is View & AnsweringView {
  return Object.hasOwn(requestProcedureById(view.procedure)?.events ?? {}, 'answer.deliver')
}

/** A request for data. */
export type DisclosureView = OfService<DisclosureContext, DisclosureDossier>

export function isDisclosure<View extends RequestView>(view: View): view is View & DisclosureView {
  return view.procedure.startsWith('disclosure@')
}

/** An order to keep data. */
export type PreservationView = OfService<PreservationContext, PreservationDossier>

export function isPreservation<View extends RequestView>(view: View): view is View & PreservationView {
  return view.procedure.startsWith('preservation@')
}

/** Data asked for at once. */
export type EmergencyView = OfService<EmergencyContext, EmergencyDossier>

export function isEmergency<View extends RequestView>(view: View): view is View & EmergencyView {
  return view.procedure.startsWith('emergency@')
}
/** An investigation of the agency, with its requests as far as the reader may see them. */
export type FileView = Omit<
  CaseView<FileContext, FileDossier>,
  'sight' | 'otherClocks' | 'clock' | 'turn' | 'provider'
> & {
  readonly requests: readonly FiledRequest[]
}

/** A provider's report. Nothing of it is masked for its two sides; oversight reads it masked, and reveals nothing. */
export type ReportView = Omit<CaseView<ReportContext, ReportDossier>, 'sight' | 'otherClocks'>

/** A request abroad. `provider` is the authority that is asked. Nothing is masked for the authorities; oversight reads it masked. */
export type AbroadView = Omit<CaseView<InternationalContext, InternationalDossier>, 'sight' | 'otherClocks'> & {
  /** of the agency's country; null before it is authorised */
  readonly ownPoint: OrganisationFacts | null
}
