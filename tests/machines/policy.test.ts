import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { openWords, type Words } from '~/platform/words.server'
import { problemText } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'
import { languages } from '~machines/kit/words'
import { startClock } from '~machines/kit/clock-arithmetic'
import { belmaria } from '~machines/policy/countries/belmaria'
import { packs } from '~machines/policy/countries/index'
import { ostrania } from '~machines/policy/countries/ostrania'
import { practicePack as veldania } from '~machines/policy/countries/veldania'
import { authorities, legalCategories, type LegalCategory, type PolicyMeasure } from '~machines/policy/instrument'
import { objectionsToIssuing, type CaseGround, type Issued } from '~machines/policy/issuing'
import { blocking, warnings } from '~machines/policy/objection'
import type { PolicyPack } from '~machines/policy/pack'
import { ruleFor, type PolicyRule } from '~machines/policy/resolve'
import { objectionsToExtension, objectionsToTerm } from '~machines/policy/terms'

const on = '2026-11-11'

function found(pack: PolicyPack, instrument: string, measure: PolicyMeasure, category: LegalCategory = 'subscriber') {
  return ruleFor({ pack, instrument, measure, category, on, country: pack.jurisdiction })
}

function rule(...asked: Parameters<typeof found>): PolicyRule {
  const answer = found(...asked)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.rule
}

function refusal(...asked: Parameters<typeof found>): Problem {
  const answer = found(...asked)
  if (answer.ok) throw new Error('a rule was found')
  return answer.refusal.problems[0]!
}

const fraud: CaseGround = { maximumYears: 2, lists: [], sentence: null }
const robbery: CaseGround = { maximumYears: 10, lists: [], sentence: null }
const issued = (issuer: Issued['issuer'], unlike: Partial<Issued> = {}): Issued => ({
  ...{ issuer, validator: null, emergency: false, ground: robbery },
  ...unlike,
})
const stops = (asked: PolicyRule, order: Issued) => blocking(objectionsToIssuing(asked, order))

describe('who may order what in the Union', () => {
  const eu = (measure: PolicyMeasure, category: LegalCategory) => rule(belmaria, 'eu-e-evidence@1', measure, category)

  test('a prosecutor alone orders no content and no traffic data', () => {
    for (const category of ['content', 'traffic'] as const) {
      const [problem] = stops(eu('production', category), issued('prosecutor'))
      expect(problem).toMatchObject({ rule: 'authority-needs-validation', field: 'issuer' })
      expect(problem!.params).toMatchObject({ allowed: 'court', instrument: 'eu-e-evidence', place: '4(2)' })
      expect(stops(eu('production', category), issued('prosecutor', { validator: 'prosecutor' }))).toHaveLength(1)
      expect(stops(eu('production', category), issued('prosecutor', { validator: 'court' }))).toEqual([])
      expect(stops(eu('production', category), issued('court'))).toEqual([])
    }
  })

  test('a prosecutor orders who a user is, and every preservation', () => {
    expect(stops(eu('production', 'subscriber'), issued('prosecutor'))).toEqual([])
    expect(stops(eu('production', 'identification'), issued('prosecutor'))).toEqual([])
    for (const category of legalCategories)
      expect(stops(eu('preservation', category), issued('prosecutor'))).toEqual([])
  })

  test('whoever is no judge or prosecutor needs one, before or in an emergency afterwards', () => {
    const emergency = { emergency: true }
    expect(stops(eu('emergencyProduction', 'subscriber'), issued('police'))).toHaveLength(1)
    expect(stops(eu('emergencyProduction', 'subscriber'), issued('police', emergency))).toEqual([])
    expect(stops(eu('preservation', 'content'), issued('police', emergency))).toEqual([])
    expect(stops(eu('emergencyProduction', 'content'), issued('police', emergency))).toHaveLength(1)
    expect(stops(eu('production', 'subscriber'), issued('police', emergency))).toHaveLength(1)
  })

  test('content needs a grave offence, one on the list, or a sentence that is long enough', () => {
    const asked = eu('production', 'content')
    const [problem] = stops(asked, issued('court', { ground: fraud }))
    expect(problem).toMatchObject({ rule: 'offence-below-threshold', params: { years: 3, place: '5(4)' } })
    expect(stops(asked, issued('court', { ground: { ...fraud, lists: ['cyberEnabled'] } }))).toEqual([])
    expect(stops(eu('production', 'subscriber'), issued('court', { ground: fraud }))).toEqual([])
    const sentenced = (months: number, inAbsence = false) =>
      stops(asked, issued('court', { ground: { ...robbery, sentence: { months, inAbsence } } })).map(
        (each) => each.rule,
      )
    expect([sentenced(4), sentenced(3), sentenced(12, true)]).toEqual([
      ...[[], ['sentence-below-threshold'], ['sentence-below-threshold']],
    ])
  })

  test('traffic data and content are notified, who a user is is not', () => {
    const notified = (measure: PolicyMeasure) => legalCategories.filter((each) => eu(measure, each).notified)
    expect(notified('production')).toEqual(['traffic', 'content'])
    expect(notified('preservation')).toEqual([])
  })
})

