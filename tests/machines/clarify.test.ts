import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { changesSinceServed } from '~machines/disclosure/clarify'
import type { RequestContent } from '~machines/request/case'
import type { Identifier, Moment } from '~machines/identifiers/identifier'
import { itemIdsOf } from '~machines/identifiers/identifier'
import { identifierParts } from '~machines/policy/deficiency'
import { address, answer, at, identifiers, other, phone, portless } from './clarify-world'
import { ask, basis, cast, checked, go, matter, served, type Held } from './world'

const everything = ['matter', 'basis', 'identifiers.i1', 'identifiers.i2', 'identifiers.i3']

function asked(fields: readonly string[] = everything, of = identifiers): Held {
  const reviewed = checked(served(of))
  const taken = go(reviewed, cast.reviewer, 'review.take', {})
  return go(taken, cast.reviewer, 'clarification.seek', { defects: fields.map(other) })
}
const contentOf = (held: Held) => held.dossier.served!.content

describe('what an amendment changes since it was served', () => {
  const before = { ...contentOf(served(identifiers)) }
  test('nothing, while nothing but the agency’s own notes differ', () => {
    const draft = { ...before, matter: { ...before.matter, internalNotes: 'Ask the neighbours.' } }
    expect(changesSinceServed(before, draft)).toEqual([])
  })

  test('texts, the kind of legal basis, and identifiers that came, went or changed', () => {
    const added = { ...phone, id: 'i4' }
    const wider = { ...address, categories: [...address.categories, 'traffic' as const] }
    const draft = {
      ...before,
      matter: { ...before.matter, facts: 'On the quay.' },
      basis: { ...before.basis, code: 'courtOrder' },
      identifiers: [wider, phone, added],
    }
    expect(changesSinceServed(before, draft)).toEqual([
      { field: 'matter.facts', before: before.matter.facts, after: 'On the quay.' },
      { field: 'basis.code', before: before.basis.code, after: 'courtOrder' },
      { field: 'identifiers.i1', before: address, after: wider },
      { field: 'identifiers.i2', before: portless, after: null },
      { field: 'identifiers.i4', before: null, after: added },
    ])
  })
})

describe('what a clarification may do', () => {
  test.each([
    ['say something', {}],
    ['withdraw an identifier', { identifiers: { i3: null } }],
    ['drop a category', { identifiers: { i1: { ...address, categories: ['access'] } } }],
    ['add the port that was missing', { identifiers: { i2: { ...portless, port: 443 } } }],
    ['put a zone right', { identifiers: { i1: { ...address, from: at('2026-11-10T22:41:07', 'UTC') } } }],
    ['shorten a window', { identifiers: { i3: { ...phone, until: at('2026-10-02T00:00:00') } } }],
    ['correct the facts', { matter: { facts: 'On the quay.' } }],
    ['correct the order', { basis: { order: '4 Js 18/26' } }],
  ])('%s', (_, data) => expect(answer(asked(), data)).toMatchObject({ accepted: true }))
})

