import type { Act, Look, TargetLook, Watched } from '~machines/anomalies/looks'

/** A person of the synthetic year. */
export interface Looker extends Watched {
  readonly name: string
}

/** A reveal with what it showed, for the rule that compares names. */
export interface RevealedText {
  readonly person: string
  readonly day: string
  readonly text: string
}

export interface Year {
  readonly people: readonly Looker[]
  readonly days: readonly string[]
  readonly looks: readonly Look[]
  readonly acts: readonly Act[]
  readonly targets: readonly TargetLook[]
  readonly reveals: readonly RevealedText[]
  /** who snoops, by what they do */
  readonly snoopers: Readonly<Record<'night' | 'family' | 'celebrity' | 'steady', readonly string[]>>
}

const roles = { officer: 12, supervisor: 4, intake: 5, legalReviewer: 6, collector: 8, qualityChecker: 5 } as const
type Role = keyof typeof roles
const chain = Object.keys(roles) as Role[]
const surnames = 40_000
const newCasesADay = 45

/** Numbers that look random and are the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * A year of work in one agency and one provider: cases pass from hand to hand, people come back to them, glance at their
 * neighbours' cases, fall ill, work late before a deadline, keep night duty; and a few snoop.
 */
export function yearOfLooks(seed: number): Year {
  const chance = random(seed)
  const below = (limit: number) => Math.floor(chance() * limit)
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!
  const people = cast()
  const days = Array.from({ length: 365 }, (_, index) => isoDay(index))
  const out = { looks: [] as Look[], acts: [] as Act[], targets: [] as TargetLook[], reveals: [] as RevealedText[] }
  const away = new Set(people.flatMap(({ id }) => absences(below).map((index) => `${id} ${index}`)))
  const named = new Map<string, { target: string; name: string }>()
  const recent: string[] = []

  const look = (person: Looker, caseId: string, index: number, hour: number, reveals: boolean) => {
    const at = instant(index, hour, below)
    out.looks.push({ person: person.id, caseId, at })
    if (!reveals) return
    const { target, name } = named.get(caseId)!
    out.targets.push({ person: person.id, caseId, at, target })
    out.reveals.push({ person: person.id, day: isoDay(index), text: `Account of Ivo ${name}.` })
  }
  const hourOf = (person: Looker, index: number) => {
    const onDuty = person.role === 'intake' && (index / 7 + people.indexOf(person)) % 5 < 1
    if (onDuty) return (21 + below(8)) % 24
    return chance() < 0.01 ? 20 + below(3) : 7 + below(10)
  }
  const works = (person: Looker, index: number) => !isWeekend(index) && !away.has(`${person.id} ${index}`)

  for (let index = 0; index < days.length; index++) {
    const opened = isWeekend(index) ? 0 : Math.round(newCasesADay * (0.7 + 0.6 * chance()))
    for (let each = 0; each < opened; each++) {
      const caseId = `case-${index}-${each}`
      const again = chance() < 0.03 && recent.length > 0 ? named.get(pick(recent))! : null
      named.set(caseId, again ?? { target: `target-${index}-${each}`, name: surname(below(surnames)) })
      recent.push(caseId)
      if (recent.length > 600) recent.shift()
      chain.forEach((role, stage) => {
        const begun = nextWorking(index + stage * 2, (day) => !isWeekend(day))
        const there = people.filter((someone) => someone.role === role && works(someone, begun))
        if (there.length === 0) return
        const person = pick(there)
        const visits = 1 + below(3)
        for (let visit = 0; visit < visits; visit++) {
          const when = nextWorking(begun + visit * 2, (day) => works(person, day))
          if (when >= days.length) return
          look(person, caseId, when, hourOf(person, when), chance() < 0.8)
          if (visit === 0 && chance() < 0.93) out.acts.push({ person: person.id, caseId, at: instant(when, 17, below) })
        }
      })
    }
    for (const person of people) {
      if (!works(person, index) || recent.length === 0) continue
      const glances = chance() < 0.02 ? 6 : below(3)
      for (let each = 0; each < glances; each++)
        look(person, pick(recent), index, hourOf(person, index), chance() < 0.1)
    }
  }

  const by = (role: Role, number: number) => people.filter((person) => person.role === role)[number]!
  const [night, family, steady] = [by('collector', 2), by('legalReviewer', 3), by('legalReviewer', 1)]
  for (const index of [203, 204, 207])
    for (let each = 0; each < 90; each++) look(night, pick(recent), index, 1 + below(4), chance() < 0.5)
  named.set('case-cousin', { target: 'target-cousin', name: family.name.split(' ')[1]! })
  look(family, 'case-cousin', 150, 11, true)
  named.set('case-celebrity', { target: 'target-celebrity', name: 'Starling' })
  const curious = [by('officer', 4), by('intake', 3), by('collector', 5), by('collector', 6), by('qualityChecker', 2)]
  for (const person of curious) look(person, 'case-celebrity', 232 + below(8), 10 + below(6), true)
  const older = [...named.keys()]
  for (let index = 20; index < 365; index++)
    if (works(steady, index)) for (let each = 0; each < 3; each++) look(steady, pick(older), index, 9 + below(8), true)

  const ids = (...snoopers: Looker[]) => snoopers.map(({ id }) => id)
  const snoopers = { night: ids(night), family: ids(family), celebrity: ids(...curious), steady: ids(steady) }
  return { people, days, ...out, snoopers }
}

function cast(): Looker[] {
  return chain.flatMap((role, group) =>
    Array.from({ length: roles[role] }, (_, number) => ({
      id: `${role}-${number}`,
      organisation: group < 2 ? 'agency' : 'provider',
      role,
      zone: 'Europe/Vienna',
      name: `Ana ${surname(group * 100 + number)}`,
    })),
  )
}

/** A surname that no other number has. */
function surname(number: number): string {
  const syllables = ['ba', 'de', 'ki', 'lo', 'mu', 'ra', 'se', 'ti', 'vo', 'zu', 'pe', 'no']
  let [left, name] = [number + 12 ** 3, '']
  for (; left > 0; left = Math.floor(left / syllables.length)) name += syllables[left % syllables.length]
  return name[0]!.toUpperCase() + name.slice(1)
}

/** Four weeks of leave and some days of illness, by the number of the day. */
function absences(below: (limit: number) => number): number[] {
  const leave = Array.from({ length: 4 }, () => below(52) * 7).flatMap((monday) =>
    Array.from({ length: 7 }, (_, day) => monday + day),
  )
  return [...leave, ...Array.from({ length: 6 }, () => below(365))]
}

function nextWorking(index: number, works: (index: number) => boolean): number {
  let day = index
  while (day < 365 && !works(day)) day += 1
  return day
}

function isWeekend(index: number): boolean {
  return [0, 6].includes(new Date(Date.UTC(2026, 0, 1 + index)).getUTCDay())
}

function isoDay(index: number): string {
  return new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10)
}

/** An instant at about this hour in Vienna in winter. */
function instant(index: number, hour: number, below: (limit: number) => number): string {
  return new Date(Date.UTC(2026, 0, 1 + index, hour - 1, below(60))).toISOString()
}
