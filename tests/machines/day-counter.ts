import type { Calendar } from '~machines/kit/calendar'
import type { Pause } from '~machines/kit/clock'
import type { ClockRule } from '~machines/policy/clock-rule'

/*
 * Deadlines counted in another way, to measure the clock engine by: on UTC milliseconds and the offsets that Intl tells,
 * day by day and hour by hour, as a person would with a calendar on the wall. Nothing here knows of Temporal.
 */

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export interface CountedBy {
  readonly rule: Pick<ClockRule, 'length' | 'unit' | 'counting'>
  readonly start: number
  readonly zone: string
  readonly calendar: Calendar
  readonly pauses: readonly { readonly from: number; readonly until: number }[]
}

export function countedDue(by: CountedBy): number {
  const { rule, start, pauses } = by
  const [days, hours, minutes] = lengthOf(rule.length)
  if (rule.unit === 'elapsed') {
    return rule.counting === 'exact@1'
      ? start + days * day + hours * hour + minutes * minute + stood(by)
      : lastHour(by, days * 24 + hours)
  }
  if (rule.counting === 'regulation1182@1') return firstInstantAfter(lastWholeDay(by, days), by.zone)
  const inWorkingDays = rule.unit === 'workingDays'
  const last = walk(by, days, (at) => !inWorkingDays || (works(by, at) && !stoodOn(by, at)))
  return inDay(last, timeOf(start, by.zone), by.zone) + (inWorkingDays ? 0 : stood({ pauses }))
}

function lengthOf(length: string): [days: number, hours: number, minutes: number] {
  const [, days, hours, minutes] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(length)!
  return [Number(days ?? 0), Number(hours ?? 0), Number(minutes ?? 0)]
}

function lastHour({ start, zone, pauses }: CountedBy, hours: number): number {
  const local = start + offsetAt(start, zone)
  let begin = start + (hour - (((local % hour) + hour) % hour))
  for (let counted = 0; counted < hours; begin += hour) {
    if (!pauses.some(({ from, until }) => from < begin + hour && until >= begin)) counted += 1
  }
  return begin
}

/** Dates as UTC midnights: the first so many after the start's for which it holds. */
function walk({ start, zone }: CountedBy, days: number, counts: (at: number) => boolean): number {
  let at = dateOf(start, zone)
  for (let counted = 0; counted < days;) {
    at += day
    if (existed(at, zone) && counts(at)) counted += 1
  }
  return at
}

function lastWholeDay(by: CountedBy, days: number): number {
  const counts = (at: number) => !stoodOn(by, at) && (by.rule.unit === 'calendarDays' || works(by, at))
  let last = walk(by, days, counts)
  const working = () => {
    let found = 0
    for (let at = dateOf(by.start, by.zone) + day; at <= last; at += day) if (open(at)) found += 1
    return found
  }
  const open = (at: number) => existed(at, by.zone) && works(by, at) && !stoodOn(by, at)
  while (!open(last) || working() < Math.min(days, 2)) last += day
  return last
}

function works({ calendar: { holidays, weekend } }: CountedBy, at: number): boolean {
  const date = new Date(at)
  const weekday = date.getUTCDay() || 7
  const [year, ...rest] = date.toISOString().slice(0, 10).split('-')
  return !weekend.includes(weekday) && !holidays.years[Number(year)]!.includes(rest.join('-'))
}

function stoodOn({ pauses, zone }: CountedBy, at: number): boolean {
  return pauses.some(({ from, until }) => dateOf(from, zone) <= at && dateOf(until, zone) >= at)
}

function stood({ pauses }: Pick<CountedBy, 'pauses'>): number {
  return pauses.reduce((sum, { from, until }) => sum + until - from, 0)
}

/** Whether any minute of a date ever came in a zone: looked for around where it should be. */
function existed(date: number, zone: string): boolean {
  for (let at = date - 15 * hour; at < date + 39 * hour; at += 15 * minute) if (dateOf(at, zone) === date) return true
  return false
}

function firstInstantAfter(date: number, zone: string): number {
  let at = date - 15 * hour
  while (dateOf(at, zone) <= date) at += 15 * minute
  // changes of clocks come at whole minutes
  while (dateOf(at - minute, zone) > date) at -= minute
  return at
}

/** A wall time on a date: the first of two, or after a gap as if the clocks had not been changed (RFC 5545, 3.3.5). */
function inDay(date: number, time: number, zone: string): number {
  const wall = date + time
  const [before, later] = [offsetAt(wall - day, zone), offsetAt(wall + day, zone)]
  const fits = (offset: number) => offsetAt(wall - offset, zone) === offset
  const found = [before, later].filter(fits).map((offset) => wall - offset)
  return found.length > 0 ? Math.min(...found) : wall - before
}

function dateOf(at: number, zone: string): number {
  const local = at + offsetAt(at, zone)
  return Math.floor(local / day) * day
}

function timeOf(at: number, zone: string): number {
  const local = at + offsetAt(at, zone)
  return ((local % day) + day) % day
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far a zone's clocks were ahead of UTC, from what they showed. */
function offsetAt(at: number, zone: string): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    })
  formats.set(zone, format)
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const shown = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!)
  return shown - Math.floor(at / 1000) * 1000
}

export function iso(at: number): string {
  return new Date(at).toISOString()
}

export function pausesOf(pauses: CountedBy['pauses']): Pause[] {
  return pauses.map(({ from, until }) => ({ reason: 'clarification', from: iso(from), until: iso(until) }))
}
