import type { Identifier } from '~machines/identifiers/identifier'
import { showMoment } from '~machines/identifiers/moments'
import { readPasted } from '~machines/identifiers/paste'
import { detectKind } from '~machines/identifiers/values'
import { problem, type Problem } from '~machines/kit/refusal'
import type { MaterialReference, ReportContent } from '~machines/provider-report/case'
import type { TypedReport } from '~/ui/report/draft-fields'
import { text, texts, type Fields } from './form'
import { problemsAt, readMoment } from './identifier-form'

/** The form of a draft as it was sent. */
export function typedReport(fields: Fields): TypedReport {
  const typed = texts(fields, [
    ...(['agency', 'incident', 'serviceId', 'from', 'until', 'zone'] as const),
    ...(['seen', 'reference', 'urgency', 'references', 'identifiers'] as const),
  ])
  return { ...typed, urgent: text(fields, 'urgent') === 'true', material: text(fields, 'material') === 'true' }
}

/** The form of a draft that is there already. */
export function typedFrom(agency: string, content: ReportContent, zone: string): TypedReport {
  const { incident, serviceId, from, until, seen, reference, urgent, urgency, material } = content
  const local = (moment: ReportContent['from']) => moment?.local.replace('T', ' ') ?? ''
  return {
    ...{ agency, incident, serviceId, seen, reference, urgent, urgency, material },
    ...{ from: local(from), until: local(until), zone: from?.zone ?? zone },
    references: content.references.map(({ hash, reference }) => `${hash} ${reference}`.trim()).join('\n'),
    identifiers: linesOf(content.identifiers),
  }
}

type Values = Omit<ReportContent, 'service'>

type ReadReport =
  { readonly ok: true; readonly values: Values } | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads what was typed; nothing is guessed, and every part that can't be read is named by its field. */
export function readReport(typed: TypedReport, now: string): ReadReport {
  const from = readMoment(typed.from, typed.zone, now)
  const until = readMoment(typed.until, typed.zone, now)
  const identifiers = readIdentifiers(typed, now)
  const { incident, serviceId, seen, reference, urgent, urgency, material } = typed
  const problems = [...problemsAt('from', from), ...problemsAt('until', until), ...identifiers.problems]
  if (!from.ok || !until.ok || problems.length > 0) return { ok: false, problems: distinct(problems) }
  return {
    ok: true,
    values: {
      ...{ incident, serviceId, seen, reference, urgent, urgency, material },
      ...{ from: from.value, until: until.value, identifiers: identifiers.read },
      references: referencesFrom(typed.references),
    },
  }
}

/** One problem of a field is enough to find it. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((each) => [each.field, each])).values()]
}

const hex = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/i

/** A line each: a hash and what the provider calls the material, or one of the two. */
function referencesFrom(typed: string): MaterialReference[] {
  const lines = typed.split(/\r\n?|\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  return lines.map((line) => {
    const [first = '', ...rest] = line.split(/[\s;,]+/)
    return hex.test(first) ? { hash: first.toLowerCase(), reference: rest.join(' ') } : { hash: '', reference: line }
  })
}

/** A line each, or a table, as it is pasted into a request; no data are sought, so a line names no category. */
function readIdentifiers({ identifiers, zone }: TypedReport, now: string) {
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

/** As lines that are read back to the same, or as a table where a line alone would not say the kind. */
function linesOf(identifiers: readonly Identifier[]): string {
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
