import { limits } from './limits'
import {
  daysBefore,
  daysOfLooks,
  median,
  type Days,
  type Found,
  type Look,
  type TargetLook,
  type Watched,
  type Watching,
} from './looks'

/** What is asked of the rules, prepared once for as many days as one likes. */
export interface Index {
  readonly people: readonly Watched[]
  readonly days: ReadonlyMap<string, Days>
  /** first look of each person at each case, by the person */
  readonly firsts: ReadonlyMap<string, readonly Look[]>
  readonly targets: readonly TargetLook[]
  /** whether the person did anything on the case up to the end of a day */
  readonly acted: (look: Pick<Look, 'person' | 'caseId'>, until: string) => boolean
}

export function indexOf({ people, looks, acts, targets }: Watching): Index {
  const firstActs = new Map<string, string>()
  for (const { person, caseId, at } of acts) {
    const key = `${person} ${caseId}`
    const known = firstActs.get(key)
    if (known === undefined || at < known) firstActs.set(key, at)
  }
  return {
    people,
    days: daysOfLooks(looks, people),
    firsts: grouped(firstLooks(looks), ({ person }) => person),
    targets,
    acted: ({ person, caseId }, until) => (firstActs.get(`${person} ${caseId}`) ?? '9') <= `${until}T24`,
  }
}

/** All that the rules find on one day, `YYYY-MM-DD`. */
export function findOn(index: Index, day: string): Found[] {
  return [...volume(index, day), ...outOfHours(index, day), ...noFollowUp(index, day), ...sameTarget(index, day)]
}

/** Many more cases in a day than the person is used to, and than others of the role are. */
function volume(index: Index, day: string): Found[] {
  const { least, timesOwn, timesRole } = limits.volume
  return index.people.flatMap((person) => {
    const cases = casesOn(index, person.id, day)
    if (cases.size < least) return []
    const past = historyOf(index, person.id, day)
    const roles = othersOf(index, person).flatMap(({ id }) => historyOf(index, id, day))
    const [own, role] = [median(past), median(roles)]
    if (past.length < limits.settled || cases.size <= timesOwn * own || cases.size <= timesRole * role) return []
    return [found(person, 'volume', day, { cases: cases.size, own, role }, [...cases])]
  })
}

/** Cases looked at outside working hours, far beyond any such day of the person: whoever has night duty has had it before. */
function outOfHours(index: Index, day: string): Found[] {
  const { least, timesOwn } = limits.hours
  return index.people.flatMap((person) => {
    const outside = index.days.get(person.id)?.get(day)?.outside ?? nothing
    if (outside.size < least) return []
    const past = pastDays(index, person.id, day).map((each) => each.outside.size)
    const most = Math.max(0, ...past)
    if (past.length < limits.settled || outside.size <= timesOwn * most) return []
    return [found(person, 'hours', day, { cases: outside.size, most }, [...outside])]
  })
}

/** Looks that no work follows: too many, and a greater share of all than chance makes of the role's usual one. */
function noFollowUp(index: Index, day: string): Found[] {
  const { least, share, errors } = limits.noFollowUp
  const shares = new Map(index.people.map((person) => [person.id, idleOf(index, person.id, day)]))
  return index.people.flatMap((person) => {
    const { idle, part } = shares.get(person.id)!
    if (idle.length < least || part < share) return []
    const role = median(othersOf(index, person).map(({ id }) => shares.get(id)!.part))
    const error = Math.sqrt((role * (1 - role) * part) / idle.length)
    if (part <= role + errors * error) return []
    const numbers = { cases: idle.length, share: Math.round(part * 100), usual: Math.round(role * 100) }
    return [found(person, 'noFollowUp', day, numbers, idle)]
  })
}

function idleOf(index: Index, person: string, day: string): { idle: string[]; part: number } {
  const { days, patience } = limits.noFollowUp
  const [from, until] = [daysBefore(day, days + patience), daysBefore(day, patience)]
  const firsts = (index.firsts.get(person) ?? []).filter(({ at }) => at >= from && at < until)
  const idle = firsts.filter((look) => !index.acted(look, day)).map(({ caseId }) => caseId)
  return { idle, part: firsts.length === 0 ? 0 : idle.length / firsts.length }
}

/** One target revealed without work: in many cases by one person, or by many people. */
function sameTarget(index: Index, day: string): Found[] {
  const { days, patience, cases, people } = limits.sameTarget
  const [from, until] = [daysBefore(day, days + patience), daysBefore(day, patience)]
  const idle = index.targets.filter((look) => look.at >= from && look.at < until && !index.acted(look, day))
  const met = [...grouped(idle, ({ target }) => target).values()].flatMap((looks) => {
    if (looks.length < Math.min(cases, people)) return []
    const byPerson = grouped(looks, ({ person }) => person)
    return [...byPerson].flatMap(([id, own]) => {
      const seen = [...new Set(own.map(({ caseId }) => caseId))]
      const person = index.people.find((each) => each.id === id)
      if (!person || (seen.length < cases && byPerson.size < people)) return []
      return [found(person, 'sameTarget', day, { cases: seen.length, people: byPerson.size }, seen)]
    })
  })
  return [...new Map(met.map((each) => [each.person, each])).values()]
}

const nothing: ReadonlySet<string> = new Set()

function casesOn({ days }: Index, person: string, day: string): ReadonlySet<string> {
  return days.get(person)?.get(day)?.cases ?? nothing
}

function pastDays({ days }: Index, person: string, day: string) {
  const from = daysBefore(day, limits.history)
  return [...(days.get(person) ?? [])].filter(([each]) => each >= from && each < day).map(([, looks]) => looks)
}

function historyOf(index: Index, person: string, day: string): number[] {
  return pastDays(index, person, day).map(({ cases }) => cases.size)
}

function othersOf({ people }: Index, { id, role }: Watched): Watched[] {
  return people.filter((other) => other.role === role && other.id !== id)
}

function firstLooks(looks: readonly Look[]): Look[] {
  const firsts = new Map<string, Look>()
  for (const look of looks) {
    const key = `${look.person} ${look.caseId}`
    const known = firsts.get(key)
    if (!known || look.at < known.at) firsts.set(key, look)
  }
  return [...firsts.values()]
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

function found(
  { id, organisation }: Watched,
  rule: Found['rule'],
  day: string,
  numbers: Found['numbers'],
  cases: readonly string[],
): Found {
  return { person: id, organisation, rule, day, numbers, cases: cases.slice(0, 200) }
}
