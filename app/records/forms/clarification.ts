import type { ChangedValue } from '~machines/disclosure/case'
import type { Block } from '../document'
import type { DisclosureInput } from '../input'
import { dayIn, packWords, periodWords, valueWords } from '../words'
import { keyFacts, paragraphs, section } from './parts'

/** A field of the request by its name: a column for texts, an identifier by its value. */
function fieldWords({ t, dossier }: DisclosureInput, field: string): string {
  const [part, name] = field.split('.')
  if (part !== 'identifiers') return t(`record.field.${field}`)
  const identifier = dossier.served!.content.identifiers.find(({ id }) => id === name)
  return identifier ? identifier.value : t('record.field.withdrawn', { id: name })
}

/** What stood in a field, in the record's language. */
function valueOf(input: DisclosureInput, field: string, value: ChangedValue): string {
  const { t, language } = input
  if (value === null) return t('record.withdrawn')
  if (typeof value !== 'string') {
    const categories = value.categories.map((category) => t(`category.${category}`)).join(', ')
    return [valueWords(value), periodWords(input, value), categories].filter(Boolean).join('\n')
  }
  if (field === 'matter.offence') return packWords(input, 'offences', value)
  if (field === 'basis.code') return packWords(input, 'legalBases', value)
  return field === 'basis.issuedOn' ? dayIn(language, value) : value
}

export function clarificationForm(input: DisclosureInput): Block[] {
  const { t, dossier } = input
  const { questions } = dossier.clarifications.at(-1)!
  const columns = [
    { title: t('record.about'), share: 30 },
    { title: t('record.question'), share: 70 },
  ]
  const rows = questions.map(({ field, text }) => [fieldWords(input, field), text])
  return [keyFacts(input), { kind: 'table', columns, rows }, ...paragraphs(t('record.clarification.text'))]
}

export function clarificationAnswerForm(input: DisclosureInput): Block[] {
  const { t, dossier } = input
  const { changes, text } = dossier.clarifications.at(-1)!
  const columns = [
    { title: t('record.about'), share: 24 },
    { title: t('record.before'), share: 38 },
    { title: t('record.after'), share: 38 },
  ]
  const rows = changes.map(({ field, before, after }) => [
    fieldWords(input, field),
    valueOf(input, field, before),
    valueOf(input, field, after),
  ])
  const table: Block[] = rows.length > 0 ? [{ kind: 'table', columns, rows }] : []
  return [keyFacts(input), ...section(t('record.text'), text), ...table]
}
