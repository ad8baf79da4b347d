import type { DisclosureContext, DisclosureDossier } from '~machines/disclosure/case'
import type { PreservationContext, PreservationDossier } from '~machines/preservation/case'
import type { ReportContext, ReportDossier } from '~machines/provider-report/case'
import type { RequestContext, RequestDossier } from '~machines/request/case'
import type { CaseView } from './types'

/** A request, whatever it asks for, as somebody may see it. */
export type RequestView = CaseView<RequestContext, RequestDossier>
/** A request for data. */
export type DisclosureView = CaseView<DisclosureContext, DisclosureDossier>

export function isDisclosure<View extends RequestView>(view: View): view is View & DisclosureView {
  return view.procedure.startsWith('disclosure@')
}

/** An order to keep data. */
export type PreservationView = CaseView<PreservationContext, PreservationDossier>

export function isPreservation<View extends RequestView>(view: View): view is View & PreservationView {
  return view.procedure.startsWith('preservation@')
}

/** A provider's report. Nothing of it is masked for its two sides; oversight reads it masked, and reveals nothing. */
export type ReportView = Omit<CaseView<ReportContext, ReportDossier>, 'sight'>
