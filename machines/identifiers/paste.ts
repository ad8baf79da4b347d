import { parse } from 'csv-parse/sync'
import { problem, type Problem } from '../kit/refusal'
import { isLegible } from '../kit/text'
import { problemsOfIdentifier, warningsOfIdentifier, type Measure } from './completeness'
import { dataCategories, identifierKinds, type DataCategory, type Identifier, type IdentifierKind } from './identifier'
import { isZone, momentFrom, type DateOrder } from './moments'
import { detectKind, parsePort, parseValue } from './values'

/** Most lines that are read at once. */
const mostLines = 20_000

export interface PasteAsked {
  /** lines, or CSV whose first line names its columns: identifier, kind, port, from, until, zone, categories */
  readonly text: string
  /** instant of the question, ISO 8601 in UTC */
  readonly now: string
  /** zone for lines that state none; without it they are incomplete */
  readonly zone?: string
  readonly order?: DateOrder
  /** categories for lines that name none */
  readonly categories?: readonly DataCategory[]
  /** number of the first identifier that is made, 1 for `i1` */
  readonly first?: number
  /** when given, warnings also say what would keep a line from being submitted */
  readonly measure?: Measure
}

/** One line as it was read: an identifier, or the problems that say why there is none. */
export interface PastedRow {
  readonly line: number
  readonly text: string
  readonly identifier: Identifier | null
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
}

export interface Pasted {
  readonly rows: readonly PastedRow[]
  /** what is wrong with the text as a whole */
  readonly problems: readonly Problem[]
}

/** What a line states, still as text. */
interface Stated {
  readonly line: number
  readonly text: string
  readonly identifier: string
  readonly kind: string
  readonly port: string
  readonly from: string
  readonly until: string
  readonly zone: string
  readonly categories: string
}

/** Reads many identifiers at once, so that a page can show what was understood before it is accepted. */
export function readPasted(asked: PasteAsked): Pasted {
  const stated = statedLines(asked.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'))
  if (!Array.isArray(stated)) return { rows: [], problems: [stated] }
  if (stated.length === 0) return { rows: [], problems: [problem('nothing-pasted')] }
  if (stated.length > mostLines) return { rows: [], problems: [problem('too-many-lines', '', { most: mostLines })] }
  const rows: PastedRow[] = []
  const seen = new Map<string, number>()
  let number = asked.first ?? 1
  for (const each of stated) {
    const row = readLine(each, asked, `i${number}`)
    if (row.identifier) number += 1
    rows.push(withTwin(row, seen))
  }
  return { rows, problems: [] }
}

function statedLines(text: string): Stated[] | Problem {
  const header = text.split('\n').find((line) => line.trim() !== '') ?? ''
  const delimiter = [';', '\t', ','].find((mark) => columnsIn(header, mark).includes('identifier'))
  if (!delimiter && header.trim().toLowerCase() !== 'identifier') return freeLines(text)
  try {
    return csvLines(text, delimiter ?? ',')
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1
    return problem('csv-unreadable', '', { line })
  }
}

function columnsIn(header: string, delimiter: string): string[] {
  return header.split(delimiter).map(columnName)
}

function columnName(name: string): string {
  return name.trim().replace(/^"|"$/g, '').toLowerCase()
}

function csvLines(text: string, delimiter: string): Stated[] {
  const options = { delimiter, columns: (names: string[]) => names.map(columnName), raw: true, info: true } as const
  const read = parse(text, {
    ...options,
    skip_empty_lines: true,
    relax_column_count: true,
    trim: true,
  }) as unknown as CsvRow[]
  return read
    .filter(({ record }) => Object.values(record).some((value) => value !== ''))
    .map(({ record, raw, info }) => ({ ...statedFrom(record), line: info.lines, text: raw.trim() }))
}

interface CsvRow {
  readonly record: Readonly<Record<string, string | undefined>>
  readonly raw: string
  readonly info: { readonly lines: number }
}

function statedFrom(record: CsvRow['record']): Omit<Stated, 'line' | 'text'> {
  const cell = (name: string) => (Object.hasOwn(record, name) ? (record[name] ?? '') : '')
  const { value, port } = splitPort(cell('identifier'))
  return {
    ...{ identifier: value, kind: cell('kind'), port: cell('port') || port },
    ...{ from: cell('from'), until: cell('until'), zone: cell('zone'), categories: cell('categories') },
  }
}

function freeLines(text: string): Stated[] {
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [freeLine(line.trim(), index + 1)]))
}

const dateAhead = /[\s,;]+(?=(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?!\d))/
const between = /\s+(?:-|–|—|\.\.|to|until)\s+|\s*\.\.\s*/

/** `203.0.113.77:51844 2026-11-10 22:41:07 Europe/Vienna subscriber`, with ` – ` before the end of a window. */
function freeLine(text: string, line: number): Stated {
  const { rest, categories } = trailingCategories(text)
  const at = dateAhead.exec(rest)
  const { value, port } = splitPort(at ? rest.slice(0, at.index) : rest)
  const times = at ? rest.slice(at.index + at[0].length) : ''
  const { rest: moments, zone } = trailingZone(times)
  const [from = '', until = ''] = moments.split(between)
  return {
    ...{ line, text, identifier: value, kind: '', port, zone, categories },
    ...{ from: from.trim(), until: until.trim() },
  }
}

