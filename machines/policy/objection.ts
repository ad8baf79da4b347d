import { problem, type Problem } from '../kit/refusal'
import { nameOf, type Source, type Weight } from './source'

/** What stands against a step, and whether it stops it or is acknowledged. */
export interface Objection {
  readonly problem: Problem
  readonly weight: Weight
  readonly source: Source
}

/** Instrument and place as the sentence of a problem takes them: `$t(instrument.{{instrument}}.place)`. */
export function placeOf({ instrument, place }: Source): { readonly instrument: string; readonly place: string } {
  return { instrument: nameOf(instrument), place }
}

/** The objection of a rule, whose sentence names where the rule stands. */
export function objection(rule: string, field: string, source: Source, words: Problem['params'] = {}): Objection {
  return { problem: problem(rule, field, { ...words, ...placeOf(source) }), weight: source.weight, source }
}

/** A law stops a step. */
export function blocking(objections: readonly Objection[]): Problem[] {
  return objections.filter(({ weight }) => weight === 'law').map((each) => each.problem)
}

/** A guideline, or a value that its owner chose, warns: whoever goes on says in the event's payload that they have read it. */
export function warnings(objections: readonly Objection[]): Problem[] {
  return objections.filter(({ weight }) => weight !== 'law').map((each) => each.problem)
}
