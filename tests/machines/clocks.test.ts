import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Calendar } from '~machines/kit/calendar'
import type { Clock } from '~machines/kit/clock'
import { after, lateness, pauseClock, reminders, resumeClock, startClock } from '~machines/kit/clock-arithmetic'
import { dueAt } from '~machines/kit/counting'
import { countings, units, type ClockRule } from '~machines/policy/clock-rule'
import { lu1 } from '~machines/policy/calendars/lu-1'
import { practicePack } from '~machines/policy/countries/veldania'
import { euEEvidence } from '~machines/policy/instruments/eu-e-evidence'
import { countedDue, iso, pausesOf } from './day-counter'

const { answer } = practicePack.clocks
const luxembourg: Calendar = { holidays: lu1, weekend: [6, 7] }
/** Apia's years are not in the table: nothing there was a holiday. */
const noHolidays: Calendar = {
  holidays: {
    id: 'ZZ@1',
    from: 'nobody',
    years: Object.fromEntries([2010, 2011, 2012].map((year) => [year, '13-01'])),
  },
  weekend: [6, 7],
}
const eu = (id: string): ClockRule => euEEvidence.clocks.find((clock) => clock.id === id)!

function started(rule: ClockRule, at: string, zone: string, calendar: Calendar = luxembourg): Clock {
  return startClock(rule, { at, zone, calendar })
}

describe('counting agrees with a calendar on the wall', () => {
  const around = (instant: string, zone: string) => ({ centre: Date.parse(instant), zone })
  const places = [
    around('2026-03-29T01:00Z', 'Europe/Vienna'),
    around('2026-10-25T01:00Z', 'Europe/Vienna'),
    around('2026-03-08T07:00Z', 'America/New_York'),
    around('2026-11-01T06:00Z', 'America/New_York'),
    around('2026-04-04T15:00Z', 'Australia/Lord_Howe'),
    around('2026-10-03T15:30Z', 'Australia/Lord_Howe'),
    around('2028-02-29T00:00Z', 'Asia/Kolkata'),
    around('2026-12-31T23:00Z', 'Asia/Kathmandu'),
    around('2026-12-31T23:00Z', 'Europe/Luxembourg'),
    around('2027-05-06T00:00Z', 'Europe/Luxembourg'),
    around('2026-09-06T04:00Z', 'America/Santiago'),
    around('2026-06-01T00:00Z', 'UTC'),
  ]
  const hours = 3_600_000
  const starts = fc
    .record({ place: fc.constantFrom(...places), minutes: fc.integer({ min: -9 * 1440, max: 2 * 1440 }) })
    .map(({ place, minutes }) => ({ start: place.centre + minutes * 60_000 + 123, zone: place.zone }))
  const lengths = { elapsed: ['PT8H', 'PT48H', 'PT96H', 'P10D'], days: ['P1D', 'P2D', 'P5D', 'P10D', 'P15D', 'P60D'] }
  const rules = fc
    .record({ unit: fc.constantFrom(...units), counting: fc.constantFrom(...countings) })
    .chain(({ unit, counting }) =>
      fc
        .constantFrom(...(unit === 'elapsed' ? lengths.elapsed : lengths.days))
        .map((length) => ({ unit, counting, length })),
    )
  const pauses = fc.array(fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 4_000 })), {
    maxLength: 3,
  })

  function agree(calendar: Calendar, where: fc.Arbitrary<{ start: number; zone: string }>, numRuns: number) {
    fc.assert(
      fc.property(where, rules, pauses, ({ start, zone }, rule, spans) => {
        let at = start
        const stood = spans.map(([runs, stands]) => {
          const from = at + runs * 60_000
          at = from + stands * 60_000
          return { from, until: at }
        })
        const counted = { ...rule, start: iso(start), zone, pauses: pausesOf(stood) }
        const due = dueAt(rule.counting, counted, calendar)
        expect(due).toBe(iso(countedDue({ rule, start, zone, calendar, pauses: stood })))
        return Date.parse(due) >= start
      }),
      { numRuns },
    )
  }

  test('over changes of clocks both ways, leap days, year ends, half-hour zones, holidays and pauses', () => {
    agree(luxembourg, starts, 400)
  })

  test('in Apia, which had no 30 December 2011', () => {
    const apia = fc
      .integer({ min: -20 * 24, max: 3 * 24 })
      .map((each) => ({ start: Date.parse('2011-12-30T10:00:00.000Z') + each * hours, zone: 'Pacific/Apia' }))
    agree(noHolidays, apia, 150)
    const day = { ...answer, length: 'P1D' }
    expect(started(day, '2011-12-29T20:00:00.000Z', 'Pacific/Apia').due).toBe('2011-12-30T20:00:00.000Z')
    expect(started(day, '2011-12-30T09:00:00.000Z', 'Pacific/Apia').due).toBe('2011-12-31T09:00:00.000Z')
  })
})

