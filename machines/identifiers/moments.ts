import { Temporal } from 'temporal-polyfill'
import { problem, type Problem } from '../kit/refusal'
import type { Moment } from './identifier'

/** Which of two numbers comes first in a date written with dots or slashes. */
export type DateOrder = 'dayFirst' | 'monthFirst'

export interface StatedMoment {
  /** as written: `2026-11-10T22:41:07`, `10.11.2026 22:41`, `11/10/2026 10:41 PM` */
  readonly local: string
  /** IANA name or fixed offset such as `+01:00` */
  readonly zone: string
  readonly order?: DateOrder
}

export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Reads an instant as a document states it. Nothing is guessed: a date whose day and month could be swapped, an hour that
 * may be morning or evening, a time the zone skips or has twice, and a time to come are problems that say so.
 */
export function momentFrom({ local, zone, order }: StatedMoment, now: string): Read<Moment> {
  if (local.trim() === '') return bad('moment-missing')
  if (zone.trim() === '') return bad('zone-missing')
  if (!isZone(zone)) return bad('zone-unknown', { zone })
  const wall = wallTime(local.trim(), order)
  if (!wall.ok) return wall
  return placed(wall.value, zone, now)
}

export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.from('2026-01-01T00:00:00Z').toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}

/** Whether wall time, zone and instant say the same; a wall time that comes twice may be either instant. */
export function isCoherent({ local, zone, instant }: Moment): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(local)) return false
  try {
    const stated = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime()
    return stated.equals(Temporal.PlainDateTime.from(local))
  } catch {
    return false
  }
}

/** The same instant as stated, in UTC and in another zone, each with its wall time and offset. */
export function showMoment(moment: Moment, zone: string) {
  const at = Temporal.Instant.from(moment.instant)
  const show = (name: string) => {
    const zoned = at.toZonedDateTimeISO(name)
    return { zone: name, local: zoned.toPlainDateTime().toString({ smallestUnit: 'second' }), offset: zoned.offset }
  }
  return { stated: show(moment.zone), utc: show('UTC'), there: show(zone) }
}

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AaPp])\.?[Mm]\.?)?)?$/
const written = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AaPp])\.?[Mm]\.?)?)?$/

function wallTime(text: string, order: DateOrder | undefined): Read<Temporal.PlainDateTime> {
  const plain = iso.exec(text)
  if (plain) {
    const [, year, month, day, hour, minute, second, half] = plain
    return combined({ year, month, day, hour, minute, second, half })
  }
  const loose = written.exec(text)
  if (!loose) return bad('moment-unreadable')
  const [, first, mark, other, year, hour, minute, second, half] = loose
  const dayFirst = dayComesFirst(Number(first), Number(other), mark!, order)
  if (dayFirst === null) return bad('day-month-ambiguous', { first: first!, second: other! })
  if (!half && hourIsEither({ mark: mark!, hour, first: Number(first), order }))
    return bad('hour-ambiguous', { hour: Number(hour) })
  const [day, month] = dayFirst ? [first, other] : [other, first]
  return combined({ year, month, day, hour, minute, second, half })
}

/** Dots mean day first; slashes mean either, unless a number can only be the day, or both are the same. */
function dayComesFirst(first: number, second: number, mark: string, order: DateOrder | undefined): boolean | null {
  if (mark === '.') return true
  if (first > 12 || first === second) return true
  if (second > 12) return false
  return order ? order === 'dayFirst' : null
}

/** Whoever writes the month first may mean a twelve-hour clock: 1 to 12 without AM or PM says neither. */
function hourIsEither({
  mark,
  hour,
  first,
  order,
}: {
  mark: string
  hour?: string
  first: number
  order?: DateOrder
}): boolean {
  const monthFirst = mark === '/' && first <= 12 && order !== 'dayFirst'
  return monthFirst && hour !== undefined && Number(hour) >= 1 && Number(hour) <= 12
}

type Parts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'half', string | undefined>

function combined({ year, month, day, hour, minute, second, half }: Parts): Read<Temporal.PlainDateTime> {
  if (hour === undefined) return bad('time-missing')
  const clock = Number(hour)
  if (half && (clock < 1 || clock > 12)) return bad('hour-contradicts-half', { hour: clock })
  const shifted = half ? (clock % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : clock
  try {
    const date = { year: Number(year), month: Number(month), day: Number(day) }
    const time = { hour: shifted, minute: Number(minute ?? 0), second: Number(second ?? 0) }
    return { ok: true, value: Temporal.PlainDateTime.from({ ...date, ...time }, { overflow: 'reject' }) }
  } catch {
    return bad('moment-impossible')
  }
}

function placed(wall: Temporal.PlainDateTime, zone: string, now: string): Read<Moment> {
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' })
  if (!earlier.equals(later)) {
    const times = { earlier: earlier.offset, later: later.offset }
    const skipped = !earlier.toPlainDateTime().equals(wall)
    if (!skipped) return bad('moment-twice', times)
    return bad('moment-skipped', { before: clockTime(earlier), after: clockTime(later) })
  }
  const instant = earlier.toInstant()
  if (Temporal.Instant.compare(instant, Temporal.Instant.from(now)) > 0) return bad('moment-to-come')
  const local = wall.toString({ smallestUnit: 'second' })
  return { ok: true, value: { local, zone, instant: instant.toString({ smallestUnit: 'second' }) } }
}

function clockTime(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' })
}

function bad(rule: string, params?: Problem['params']): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems: [problem(rule, '', params)] }
}
