import { Temporal } from 'temporal-polyfill'
import type { Counting } from '../policy/clock-rule'
import { isWorkingDay, type Calendar } from './calendar'
import type { Clock, Pause } from './clock'

export type Counted = Pick<Clock, 'start' | 'length' | 'unit' | 'zone' | 'pauses'>

const hour = 3_600_000

/**
 * When a clock is due. A pause counts in once it has ended, by one of two rules:
 *
 * - Where time is counted to the instant (`exact@1` in hours or calendar days), the clock is due later by as long as it stood.
 * - Where it is counted in units, an hour or a day in which the clock stood, however briefly, is not counted. A day has no
 *   parts in such a period (Regulation 1182/71, article 3(2)), so a part of one cannot be given back; and doubt goes to
 *   whoever has to act, for they did not bring the pause about.
 *
 * A length in days means as many days as there were: Apia had no 30 December 2011. A time that a change of clocks skips
 * on the last day counts from before the change, one that comes twice is its first (RFC 5545, 3.3.5).
 */
export function dueAt(counting: Counting, counted: Counted, calendar: Calendar | null): string {
  return calculators[counting](counted, calendar).toString({ smallestUnit: 'millisecond' })
}

/** Whether holidays make a difference to what is counted so. */
export function needsCalendar({ unit, counting }: Pick<Clock, 'unit' | 'counting'>): boolean {
  return unit === 'workingDays' || (unit === 'calendarDays' && counting === 'regulation1182@1')
}

type Calculator = (counted: Counted, calendar: Calendar | null) => Temporal.Instant

const calculators: Readonly<Record<Counting, Calculator>> = {
  'exact@1': (counted, calendar) => {
    if (counted.unit === 'workingDays') {
      const last = nthDay(counted, (day) => isWorkingDay(calendar!, day))
      return atTimeOf(startOf(counted), last)
    }
    return dueUnpaused(counted).add({ milliseconds: stoodFor(counted.pauses) })
  },
  'regulation1182@1': (counted, calendar) => {
    if (counted.unit === 'elapsed') return endOfHours(counted)
    const isCounted = (day: Temporal.PlainDate) => counted.unit === 'calendarDays' || isWorkingDay(calendar!, day)
    const last = rolledOn(counted, nthDay(counted, isCounted), calendar!)
    return last.add({ days: 1 }).toZonedDateTime(counted.zone).toInstant()
  },
}

function dueUnpaused(counted: Counted): Temporal.Instant {
  const start = startOf(counted)
  const length = Temporal.Duration.from(counted.length)
  if (counted.unit === 'elapsed') return start.toInstant().add({ milliseconds: hoursIn(length) * hour })
  return atTimeOf(start, daysLater(start.toPlainDate(), length.days, counted.zone))
}

/** The n-th day after the day of the start that counts, and on which the clock did not stand. */
function nthDay(counted: Counted, isCounted: (day: Temporal.PlainDate) => boolean): Temporal.PlainDate {
  const { zone, pauses } = counted
  let left = Temporal.Duration.from(counted.length).days
  let day = startOf(counted).toPlainDate()
  while (left > 0) {
    day = daysLater(day, 1, zone)
    if (isCounted(day) && !stoodOn(day, pauses, zone)) left -= 1
  }
  return day
}

/**
 * A period does not end on a holiday, Sunday or Saturday, but with the next working day; one of two days or more has
 * two working days at least (article 3(4) and (5)). Which days a place has for its weekend is its calendar's to say.
 */
function rolledOn(counted: Counted, nominal: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate {
  const { zone, pauses } = counted
  const works = (day: Temporal.PlainDate) => isWorkingDay(calendar, day) && !stoodOn(day, pauses, zone)
  const wanted = Temporal.Duration.from(counted.length).days >= 2 ? 2 : 1
  let worked = 0
  let day = startOf(counted).toPlainDate()
  while (worked < wanted || Temporal.PlainDate.compare(day, nominal) < 0 || !works(day)) {
    day = daysLater(day, 1, zone)
    if (works(day)) worked += 1
  }
  return day
}

/** The hour of the start is not counted (article 3(1)); hours begin as the clocks of the zone showed them at the start. */
function endOfHours({ start, length, zone, pauses }: Counted): Temporal.Instant {
  const from = Temporal.Instant.from(start).toZonedDateTimeISO(zone)
  const intoHour = modulo(from.epochMilliseconds + from.offsetNanoseconds / 1_000_000, hour)
  let left = hoursIn(Temporal.Duration.from(length))
  let end = from.epochMilliseconds - intoHour + hour
  while (left > 0) {
    if (!stoodIn(end, end + hour, pauses)) left -= 1
    end += hour
  }
  return Temporal.Instant.fromEpochMilliseconds(end)
}

/** The date a number of days after another, of days that there were. */
function daysLater(from: Temporal.PlainDate, days: number, zone: string): Temporal.PlainDate {
  let to = from.add({ days })
  for (let missing = days - daysUntil(from, to, zone); missing > 0; missing = days - daysUntil(from, to, zone))
    to = to.add({ days: missing })
  return to
}

/** Days that came after one date, up to and with another; changes of clocks make them some hours shorter or longer. */
function daysUntil(from: Temporal.PlainDate, to: Temporal.PlainDate, zone: string): number {
  const endOf = (day: Temporal.PlainDate) => day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
  return Math.round((endOf(to) - endOf(from)) / (24 * hour))
}

function startOf({ start, zone }: Counted): Temporal.ZonedDateTime {
  return Temporal.Instant.from(start).toZonedDateTimeISO(zone)
}

function atTimeOf(start: Temporal.ZonedDateTime, day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: start.timeZoneId, plainTime: start.toPlainTime() }).toInstant()
}

/** A day of a length in hours has 24 of them. */
function hoursIn(length: Temporal.Duration): number {
  return length.total('hours')
}

const ended = (pauses: readonly Pause[]) =>
  pauses.flatMap(({ from, until }) =>
    until === null
      ? []
      : [
          {
            from: Temporal.Instant.from(from).epochMilliseconds,
            until: Temporal.Instant.from(until).epochMilliseconds,
          },
        ],
  )

/** Milliseconds for which a clock has stood, in pauses that have ended. */
export function stoodFor(pauses: readonly Pause[]): number {
  return ended(pauses).reduce((sum, { from, until }) => sum + until - from, 0)
}

function stoodIn(begin: number, end: number, pauses: readonly Pause[]): boolean {
  return ended(pauses).some(({ from, until }) => from < end && until >= begin)
}

function stoodOn(day: Temporal.PlainDate, pauses: readonly Pause[], zone: string): boolean {
  if (pauses.length === 0) return false
  const begin = day.toZonedDateTime(zone).epochMilliseconds
  return stoodIn(begin, day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds, pauses)
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}
