import type { Identifier } from '~machines/identifiers/identifier'
import type { MaterialReference } from '~machines/kit/material'
import { packById } from '~machines/policy/index'
import { nameOf } from '~machines/policy/source'
import { isRestricted } from '~machines/request/restricted'
import type { Block } from '../document'
import type { AnsweringInput, RecordInput } from '../input'
import { instantIn, itemWords, packWords, periodWords, personWords, valueWords } from '../words'

/** Pieces that several forms have. */

export type Row = readonly [label: string, value: string]

export const heading = (text: string): Block => ({ kind: 'heading', text })

export function paragraphs(text: string): Block[] {
  return text
    .split(/\n+/)
    .filter(Boolean)
    .map((line) => ({ kind: 'paragraph', text: line }))
}

/** A heading with text below it; nothing when there is no text. */
export function section(title: string, text: string): Block[] {
  return text === '' ? [] : [heading(title), ...paragraphs(text)]
}

export function facts(...rows: readonly (Row | null)[]): Block {
  return { kind: 'facts', rows: rows.filter((row): row is Row => row !== null && row[1] !== '') }
}

/** What every record says of itself: request, parties, who acted, when. */
export function keyFacts(input: RecordInput, ...more: readonly (Row | null)[]): Block {
  const { t, number, agency, provider, by, at, entry, confirmed } = input
  const zone = input.issuer.zone
  const role = input.facts.fileEnding?.role ?? entry.role
  return facts(
    [t('record.number'), number ?? t('record.unnumbered')],
    [t('record.agency'), `${agency.name} (${agency.country}-${agency.code})`],
    [t('record.provider'), provider.name],
    [t('record.step'), t(`event.${entry.event}.done`)],
    [t('record.by'), by ? `${personWords(by)} (${t(`role.${role}`)})` : t(`role.${role}`)],
    [t('record.at'), instantIn(input, at, zone)],
    confirmed && [t('record.confirmed'), t('record.confirmed.by', { key: keyPrint(confirmed.credential) })],
    ...more,
  )
}

/** A passkey as people can compare it: the end of its id. */
export function keyPrint(credential: string): string {
  return `…${credential.slice(-12)}`
}

/** Identifiers are spoken of by their number within the case: the same address may be asked about at several instants. */
export const idColumn = { title: '#', share: 6 } as const

/** Every identifier with its time and the data asked of it. */
export function identifierTable(input: RecordInput): Block {
  const { served, draft } = input.dossier
  return identifierRows(input, (served?.content ?? draft).identifiers)
}

/** Identifiers with their times and the data asked of them. */
export function identifierRows(input: RecordInput, identifiers: readonly Identifier[]): Block {
  const { t } = input
  const columns = [
    idColumn,
    { title: t('record.kind'), share: 14 },
    { title: t('record.identifier'), share: 24 },
    { title: t('record.period'), share: 39 },
    { title: t('record.categories'), share: 17 },
  ]
  const rows = identifiers.map((identifier) => [
    identifier.id,
    t(`identifier.${identifier.kind}`),
    valueWords(identifier),
    periodWords(input, identifier),
    identifier.categories.map((category) => t(`category.${category}`)).join(', '),
  ])
  return { kind: 'table', columns, rows }
}

/** Hash and reference of material, and nothing that leads to what they stand for. */
export function referenceTable({ t }: Pick<RecordInput, 't'>, references: readonly MaterialReference[]): Block {
  const columns = [idColumn, { title: t('material.hash'), share: 64 }, { title: t('material.own'), share: 30 }]
  const rows = references.map(({ hash, reference }, index) => [String(index + 1), hash, reference])
  return { kind: 'table', columns, rows }
}

/** That nothing of what the request is about, or of what was found, may be shown; nothing where it may. */
export function restrictedRows({ t, dossier, pack }: RecordInput): Row[] {
  const { restricted } = packById(pack)!
  const { served, draft, materials = [] } = dossier as RecordInput['dossier'] & Partial<AnsweringInput['dossier']>
  if (materials.length === 0 && !isRestricted(served?.content ?? draft, { restricted })) return []
  const { instrument, place } = restricted.source
  return [
    [t('material.restricted'), t('material.record', { law: t(`instrument.${nameOf(instrument)}.place`, { place }) })],
  ]
}

/** What the agency may do about a no, procedure by procedure. */
export function remedy({ t, procedure }: RecordInput): string {
  return t([`record.remedy.${procedure.split('@')[0]!}`, 'record.remedy'])
}

/** A coded ground and what was said to it. */
export function because({ t }: RecordInput, ground: string, text: string): string {
  return ground && text ? t('record.because', { ground, text }) : ground || text
}

/** What was decided, item by item, with ground and text. */
export function decisionTable(input: AnsweringInput): Block {
  const { t, context, dossier } = input
  const columns = [
    idColumn,
    { title: t('record.identifier'), share: 24 },
    { title: t('record.data'), share: 16 },
    { title: t('record.decision'), share: 15 },
    { title: t('record.reasons'), share: 39 },
  ]
  const rows = context.items.map(({ id, decision, ground }) => {
    const { identifier, number, category } = itemWords(input, id)
    const reasons = [packWords(input, 'refusalGrounds', ground), dossier.itemTexts[id]?.decision ?? ''] as const
    return [number, identifier, category, decision ? t(`record.decided.${decision}`) : '', because(input, ...reasons)]
  })
  return { kind: 'table', columns, rows }
}

/** What was found, item by item. */
export function resultTable(input: AnsweringInput): Block {
  const { t, context, dossier } = input
  const columns = [
    idColumn,
    { title: t('record.identifier'), share: 24 },
    { title: t('record.data'), share: 15 },
    { title: t('record.result'), share: 15 },
    { title: t('record.files'), share: 8 },
    { title: t('record.reasons'), share: 32 },
  ]
  const rows = context.items.map(({ id, decision, result, nilGround, ground, files, references }) => {
    const { identifier, number, category } = itemWords(input, id)
    const outcome = result ? t(`result.${result}`) : t(`record.decided.${decision ?? 'refuse'}`)
    const code = result ? packWords(input, 'nilGrounds', nilGround) : packWords(input, 'refusalGrounds', ground)
    const referred = (reasons: string) => [references > 0 ? t('material.tag') : '', reasons].filter(Boolean).join(' – ')
    const text = (result ? dossier.itemTexts[id]?.result : dossier.itemTexts[id]?.decision) ?? ''
    return [number, identifier, category, outcome, String(files), referred(because(input, code, text))]
  })
  return { kind: 'table', columns, rows }
}
