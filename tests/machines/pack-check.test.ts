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

/** Everything with one value put elsewhere in a copy: lists by number, or by the id of what stands in them. */
function firstDefect(path: string, value: unknown): string {
  const copy = structuredClone({ packs, instruments, words }) as unknown as Node
  const steps = path.split('/')
  const last = steps.pop()!
  const parent = steps.reduce((node, step) => stepInto(node, step) as Node, copy)
  if (Array.isArray(parent) && value === undefined) parent.splice(Number(last), 1)
  else if (value === undefined) delete parent[last]
  else parent[last] = value
  return defectsOf({ ...good, ...(copy as unknown as PolicyChecked), year: 2026 })[0]!
}

type Node = Record<string, unknown>

function stepInto(node: Node, step: string): unknown {
  return Array.isArray(node) ? (node.find(({ id }) => id === step) ?? node[Number(step)]) : node[step]
}

const eu = 'instruments/eu-e-evidence@1'
const defects = 'packs/practice@1/defects'
const priorities = 'packs/practice@1/requestPriorities'
const productionAlone = instruments[3]!.measures.slice(0, 1)
const foreign = { instrument: 'eu-e-evidence@1', place: '14', weight: 'law', checked: true }

describe('each kind of defect is named', () => {
  test.each<[string, string, unknown]>([
    ['practice@1: law.clocks.0.source.place: is empty', 'packs/practice@1/law/clocks/answer/source/place', ''],
    ['practice@1: sight.hours: ', 'packs/practice@1/sight/hours', undefined],
    ['practice@1: sources.sourceRisk: ', 'packs/practice@1/sources/sourceRisk', undefined],
    ['practice@1: : Unrecognized key: "extra"', 'packs/practice@1/extra', 1],
    ['clocks.0.length: is not a length in days, or in hours and minutes', `${eu}/clocks/production/length`, 'P1M'],
    ['the list of packs: practice@1 stands there twice', 'packs/belmaria@1/id', 'practice@1'],
    ['eu-e-evidence@1: there is no clock production', `${eu}/clocks/0`, undefined],
    ['eu-e-evidence@1: nothing starts the clock emergencyProduction', `${eu}/measures`, productionAlone],
    ['eu-e-evidence@1: clocks.recognition: PT5H is no length in days', `${eu}/clocks/recognition/length`, 'PT5H'],
    [
      'eu-e-evidence@1: clocks.validation: PT30M is no length in whole hours',
      `${eu}/clocks/validation/length`,
      'PT30M',
    ],
    ['not one row of issuing says who may order production of subscriber', `${eu}/issuing/0`, undefined],
    ['eu-e-evidence@1: there is no threshold identity', `${eu}/thresholds/0`, undefined],
    ['belmaria@1: there is no instrument eu-e-evidence@1', 'instruments/3', undefined],
    [
      'ostrania@1: the source eu-e-evidence@1, 14 is no law that applies here',
      'packs/ostrania@1/costs/source',
      foreign,
    ],
    [
      'leaves to ostrania-law@1 who may order emergencyProduction of subscriber, and it does not say',
      'packs/ostrania@1/law/issuing/4',
      undefined,
    ],
    ['practice@1: clocks.closing is the rule answer', 'packs/practice@1/clocks/closing', packs[0]!.clocks.answer],
    ['practice@1: there is no pack for FR, with which', 'packs/practice@1/applies/2/with', ['FR']],
    ['practice@1: legalBases: policeOrder stands there twice', 'packs/practice@1/legalBases/1/code', 'policeOrder'],
    ['practice@1: there is no zone Europe/Veldania', 'packs/practice@1/zone', 'Europe/Veldania'],
    ['the holidays LU@1 do not know 2031', 'packs/belmaria@1/calendar/holidays/years/2031', undefined],
    ['the holidays LU@1 of 2031 are not in order', 'packs/belmaria@1/calendar/holidays/years/2031', '05-01 01-01'],
    ['the holidays LU@1 of 2031 are not in order', 'packs/belmaria@1/calendar/holidays/years/2031', '01-01 13-45'],
    [
      'practice@1: defects.portMissing: there is no field identifiers.*.gate',
      `${defects}/0/about/0`,
      'identifiers.*.gate',
    ],
    [
      'practice@1: defects.factsInsufficient: there is no field matter.internalNotes',
      `${defects}/6/about/0`,
      'matter.internalNotes',
    ],
    ['practice@1: defects: portMissing stands there twice', `${defects}/1/code`, 'portMissing'],
    ['practice@1: defects: there is no other', `${defects}/11`, undefined],
    ['practice@1: defects.portMissing: it leaves nothing open', `${defects}/0/leaves`, 'nothing'],
    ['the kind of legal basis is settled', `${defects}/8/about/0`, 'basis.code'],
    ['practice@1: defects.0.source', `${defects}/0/source`, undefined],
    ['practice@1: requestPriorities: high stands there twice', `${priorities}/0/code`, 'high'],
    ['practice@1: requestPriorities: there is no normal', `${priorities}/2`, undefined],
    ['practice@1: requestPriorities.0.source', `${priorities}/0/source`, undefined],
    [
      'fr: there are no words for pack.practice.requestPriorities.low.criteria',
      'words/fr/pack.practice.requestPriorities.low.criteria',
      '',
    ],
    [
      'ostrania@1: defects.portMissing: pauses, and the clock answer does not stand for a clarification',
      'packs/ostrania@1/defects/0/clock/effect',
      'pauses',
    ],
    ['ru: there are no words for pack.practice.defects.other', 'words/ru/pack.practice.defects.other', ''],
    [
      'fr: there are no words for clock.convention.preservationCeiling',
      'words/fr/clock.convention.preservationCeiling',
      undefined,
    ],
    ['ru: there are no words for pack.practice.offences.fraud', 'words/ru/pack.practice.offences.fraud', ''],
  ])('%s', (named, path, value) => expect(firstDefect(path, value)).toContain(named))

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
