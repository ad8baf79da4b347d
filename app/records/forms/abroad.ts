import type { InternationalData } from '~machines/international/events'
import { saidIn } from '~machines/international/sight'
import type { Block } from '../document'
import type { AbroadInput, RecordInput } from '../input'
import { clockWords, dayIn, instantIn, packWords, personWords } from '../words'
import { trailTable } from './closing'
import { facts, heading, identifierRows, keyPrint, paragraphs, section, type Row } from './parts'

/** What every record of a request abroad says of itself: request, the three authorities, who acted, when. */
function abroadFacts(input: AbroadInput, ...more: readonly (Row | null)[]): Block {
  const { t, number, agency, provider, ownPoint, by, at, entry, confirmed, issuer } = input
  return facts(
    [t('record.number'), number ?? t('record.unnumbered')],
    [t('record.abroad.agency'), named(agency)],
    ownPoint && [t('record.abroad.ownPoint'), named(ownPoint)],
    [t('record.abroad.asked'), named(provider)],
    [t('record.step'), t(`event.${entry.event}.done`)],
    [t('record.by'), by ? `${personWords(by)} (${t(`role.${entry.role}`)})` : t(`role.${entry.role}`)],
    [t('record.at'), instantIn(input, at, issuer.zone)],
    confirmed && [t('record.confirmed'), t('record.confirmed.by', { key: keyPrint(confirmed.credential) })],
    ...more,
  )
}

function named({ name, country, code }: AbroadInput['agency']): string {
  return `${name} (${country}-${code})`
}

/** What the provider may be shown: the order, without a word of the case. */
export function assistanceOrderForm(input: AbroadInput): Block[] {
  const { t, language, dossier } = input
  const { order } = saidIn(dossier)
  const { custodian } = dossier.forwarded!
  return [
    abroadFacts(
      input,
      [t('abroad.instrument'), instrumentWords(input)],
      [t('abroad.custodian'), custodian ? named(custodian) : order.custodianName],
      [t('abroad.until'), order.until ? dayIn(language, order.until) : t('abroad.until.none')],
      [t('record.confidentiality'), t(`record.confidentiality.${order.confidentiality}`)],
    ),
    heading(t('abroad.identifiers')),
    identifierRows(input as unknown as RecordInput, order.identifiers),
    ...section(t('abroad.note'), order.note),
    ...paragraphs(t('record.abroad.order.text')),
  ]
}

/** Why it is asked: read by authorities alone. */
export function assistanceSupportForm(input: AbroadInput): Block[] {
  const { t, dossier } = input
  const { requester, authoriser, forwardedBy } = dossier.forwarded!
  const { offence, provisions, facts: told, relation, necessity, central, reference } = saidIn(dossier).support
  return [
    abroadFacts(
      input,
      [t('abroad.instrument'), instrumentWords(input)],
      [t('record.requester'), personWords(requester)],
      [t('record.authoriser'), personWords(authoriser)],
      [t('record.abroad.forwarder'), personWords(forwardedBy)],
      [t('abroad.reference'), reference],
      [t('abroad.offence'), packWords(input, 'offences', offence)],
      [t('abroad.assistance'), t('abroad.assistance.by', { central })],
    ),
    ...section(t('abroad.provisions'), provisions),
    ...section(t('abroad.facts'), told),
    ...section(t('abroad.relation'), relation),
    ...section(t('abroad.necessity'), necessity),
    ...paragraphs(t('record.abroad.support.text')),
  ]
}

function instrumentWords({ t, context }: AbroadInput): string {
  return t(`instrument.${context.instrument.split('@')[0]}`)
}

export function assistanceReceiptForm(input: AbroadInput): Block[] {
  return [abroadFacts(input), ...paragraphs(input.t('record.abroad.receipt.text'))]
}

export function assistanceCheckForm(input: AbroadInput): Block[] {
  const { t, dossier } = input
  const { method, reached, text } = dossier.sourceCheck!
  return [
    abroadFacts(input, [t('record.method'), t(`abroad.method.${method}`)], [t('record.reached'), reached]),
    ...section(t('record.text'), text),
  ]
}

/** What is missing, or what the requested side wants to hear before it goes on (Convention on Cybercrime, 29(6)). */
export function assistanceQuestionForm(input: AbroadInput): Block[] {
  const { t, dossier } = input
  const { ground, text } = dossier.asked.at(-1)!
  return [
    abroadFacts(input, [t('record.ground'), ground && t(`abroad.consultation.${ground}`)]),
    ...section(t('abroad.asked'), text),
    ...paragraphs(t(ground ? 'record.abroad.consultation.text' : 'record.abroad.missing.text')),
  ]
}

