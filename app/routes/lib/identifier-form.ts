import { dataCategories, identifierKinds, type Identifier } from '~machines/identifiers/identifier'
import { momentFrom } from '~machines/identifiers/moments'
import { parsePort, parseValue } from '~machines/identifiers/values'
import { problem, type Problem } from '~machines/kit/refusal'
import { text, texts, type Fields } from './form'

/** An identifier as typed. */
export interface TypedIdentifier {
  readonly kind: string
  readonly value: string
  readonly port: string
  readonly from: string
  readonly until: string
  readonly zone: string
  readonly categories: readonly string[]
}

export function typedIdentifier(fields: Fields): TypedIdentifier {
  const typed = texts(fields, ['kind', 'value', 'port', 'from', 'until', 'zone'])
  return { ...typed, categories: fields.getAll('categories') }
}

/** The form of an identifier that is there already. */
export function typedFrom({ kind, value, port, from, until, categories }: Identifier, zone: string): TypedIdentifier {
  const local = (moment: Identifier['from']) => moment?.local.replace('T', ' ') ?? ''
  return {
    ...{ kind, value, port: port === null ? '' : String(port), categories },
    ...{ from: local(from), until: local(until), zone: from?.zone ?? zone },
  }
}

type ReadIdentifier =
  { readonly ok: true; readonly identifier: Identifier } | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads what was typed; nothing is guessed, and every part that can't be read is named by its field. */
export function readIdentifier(typed: TypedIdentifier, id: string, now: string): ReadIdentifier {
  const kind = identifierKinds.find((known) => known === typed.kind)
  if (!kind) return { ok: false, problems: [problem('code-unknown', 'kind')] }
  const value = parseValue(kind, typed.value)
  const port = parsePort(typed.port)
  const from = readMoment(typed.from, typed.zone, now)
  const until = readMoment(typed.until, typed.zone, now)
  const categories = dataCategories.filter((category) => typed.categories.includes(category))
  if (value.ok && port.ok && from.ok && until.ok) {
    const parts = { value: value.value, port: port.value, from: from.value, until: until.value }
    return { ok: true, identifier: { id, kind, ...parts, categories } }
  }
  const parts = { value, port, from, until }
  return { ok: false, problems: Object.entries(parts).flatMap(([field, part]) => problemsAt(field, part)) }
}

type Part<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }

/** An instant as typed; null when none was. */
export function readMoment(local: string, zone: string, now: string): Part<Identifier['from']> {
  return local.trim() === '' ? { ok: true, value: null } : momentFrom({ local, zone: zone.trim() }, now)
}

/** What is wrong with a part, at its field; a zone that is missing or unknown stands at the zone's. */
export function problemsAt(field: string, part: Part<unknown>): Problem[] {
  if (part.ok) return []
  return part.problems.map(({ rule, params }) => problem(rule, rule.startsWith('zone-') ? 'zone' : field, params))
}

/** What the paste form carries, as typed. */
export function typedPaste(fields: Fields) {
  const typed = texts(fields, ['text', 'zone', 'order'])
  return { ...typed, zone: typed.zone.trim(), categories: fields.getAll('categories'), intent: text(fields, 'intent') }
}

export type TypedPaste = ReturnType<typeof typedPaste>
