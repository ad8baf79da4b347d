import { Temporal } from 'temporal-polyfill'
import { isSameIdentifier, type Identifier, type Moment } from '../identifiers/identifier'
import { problem, type Problem } from '../kit/refusal'
import type { RequestContent } from '../request/case'
import type { ClarificationRound } from './case'
import type { DisclosureData } from './events'

export type ClarificationAnswer = DisclosureData['clarification.answer']

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

/** Whether the provider asked about this field, or about the part of the request it belongs to. */
export function wasAsked(round: ClarificationRound, field: string): boolean {
  return round.questions.some((question) => question.field === field || field.startsWith(`${question.field}.`))
}

/** What the authoriser agreed to and no answer to a question may exchange: the kind of legal power. */
const settled = ['basis.code']

/**
 * What a clarification may not do: change what was not asked about, ask for something new, for another kind of data, for
 * a longer time, or on another kind of legal basis. That is an amendment, and returns to authorisation and source check.
 */
export function problemsOfClarification(
  content: RequestContent,
  round: ClarificationRound,
  answer: ClarificationAnswer,
): Problem[] {
  const changed = changedFields(content, answer)
  const unasked = changed.filter((field) => !wasAsked(round, field)).map((field) => problem('not-asked', field))
  const wider = Object.entries(answer.identifiers ?? {}).flatMap(([id, after]) => {
    const before = content.identifiers.find((identifier) => identifier.id === id)
    if (!before || (after && after.id !== id)) return [problem('needs-amendment', `identifiers.${id}`)]
    return after && !isWithin(before, after) ? [problem('needs-amendment', `identifiers.${id}`)] : []
  })
  const exchanged = changed.filter((field) => settled.includes(field)).map((field) => problem('needs-amendment', field))
  const said = changed.length > 0 || answer.text !== '' ? [] : [problem('required', 'text')]
  return [...unasked, ...wider, ...exchanged, ...said]
}

/** Paths of the fields that an answer changes. */
export function changedFields(content: RequestContent, { matter, basis, identifiers }: ClarificationAnswer): string[] {
  const fields = (section: 'matter' | 'basis', values: object | undefined) =>
    Object.entries(defined(values))
      .filter(([field, value]) => (content[section] as Record<string, unknown>)[field] !== value)
      .map(([field]) => `${section}.${field}`)
  return [
    ...fields('matter', matter),
    ...fields('basis', basis),
    ...Object.entries(identifiers ?? {})
      .filter(
        ([id, after]) =>
          !isSameIdentifier(
            content.identifiers.find((before) => before.id === id),
            after,
          ),
      )
      .map(([id]) => `identifiers.${id}`),
  ]
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
