import type { Block } from '../document'
import type { AnsweringInput } from '../input'
import { instantIn, itemWords, numberIn } from '../words'
import { facts, heading, keyFacts, paragraphs, referenceTable, restrictedRows, resultTable, section } from './parts'

/** What is delivered, item by item, and each file by its hash (guideline sp.standard-response-format). */
export function productionForm(input: AnsweringInput): Block[] {
  const { t, dossier, context, at } = input
  const files = dossier.files.filter(({ deliveredAt }) => deliveredAt === at)
  const { statement } = dossier
  return [
    keyFacts(
      input,
      [t('record.outcome'), context.outcome ? t(`outcome.${context.outcome}`) : ''],
      ...restrictedRows(input),
    ),
    heading(t('record.results')),
    resultTable(input),
    heading(t('record.manifest')),
    ...(files.length > 0 ? [manifest(input, files)] : paragraphs(t('record.manifest.empty'))),
    ...materialBlocks(
      input,
      dossier.materials.filter(({ deliveredAt }) => deliveredAt === at),
    ),
    heading(t('record.statement')),
    facts(
      [t('record.system'), statement?.system ?? ''],
      [t('record.extractedAt'), statement ? instantIn(input, statement.extractedAt, input.provider.zone) : ''],
    ),
    ...section(t('record.text'), statement?.text ?? ''),
    ...paragraphs(t('record.production.text')),
  ]
}

export function manifest(input: AnsweringInput, files: AnsweringInput['dossier']['files']): Block {
  const { t, language } = input
  const columns = [
    { title: t('record.file'), share: 24 },
    { title: t('record.identifier'), share: 24 },
    { title: t('record.size'), share: 12 },
    { title: 'SHA-256', share: 40 },
  ]
  const rows = files.map(({ name, items, size, sha256 }) => {
    return [
      name,
      answeredWords(input, items),
      t('record.bytes', { count: size, size: numberIn(language, size) }),
      sha256,
    ]
  })
  return { kind: 'table', columns, rows }
}

/** Material that no portal may hold: what it answers, its hashes and references, to whom it is handed over, and how. */
export function materialBlocks(input: AnsweringInput, materials: AnsweringInput['dossier']['materials']): Block[] {
  const { t } = input
  return materials.flatMap(({ items, references, to, how }) => [
    heading(t('material.title')),
    facts(
      [t('record.identifier'), answeredWords(input, items)],
      [t('material.to'), to],
      [t('material.how'), t(`material.how.${how}`)],
    ),
    referenceTable(input, references),
  ])
}

/** What a file answers: one item in full, many by their numbers. */
function answeredWords(input: AnsweringInput, items: readonly string[]): string {
  const words = items.map((item) => itemWords(input, item))
  if (words.length > 1) return words.map(({ number, category }) => `${number} (${category})`).join(', ')
  return words.map(({ number, identifier, category }) => `${number}: ${identifier}, ${category}`).join('')
}