export function assistanceAcceptanceForm(input: AbroadInput): Block[] {
  const { t, data } = input
  const { text } = data as InternationalData['point.accept']
  return [abroadFacts(input), ...section(t('record.text'), text), ...paragraphs(t('record.abroad.acceptance.text'))]
}

export function assistanceRefusalForm(input: AbroadInput): Block[] {
  const { t, dossier } = input
  const { ground, text } = dossier.refusal!
  return [
    abroadFacts(input, [t('record.ground'), t(`abroad.refusal.${ground}`)]),
    ...section(t('record.reasons'), text),
    ...paragraphs(t('record.abroad.refusal.text')),
  ]
}

/** What the order at home has brought, item by item; identifiers by their number alone. */
export function assistanceExecutionForm(input: AbroadInput): Block[] {
  const { t, dossier, agency, clock } = input
  const { number, provider, kept, until, outcome, text } = dossier.execution!
  const columns = [
    { title: t('abroad.item'), share: 40 },
    { title: t('record.result'), share: 60 },
  ]
  const rows = Object.entries(kept).map(([item, code]) => {
    const [identifier = '', category = ''] = item.split('.')
    return [`${identifier} · ${t(`category.${category}`)}`, t(`kept.${code}`)]
  })
  return [
    abroadFacts(
      input,
      [t('record.abroad.execution'), number],
      [t('abroad.custodian'), provider],
      [t('record.outcome'), outcome ? t(`outcome.${outcome}`) : ''],
      [t('record.abroad.orderUntil'), until ? instantIn(input, until, agency.zone) : ''],
      clock && [t('record.abroad.keptUntil'), instantIn(input, clock.due, agency.zone)],
      clock && [t('abroad.rule'), clockWords(input, clock).source],
    ),
    ...(rows.length > 0 ? [{ kind: 'table', columns, rows } as const] : []),
    ...section(t('record.text'), text),
    ...paragraphs(t(outcome ? 'record.abroad.nothing.text' : 'record.abroad.execution.text')),
  ]
}

/** As much of the traffic data as shows who else carried the communication (Convention on Cybercrime, 30). */
export function assistancePathForm(input: AbroadInput): Block[] {
  const { t, dossier, agency } = input
  return [
    abroadFacts(input),
    ...dossier.paths.flatMap(({ at, name, text }) => [
      heading(`${name} – ${instantIn(input, at, agency.zone)}`),
      ...paragraphs(text),
    ]),
    ...paragraphs(t('record.abroad.path.text')),
  ]
}

export function mutualAssistanceForm(input: AbroadInput): Block[] {
  const { t, language, dossier } = input
  const { state, authority, reference, on, text } = dossier.assistance.at(-1)!
  return [
    abroadFacts(
      input,
      [t('abroad.assistance'), t(`abroad.assistance.${state}`)],
      [t('abroad.assistance.authority'), authority],
      [t('abroad.assistance.reference'), reference],
      [t('abroad.assistance.on'), dayIn(language, on)],
    ),
    ...section(t('record.text'), text),
    ...paragraphs(t('record.abroad.assistance.text')),
  ]
}

/** It need not be kept any longer: withdrawn, released, or no mutual assistance came in time. */
export function assistanceEndingForm(input: AbroadInput): Block[] {
  const { t, context, dossier } = input
  const outcome = context.endsAs ?? context.outcome
  return [
    abroadFacts(input, [t('record.outcome'), outcome ? t(`outcome.${outcome}`) : '']),
    ...section(t('record.reasons'), dossier.ending?.text ?? ''),
    ...paragraphs(t('record.abroad.ending.text')),
  ]
}

export function assistanceClosingForm(input: AbroadInput): Block[] {
  const { t, context } = input
  return [
    abroadFacts(
      input,
      [t('record.outcome'), context.outcome ? t(`outcome.${context.outcome}`) : ''],
      [t('abroad.assistance'), t(`abroad.assistance.${context.assistance}`)],
    ),
    ...trailTable(input as unknown as RecordInput),
    ...paragraphs(t('record.closing.text')),
  ]
}

/** What each of them says to machines: of the two compartments the one that is its own. */
export function abroadOwnFacts({ form, context, dossier }: AbroadInput): object {
  const { order, support } = saidIn(dossier)
  const parts: Readonly<Record<string, object>> = {
    assistanceOrder: { order },
    assistanceSupport: { support },
    assistanceExecution: { execution: dossier.execution },
    assistancePath: { paths: dossier.paths },
  }
  const { instrument, assistance, outcome } = context
  return { instrument, assistance, outcome, ...parts[form] }
}
