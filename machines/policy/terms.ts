import { Temporal } from 'temporal-polyfill'
import { startClock, type Running } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import type { ClockRule } from './clock-rule'
import { objection, type Objection } from './objection'
import type { PolicyRule } from './resolve'

/**
 * What stands against a time that somebody names, by a rule that bounds it: a ceiling (Convention on Cybercrime, 16(2):
 * not longer than 90 days) and a floor (29(7): not shorter than 60 days) are compared the opposite way.
 */
export function objectionsToTerm(rule: ClockRule, from: Running, until: string): Objection[] {
  const { due } = startClock(rule, from)
  const { direction, source } = rule
  if (instantOf(until) <= instantOf(from.at)) return [objection('term-reversed', 'until', source)]
  if (direction === 'atMost' && instantOf(until) > instantOf(due))
    return [objection('term-over-ceiling', 'until', source, lengthWords(rule))]
  if (direction === 'atLeast' && instantOf(until) < instantOf(due))
    return [objection('term-under-floor', 'until', source, lengthWords(rule))]
  return []
}

/** An order that adds to the time of a measure. */
export interface ExtensionAsked {
  readonly at: string
  /** the clock that it would add to */
  readonly running: Clock
  /** how often it was added to before */
  readonly before: number
}

/** What stands against an extension: there is none, there was one already, or it comes too late. */
export function objectionsToExtension(
  { extension, measure }: PolicyRule,
  { at, running, before }: ExtensionAsked,
): Objection[] {
  if (!extension) return [objection('extension-none', 'extension', measure.source)]
  const { times, source } = extension
  if (times !== null && before >= times) return [objection('extension-again', 'extension', source, { count: times })]
  return instantOf(at) > instantOf(running.due) ? [objection('extension-late', 'extension', source)] : []
}

/** The length of a clock as its sentence takes it: `$t(length.{{unit}}, {"count": {{count}}})`. */
export function lengthWords({ length }: Pick<ClockRule, 'length'>): { readonly unit: string; readonly count: number } {
  const { days, hours, minutes } = Temporal.Duration.from(length)
  if (days > 0) return { unit: 'days', count: days }
  return minutes > 0 ? { unit: 'minutes', count: hours * 60 + minutes } : { unit: 'hours', count: hours }
}

function instantOf(at: string): number {
  return Temporal.Instant.from(at).epochMilliseconds
}
