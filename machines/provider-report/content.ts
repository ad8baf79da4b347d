import { isAddress } from '../identifiers/completeness'
import { scrubber } from '../identifiers/mask'
import { isCoherent } from '../identifiers/moments'
import { isLinking } from '../kit/material'
import { problem, type Problem } from '../kit/refusal'
import type { PolicyPack } from '../policy/pack'
import { reportedIn, type ReportContent, type ReportDossier } from './case'

export interface ContentMeasure {
  readonly pack: PolicyPack
  /** instant of the question, ISO 8601 in UTC */
  readonly now: string
}

/** What keeps a report from being sent; fields are paths in its content. */
export function problemsOfContent(content: ReportContent, { pack, now }: ContentMeasure): Problem[] {
  const { incident, seen, urgent, urgency } = content
  return [
    ...(pack.report.incidents.includes(incident) ? [] : [problem('incident-missing', 'incident')]),
    ...problemsOfTime(content, now),
    ...(seen === '' ? [problem('incident-not-described', 'seen')] : []),
    ...(urgent && urgency === '' ? [problem('urgency-without-reason', 'urgency')] : []),
    ...problemsOfMaterial(content),
    ...content.identifiers
      .flatMap((each) =>
        isAddress(each) && each.from === null ? [problem('report-address-without-instant', 'identifiers')] : [],
      )
      .slice(0, 1),
  ]
}

function problemsOfTime({ from, until }: ReportContent, now: string): Problem[] {
  if (!from) return [problem('incident-time-missing', 'from')]
  if (!isCoherent(from)) return [problem('moment-contradictory', 'from')]
  if (until && !isCoherent(until)) return [problem('moment-contradictory', 'until')]
  if (until && Date.parse(until.instant) < Date.parse(from.instant)) return [problem('window-reversed', 'until')]
  return Date.parse((until ?? from).instant) > Date.parse(now)
    ? [problem('moment-to-come', until ? 'until' : 'from')]
    : []
}

/**
 * Material that shows the abuse of children is named by its hash or the provider's own reference, and by nothing that leads
 * to it: no link in any text, no identifier that is an address of a page.
 */
function problemsOfMaterial({ material, references, seen, urgency, identifiers }: ReportContent): Problem[] {
  if (!material) return references.length > 0 ? [problem('material-not-declared', 'references')] : []
  const empty = references.some(({ hash, reference }) => hash === '' && reference === '')
  return [
    ...(references.length === 0 || empty ? [problem('material-without-reference', 'references')] : []),
    ...(isLinking(seen) ? [problem('material-link', 'seen')] : []),
    ...(isLinking(urgency) ? [problem('material-link', 'urgency')] : []),
    ...(references.some(({ reference }) => isLinking(reference)) ? [problem('material-link', 'references')] : []),
    ...(identifiers.some(({ kind }) => kind === 'url') ? [problem('material-link', 'identifiers')] : []),
  ]
}

/** Nothing that is written beside such a report leads to the material either. */
export function problemsOfLinks(text: string, dossier: ReportDossier): Problem[] {
  return reportedIn(dossier).material && isLinking(text) ? [problem('material-link', 'text')] : []
}

/** What the agency tells must not repeat an identifier of the report: it is read by more people than the report. */
export function problemsOfText(text: string, dossier: ReportDossier): Problem[] {
  const { identifiers } = reportedIn(dossier)
  return scrubber(identifiers)(text) === text ? [] : [problem('text-names-identifier', 'text')]
}