describe('a period in days', () => {
  test('is counted on the calendar of the zone, over a change of clocks', () => {
    expect(started(answer, '2026-10-20T08:00:00.000Z', 'Europe/Vienna').due).toBe('2026-10-30T09:00:00.000Z')
    expect(after('2026-10-20T08:00:00.000Z', 'P10D', 'Europe/Vienna')).toBe('2026-10-30T09:00:00.000Z')
  })

  test.each([
    // received on a Monday: the tenth day is a Thursday
    ['production', '2026-11-09T14:20:00.000Z', '2026-11-19T23:00:00.000Z'],
    // the tenth day is a Saturday: Monday
    ['production', '2026-11-11T14:20:00.000Z', '2026-11-23T23:00:00.000Z'],
    // the tenth day is Christmas, then a Saturday that is a holiday too, then a Sunday: Monday
    ['production', '2026-12-15T14:20:00.000Z', '2026-12-28T23:00:00.000Z'],
    // five working days from the Thursday before Whitsun: neither weekend nor Monday
    ['recognition', '2026-05-21T08:00:00.000Z', '2026-05-29T22:00:00.000Z'],
    // the hour of receipt is not counted
    ['emergencyProduction', '2026-11-11T14:20:00.000Z', '2026-11-11T23:00:00.000Z'],
    ['validation', '2026-11-11T14:00:00.000Z', '2026-11-13T15:00:00.000Z'],
  ])('ends by Regulation 1182/71, article 3: %s from %s', (id, at, due) => {
    expect(started(eu(id), at, 'Europe/Luxembourg').due).toBe(due)
  })

  test('of two days has two working days (article 3(5))', () => {
    const two = { ...eu('production'), length: 'P2D' }
    expect(started(two, '2026-11-13T10:00:00.000Z', 'Europe/Luxembourg').due).toBe('2026-11-17T23:00:00.000Z')
  })

  test('is not counted beyond the holidays that are known', () => {
    expect(() => started(eu('production'), '2050-12-28T00:00:00.000Z', 'Europe/Luxembourg')).toThrow(
      'LU@1 has no year 2051',
    )
  })

  test('names the holidays only where they make a difference', () => {
    const calendarOf = (rule: ClockRule) => started(rule, '2026-11-11T14:20:00.000Z', 'UTC').calendar
    expect([answer, eu('production'), eu('validation'), eu('recognition')].map(calendarOf)).toEqual([
      ...[null, 'LU@1', null, 'LU@1'],
    ])
  })
})

describe('a clock that stands', () => {
  const start = '2026-10-20T08:00:00.000Z'
  const at = (minutes: number) => iso(Date.parse(start) + minutes * 60_000)

  test('is due later by as long as it stood, however often', () => {
    const minutes = fc.integer({ min: 0, max: 5_000 })
    fc.assert(
      fc.property(fc.array(fc.tuple(minutes, minutes), { maxLength: 6 }), (pauses) => {
        const clock = started(answer, start, 'Europe/Vienna')
        let [going, now, stood] = [clock, 0, 0]
        for (const [runs, stands] of pauses) {
          now += runs
          going = pauseClock(pauseClock(going, 'clarification', at(now)), 'amendment', at(now))
          if (lateness(going, at(now)) !== 'paused') return false
          now += stands
          going = resumeClock(going, at(now), luxembourg)
          stood += stands
        }
        return Date.parse(going.due) === Date.parse(clock.due) + stood * 60_000
      }),
    )
  })

  test('stands only for what its rule names', () => {
    const clock = started(answer, start, 'UTC')
    expect(pauseClock(clock, 'objection', at(5))).toBe(clock)
    const never = started({ ...answer, pauses: [] }, start, 'UTC')
    expect(pauseClock(never, 'clarification', at(5))).toBe(never)
  })

  test('in whole days gives back each day on which it stood', () => {
    const clock = started(eu('production'), '2026-11-09T14:20:00.000Z', 'Europe/Luxembourg')
    const paused = pauseClock(clock, 'clarification', '2026-11-10T10:00:00.000Z')
    const minutesLater = resumeClock(paused, '2026-11-10T10:05:00.000Z', luxembourg)
    expect(minutesLater.due).toBe('2026-11-20T23:00:00.000Z')
    const twice = pauseClock(minutesLater, 'clarification', '2026-11-10T15:00:00.000Z')
    expect(resumeClock(twice, '2026-11-12T08:00:00.000Z', luxembourg).due).toBe('2026-11-23T23:00:00.000Z')
  })

  test('is never due earlier for having stood', () => {
    const rules = fc.constantFrom(answer, eu('production'), eu('emergencyProduction'))
    const minutes = fc.integer({ min: 0, max: 20_000 })
    fc.assert(
      fc.property(rules, minutes, minutes, (rule, runs, stands) => {
        const clock = started(rule, start, 'Europe/Luxembourg')
        const paused = pauseClock(clock, 'clarification', at(runs))
        return resumeClock(paused, at(runs + stands), luxembourg).due >= clock.due
      }),
    )
  })
})

