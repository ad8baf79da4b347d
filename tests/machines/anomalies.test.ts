import { beforeAll, describe, expect, test } from 'vitest'
import { familyMatch, isFamily } from '~machines/anomalies/family'
import { weekOf, type Found } from '~machines/anomalies/looks'
import { anomalyRules } from '~machines/anomalies/limits'
import { findOn, indexOf } from '~machines/anomalies/rules'
import { yearOfLooks, type Year } from '../kit/year-of-looks'

describe.each([2026])('a synthetic year of looks (seed %i)', (seed) => {
  let year: Year
  let found: Pick<Found, 'person' | 'rule' | 'day'>[]
  let snoopers: readonly string[]
  beforeAll(() => {
    year = yearOfLooks(seed)
    const index = indexOf(year)
    const names = new Map(year.people.map(({ id, name }) => [id, name]))
    const family = year.reveals
      .filter(({ person, text }) => isFamily(familyMatch({ name: names.get(person)!, email: '', phone: '' }, [text])))
      .map(({ person, day }) => ({ person, day, rule: 'family' as const }))
    found = [...year.days.flatMap((day) => findOn(index, day)), ...family]
    snoopers = Object.values(year.snoopers).flat()
  }, 300_000)

  const expected = {
    night: ['volume', 'hours'],
    family: ['family'],
    celebrity: ['sameTarget'],
    steady: ['noFollowUp'],
  } as const

  test('every planted snooper is found, by the rule that was made for them', () => {
    const by = (person: string) => new Set(found.filter((each) => each.person === person).map(({ rule }) => rule))
    for (const [kind, people] of Object.entries(year.snoopers))
      for (const person of people)
        for (const rule of expected[kind as keyof typeof expected])
          expect([...by(person)], `${kind}: ${person}`).toContain(rule)
  })

  test('false alarms stay under one in a hundred person-weeks', () => {
    const innocent = year.people.filter(({ id }) => !snoopers.includes(id)).map(({ id }) => id)
    const weeks = new Set(
      year.looks
        .filter(({ person }) => innocent.includes(person))
        .map(({ person, at }) => `${person} ${weekOf(at.slice(0, 10))}`),
    )
    const alarms = found.filter(({ person }) => innocent.includes(person))
    const falsely = new Set(alarms.map(({ person, day }) => `${person} ${weekOf(day)}`))
    const share = falsely.size / weeks.size
    const rules = anomalyRules.map((rule) => `${rule} ${alarms.filter((each) => each.rule === rule).length}`)
    process.stdout.write(
      `seed ${seed}: ${snoopers.filter((id) => found.some(({ person }) => person === id)).length} of ${snoopers.length} snoopers found; ` +
        `false alarms in ${falsely.size} of ${weeks.size} person-weeks, ${(share * 100).toFixed(2)} % (${rules.join(', ')})\n`,
    )
    expect(weeks.size).toBeGreaterThan(1_000)
    expect(share).toBeLessThan(0.01)
  })
})

describe('own names', () => {
  const reader = { name: 'Анна Белова', email: 'person6@cid.example', phone: '+1 555 0116' }
  test.each([
    ['Счёт открыт на имя Белов И. П.', 'surname'],
    ['an account of БЕЛОВА', 'surname'],
    ['mail to Person6@CID.example', 'mail'],
    ['calls from +1 (555) 01-16', 'phone'],
  ] as const)('%s', (text, which) => {
    expect(familyMatch(reader, [text])).toMatchObject({ [which]: true })
  })
  test.each(['Беловский мост', 'Анна', 'a call from +1 555 0117', ''])('nothing in %j', (text) => {
    expect(isFamily(familyMatch(reader, [text]))).toBe(false)
  })
  test('accents don’t hide a name', () => {
    expect(familyMatch({ name: 'Mira Kovač', email: '', phone: '' }, ['one KOVAC']).surname).toBe(true)
  })
})
