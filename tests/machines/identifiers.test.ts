import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { problemsOfIdentifier, warningsOfIdentifier } from '~machines/identifiers/completeness'
import { momentFrom, showMoment } from '~machines/identifiers/moments'
import { readPasted } from '~machines/identifiers/paste'
import { detectKind, isUnroutable, parsePort, parseValue } from '~machines/identifiers/values'
import { practicePack } from '~machines/policy/countries/veldania'
import { identifier, now, service } from './world'

const valueOf = (kind: Parameters<typeof parseValue>[0], typed: string) => {
  const read = parseValue(kind, typed)
  return read.ok ? read.value : read.problems[0]!.rule
}
const rulesOf = (read: { ok: boolean; problems?: readonly { rule: string }[] }) =>
  read.problems?.map(({ rule }) => rule) ?? []

describe('values', () => {
  test.each([
    ['ipv4', '203.0.113.77', '203.0.113.77'],
    ['ipv4', '203.0.113', 'ipv4-malformed'],
    ['ipv4', '0x7f.1', 'ipv4-malformed'],
    ['ipv4', '203.0.113.256', 'ipv4-malformed'],
    ['ipv6', '2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['ipv6', 'fe80::1%eth0', 'ipv6-malformed'],
    ['imei', '49-015420-323751-8', '490154203237518'],
    ['imei', '490154203237519', 'imei-malformed'],
    ['imsi', '262011234567890', '262011234567890'],
    ['imsi', '26201123456789', 'imsi-malformed'],
    ['phone', '+1 (202) 555-0123', '+12025550123'],
    ['phone', '202 555 0123', 'phone-malformed'],
    ['email', 'Anna@Mail.EXAMPLE', 'Anna@mail.example'],
    ['email', 'anna@', 'email-malformed'],
    ['domain', 'МАГАЗИН.example', 'xn--80aairftm.example'],
    ['domain', 'shop.example/path', 'domain-malformed'],
    ['url', 'https://shop.example/a b', 'https://shop.example/a%20b'],
    ['url', 'javascript:alert(1)', 'url-malformed'],
    ['account', 'two words', 'account-malformed'],
  ] as const)('%s %s reads as %s', (kind, typed, expected) => expect(valueOf(kind, typed)).toBe(expected))

  test('the canonical form of an address is its own canonical form', () => {
    fc.assert(
      fc.property(fc.ipV6(), (typed) => {
        const once = parseValue('ipv6', typed)
        return once.ok && valueOf('ipv6', once.value) === once.value
      }),
    )
    fc.assert(fc.property(fc.ipV4(), (typed) => valueOf('ipv4', typed) === typed && detectKind(typed) === 'ipv4'))
  })

  test('whatever is typed has a kind and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => typeof detectKind(typed) === 'string'),
    )
  })

  test('ports are 1 to 65535 and private addresses are known', () => {
    expect(parsePort('')).toEqual({ ok: true, value: null })
    expect(['0', '65536', '-1', '1e3', '80.0'].map((typed) => parsePort(typed).ok)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
    expect(parsePort(' 65535 ')).toEqual({ ok: true, value: 65_535 })
    expect(['10.0.0.1', '127.0.0.1', '203.0.113.77'].map((value) => isUnroutable('ipv4', value))).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('moments', () => {
  const read = (local: string, zone = 'Europe/Vienna', order?: 'dayFirst' | 'monthFirst') =>
    momentFrom({ local, zone, order }, now)

  test.each([
    ['2026-11-10T22:41:07', '2026-11-10T21:41:07Z'],
    ['10.11.2026 22:41:07', '2026-11-10T21:41:07Z'],
    ['25/10/2026 22:41', '2026-10-25T21:41:00Z'],
    ['10/25/2026 10:41 PM', '2026-10-25T21:41:00Z'],
    ['10/25/2026 12:05 AM', '2026-10-24T22:05:00Z'],
  ])('%s in Vienna is %s', (local, instant) => expect(read(local)).toMatchObject({ ok: true, value: { instant } }))

  test.each([
    ['11/10/2026 22:41', 'day-month-ambiguous'],
    ['10/25/2026 10:41', 'hour-ambiguous'],
    ['2026-03-29 02:30', 'moment-skipped'],
    ['2026-10-25 02:30', 'moment-twice'],
    ['2026-11-11 10:00:01', 'moment-to-come'],
    ['2026-02-30 10:00', 'moment-impossible'],
    ['2026-11-10', 'time-missing'],
    ['13:00 PM yesterday', 'moment-unreadable'],
    ['2026-11-10 13:00 PM', 'hour-contradicts-half'],
    ['', 'moment-missing'],
  ])('%s is refused as %s', (local, rule) => expect(rulesOf(read(local))).toEqual([rule]))

  test('what is asked about can be answered: the order, and the offset of a time that came twice', () => {
    expect(read('10/05/2026 22:41', 'Europe/Vienna', 'monthFirst')).toMatchObject({
      value: { local: '2026-10-05T22:41:00' },
    })
    expect(read('05/10/2026 22:41', 'Europe/Vienna', 'dayFirst')).toMatchObject({
      value: { local: '2026-10-05T22:41:00' },
    })
    expect(read('2026-10-25 02:30')).toMatchObject({ problems: [{ params: { earlier: '+02:00', later: '+01:00' } }] })
    expect(read('2026-10-25 02:30', '+02:00')).toMatchObject({ value: { instant: '2026-10-25T00:30:00Z' } })
    expect(read('2026-10-25 02:30', '+01:00')).toMatchObject({ value: { instant: '2026-10-25T01:30:00Z' } })
    expect(read('2026-03-29 02:30')).toMatchObject({ problems: [{ params: { before: '01:30', after: '03:30' } }] })
    expect(rulesOf(read('2026-11-10 10:00', 'Mars/Olympus'))).toEqual(['zone-unknown'])
  })

  test('every instant survives being stated, unless its wall time comes twice', () => {
    const zones = fc.constantFrom('Europe/Vienna', 'America/New_York', 'Asia/Kathmandu', 'UTC', '+05:45')
    const past = fc.integer({ min: 946_684_800, max: 1_790_000_000 })
    fc.assert(
      fc.property(past, zones, (second, zone) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(second * 1000)
        const local = instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' })
        const moment = momentFrom({ local, zone }, now)
        if (!moment.ok) return rulesOf(moment)[0] === 'moment-twice'
        const shown = showMoment(moment.value, 'Asia/Tokyo')
        return moment.value.instant === instant.toString({ smallestUnit: 'second' }) && shown.stated.local === local
      }),
    )
  })
})

describe('completeness', () => {
  const measure = { service, pack: practicePack, legalBasis: 'prosecutorOrder', now }
  const rules = (changed: object, given: object = {}) =>
    problemsOfIdentifier({ ...identifier(1), ...changed }, { ...measure, ...given }).map(({ rule }) => rule)
  const until = { local: '2026-11-09T22:41:07', zone: 'UTC', instant: '2026-11-09T22:41:07Z' }

  test('each gap has its name', () => {
    expect(rules({})).toEqual([])
    expect(rules({ from: null })).toEqual(['ip-without-instant'])
    expect(rules({ until })).toEqual(['window-reversed'])
    expect(rules({ port: null }, { service: { ...service, carrierGradeNat: true } })).toEqual(['ip-needs-port'])
    expect(rules({ kind: 'phone', value: '+12025550123', port: null })).toEqual(['window-open'])
    expect(rules({ kind: 'domain', value: 'shop.example', port: null, until: identifier(1).from })).toEqual([
      'kind-not-offered',
    ])
    expect(rules({ categories: [] })).toEqual(['category-missing'])
    const rows = { service: { ...service, categories: ['subscriber', 'access', 'traffic'] } }
    expect(rules({ categories: ['content'] }, rows)).toEqual(['category-not-offered'])
    expect(rules({ categories: ['traffic'] }, { legalBasis: 'policeOrder' })).toEqual(['category-beyond-basis'])
    const early = { local: '2026-01-01T00:00:00', zone: 'UTC', instant: '2026-01-01T00:00:00Z' }
    expect(rules({ from: early, until, categories: ['traffic'] })).toEqual(['window-too-long'])
  })

  test('a missing port and a private address warn', () => {
    expect(
      warningsOfIdentifier({ ...identifier(1), port: null, value: '10.0.0.1' }, { service }).map(({ rule }) => rule),
    ).toEqual(['ip-without-port', 'ip-unroutable'])
  })

  test('what is older than the provider keeps it is probably gone, what nearly is soon will be', () => {
    const asked = { ...identifier(1), categories: ['subscriber', 'traffic'] as const }
    const after = (days: number, retention: Record<string, number> = { traffic: 90 }) => {
      const at = new Date(Date.parse(asked.from!.instant) + days * 86_400_000).toISOString()
      const warned = warningsOfIdentifier(
        { ...asked, categories: [...asked.categories] },
        { service: { ...service, retention }, now: at },
      )
      return warned.map(({ rule, params }) => [rule, params?.category, params?.days])
    }
    expect(after(75)).toEqual([])
    expect(after(76)).toEqual([['gone-soon', 'traffic', 90]])
    expect(after(90)).toEqual([['gone-soon', 'traffic', 90]])
    expect(after(91)).toEqual([['probably-gone', 'traffic', 90]])
    expect(after(4_000, {})).toEqual([])
    const window = {
      ...asked,
      categories: ['traffic' as const],
      until: { local: '', zone: 'UTC', instant: '2026-12-10T00:00:00Z' },
    }
    const warned = warningsOfIdentifier(window, {
      service: { ...service, retention: { traffic: 30 } },
      now: '2026-12-20T00:00:00Z',
    })
    expect(warned).toEqual([])
  })
})

describe('paste', () => {
  const paste = (text: string) => readPasted({ text, now, categories: ['subscriber'] }).rows

  test('free lines, with and without port, window and zone', () => {
    const rows = paste(
      '203.0.113.77:51844 2026-11-10 22:41:07 Europe/Vienna\n\n[2001:db8::1]:443 10.11.2026 22:41:07 +01:00 access\n+1 202 555 0123 2026-11-01 00:00 – 2026-11-02 00:00 UTC\nanna@mail.example',
    )
    expect(
      rows.map(({ line, identifier: read }) => [
        line,
        read?.kind,
        read?.value,
        read?.port,
        read?.from?.instant,
        read?.until?.instant,
      ]),
    ).toEqual([
      [1, 'ipv4', '203.0.113.77', 51_844, '2026-11-10T21:41:07Z', undefined],
      [3, 'ipv6', '2001:db8::1', 443, '2026-11-10T21:41:07Z', undefined],
      [4, 'phone', '+12025550123', null, '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z'],
      [5, 'email', 'anna@mail.example', null, undefined, undefined],
    ])
    expect(rows[1]!.identifier!.categories).toEqual(['access'])
  })

  test.each([
    ['2026-11-10 22:41:07 Europe/Vienna subscriber acess', 'categories', 'category-unknown', { category: 'acess' }],
    ['2026-11-10 22:41:07 UTC trafic', 'categories', 'category-unknown', { category: 'trafic' }],
    ['2026-11-10 22:41:07 Europe/Wien access', 'from', 'zone-unknown', { zone: 'Europe/Wien' }],
  ])('a word that is neither zone nor data is named as what it was meant for: %s', (rest, field, rule, params) => {
    expect(paste(`203.0.113.77:51844 ${rest}`)[0]!.problems).toEqual([{ rule, field, params }])
  })

  test('CSV with a header, quotes and any order of columns; problems name their field', () => {
    const rows = paste(
      'zone;identifier;from;categories\nEurope/Vienna;203.0.113.1:80;"2026-03-29 02:30";"access,traffic"\nUTC;203.0.113.2;2026-01-01 10:00;',
    )
    expect(rows[0]!.problems).toMatchObject([{ rule: 'moment-skipped', field: 'from' }])
    expect(rows[1]!.identifier).toMatchObject({ id: 'i1', value: '203.0.113.2', categories: ['subscriber'] })
  })

  test('two hundred lines are read at once, and a repeated one is pointed out', () => {
    const lines = Array.from(
      { length: 200 },
      (_, index) => `198.51.100.${index},${40_000 + index},2026-11-10 22:41:07,Europe/Vienna`,
    )
    const rows = paste(['identifier,port,from,zone', ...lines, lines[0]].join('\n'))
    expect(rows.filter(({ identifier: read }) => read)).toHaveLength(201)
    expect(rows.at(-1)!.warnings).toContainEqual({ rule: 'line-twice', field: 'value', params: { line: 2 } })
  })

  test('formulas, broken quotes and arbitrary text are harmless', () => {
    expect(paste('identifier\n"=HYPERLINK(""x"")"')[0]!.warnings.map(({ rule }) => rule)).toContain('formula-start')
    expect(readPasted({ text: 'identifier,port\n"203.0.113.1,80', now }).problems[0]!.rule).toBe('csv-unreadable')
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) =>
        readPasted({ text, now }).rows.every(
          ({ identifier: read, problems }) => (read === null) === problems.length > 0,
        ),
      ),
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) =>
        Array.isArray(readPasted({ text: `identifier,port,from\n${text}`, now }).rows),
      ),
    )
  })
})
