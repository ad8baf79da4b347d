import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openWords, type Words } from '~/platform/words.server'
import { problemText } from '~/ui/words'
import type { Decision } from '~machines/kit/decide'
import { languages } from '~machines/kit/words'
import { belmaria } from '~machines/policy/countries/belmaria'
import type { Terms } from '~machines/preservation/case'
import { stoodBy } from './emergency-world'
import { ask, drafted, dueOf, go, inEffect, securing, unvalidated, veldania, type Drafting } from './preservation-world'
import { cast, now } from './world'

// Whoever is refused by a rule on preservation reads in their language which rule it is, and where it stands.

const eu: Terms = { instrument: 'eu-e-evidence@1', until: '', afterwards: '' }
const under = (terms: Terms): Drafting => ({ pack: belmaria, terms })
const submitted = (drafting: Drafting) =>
  ask(drafted(drafting), cast.officer, 'request.submit', {}, now, {}, drafting.pack)

const order = { order: '2', issuedBy: 'Prosecutor', text: 'Still needed.' }
const extended = (drafting: Drafting, at: string) =>
  ask(inEffect(drafting), cast.supervisor, 'preservation.extend', order, at, {}, drafting.pack)

/** Extended once already, and asked for again. */
function extendedTwice(drafting: Drafting) {
  const once = go(inEffect(drafting), cast.supervisor, 'preservation.extend', order, now, drafting.pack)
  return ask(once, cast.supervisor, 'preservation.extend', order, now, {}, drafting.pack)
}

const validatedBy = (authority: string) =>
  ask(
    securing(unvalidated),
    cast.officer,
    'validation.record',
    { ...stoodBy, result: 'refused', authority, text: 'No.' },
    now,
    {},
    belmaria,
  )

type Refused = readonly [
  what: string,
  rule: string,
  instrument: string,
  place: string,
  by: () => Decision<unknown, unknown>,
]

const refused: readonly Refused[] = [
  ...([
    [
      'no law or treaty',
      'instrument-missing',
      'guidelines-2008',
      'le.standard-format',
      () => submitted({ terms: { ...eu, instrument: '' } }),
    ],
    ['a law that does not apply', 'instrument-not-applied', 'veldania-law', '4(1)', () => submitted({ terms: eu })],
    [
      'an end over a ceiling',
      'term-over-ceiling',
      'veldania-law',
      '6(2)',
      () => submitted({ terms: { ...veldania, until: '2027-02-08' } }),
    ],
    [
      'an end under a floor',
      'term-under-floor',
      'eu-e-evidence',
      '11(1)',
      () => submitted(under({ ...eu, until: '2026-12-20' })),
    ],
    [
      'an end before the beginning',
      'term-reversed',
      'eu-e-evidence',
      '11(1)',
      () => submitted(under({ ...eu, until: '2026-11-01' })),
    ],
    ['an order too old to serve', 'order-spent', 'veldania-law', '6(2)', () => submitted({ issuedOn: '2026-08-01' })],
  ] as const),
  ...([
    [
      'the wrong authority',
      'authority-needs-validation',
      'eu-e-evidence',
      '4(3)',
      () => submitted({ ...under(eu), code: 'policeOrder' }),
    ],
    [
      'too late to be validated',
      'validation-spent',
      'eu-e-evidence',
      '4(5)',
      () => submitted({ ...unvalidated, issuedOn: '2026-11-07' }),
    ],
    [
      'an authority that may not validate',
      'authority-may-not-validate',
      'eu-e-evidence',
      '4(3)',
      () => validatedBy('centralAuthority'),
    ],
    [
      'a late extension',
      'extension-late',
      'eu-e-evidence',
      '11(1)',
      () => extended(under(eu), '2027-03-01T10:00:00.000Z'),
    ],
    ['a second extension', 'extension-again', 'eu-e-evidence', '11(1)', () => extendedTwice(under(eu))],
    [
      'an extension that no rule knows',
      'extension-none',
      'belmaria-law',
      '13(1)',
      () => extended(under({ ...eu, instrument: 'belmaria-law@1' }), now),
    ],
  ] as const),
]

let words: Words
beforeAll(async () => {
  words = await openWords(join(import.meta.dirname, '../../app/ui/locales'), true)
})

describe.each(refused)('%s', (_, rule, instrument, place, by) => {
  const problem = () => {
    const answer = by()
    if (answer.accepted) throw new Error('It was accepted.')
    return answer.problems.find((each) => each.rule === rule) ?? expect.fail(JSON.stringify(answer.problems))
  }

  test.each(languages)('names the rule and its place in %s', (language) => {
    const t = words.t(language)
    const sentence = problemText(t, problem())
    expect(sentence).toContain(t(`instrument.${instrument}.place`, { place }))
    expect(sentence).not.toMatch(/\{\{|\$t\(|problem\./)
  })
})

test('where the country’s own law lets nothing be validated afterwards, the Union’s regulation does not either', () => {
  const issuing = belmaria.law.issuing.map((row) => ({ ...row, validatedAfterwards: false }))
  const strict = { ...belmaria, law: { ...belmaria.law, issuing } }
  const asked = { ...unvalidated, pack: strict }
  expect(submitted(asked)).toMatchObject({
    problems: [{ rule: 'afterwards-not-domestic', field: 'terms.afterwards', params: { place: '4(3)' } }],
  })
  expect(submitted(unvalidated)).toMatchObject({ accepted: true })
})

// the hour in which it was issued does not count (Regulation (EEC, Euratom) No 1182/71, 3(1))
test('an order without validation is to be validated within 48 hours of its issue, counted from the end of an older day', () => {
  const due = ({ standing }: ReturnType<typeof securing>) => standing!.context.validationClock!.due
  expect(due(securing(unvalidated))).toBe('2026-11-13T10:00:00.000Z')
  expect(due(securing({ ...unvalidated, issuedOn: '2026-11-10' }))).toBe('2026-11-13T00:00:00.000Z')
  expect(securing(under(eu)).standing!.context).toMatchObject({ validation: 'needless', validationClock: null })
})

test('silence ends it: what is kept is let go, what was not yet confirmed is over', () => {
  for (const [held, state] of [
    [securing(unvalidated), 'closed'],
    [inEffect(unvalidated), 'released'],
  ] as const) {
    const { due } = held.standing!.context.validationClock!
    const data = { rule: 'validation', due }
    const ended = ask(held, cast.clock, 'deadline.pass', data, due, {}, belmaria)
    expect(ended).toMatchObject({ accepted: true, standing: { state, context: { outcome: 'notValidated' } } })
    if (!ended.accepted) continue
    expect(ended.dossier.validation).toMatchObject({ result: 'lapsed', at: due })
    const sealed = ended.effects.filter(({ type }) => type === 'sealRecord').map(({ params }) => params.form)
    expect(sealed).toEqual(['validation', 'closing'])
  }
  expect(dueOf(inEffect(unvalidated)).slice(0, 10)).toBe('2027-01-11')
})
