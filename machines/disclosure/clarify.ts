import { Temporal } from 'temporal-polyfill'
import { isSameIdentifier, isSameMoment, type Identifier, type Moment } from '../identifiers/identifier'
import { problem, type Problem } from '../kit/refusal'
import { identifierParts, type DefectRule, type IdentifierPart } from '../policy/deficiency'
import type { PolicyPack } from '../policy/pack'
import type { RequestContent, RequestDossier } from '../request/case'
import type { ChangedValue, ClarificationRound, Defect } from './case'
import { lets, ruleOfDefect } from './deficiency'
import type { DisclosureData } from './events'

export type ClarificationAnswer = DisclosureData['clarification.answer']
export type Change = ClarificationRound['changes'][number]

/** The request as a clarification leaves it. */
export function clarified(
  content: RequestContent,
  { matter, basis, identifiers }: ClarificationAnswer,
): RequestContent {
  return {
    ...content,
    matter: { ...content.matter, ...defined(matter) },
    basis: { ...content.basis, ...defined(basis) },
    identifiers: content.identifiers.flatMap((before) => {
      const after = identifiers?.[before.id]
      return after === undefined ? [before] : after === null ? [] : [after]
    }),
  }
}

/** What the authoriser agreed to and no answer to a defect may exchange: the kind of legal power. */
const settled = ['basis.code']

export interface Answering {
  readonly content: RequestContent
  readonly round: Pick<ClarificationRound, 'defects'>
  readonly orders: RequestDossier['orders']
  readonly pack: PolicyPack
}

/**
 * What a clarification may not do: change what no defect names, ask for something new, for another kind of data, for a
 * longer time, or on another kind of legal basis (that is an amendment, and returns to authorisation and source check);
 * or leave a defect without its remedy and without a word.
 */
export function problemsOfClarification(asked: Answering, answer: ClarificationAnswer): Problem[] {
  const { content } = asked
  const changes = changesOf(content, answer)
  const wider = Object.entries(answer.identifiers ?? {}).flatMap(([id, after]) => {
    const before = content.identifiers.find((identifier) => identifier.id === id)
    if (!before || (after && after.id !== id)) return [problem('needs-amendment', `identifiers.${id}`)]
    return after && !isWithin(before, after) ? [problem('needs-amendment', `identifiers.${id}`)] : []
  })
  const exchanged = changes.filter(({ field }) => settled.includes(field))
  return [
    ...unnamed(asked, changes).map((field) => problem('not-asked', field)),
    ...wider,
    ...exchanged.map(({ field }) => problem('needs-amendment', field)),
    ...unaddressed(asked, answer, changes),
  ]
}

/** Fields that an answer changes though no defect names them. */
function unnamed({ round, pack }: Answering, changes: readonly Change[]): string[] {
  const parts = changes.flatMap((change) => partsOf(change).map((part) => ({ field: part, change })))
  return parts
    .filter(({ field, change }) => !round.defects.some((defect) => lets(pack, defect, field, change.after === null)))
    .map(({ field }) => field)
}

/** Every defect has its remedy, or somebody says in words why not. */
function unaddressed(
  { round, orders, pack }: Answering,
  { words = [] }: ClarificationAnswer,
  changes: readonly Change[],
): Problem[] {
  const attached = orders.some(({ servedAt }) => servedAt === null)
  const isMended = (defect: Defect) =>
    ruleOfDefect(pack, defect.code)!.remedy === 'attach' ? attached : changesFor(pack, defect, changes).length > 0
  return round.defects.flatMap((defect, index) =>
    isMended(defect) || (words[index] ?? '') !== ''
      ? []
      : [problem(`defect-unmet-${ruleOfDefect(pack, defect.code)!.remedy}`, `words.${index}`)],
  )
}

/** What of an answer's changes mends this defect. */
export function changesFor(
  pack: { readonly defects: readonly DefectRule[] },
  defect: Defect,
  changes: readonly Change[],
): readonly Change[] {
  return changes.filter((change) => partsOf(change).some((field) => lets(pack, defect, field, change.after === null)))
}

