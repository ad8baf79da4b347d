import { dataCategories, type Identifier } from '~machines/identifiers/identifier'
import type { DraftPart, InternationalContent } from '~machines/international/case'
import { problem, type Problem } from '~machines/kit/refusal'
import { text, texts, type Fields } from './form'
import { identifierLines, readIdentifierLines } from './identifier-lines'

/** A part of the draft as it was typed. */
export interface TypedDraft {
  readonly values: Readonly<Record<string, string>>
  readonly categories: readonly string[]
}

const fieldsOf: Readonly<Record<DraftPart, readonly string[]>> = {
  route: ['instrument', 'foreignPoint'],
  order: ['custodian', 'custodianName', 'identifiers', 'zone', 'until', 'confidentiality', 'note'],
  support: [
    ...['title', 'reference', 'offence', 'provisions', 'facts', 'relation', 'necessity', 'assistance', 'central'],
  ],
}

export function typedDraft(part: DraftPart, fields: Fields): TypedDraft {
  return { values: texts(fields, [...fieldsOf[part]]), categories: fields.getAll('categories') }
}

/** The part of a draft that is there already. */
export function draftTyped(part: DraftPart, content: InternationalContent, zone: string): TypedDraft {
  if (part !== 'order') return { values: { ...content[part] }, categories: [] }
  const { identifiers, ...order } = content.order
  const categories = [...new Set(identifiers.flatMap((identifier) => identifier.categories))]
  const first = identifiers.find(({ from }) => from)?.from
  return { values: { ...order, identifiers: identifierLines(identifiers), zone: first?.zone ?? zone }, categories }
}

type ReadPart =
  { readonly ok: true; readonly values: object } | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads what was typed; nothing is guessed, and what can't be read is named by its field. */
export function readPart(part: DraftPart, typed: TypedDraft, now: string): ReadPart {
  if (part !== 'order') return { ok: true, values: typed.values }
  const { identifiers: lines = '', zone = '', ...order } = typed.values
  const { read, problems } = readIdentifierLines({ identifiers: lines, zone }, now)
  const categories = dataCategories.filter((category) => typed.categories.includes(category))
  const uncategorised = read.length > 0 && categories.length === 0 ? [problem('category-missing', 'categories')] : []
  if (problems.length + uncategorised.length > 0) return { ok: false, problems: [...problems, ...uncategorised] }
  const identifiers: Identifier[] = read.map((identifier) => ({ ...identifier, categories: [...categories] }))
  return { ok: true, values: { ...order, identifiers } }
}

/** What keeps a part from going abroad, at the fields of its form. */
export function problemsIn(part: DraftPart, problems: readonly Problem[]): readonly Problem[] {
  return problems
    .filter(({ field }) => field.startsWith(`${part}.`))
    .map((each) => ({ ...each, field: each.field.split('.')[1]! }))
}

/** The data of a step as its form has them. */
export function stepData(names: readonly { readonly name: string; readonly kind: string }[], fields: Fields): object {
  return Object.fromEntries(
    names.map(({ name, kind }) => [name, kind === 'confirm' ? text(fields, name) === 'true' : text(fields, name)]),
  )
}
