import { Temporal } from 'temporal-polyfill'
import { limits, type AnomalyRule } from './limits'

/** Somebody looked at a case. */
export interface Look {
  readonly person: string
  readonly caseId: string
  /** ISO 8601 in UTC */
  readonly at: string
}

/** Somebody did something on a case: any step or note, looking and revealing not counted. */
export type Act = Look

/** Somebody revealed a target, known by a hash only. */
export interface TargetLook extends Look {
  readonly target: string
}

/** Someone whose looking is watched. */
export interface Watched {
  readonly id: string
  readonly organisation: string
  readonly role: string
  /** IANA zone of their organisation */
  readonly zone: string
}

export interface Watching {
  readonly people: readonly Watched[]
  readonly looks: readonly Look[]
  readonly acts: readonly Act[]
  readonly targets: readonly TargetLook[]
}

/** A way of looking that met a rule. */
export interface Found {
  readonly person: string
  readonly organisation: string
  readonly rule: AnomalyRule
  readonly day: string
  readonly numbers: Readonly<Record<string, number>>
  readonly cases: readonly string[]
}

/** What one person looked at on one day of their own calendar. */
export interface DayOfLooks {
  readonly cases: ReadonlySet<string>
  /** outside the hours in which their organisation works */
  readonly outside: ReadonlySet<string>
}

export type Days = ReadonlyMap<string, DayOfLooks>

/** Looks by person and day. */
export function daysOfLooks(looks: readonly Look[], people: readonly Watched[]): ReadonlyMap<string, Days> {
  const zones = new Map(people.map(({ id, zone }) => [id, zone]))
  const place = placer()
  const days = new Map<string, Map<string, { cases: Set<string>; outside: Set<string> }>>()
  for (const { person, caseId, at } of looks) {
    const zone = zones.get(person)
    if (zone === undefined) continue
    const { day, outside } = place(at, zone)
    const own = days.get(person) ?? new Map<string, { cases: Set<string>; outside: Set<string> }>()
    const seen = own.get(day) ?? { cases: new Set(), outside: new Set() }
    seen.cases.add(caseId)
    if (outside) seen.outside.add(caseId)
    days.set(person, own.set(day, seen))
  }
  return days
}

export interface Place {
  readonly day: string
  readonly outside: boolean
}

/** Day and working hours of an instant in a zone, reckoned once for every ten minutes. */
function placer(): (at: string, zone: string) => Place {
  const known = new Map<string, Place>()
  return (at, zone) => {
    const key = `${at.slice(0, 15)} ${zone}`
    const place = known.get(key) ?? placeOf(at, zone)
    known.set(key, place)
    return place
  }
}

function placeOf(at: string, zone: string): Place {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const { from, until } = limits.hours
  const working = local.dayOfWeek <= 5 && local.hour >= from && local.hour < until
  return { day: local.toPlainDate().toString(), outside: !working }
}

const dayLength = 86_400_000

export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * dayLength).toISOString().slice(0, 10)
}

/** Monday of the week a day lies in. */
export function weekOf(day: string): string {
  return daysBefore(day, (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7)
}

export function median(numbers: readonly number[]): number {
  if (numbers.length === 0) return 0
  const sorted = numbers.toSorted((one, other) => one - other)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
