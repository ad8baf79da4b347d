import { showMoment } from '~machines/identifiers/moments'
import type { ReportData } from '~machines/provider-report/events'
import type { Block } from '../document'
import type { ReportInput } from '../input'
import { instantIn, packWords, periodWords, personWords, valueWords } from '../words'
import { facts, heading, idColumn, keyPrint, paragraphs, section, type Row, referenceTable } from './parts'

/** What every record of a report says of itself: report, who reports to whom, who acted, when. */
function reportFacts(input: ReportInput, ...more: readonly (Row | null)[]): Block {
  const { t, number, agency, provider, by, at, entry, confirmed, issuer } = input
  return facts(
    [t('record.report.number'), number ?? t('record.report.unnumbered')],
    [t('record.report.provider'), `${provider.name} (${provider.country}-${provider.code})`],
    [t('record.report.agency'), `${agency.name} (${agency.country}-${agency.code})`],
    [t('record.step'), t(`event.${entry.event}.done`)],
    [t('record.by'), by ? `${personWords(by)} (${t(`role.${entry.role}`)})` : t(`role.${entry.role}`)],
    [t('record.at'), instantIn(input, at, issuer.zone)],
    confirmed && [t('record.confirmed'), t('record.confirmed.by', { key: keyPrint(confirmed.credential) })],
    ...more,
  )
}

/** The report as it was sent. */
export function reportForm(input: ReportInput): Block[] {
  const { t, dossier } = input
  const { author, content } = dossier.sent!
  const { incident, service, from, until, seen, reference, urgent, urgency, material } = content
  return [
    reportFacts(
      input,
      [t('record.report.author'), personWords(author)],
      [t('report.incident'), packWords(input, 'incidents', incident)],
      [t('report.service'), service],
      from && [t('report.from'), momentWords(input, from)],
      until && [t('report.until'), momentWords(input, until)],
      [t('report.urgent.tag'), t(urgent ? 'report.yes' : 'report.no')],
      [t('record.report.material'), t(material ? 'report.yes' : 'report.no')],
      [t('material.own'), reference],
    ),
    ...section(t('report.seen'), seen),
    ...section(t('report.urgency'), urgency),
    ...materialTable(input),
    ...identifiersTable(input),
    ...paragraphs(t('record.report.text')),
  ]
}

/** As stated, and in UTC. */
function momentWords({ provider }: ReportInput, moment: Parameters<typeof showMoment>[0]): string {
  const { stated, utc } = showMoment(moment, provider.zone)
  const spaced = (local: string) => local.replace('T', ' ')
  return `${spaced(moment.local)} ${moment.zone} (${stated.offset}) = ${spaced(utc.local)} UTC`
}

/** Hash and reference, and nothing that leads to what they stand for. */
function materialTable(input: ReportInput): Block[] {
  const { t, dossier } = input
  const { references } = dossier.sent!.content
  if (references.length === 0) return []
  return [heading(t('material.references')), referenceTable(input, references)]
}

function identifiersTable(input: ReportInput): Block[] {
  const { t, dossier } = input
  const { identifiers } = dossier.sent!.content
  if (identifiers.length === 0) return []
  const columns = [
    idColumn,
    { title: t('record.kind'), share: 14 },
    { title: t('record.identifier'), share: 34 },
    { title: t('record.period'), share: 46 },
  ]
  const rows = identifiers.map((each) => [
    ...[each.id, t(`identifier.${each.kind}`), valueWords(each), periodWords(input, each)],
  ])
  return [heading(t('report.identifiers')), { kind: 'table', columns, rows }]
}

export function reportReceiptForm(input: ReportInput): Block[] {
  const { t, clock, agency } = input
  const due: Row | null = clock && [t('record.report.feedbackBy'), instantIn(input, clock.due, agency.zone)]
  return [reportFacts(input, due), ...paragraphs(t('record.report.receipt.text'))]
}

export function reportWithdrawalForm(input: ReportInput): Block[] {
  const { t, dossier } = input
  return [
    reportFacts(input),
    ...section(t('record.reasons'), dossier.withdrawal!.text),
    ...paragraphs(t('record.report.withdrawal.text')),
  ]
}

/** The agency investigates; its own file reference stands here where it has said that it may. */
export function investigationForm(input: ReportInput): Block[] {
  const { t, dossier } = input
  const { reference, text } = dossier.outcome!
  return [
    reportFacts(input, [t('report.outcome.reference'), reference]),
    ...section(t('record.text'), text),
    ...paragraphs(t('record.report.investigation.text')),
  ]
}

/** Another agency is competent: it is named, and knows nothing until the provider sends the report there. */
export function referralForm(input: ReportInput): Block[] {
  const { t, dossier, data } = input
  const { ground } = data as ReportData['report.refer']
  const { to, text } = dossier.outcome!
  return [
    reportFacts(input, to && [t('report.referredTo'), `${to.name} (${to.country}-${to.code})`], [
      t('record.ground'),
      packWords(input, 'referralGrounds', ground),
    ]),
    ...section(t('record.text'), text),
    ...paragraphs(t('record.report.referral.text')),
  ]
}

export function noActionForm(input: ReportInput): Block[] {
  const { t, data } = input
  const { ground, text } = data as ReportData['report.dismiss']
  return [
    reportFacts(input, [t('record.ground'), packWords(input, 'noActionGrounds', ground)]),
    ...section(t('record.reasons'), text),
    ...paragraphs(t('record.report.noAction.text')),
  ]
}

/** What the report was good for (guidelines le.strategic-cooperation, sp.report-incidents). */
export function reportFeedbackForm(input: ReportInput): Block[] {
  const { t, data, context } = input
  const { usefulness, text } = data as ReportData['report.feedback']
  return [
    reportFacts(input, context.outcome && [t('report.outcome'), t(`outcome.${context.outcome}`)], [
      t('report.usefulness'),
      packWords(input, 'usefulness', usefulness),
    ]),
    ...section(t('record.text'), text),
    ...paragraphs(t('record.report.feedback.text')),
  ]
}