test('under every rule of every pack somebody may order, and the police alone never content', () => {
  const laws = packs.flatMap((pack) =>
    [pack.law.id, ...pack.applies.map(({ instrument }) => instrument)].map((id) => [pack, id] as const),
  )
  const measures = [
    'production',
    'emergencyProduction',
    'preservation',
    'mutualAssistance',
    'foreignPreservation',
  ] as const
  fc.assert(
    fc.property(
      fc.constantFrom(...laws),
      fc.constantFrom(...measures),
      fc.constantFrom(...legalCategories),
      (law, measure, category) => {
        const [pack, instrument] = law
        const answer = found(pack, instrument, measure, category)
        if (!answer.ok) return
        const may = authorities.filter((issuer) => objectionsToIssuing(answer.rule, issued(issuer)).length === 0)
        expect(may).not.toEqual([])
        if (measure === 'production' && category === 'content') expect(may).not.toContain('police')
      },
    ),
  )
})

describe('what an instrument leaves to domestic law', () => {
  test('is said by the law of the country', () => {
    const issuersIn = (pack: PolicyPack) => rule(pack, 'convention@1', 'production', 'identification').issuing.issuers
    expect(packs.map(issuersIn)).toEqual([['prosecutor', 'court'], ['prosecutor', 'court'], ['court']])
    expect(rule(ostrania, 'convention@1', 'production', 'content').issuing.source).toMatchObject({ place: '21(3)' })
  })

  test('is a question of the contact point where the Convention says so', () => {
    expect(rule(veldania, 'convention@1', 'foreignPreservation').issuing.issuers).toEqual(['contactPoint'])
  })
})

describe('what is in the way is named, with its rule', () => {
  test.each([
    ['instrument-missing', refusal(veldania, '', 'production')],
    ['instrument-not-applied', refusal(ostrania, 'eu-e-evidence@1', 'production')],
    ['instrument-off', refusal(belmaria, 'second-protocol@1', 'directDisclosure')],
    ['measure-not-provided', refusal(veldania, 'convention@1', 'directDisclosure')],
    ['category-not-reached', refusal(veldania, 'convention@1', 'partialDisclosure', 'content')],
  ])('%s', (name, problem) => expect(problem.rule).toBe(name))

  test('an instrument does not apply before its day', () => {
    const asked = {
      pack: belmaria,
      instrument: 'eu-e-evidence@1',
      measure: 'production',
      category: 'subscriber',
    } as const
    const before = ruleFor({ ...asked, on: '2026-08-17', country: 'XB' })
    expect(before).toMatchObject({ ok: false, refusal: { problems: [{ rule: 'instrument-not-yet' }] } })
    expect(ruleFor({ ...asked, on: '2026-08-18', country: 'XB' }).ok).toBe(true)
  })

  test('the Second Protocol binds a pair that has it on, and no other', () => {
    const applies = veldania.applies.map((each) =>
      each.instrument === 'second-protocol@1' ? { ...each, with: ['XB'] } : each,
    )
    const asked = {
      pack: { ...veldania, applies },
      instrument: 'second-protocol@1',
      measure: 'directDisclosure',
    } as const
    expect(ruleFor({ ...asked, category: 'subscriber', on, country: 'XB' }).ok).toBe(true)
    expect(ruleFor({ ...asked, category: 'subscriber', on, country: 'XO' }).ok).toBe(false)
    expect(ruleFor({ ...asked, category: 'traffic', on, country: 'XB' }).ok).toBe(false)
  })
})

describe('ninety days at most, sixty at least', () => {
  const from = { at: '2026-11-01T00:00:00.000Z', zone: 'UTC', calendar: veldania.calendar }
  const day = (after: number) => new Date(Date.parse(from.at) + after * 86_400_000).toISOString()
  const ceiling = rule(veldania, 'convention@1', 'preservation').clocks[0]!
  const floor = rule(veldania, 'convention@1', 'foreignPreservation').clocks[0]!
  const named = (clock: typeof ceiling, until: string) =>
    objectionsToTerm(clock, from, until).map((each) => each.problem.rule)

  test('the two are compared the opposite way', () => {
    expect([day(60), day(89), day(90), day(91)].map((until) => named(ceiling, until)[0] ?? '')).toEqual([
      ...['', '', '', 'term-over-ceiling'],
    ])
    expect([day(59), day(60), day(91)].map((until) => named(floor, until)[0] ?? '')).toEqual([
      'term-under-floor',
      '',
      '',
    ])
    expect([named(ceiling, day(0)), named(floor, day(-1))]).toEqual([['term-reversed'], ['term-reversed']])
  })

  test('no end satisfies both unless it lies between them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (days) => {
        const agreed = named(ceiling, day(days)).length + named(floor, day(days)).length === 0
        return agreed === (days >= 60 && days <= 90)
      }),
    )
  })
})