describe('what a clarification may not do', () => {
  const needs = (field: string) => ({
    accepted: false,
    problems: expect.arrayContaining([{ rule: 'needs-amendment', field }]),
  })
  test.each([
    ['add an identifier', { i4: { ...address, id: 'i4' } }, 'i4'],
    ['put one identifier in another’s place', { i1: { ...portless } }, 'i1'],
    ['ask about another address', { i1: { ...address, value: '203.0.113.9' } }, 'i1'],
    ['ask for other data', { i1: { ...address, categories: ['traffic'] } }, 'i1'],
    ['drop the port', { i1: { ...address, port: null } }, 'i1'],
    ['ask about another port', { i1: { ...address, port: 51_845 } }, 'i1'],
    ['make an instant a window', { i1: { ...address, until: at('2026-11-10T23:00:00') } }, 'i1'],
    ['move an instant', { i1: { ...address, from: at('2026-11-10T22:41:08') } }, 'i1'],
    [
      'state an instant otherwise, to move it later',
      { i1: { ...address, from: at('2026-11-10T21:41:07', 'UTC') } },
      'i1',
    ],
    ['lengthen a window', { i3: { ...phone, until: at('2026-11-01T00:00:00') } }, 'i3'],
    ['begin a window earlier', { i3: { ...phone, from: at('2026-09-30T23:59:59') } }, 'i3'],
  ])('%s', (_, changes, id) =>
    expect(answer(asked(), { identifiers: changes })).toMatchObject(needs(`identifiers.${id}`)),
  )

  test('exchange the kind of legal basis', () => {
    expect(answer(asked(), { basis: { code: 'courtOrder' } })).toMatchObject(needs('basis.code'))
  })

  test('withdraw every identifier, or leave one without a category', () => {
    expect(answer(asked(), { identifiers: { i1: null, i2: null, i3: null } })).toMatchObject({
      problems: [{ rule: 'identifier-missing', field: 'identifiers' }],
    })
    expect(answer(asked(), { identifiers: { i1: { ...address, categories: [] } } })).toMatchObject({
      problems: [{ rule: 'category-missing', field: 'identifiers.i1.categories' }],
    })
  })

  test('name an instant that its wall time and zone contradict', () => {
    const from = { ...at('2026-11-10T22:41:07'), instant: '2026-01-01T00:00:00Z' }
    expect(answer(asked(), { identifiers: { i1: { ...address, from } } })).toMatchObject({
      problems: [{ rule: 'moment-contradictory', field: 'identifiers.i1.from' }],
    })
  })

  test('change what was not asked about', () => {
    const held = asked(['identifiers.i1', 'matter.title'])
    const data = { identifiers: { i3: null }, matter: { facts: 'Else.' }, basis: { order: '5' } }
    expect(answer(held, data)).toMatchObject({
      problems: ['matter.facts', 'basis.order', 'identifiers.i3'].map((field) => ({ rule: 'not-asked', field })),
    })
  })

  test('leave a defect without its remedy and without a word: repeating what stands is no answer', () => {
    const same = { ...address, categories: [...address.categories].reverse() }
    const data = { words: ['', ' '], matter: { facts: matter.facts }, identifiers: { i1: same } }
    expect(answer(asked(['matter.facts', 'identifiers.i1']), data)).toMatchObject({
      problems: [0, 1].map((index) => ({ rule: 'defect-unmet-correct', field: `words.${index}` })),
    })
  })
})

test('a gap the directory opened since service does not keep the officer from answering', () => {
  const held = asked()
  const content: RequestContent = { ...contentOf(held), addressee: { ...contentOf(held).addressee, serviceId: '' } }
  const stale = { ...held, dossier: { ...held.dossier, served: { ...held.dossier.served!, content } } }
  expect(answer(stale, {})).toMatchObject({ accepted: true })
})

test('only the changed identifier is decided again, and what was said of it goes', () => {
  const reviewed = checked(served(identifiers))
  let held = go(reviewed, cast.reviewer, 'review.take', {})
  const decision = { decision: 'partly', ground: 'overbroad', text: 'Too wide.' } as const
  held = go(held, cast.reviewer, 'item.decide', { items: ['i1.subscriber', 'i3.traffic'], ...decision })
  const defects = ['identifiers.i3', 'identifiers.i1'].map(other)
  held = go(held, cast.reviewer, 'clarification.seek', { defects })
  const shorter = { ...phone, until: at('2026-10-02T00:00:00') }
  held = go(held, cast.officer, 'clarification.answer', {
    ...{ text: '', words: ['', 'It is right.'] },
    identifiers: { i1: address, i3: shorter },
  })
  const decided = held.standing!.context.items.filter((item) => item.decision !== null).map(({ id }) => id)
  expect(decided).toEqual(['i1.subscriber'])
  expect(Object.keys(held.dossier.itemTexts)).toEqual(['i1.subscriber'])
  expect(held.dossier.clarifications.at(-1)!.changes.map(({ field }) => field)).toEqual(['identifiers.i3'])
})

