import { nameOf } from '~machines/policy/source'
import type { PreservationData } from '~machines/preservation/events'
import type { RequestData } from '~machines/request/events'
import type { Block } from '../document'
import type { PreservationInput, RecordInput } from '../input'
import { packById } from '~machines/policy/index'
import { validationRule } from '~machines/preservation/terms'
import { clockWords, dayIn, instantIn, itemWords, packWords } from '../words'
import { decisionRows } from './validation'
import { because, heading, idColumn, keyFacts, paragraphs, section, type Row } from './parts'
import { requestForm } from './request'

/** The order to keep data as served, with its law or treaty and the end it names. */
export function preservationRequestForm(input: PreservationInput): Block[] {
  return [...requestForm(input, ...termsRows(input)), ...paragraphs(input.t('record.preservation.request'))]
}

function termsRows(input: PreservationInput): Row[] {
  const { t, language, dossier } = input
  const { terms } = dossier
  return [
    ...validationRow(input),
    [t('preservation.instrument'), t(`instrument.${nameOf(terms.instrument)}`)],
    [t('preservation.until'), terms.until ? dayIn(language, terms.until) : t('preservation.until.rule')],
  ]
}

/** By when an authority has to stand by it, or what became of that; nothing where whoever issued it may alone. */
function validationRow(input: PreservationInput): Row[] {
  const { t, context, pack } = input
  const { validation, validationClock } = context
  if (validation === 'needless') return []
  if (!validationClock) return [[t('validation.title'), t(`validation.${validation}`)]]
  const due = instantIn(input, validationClock.due, validationClock.zone)
  const { source } = validationRule(context, packById(pack)!)!
  return [
    [t('record.validation.by'), t('record.due.rule', { due, ...clockWords(input, { ...validationClock, source }) })],
  ]
}

/** An authority stands by it, or refused to, or kept silent until the time ended: that is sealed by the portal's operator. */
export function keptValidationForm(input: PreservationInput): Block[] {
  const { t, data } = input
  const { due } = data as Partial<PreservationData['deadline.pass']>
  return [
    keyFacts(input, ...decisionRows(input, due ?? null)),
    ...section(t('record.reasons'), input.dossier.validation!.text),
    ...paragraphs(t(`record.validation.${input.dossier.validation!.result}.kept`)),
  ]
}

/** What preservation records say to machines beside what all records do. */
export function preservationFacts({ form, dossier, context }: PreservationInput) {
  const { validation, orders, terms } = dossier
  const telling: Readonly<Record<string, object>> = {
    request: { terms, validation: context.validation },
    validation: { validation, orders },
  }
  return { ...telling[form], deadlines: { validation: context.validationClock?.due } }
}

/** The provider says no to the whole (guideline sp.explain-refusal). */
export function refusalForm(input: RecordInput): Block[] {
  const { ground, text } = input.data as RequestData['request.refuse']
  const { t } = input
  return [
    keyFacts(input, [t('record.ground'), packWords(input, 'refusalGrounds', ground)]),
    ...section(t('record.text'), text),
    ...paragraphs(t('record.refusal.text')),
  ]
}

/** What was frozen, and what was gone already, item by item. */
export function preservationForm(input: PreservationInput): Block[] {
  const { t, context, dossier, agency } = input
  const { system, text } = dossier.confirmation!
  const kept = context.clock !== null
  return [
    keyFacts(
      input,
      ...termsRows(input),
      [t('preservation.system'), system],
      context.clock && [t('preservation.keptUntil'), instantIn(input, context.clock.due, agency.zone)],
    ),
    heading(t('preservation.items')),
    keptTable(input),
    ...section(t('record.text'), text),
    ...paragraphs(t(kept ? 'record.preservation.text' : 'record.preservation.nothing')),
  ]
}

function keptTable(input: PreservationInput): Block {
  const { t, context, dossier } = input
  const columns = [
    idColumn,
    { title: t('record.identifier'), share: 28 },
    { title: t('record.data'), share: 17 },
    { title: t('preservation.kept'), share: 16 },
    { title: t('record.reasons'), share: 33 },
  ]
  const rows = context.items.map(({ id, kept, ground }) => {
    const { identifier, number, category } = itemWords(input, id)
    const reasons = because(input, packWords(input, 'nilGrounds', ground), dossier.itemTexts[id] ?? '')
    return [number, identifier, category, kept ? t(`kept.${kept}`) : '', reasons]
  })
  return { kind: 'table', columns, rows }
}

export function extensionForm(input: PreservationInput): Block[] {
  const { t, dossier, agency } = input
  const { order, issuedBy, text, until } = dossier.extensions.at(-1)!
  return [
    keyFacts(
      input,
      [t('record.order'), order],
      [t('record.issuedBy'), issuedBy],
      [t('preservation.keptUntil'), instantIn(input, until, agency.zone)],
    ),
    ...section(t('record.text'), text),
    ...paragraphs(t('record.extension.text')),
  ]
}

/** Who carried the communication next, and the traffic data that show it (Convention on Cybercrime, 17(1)(b)). */
export function pathForm(input: PreservationInput): Block[] {
  const { name, text } = input.data as PreservationData['path.disclose']
  const { t } = input
  return [
    keyFacts(input, [t('preservation.next'), name]),
    ...section(t('preservation.path'), text),
    ...paragraphs(t('record.pathDisclosure.text')),
  ]
}

export function conversionForm(input: PreservationInput): Block[] {
  const { number, text } = input.dossier.conversion!
  const { t } = input
  return [
    keyFacts(input, [t('preservation.convert.request'), number]),
    ...section(t('record.text'), text),
    ...paragraphs(t('record.conversion.text')),
  ]
}

export function releaseForm(input: PreservationInput): Block[] {
  const { t, dossier } = input
  return [keyFacts(input), ...section(t('record.text'), dossier.release!.text), ...paragraphs(t('record.release.text'))]
}

/** The time ended without a word from the agency: what the clock causes is sealed by the portal's operator. */
export function lapseForm(input: PreservationInput): Block[] {
  const { t, data, agency } = input
  const { due } = data as PreservationData['deadline.pass']
  return [
    keyFacts(input, [t('preservation.keptUntil'), instantIn(input, due, agency.zone)]),
    ...paragraphs(t('record.lapse.text')),
  ]
}