/** What an answer changes, field by field; an identifier is one, whatever of it changes. */
export function changesOf(
  content: RequestContent,
  { matter, basis, identifiers }: Pick<ClarificationAnswer, 'matter' | 'basis' | 'identifiers'>,
): Change[] {
  const texts = (section: 'matter' | 'basis', values: object | undefined) => {
    const present = content[section] as Readonly<Record<string, string>>
    return Object.entries(defined(values))
      .filter(([name, after]) => present[name] !== after)
      .map(([name, after]) => ({ field: `${section}.${name}`, before: present[name] ?? '', after: after as string }))
  }
  const listed = Object.entries(identifiers ?? {}).flatMap(([id, after]): Change[] => {
    const before = content.identifiers.find((identifier) => identifier.id === id)
    return isSameIdentifier(before, after) ? [] : [{ field: `identifiers.${id}`, before: before ?? null, after }]
  })
  return [...texts('matter', matter), ...texts('basis', basis), ...listed]
}

/** What a draft changes of the request that was served, in what both sides know: internal notes were never served. */
export function changesSinceServed(served: RequestContent, { matter, basis, identifiers }: RequestContent): Change[] {
  const { internalNotes: _internal, ...told } = matter
  const left = new Map(identifiers.map((identifier) => [identifier.id, identifier]))
  const ids = new Set([...served.identifiers, ...identifiers].map(({ id }) => id))
  const listed = Object.fromEntries([...ids].map((id) => [id, left.get(id) ?? null]))
  return changesOf(served, { matter: told, basis, identifiers: listed })
}

/** The parts that a change is of: `identifiers.i2.port`, `matter.facts`; an identifier that comes or goes is whole. */
export function partsOf({ field, before, after }: Change): string[] {
  if (!isIdentifier(before) || !isIdentifier(after)) return [field]
  const parts = identifierParts.filter((part) => !isSamePart[part](before, after))
  const other = before.id !== after.id || before.kind !== after.kind || before.value !== after.value
  return [...(other ? [`${field}.value`] : []), ...parts.map((part) => `${field}.${part}`)]
}

const isSamePart: Readonly<Record<IdentifierPart, (one: Identifier, other: Identifier) => boolean>> = {
  port: (one, other) => one.port === other.port,
  from: (one, other) => isSameMoment(one.from, other.from),
  until: (one, other) => isSameMoment(one.until, other.until),
  categories: (one, other) => [...one.categories].sort().join() === [...other.categories].sort().join(),
}

export function isIdentifier(value: ChangedValue): value is Identifier {
  return value !== null && typeof value === 'object'
}

/**
 * Same thing sought, no other data, no longer time. A port that was missing may be added, never dropped or changed: it
 * tells one subscriber of a shared address from another. An instant whose zone was wrong may be put right.
 */
function isWithin(before: Identifier, after: Identifier): boolean {
  const samePort = before.port === null || after.port === before.port
  const same = after.kind === before.kind && after.value === before.value && samePort
  const categories = after.categories.every((category) => before.categories.includes(category))
  return same && categories && isNoLonger(before, after)
}

function isNoLonger(before: Identifier, after: Identifier): boolean {
  if (!before.from || !after.from) return before.from === after.from
  if (!before.until) return after.until === null && isCorrection(before.from, after.from)
  if (!after.until) return liesWithin(after.from, before.from, before.until)
  return liesWithin(after.from, before.from, before.until) && liesWithin(after.until, before.from, before.until)
}

/** The same wall time in another zone, so about a day apart at most, however often it is corrected. */
function isCorrection(before: Moment, after: Moment): boolean {
  return before.local === after.local
}

function liesWithin(moment: Moment, from: Moment, until: Moment): boolean {
  return (
    Temporal.Instant.compare(from.instant, moment.instant) <= 0 &&
    Temporal.Instant.compare(moment.instant, until.instant) <= 0
  )
}

function defined(values: object | undefined): Record<string, never> {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== undefined)) as Record<
    string,
    never
  >
}