describe('an extension', () => {
  const at = '2026-11-02T09:00:00.000Z'
  const asked = rule(belmaria, 'eu-e-evidence@1', 'preservation', 'content')
  const running = startClock(asked.clocks[0]!, { at, zone: belmaria.zone, calendar: belmaria.calendar })
  const named = (which: PolicyRule, when: string, before = 0) =>
    objectionsToExtension(which, { at: when, running, before }).map((each) => each.problem.rule)

  test('comes once, and while the time runs', () => {
    expect(named(asked, running.due)).toEqual([])
    expect(named(asked, new Date(Date.parse(running.due) + 1).toISOString())).toEqual(['extension-late'])
    expect(named(asked, at, 1)).toEqual(['extension-again'])
    expect(asked.extension!.clock).toMatchObject({ length: 'P30D' })
  })

  test('of the Convention is as domestic law has it', () => {
    expect(named(rule(ostrania, 'convention@1', 'preservation'), at)).toEqual(['extension-none'])
    const own = rule(veldania, 'convention@1', 'preservation')
    expect([named(own, at), named(own, at, 1)]).toEqual([[], ['extension-again']])
    expect(own.extension!.source).toMatchObject({ instrument: 'veldania-law@1', place: '6(3)' })
  })
})

test('a law stops, a guideline warns', () => {
  const source = {
    instrument: 'guidelines-2008@1',
    place: 'le.authority',
    weight: 'guideline',
    checked: false,
  } as const
  const lawful = rule(veldania, 'veldania-law@1', 'production', 'content')
  const advised = { ...lawful, issuing: { ...lawful.issuing, source } }
  const split = (which: PolicyRule) => {
    const objections = objectionsToIssuing(which, issued('police'))
    return [blocking(objections).length, warnings(objections).length]
  }
  expect([split(lawful), split(advised)]).toEqual([
    ...[
      [1, 0],
      [0, 1],
    ],
  ])
})

test('a country may count the periods of an instrument in its own way', () => {
  const applies = belmaria.applies.map((each) => ({ ...each, counting: 'exact@1' as const }))
  const [strict] = rule({ ...belmaria, applies }, 'eu-e-evidence@1', 'production').clocks
  const at = { at: '2026-11-09T14:20:00.000Z', zone: belmaria.zone, calendar: belmaria.calendar }
  expect(startClock(strict!, at).due).toBe('2026-11-19T14:20:00.000Z')
})

describe('each sentence says the rule and where it stands', () => {
  let words: Words
  beforeAll(async () => {
    words = await openWords(join(import.meta.dirname, '../../app/ui/locales'), true)
  })
  const from = { at: '2026-11-01T00:00:00.000Z', zone: 'UTC', calendar: belmaria.calendar }
  const eu = (measure: PolicyMeasure, category: LegalCategory) => rule(belmaria, 'eu-e-evidence@1', measure, category)
  const preservation = eu('preservation', 'content')
  const running = startClock(preservation.clocks[0]!, from)
  const extension = (at: string, before: number) => objectionsToExtension(preservation, { at, running, before })
  const content = eu('production', 'content')
  const short = { ...robbery, sentence: { months: 1, inAbsence: false } }
  const asked = {
    pack: belmaria,
    instrument: 'eu-e-evidence@1',
    measure: 'production',
    category: 'subscriber',
  } as const
  const notYet = ruleFor({ ...asked, on: '2026-01-01', country: 'XB' })
  const early = notYet.ok ? [] : notYet.refusal.problems
  const problems: Problem[] = [
    ...['', 'second-protocol@1'].map((id) => refusal(belmaria, id, 'directDisclosure')),
    refusal(ostrania, 'eu-e-evidence@1', 'production'),
    ...early,
    refusal(veldania, 'convention@1', 'directDisclosure'),
    refusal(veldania, 'convention@1', 'partialDisclosure', 'content'),
    ...stops(content, issued('prosecutor', { ground: fraud })),
    ...stops(content, issued('court', { ground: short })),
    ...stops(rule(veldania, 'veldania-law@1', 'production', 'content'), issued('police')),
    ...[
      ...objectionsToTerm(rule(veldania, 'convention@1', 'preservation').clocks[0]!, from, '2027-11-01T00:00:00.000Z'),
      ...objectionsToTerm(
        rule(veldania, 'convention@1', 'foreignPreservation').clocks[0]!,
        from,
        '2026-11-02T00:00:00.000Z',
      ),
      ...objectionsToTerm(preservation.clocks[0]!, from, '2026-10-02T00:00:00.000Z'),
      ...[...extension('2027-11-01T00:00:00.000Z', 0), ...extension(from.at, 1)],
      ...objectionsToExtension(rule(ostrania, 'convention@1', 'preservation'), { at: from.at, running, before: 0 }),
    ].map((each) => each.problem),
  ]

  test.each(languages)('in %s', (language) => {
    const sentences = problems.map((problem) => problemText(words.t(language), problem))
    expect(new Set(sentences).size).toBe(problems.length)
    expect(sentences.filter((sentence) => /[{}$]/.test(sentence))).toEqual([])
    const sourceless = problems.filter(
      ({ params }, at) => params!.place && !sentences[at]!.includes(`${params!.place}`),
    )
    expect(sourceless).toEqual([])
  })
})
