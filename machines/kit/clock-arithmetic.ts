import { Temporal } from 'temporal-polyfill'
import type { ClockRule } from '../policy/clock-rule'
import type { Calendar } from './calendar'
import type { Clock } from './clock'
import { dueAt, needsCalendar, stoodFor } from './counting'

/** Where a clock runs: the zone and the working days of whoever has to act (Regulation 1182/71, article 2(1)). */
export interface Running {
  readonly at: string
  readonly zone: string
  readonly calendar: Calendar
}

export function startClock(rule: ClockRule, { at, zone, calendar }: Running): Clock {
  const { id, length, unit, counting, pauses: mayPause } = rule
  const counted = { start: at, length, unit, zone, pauses: [] }
  const by = needsCalendar(rule) ? calendar : null
  const due = dueAt(counting, counted, by)
  return { rule: id, ...counted, counting, calendar: by && by.holidays.id, mayPause, due }
}

export function isPaused(clock: Clock): boolean {
  return pauseOf(clock) !== null
}

/** The pause that lasts; null when the clock runs. */
export function pauseOf({ pauses }: Clock) {
  return pauses.find(({ until }) => until === null) ?? null
}

/** Stops a clock where its rule lets it stand for this reason; one that stands already stays as it is. */
export function pauseClock(clock: Clock, reason: string, from: string): Clock {
  if (isPaused(clock) || !clock.mayPause.includes(reason)) return clock
  return { ...clock, pauses: [...clock.pauses, { reason, from, until: null }] }
}

/** Lets a clock run again; `counting.ts` says how much later it is due then. */
export function resumeClock(clock: Clock, until: string, calendar: Calendar): Clock {
  const standing = pauseOf(clock)
  if (!standing) return clock
  const pauses = clock.pauses.map((pause) => (pause === standing ? { ...pause, until } : pause))
  return { ...clock, pauses, due: dueAt(clock.counting, { ...clock, pauses }, calendar) }
}

export type Lateness = 'running' | 'dueSoon' | 'overdue' | 'paused'

/** How late a clock is, computed for this instant and never stored. */
export function lateness(clock: Clock, now: string, soonHours = 48): Lateness {
  if (isPaused(clock)) return 'paused'
  const left = Temporal.Instant.from(now).until(Temporal.Instant.from(clock.due)).total('hours')
  if (left < 0) return 'overdue'
  return left <= soonHours ? 'dueSoon' : 'running'
}

export interface Reminder {
  /** by which it is known to have been given: `50`, or `3h` */
  readonly mark: string
  readonly at: string
}

const hour = 3_600_000
const shares = [50, 80, 95] as const
/** up to this length a clock reminds every hour */
const shortest = 8 * hour

/**
 * When to remind whoever has to act: after half of the time, after 80 and 95 per cent of it, and every hour where all
 * of it is eight hours or less. Only time in which the clock ran is measured; while it stands, what comes after is unknown.
 */
export function reminders(clock: Clock): Reminder[] {
  const whole = instant(clock.due) - instant(clock.start) - stoodFor(clock.pauses)
  const nominal = Temporal.Duration.from(clock.length)
  const hourly = clock.unit === 'elapsed' && nominal.total({ unit: 'milliseconds' }) <= shortest
  const marks = hourly
    ? Array.from({ length: Math.ceil(whole / hour) - 1 }, (_, index) => ({
        mark: `${index + 1}h`,
        ran: (index + 1) * hour,
      }))
    : shares.map((share) => ({ mark: `${share}`, ran: (whole * share) / 100 }))
  const until = pauseOf(clock)?.from ?? clock.due
  return marks.map(({ mark, ran }) => ({ mark, at: afterRunning(clock, ran) })).filter(({ at }) => at <= until)
}

/** The reminders of a clock that are still to come. */
export function remindersAfter(clock: Clock, at: string): Reminder[] {
  return reminders(clock).filter((reminder) => reminder.at > at)
}

/** The instant at which a clock has run for so many milliseconds. */
function afterRunning({ start, pauses }: Clock, ran: number): string {
  let at = instant(start) + ran
  for (const { from, until } of pauses) if (until !== null && instant(from) < at) at += instant(until) - instant(from)
  return toIso(Temporal.Instant.fromEpochMilliseconds(Math.round(at)))
}

/** The instant a length after another: hours go by, days are counted on the calendar of the zone. */
export function after(at: string, length: string, zone = 'UTC'): string {
  const unit = Temporal.Duration.from(length).days > 0 ? 'calendarDays' : 'elapsed'
  return dueAt('exact@1', { start: at, length, unit, zone, pauses: [] }, null)
}

export function hoursAfter(instant: string, hours: number): string {
  return toIso(Temporal.Instant.from(instant).add({ hours }))
}

/** ISO 8601 with milliseconds, as every instant is written. */
function toIso(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' })
}

function instant(at: string): number {
  return Temporal.Instant.from(at).epochMilliseconds
}

/** The instant at which a day is over in a zone. */
export function endOfDay(date: string, zone: string): string {
  return toIso(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(zone).toInstant())
}

/** The day it is in a zone, ISO 8601. */
export function dayAt(instant: string, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString()
}