test('lateness', () => {
  const clock = started(answer, '2026-10-20T08:00:00.000Z', 'UTC')
  expect(
    ['2026-10-21T00:00:00Z', '2026-10-28T08:00:00Z', '2026-10-30T08:00:01Z'].map((at) => lateness(clock, at)),
  ).toEqual(['running', 'dueSoon', 'overdue'])
})

describe('reminders', () => {
  test('come after half the time, after 80 and after 95 per cent', () => {
    const clock = started(answer, '2026-11-01T00:00:00.000Z', 'UTC')
    expect(reminders(clock)).toEqual([
      { mark: '50', at: '2026-11-06T00:00:00.000Z' },
      { mark: '80', at: '2026-11-09T00:00:00.000Z' },
      { mark: '95', at: '2026-11-10T12:00:00.000Z' },
    ])
  })

  test('come every hour where there are eight hours or less', () => {
    const exact = { ...eu('emergencyProduction'), counting: 'exact@1' } as const
    const marks = reminders(started(exact, '2026-11-01T10:30:00.000Z', 'UTC'))
    expect(marks.map(({ mark }) => mark)).toEqual(['1h', '2h', '3h', '4h', '5h', '6h', '7h'])
    expect(marks[0]!.at).toBe('2026-11-01T11:30:00.000Z')
    expect(reminders(started({ ...exact, length: 'PT9H' }, '2026-11-01T10:30:00.000Z', 'UTC'))).toHaveLength(3)
  })

  test('wait while the clock stands, and come later by as long', () => {
    const clock = started(answer, '2026-11-01T00:00:00.000Z', 'UTC')
    const paused = pauseClock(clock, 'clarification', '2026-11-07T00:00:00.000Z')
    expect(reminders(paused).map(({ mark }) => mark)).toEqual(['50'])
    expect(reminders(resumeClock(paused, '2026-11-10T00:00:00.000Z', luxembourg)).map(({ at }) => at)).toEqual([
      ...['2026-11-06T00:00:00.000Z', '2026-11-12T00:00:00.000Z', '2026-11-13T12:00:00.000Z'],
    ])
  })

  test('come in order, between start and due, and never while it stands', () => {
    const rules = fc.constantFrom(answer, eu('production'), eu('emergencyProduction'), eu('recognition'))
    const minutes = fc.integer({ min: 1, max: 9_000 })
    fc.assert(
      fc.property(rules, minutes, minutes, (rule, runs, stands) => {
        const start = Date.parse('2026-10-20T08:07:00.000Z')
        const clock = started(rule, iso(start), 'Europe/Luxembourg')
        const [from, until] = [iso(start + runs * 60_000), iso(start + (runs + stands) * 60_000)]
        const stands2 =
          from < clock.due ? resumeClock(pauseClock(clock, 'clarification', from), until, luxembourg) : clock
        const times = reminders(stands2).map(({ at }) => at)
        const stood = (at: string) => stands2.pauses.some((pause) => at > pause.from && at < pause.until!)
        expect([...times].sort()).toEqual(times)
        expect(times.length).toBeGreaterThan(0)
        return times.every((at) => at > clock.start && at < stands2.due && !stood(at))
      }),
    )
  })
})
