import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { topicsIn } from '~/platform/words.server'
import type { Calendar } from '~machines/kit/calendar'
import { languages, type Language } from '~machines/kit/words'
import { defectsOf, type PolicyChecked } from '~machines/policy/check'
import { belmaria } from '~machines/policy/countries/belmaria'
import { packs } from '~machines/policy/countries/index'
import { instruments } from '~machines/policy/instruments/index'
import { holidaysOf } from '../../bin/holidays'

const root = join(import.meta.dirname, '../..')
const words = Object.fromEntries(
  languages.map((language) => [language, topicsIn(join(root, 'app/ui/locales', language))]),
) as Record<Language, Record<string, string>>
const good: PolicyChecked = { packs, instruments, words, year: 2026 }

test('the packs hold, and the command prints their clocks', () => {
  expect(defectsOf(good)).toEqual([])
  const printed = execFileSync(process.execPath, ['--import', 'tsx', 'bin/pack-check.ts'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect(printed).toMatch(/foreignPreservationFloor .* P60D .* atLeast .* convention@1 29\(7\)/)
  expect(printed).toContain('3 packs and 4 instruments hold')
})

/** The packs with one thing changed in a copy of all. */
function firstDefect(change: (copy: { packs: any[]; instruments: any[]; words: any }) => void): string {
  const copy = structuredClone({ packs: [...packs], instruments: [...instruments], words })
  change(copy)
  return defectsOf({ ...good, ...copy })[0]!
}
const eu = 3

describe('each kind of defect is named', () => {
  test.each<[string, Parameters<typeof firstDefect>[0]]>([
    ['practice@1: law.clocks.0.source.place: is empty', ({ packs }) => (packs[0].clocks.answer.source.place = '')],
    ['practice@1: sight.hours: ', ({ packs }) => delete packs[0].sight.hours],
    ['practice@1: sources.sourceRisk: ', ({ packs }) => delete packs[0].sources.sourceRisk],
    ['practice@1: : Unrecognized key: "extra"', ({ packs }) => (packs[0].extra = 1)],
    [
      'eu-e-evidence@1: clocks.0.length: is not a length in days, or in hours and minutes',
      ({ instruments }) => (instruments[eu].clocks[0].length = 'P1M'),
    ],
    ['the list of packs: practice@1 stands there twice', ({ packs }) => packs.push(packs[0])],
    ['eu-e-evidence@1: there is no clock production', ({ instruments }) => instruments[eu].clocks.shift()],
    [
      'eu-e-evidence@1: nothing starts the clock spare',
      ({ instruments }) => instruments[eu].clocks.push({ ...instruments[eu].clocks[0], id: 'spare' }),
    ],
    [
      'eu-e-evidence@1: clocks.recognition: PT5H is no length in days',
      ({ instruments }) =>
        (instruments[eu].clocks.find(({ id }: { id: string }) => id === 'recognition').length = 'PT5H'),
    ],
    [
      'eu-e-evidence@1: clocks.validation: PT30M is no length in whole hours',
      ({ instruments }) =>
        (instruments[eu].clocks.find(({ id }: { id: string }) => id === 'validation').length = 'PT30M'),
    ],
    [
      'eu-e-evidence@1: not one row of issuing says who may order production of subscriber',
      ({ instruments }) => instruments[eu].issuing.shift(),
    ],
    ['eu-e-evidence@1: there is no threshold identity', ({ instruments }) => instruments[eu].thresholds.shift()],
    ['belmaria@1: there is no instrument eu-e-evidence@1', ({ instruments }) => instruments.pop()],
    [
      'ostrania@1: the source eu-e-evidence@1, 14 is no law that applies here',
      ({ packs }) =>
        (packs[2].costs.source = { instrument: 'eu-e-evidence@1', place: '14', weight: 'law', checked: true }),
    ],
    [
      'ostrania@1: guidelines-2008@1 leaves to ostrania-law@1 who may order emergencyProduction of subscriber, and it does not say',
      ({ packs }) => packs[2].law.issuing.pop(),
    ],
    [
      'practice@1: clocks.closing is the rule answer',
      ({ packs }) => (packs[0].clocks.closing = packs[0].clocks.answer),
    ],
    [
      'practice@1: there is no pack for FR, with which an instrument is on',
      ({ packs }) => packs[0].applies[2].with.push('FR'),
    ],
    [
      'practice@1: legalBases: policeOrder stands there twice',
      ({ packs }) => (packs[0].legalBases[1].code = 'policeOrder'),
    ],
    ['practice@1: there is no zone Europe/Veldania', ({ packs }) => (packs[0].zone = 'Europe/Veldania')],
    ['belmaria@1: the holidays LU@1 do not know 2031', ({ packs }) => delete packs[1].calendar.holidays.years[2031]],
    [
      'belmaria@1: the holidays LU@1 of 2031 are not in order',
      ({ packs }) => (packs[1].calendar.holidays.years[2031] = '05-01 01-01'),
    ],
    [
      'belmaria@1: the holidays LU@1 of 2031 are not in order',
      ({ packs }) => (packs[1].calendar.holidays.years[2031] = '01-01 13-45'),
    ],
    [
      'fr: there are no words for clock.convention.preservationCeiling',
      ({ words }) => delete words.fr['clock.convention.preservationCeiling'],
    ],
    [
      'ru: there are no words for pack.practice.offences.fraud',
      ({ words }) => (words.ru['pack.practice.offences.fraud'] = ''),
    ],
  ])('%s', (named, change) => expect(firstDefect(change)).toContain(named))

  test('holidays have to reach ten years ahead', () => {
    expect(defectsOf({ ...good, year: 2040 })).toEqual([])
    expect(defectsOf({ ...good, year: 2041 })[0]).toContain('do not know 2051')
    const without = structuredClone(belmaria)
    expect(defectsOf({ ...good, packs: [without], year: 2060 })[0]).toContain('the holidays LU@1 do not know 2059')
  })
})

/** A table that the library would write another way today is no defect of the cases counted by it: it is frozen, and has a successor. */
test.each(packs.map(({ calendar }) => [calendar.holidays.id, calendar] as const))(
  'the holidays %s are as the library that wrote them has them',
  (id, { holidays }: Calendar) => {
    const now = holidaysOf(id.slice(0, 2))
    if (now.from === holidays.from) expect(holidays).toEqual({ id, ...now })
    else expect(holidays.from).toMatch(/^date-holidays \d+\.\d+\.\d+$/)
  },
)
