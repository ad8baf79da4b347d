import type { Identifier } from '~machines/identifiers/identifier'
import { showMoment } from '~machines/identifiers/moments'
import { readPasted } from '~machines/identifiers/paste'
import { detectKind } from '~machines/identifiers/values'
import { problem, type Problem } from '~machines/kit/refusal'

export interface TypedLines {
  /** a line each, or a table */
  readonly identifiers: string
  /** zone of the times that say none */
  readonly zone: string
}

export interface ReadLines {
  readonly read: readonly Identifier[]
  readonly problems: readonly Problem[]
}

/** Identifiers as they are typed into one field, as they are pasted into a request; a line names no category of data. */
export function readIdentifierLines({ identifiers, zone }: TypedLines, now: string): ReadLines {
  if (identifiers.trim() === '') return { read: [], problems: [] }
  const pasted = readPasted({ text: identifiers, now, ...(zone.trim() ? { zone: zone.trim() } : {}) })
  const isTable = /^\W*identifier\b/i.test(identifiers)
  const unread = pasted.rows.find(({ identifier }) => !identifier || (!isTable && isProse(identifier)))
  const problems = [
    ...pasted.problems.map(({ rule, params }) => problem(rule, 'identifiers', params)),
    ...(unread ? [problem('report-line-unread', 'identifiers', { line: unread.line, text: unread.text })] : []),
  ]
  const read = pasted.rows.flatMap(({ identifier }) => (identifier ? [{ ...identifier, categories: [] }] : []))
  return { read, problems }
}

/** A line of several words that is no known kind is a sentence, or an identifier whose time was not understood. */
function isProse({ kind, value }: Identifier): boolean {
  return kind === 'other' && /\s/.test(value)
}

/** Identifiers as lines that are read back to the same, or as a table where a line alone would not say the kind. */
export function identifierLines(identifiers: readonly Identifier[]): string {
  if (identifiers.some(({ kind, value }) => detectKind(value) !== kind)) return tableOf(identifiers)
  return identifiers
    .map(({ kind, value, port, from, until }) => {
      const named = port === null ? value : kind === 'ipv6' ? `[${value}]:${port}` : `${value}:${port}`
      if (!from) return named
      const end = until ? ` – ${spaced(until.local)}` : ''
      return `${named} ${spaced(from.local)}${end} ${zoneOf(from)}`
    })
    .join('\n')
}

function tableOf(identifiers: readonly Identifier[]): string {
  const rows = identifiers.map(({ kind, value, port, from, until }) =>
    [
      value,
      kind,
      port ?? '',
      from ? spaced(from.local) : '',
      until ? spaced(until.local) : '',
      from ? zoneOf(from) : '',
    ]
      .map((cell) => `"${String(cell).replaceAll('"', '""')}"`)
      .join(';'),
  )
  return ['identifier;kind;port;from;until;zone', ...rows].join('\n')
}

/** A zone's name, or its offset where the wall time comes twice. */
function zoneOf(moment: NonNullable<Identifier['from']>): string {
  const { stated } = showMoment(moment, 'UTC')
  return moment.zone.includes('/') ? moment.zone : stated.offset
}

function spaced(local: string): string {
  return local.replace('T', ' ')
}
