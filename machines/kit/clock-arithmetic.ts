import { Temporal } from 'temporal-polyfill'
import type { Clock } from './clock'

/** Starts a clock at an instant: `length` in calendar days of `zone`, to the same wall time of the last day. */
export function startClock(rule: string, length: string, start: string, zone: string): Clock {
  const due = Temporal.Instant.from(start).toZonedDateTimeISO(zone).add(Temporal.Duration.from(length))
  return { rule, start, length, zone, pauses: [], due: toIso(due.toInstant()) }
}

export function isPaused(clock: Clock): boolean {
  return clock.pauses.some((pause) => pause.until === null)
}

/** Stops a clock from running; a clock that stands already stays as it is. */
export function pauseClock(clock: Clock, reason: string, from: string): Clock {
  return isPaused(clock) ? clock : { ...clock, pauses: [...clock.pauses, { reason, from, until: null }] }
}

/** Lets a clock run again: due later by as long as it stood. */
export function resumeClock(clock: Clock, until: string): Clock {
  const standing = clock.pauses.find((pause) => pause.until === null)
  if (!standing) return clock
  const stood = Temporal.Instant.from(standing.from).until(Temporal.Instant.from(until))
  return {
    ...clock,
    pauses: clock.pauses.map((pause) => (pause === standing ? { ...pause, until } : pause)),
    due: toIso(Temporal.Instant.from(clock.due).add(stood)),
  }
}

export type Lateness = 'running' | 'dueSoon' | 'overdue' | 'paused'

/** How late a clock is, computed for this instant and never stored. */
export function lateness(clock: Clock, now: string, soonHours = 48): Lateness {
  if (isPaused(clock)) return 'paused'
  const left = Temporal.Instant.from(now).until(Temporal.Instant.from(clock.due)).total('hours')
  if (left < 0) return 'overdue'
  return left <= soonHours ? 'dueSoon' : 'running'
}

export function hoursAfter(instant: string, hours: number): string {
  return toIso(Temporal.Instant.from(instant).add({ hours }))
}

/** ISO 8601 with milliseconds, as every instant is written. */
function toIso(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' })
}

/** The instant at which a day is over in a zone. */
export function endOfDay(date: string, zone: string): string {
  return toIso(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).toInstant())
}

/** The day it is in a zone, ISO 8601. */
export function dayAt(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
}