test.each(['constructor', 'constructor.name', 'identifiers', 'identifiers.i9', 'matter.internalNotes', 'handling'])(
  'nobody can raise a defect of %s',
  (field) => {
    const reviewed = checked(served(identifiers))
    const taken = go(reviewed, cast.reviewer, 'review.take', {})
    expect(ask(taken, cast.reviewer, 'clarification.seek', { defects: [other(field)] })).toMatchObject({
      problems: [{ rule: 'defect-leaves-field', field: 'defects.0.field' }],
    })
  },
)

describe('whatever is answered, a request only narrows', () => {
  const zones = ['Europe/Vienna', 'UTC', 'Asia/Tokyo', 'America/New_York', '+05:30']
  const locals = ['2026-11-10T22:41:07', '2026-10-01T00:00:00', '2026-10-31T23:59:59', '2026-10-15T12:00:00']
  const moment = fc
    .record({ local: fc.constantFrom(...locals), zone: fc.constantFrom(...zones) })
    .map(({ local, zone }) => at(local, zone))
  const mutated = (before: Identifier): fc.Arbitrary<Identifier | null> => {
    const mostly = <T>(same: T, other: fc.Arbitrary<T>) =>
      fc.oneof({ weight: 20, arbitrary: fc.constant(same) }, { weight: 1, arbitrary: other })
    const whole = fc.record({
      id: mostly(before.id, fc.constantFrom('i1', 'i2', 'i3', 'i4')),
      kind: mostly(before.kind, fc.constantFrom('ipv4' as const, 'phone' as const, 'email' as const)),
      value: mostly(before.value, fc.constantFrom('203.0.113.1', '203.0.113.99', '+12025550123')),
      port: mostly(before.port, fc.constantFrom(null, 443, 51_844)),
      from: mostly(before.from, fc.option(moment)),
      until: mostly(before.until, fc.option(moment)),
      categories: mostly(
        before.categories,
        fc.subarray(['subscriber', 'access', 'traffic', 'content'] as const).map((all) => [...all]),
      ),
    })
    return fc.oneof({ weight: 6, arbitrary: whole }, { weight: 1, arbitrary: fc.constant(null) })
  }
  const answers = fc.record({
    text: fc.constantFrom('', 'So it is.'),
    words: fc
      .constant(['', '', '', '', '', '', ''])
      .chain((all) =>
        fc.tuple(
          ...all.map(() => fc.constantFrom('', 'So it is.', 'So it is.', 'So it is.', 'So it is.', 'So it is.')),
        ),
      ),
    matter: fc.option(
      fc.record(
        { facts: fc.constantFrom('Else.', matter.facts), offence: fc.constantFrom('drugs', 'fraud', 'nonsense') },
        { requiredKeys: [] },
      ),
      { nil: undefined, freq: 3 },
    ),
    basis: fc.option(
      fc.record(
        { code: fc.constantFrom(basis.code, basis.code, 'courtOrder'), order: fc.constantFrom('5', '6', '') },
        { requiredKeys: [] },
      ),
      { nil: undefined, freq: 2 },
    ),
    identifiers: fc
      .record({ i1: mutated(address), i2: mutated(portless), i3: mutated(phone) }, { requiredKeys: [] })
      .chain((known) =>
        fc.oneof(
          { weight: 9, arbitrary: fc.constant(known) },
          { weight: 1, arbitrary: fc.constant({ ...known, i4: address }) },
        ),
      ),
  })
  const parts = ['i1', 'i2', 'i3'].flatMap((id) => identifierParts.map((part) => `identifiers.${id}.${part}`))
  const single = ['matter.facts', 'basis.order', ...parts]
  const fields = fc.oneof(
    { weight: 3, arbitrary: fc.constant(everything) },
    { weight: 1, arbitrary: fc.subarray([...everything, ...single], { minLength: 1 }) },
  )

  test('over a thousand answers', () => {
    let narrowed = 0
    fc.assert(
      fc.property(fields, answers, (about, data) => {
        const before = asked(about)
        const after = answer(before, data)
        if (!after.accepted) return
        narrowed += 1
        expect(faultsBetween(before, after, about)).toEqual([])
      }),
      { numRuns: 1_000 },
    )
    expect(narrowed).toBeGreaterThan(100)
  })

  test('a zone may be corrected round after round, and the instant stays within a day of what was authorised', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ zone: fc.constantFrom(...zones), local: fc.constantFrom(...locals) }), { maxLength: 5 }),
        (rounds) => {
          let held = asked(['identifiers.i1'])
          for (const { local, zone } of rounds) {
            const [current] = contentOf(held).identifiers
            const after = answer(held, { identifiers: { i1: { ...current!, from: at(local, zone) } } })
            if (!after.accepted) continue
            held = go(after, cast.reviewer, 'clarification.seek', {
              defects: [other('identifiers.i1')],
            })
          }
          const { from } = contentOf(held).identifiers[0]!
          expect(Math.abs(hoursBetween(from!, address.from!))).toBeLessThanOrEqual(26)
        },
      ),
      { numRuns: 60 },
    )
  })
})

