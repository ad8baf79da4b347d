import type { Defect } from '~machines/disclosure/case'
import { changesFor, partsOf, type Change } from '~machines/disclosure/clarify'
import { defectsBehind, effectOfRound, ruleOfDefect } from '~machines/disclosure/deficiency'
import type { Identifier } from '~machines/identifiers/identifier'
import { packById } from '~machines/policy/index'
import type { Block } from '../document'
import type { DisclosureInput } from '../input'
import { dayIn, packWords, periodWords, ruleWords, valueWords } from '../words'
import { facts, heading, keyFacts, paragraphs, section } from './parts'

/** A field of the request by its name; of an identifier by its number within the case, with the part that is meant. */
function fieldWords({ t }: DisclosureInput, field: string): string {
  const [root, id, part] = field.split('.')
  if (root !== 'identifiers') return t(`record.field.${field}`)
  const identifier = t('case.field.identifier', { id })
  return part ? t('defect.part', { identifier, part: t(`defect.part.${part}`) }) : identifier
}

/** What stood in a field, in the record's language. */
function valueOf(input: DisclosureInput, field: string, value: Change['before']): string {
  const { t, language } = input
  if (value === null) return t('record.withdrawn')
  if (typeof value !== 'string') return identifierWords(input, value, field.split('.')[2])
  if (field === 'matter.offence') return packWords(input, 'offences', value)
  return field === 'basis.issuedOn' ? dayIn(language, value) : value
}

/** One part of an identifier, or all of it. */
function identifierWords(input: DisclosureInput, value: Identifier, part: string | undefined): string {
  const categories = value.categories.map((category) => input.t(`category.${category}`)).join(', ')
  if (part === 'categories') return categories
  if (part === 'port') return value.port === null ? '–' : String(value.port)
  if (part === 'from' || part === 'until')
    return periodWords(input, { ...value, from: value[part], until: null }) || '–'
  return [valueWords(value), periodWords(input, value), categories].filter(Boolean).join('\n')
}

/** A defect with what it is about, its remedy, and where the rules stand by which it is one and by which the clock goes. */
function defectBlocks(input: DisclosureInput, { code, fields, text }: Defect, number: number): Block[] {
  const { t, pack } = input
  const { remedy, source, clock } = ruleOfDefect(packById(pack)!, code)!
  const effect = t(`clock.effect.${clock.effect}`)
  return [
    heading(`${number}. ${packWords(input, 'defects', code)}`),
    facts(
      [t('defect.field'), fields.map((field) => fieldWords(input, field)).join('; ')],
      [t('defect.text'), text],
      [t('defect.remedy'), t(`remedy.${remedy}`)],
      [t('defect.source'), ruleWords(t, source)],
      [t('defect.clock'), t('defect.clock.rule', { effect, source: ruleWords(t, clock.source) })],
    ),
  ]
}

export function clarificationForm(input: DisclosureInput): Block[] {
  const { t, dossier } = input
  const round = dossier.clarifications.at(-1)!
  const pack = packById(input.pack)!
  const sources = [...new Set(defectsBehind(pack, round).map(({ clock }) => ruleWords(t, clock.source)))].join('; ')
  const effect = t(`clock.effect.${effectOfRound(pack, round)}`)
  return [
    keyFacts(input, [t('defect.clock'), t('defect.clock.rule', { effect, source: sources })]),
    ...round.defects.flatMap((defect, index) => defectBlocks(input, defect, index + 1)),
    ...paragraphs(`${t('defect.together')}\n${t('record.clarification.text')}`),
  ]
}

export function clarificationAnswerForm(input: DisclosureInput): Block[] {
  const { t, dossier } = input
  const { defects, text } = dossier.clarifications.at(-1)!
  const answers = defects.flatMap((defect, index) => [
    ...defectBlocks(input, defect, index + 1),
    ...answerBlocks(input, defect, index),
  ])
  return [keyFacts(input), ...answers, ...section(t('record.text'), text)]
}

/** What was said to a defect, attached for it and changed. */
function answerBlocks(input: DisclosureInput, defect: Defect, index: number): Block[] {
  const { t, dossier, pack } = input
  const round = dossier.clarifications.at(-1)!
  const attached = ruleOfDefect(packById(pack)!, defect.code)!.remedy === 'attach' ? round.orders : []
  const orders = dossier.orders
    .filter(({ id }) => attached.includes(id))
    .map(({ name, sha256 }) => `${name} (${sha256})`)
  const columns = [
    { title: t('record.about'), share: 24 },
    { title: t('record.before'), share: 38 },
    { title: t('record.after'), share: 38 },
  ]
  const rows = changesFor(packById(pack)!, defect, round.changes).flatMap((change) =>
    partsOf(change).map((field) => [
      fieldWords(input, field),
      valueOf(input, field, change.before),
      valueOf(input, field, change.after),
    ]),
  )
  const words = round.words[index] ?? ''
  const said =
    words || orders.length > 0 ? [facts([t('defect.answer'), words], [t('record.orders'), orders.join('\n')])] : []
  if (rows.length > 0) return [...said, { kind: 'table', columns, rows }]
  return orders.length > 0 ? said : [...said, ...paragraphs(t('defect.unchanged'))]
}
