import { hide, masked, maskedReference, scrubber } from '../identifiers/mask'
import type { Side } from '../kit/words'
import type { ReportData } from './events'
import { emptyContent, reportedIn, type ReportContent, type ReportContext, type ReportDossier } from './case'

/** Where the case stands, as a side may know it: how urgent the agency finds it is the agency's own. */
export function visibleContext(context: ReportContext, side: Side): ReportContext {
  return side === 'provider' ? { ...context, priority: null } : context
}

/**
 * What of a report a side may read. The agency gets what was sent and nothing of how it came about; the provider nothing of
 * the triage, and the agency's file reference where it was shared; oversight all of it, with everybody in it masked.
 */
export function visibleDossier(dossier: ReportDossier, side: Side): ReportDossier {
  if (side === 'agency') return { ...dossier, draft: dossier.sent?.content ?? emptyContent, returned: null }
  if (side === 'provider') return forProvider(dossier)
  return maskedReport(dossier)
}

function forProvider(dossier: ReportDossier): ReportDossier {
  const { outcome } = dossier
  return {
    ...dossier,
    triage: null,
    outcome: outcome && { ...outcome, reference: outcome.shared ? outcome.reference : '' },
  }
}

/** Records that name nobody: what an auditor reads of a report. Of the others they read the trail, and the page masked. */
export function oversightReads(form: string): boolean {
  return form !== 'report' && form !== 'reportWithdrawal'
}

/** What an event carried, without what the agency keeps to itself: a record goes to both sides. */
export function sharedData(event: string, data: unknown): unknown {
  if (event !== 'report.investigate') return data
  const { reference, share, text } = data as ReportData['report.investigate']
  return share ? { reference, share, text } : { share, text }
}

/** What both sides may read: what records are made of. */
export function sharedDossier(dossier: ReportDossier): ReportDossier {
  return visibleDossier(visibleDossier(dossier, 'agency'), 'provider')
}

/** With whatever tells of people masked: an auditor follows the steps, and needs nobody's name for it. */
export function maskedReport(dossier: ReportDossier): ReportDossier {
  const { draft, sent, returned, triage, outcome, feedback, withdrawal } = dossier
  const scrub = scrubber([...draft.identifiers, ...reportedIn(dossier).identifiers])
  const said = <T extends { readonly text: string }>(each: T | null) => each && { ...each, text: scrub(each.text) }
  return {
    ...dossier,
    draft: maskedContent(draft),
    sent: sent && { ...sent, content: maskedContent(sent.content) },
    ...{ returned: said(returned), triage: said(triage), outcome: said(outcome) },
    ...{ feedback: said(feedback), withdrawal: said(withdrawal) },
    messages: dossier.messages.map((each) => ({ ...each, text: scrub(each.text) })),
  }
}

function maskedContent(content: ReportContent): ReportContent {
  const { seen, urgency, references, identifiers } = content
  return {
    ...content,
    ...{ seen: hide(seen), urgency: hide(urgency), identifiers: identifiers.map(masked) },
    references: references.map(maskedReference),
  }
}