/** Data sought, behind the rest. A plain word there that names no zone is data sought too, misspelt. */
function trailingCategories(text: string): { rest: string; categories: string } {
  const known = knownCategories(text)
  if (known.categories !== '' || !dateAhead.test(text)) return known
  const [, before = '', word = ''] = /^(.*\S)[\s,;]+([a-z]{4,})$/.exec(text) ?? []
  if (word === '' || isZone(word)) return known
  const { rest, categories } = knownCategories(before)
  return { rest, categories: `${categories} ${word}` }
}

function knownCategories(text: string): { rest: string; categories: string } {
  const found = /^(.*?)((?:[\s,;]+(?:subscriber|access|traffic|content))+)$/i.exec(text)
  return found ? { rest: found[1]!.trim(), categories: found[2]! } : { rest: text, categories: '' }
}

function trailingZone(text: string): { rest: string; zone: string } {
  const offset = /^(.*\d{2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?)\s*(Z|[+-]\d{2}:\d{2})$/.exec(text)
  if (offset) return { rest: offset[1]!, zone: offset[2] === 'Z' ? 'UTC' : offset[2]! }
  const named = /^(.*\S)[\s,;]+\(?([A-Za-z][A-Za-z0-9_+/-]*)\)?$/.exec(text)
  return named && !/^[AaPp][Mm]$/.test(named[2]!) ? { rest: named[1]!, zone: named[2]! } : { rest: text, zone: '' }
}

/** Takes a port off an address: `203.0.113.77:51844`, `[2001:db8::1]:443`. Anything else stays whole. */
function splitPort(text: string): { value: string; port: string } {
  const six = /^\[([0-9A-Fa-f:.]+)\](?::(\d+))?$/.exec(text.trim())
  if (six) return { value: six[1]!, port: six[2] ?? '' }
  const four = /^(\d{1,3}(?:\.\d{1,3}){3}):(\d+)$/.exec(text.trim())
  return four ? { value: four[1]!, port: four[2]! } : { value: text.trim(), port: '' }
}

function readLine(stated: Stated, asked: PasteAsked, id: string): PastedRow {
  const kind = kindOf(stated)
  const value = parseValue(kind ?? 'other', stated.identifier)
  const port = parsePort(stated.port)
  const zone = stated.zone || asked.zone || ''
  const from = momentOf(stated.from, zone, asked)
  const until = momentOf(stated.until, zone, asked)
  const categories = categoriesOf(stated.categories, asked.categories ?? [])
  const problems = [
    ...(kind ? [] : [problem('kind-unknown', 'kind', { kind: stated.kind })]),
    ...at('value', !isLegible(stated.text) ? { ok: false, problems: [problem('forbidden-characters')] } : value),
    ...at('port', port),
    ...at('from', from),
    ...at('until', until),
    ...at('categories', categories),
  ]
  const { line, text } = stated
  if (!kind || !value.ok || !port.ok || !from.ok || !until.ok || !categories.ok || problems.length > 0) {
    return { line, text, identifier: null, problems, warnings: [] }
  }
  const parts = { port: port.value, from: from.value, until: until.value, categories: [...categories.value] }
  const identifier: Identifier = { id, kind, value: value.value, ...parts }
  return { line, text, identifier, problems: [], warnings: warningsFor(identifier, asked) }
}

function kindOf({ kind, identifier }: Stated): IdentifierKind | null {
  if (kind === '') return detectKind(identifier)
  return identifierKinds.find((known) => known === kind.toLowerCase()) ?? null
}

type Part<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }

function momentOf(local: string, zone: string, { now, order }: PasteAsked): Part<Identifier['from']> {
  if (local === '') return { ok: true, value: null }
  const glued = /^(.*\d)(Z|[+-]\d{2}:\d{2})$/.exec(local)
  const place = glued ? (glued[2] === 'Z' ? 'UTC' : glued[2]!) : zone
  return momentFrom(
    { local: glued ? glued[1]! : local, zone: isZone(place) || place === '' ? place : place.trim(), order },
    now,
  )
}

function categoriesOf(text: string, otherwise: readonly DataCategory[]): Part<readonly DataCategory[]> {
  const words = text
    .toLowerCase()
    .split(/[\s,;|+]+/)
    .filter((word) => word !== '')
  if (words.length === 0) return { ok: true, value: otherwise }
  const unknown = words.find((word) => !dataCategories.some((category) => category === word))
  if (unknown) return { ok: false, problems: [problem('category-unknown', '', { category: unknown })] }
  return { ok: true, value: dataCategories.filter((category) => words.includes(category)) }
}

function at(field: string, part: Part<unknown>): Problem[] {
  return part.ok ? [] : part.problems.map(({ rule, params }) => problem(rule, field, params))
}

function warningsFor(identifier: Identifier, { measure }: PasteAsked): Problem[] {
  // a spreadsheet would read such a value as a formula; here it is text, and it is said so
  const formula = /^[=@-]/.test(identifier.value) ? [problem('formula-start', 'value')] : []
  const missing = measure ? problemsOfIdentifier(identifier, measure) : []
  return [...formula, ...warningsOfIdentifier(identifier, { service: measure?.service, now: measure?.now }), ...missing]
}

function withTwin(row: PastedRow, seen: Map<string, number>): PastedRow {
  if (!row.identifier) return row
  const { id: _, ...said } = row.identifier
  const key = JSON.stringify(said)
  const twin = seen.get(key)
  if (twin === undefined) seen.set(key, row.line)
  return twin === undefined
    ? row
    : { ...row, warnings: [...row.warnings, problem('line-twice', 'value', { line: twin })] }
}