function hoursBetween(one: Moment, other: Moment): number {
  return Temporal.Instant.from(one.instant).until(other.instant).total('hours')
}

/** What an answer made of the request that only an amendment may. */
function faultsBetween(before: Held, after: Held, fields: readonly string[]): string[] {
  const [was, is] = [contentOf(before), contentOf(after)]
  const known = new Map(was.identifiers.map((each) => [each.id, each]))
  const mayTouch = (field: string) => fields.some((each) => each === field || field.startsWith(`${each}.`))
  const untouched = (section: 'matter' | 'basis') =>
    Object.keys(was[section]).filter((name) => {
      const changed = (was[section] as Record<string, unknown>)[name] !== (is[section] as Record<string, unknown>)[name]
      return changed && (!mayTouch(`${section}.${name}`) || name === 'code' || name === 'internalNotes')
    })
  const items = new Set(itemIdsOf(was.identifiers) as string[])
  return [
    ...(is.identifiers.length === 0 ? ['nothing is left'] : []),
    ...is.identifiers.flatMap((each) => widerThan(known.get(each.id), each)),
    ...after.standing!.context.items.filter(({ id }) => !items.has(id)).map(({ id }) => `${id} is new`),
    ...unnamedParts(was.identifiers, is.identifiers, mayTouch),
    ...[...untouched('matter'), ...untouched('basis')].map((name) => `${name} was changed`),
    ...(JSON.stringify(is.addressee) === JSON.stringify(was.addressee) ? [] : ['addressee was changed']),
  ]
}

/** Parts of identifiers that changed though no defect names them; one that is withdrawn has a defect of its own. */
function unnamedParts(
  was: readonly Identifier[],
  is: readonly Identifier[],
  mayTouch: (field: string) => boolean,
): string[] {
  return was.flatMap((before) => {
    const after = is.find(({ id }) => id === before.id)
    if (!after) return []
    const changed = identifierParts.filter((part) => {
      const [one, other] = [before, after].map((each) =>
        [each[part]]
          .flat()
          .map((it) => JSON.stringify(it))
          .sort(),
      )
      return String(one) !== String(other)
    })
    return changed.map((part) => `identifiers.${before.id}.${part}`).filter((field) => !mayTouch(field))
  })
}

function widerThan(before: Identifier | undefined, after: Identifier): string[] {
  if (!before) return [`${after.id} is new`]
  const begins = Temporal.Instant.from(before.from!.instant)
  const ends = before.until && Temporal.Instant.from(before.until.instant)
  const within = (moment: Moment) =>
    ends
      ? Temporal.Instant.compare(begins, moment.instant) <= 0 && Temporal.Instant.compare(moment.instant, ends) <= 0
      : moment.local === before.from!.local
  return [
    ...(after.kind === before.kind && after.value === before.value ? [] : ['seeks something else']),
    ...(before.port === null || before.port === after.port ? [] : ['seeks another port']),
    ...(after.categories.every((category) => before.categories.includes(category)) ? [] : ['asks for other data']),
    ...([after.from, after.until].every((moment) => !moment || within(moment)) ? [] : ['asks for another time']),
    ...(after.until && !before.until ? ['asks for a window'] : []),
  ]
}
