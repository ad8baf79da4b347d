import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disclosureEvents } from '~machines/disclosure/events'
import { disclosure } from '~machines/disclosure/index'
import type { Identifier } from '~machines/identifiers/identifier'
import { isPaused } from '~machines/kit/clock-arithmetic'
import { practicePack } from '~machines/policy/countries/veldania'
import { clockEffects } from '~machines/policy/deficiency'
import { answer, at, identifiers, other, portless } from './clarify-world'
import { ask, cast, checked, go, matter, now, served, type Held } from './world'

interface Loose {
  readonly code: string
  readonly field?: string
  readonly text?: string
}

describe('a defect has a code, and the code says what may be mended', () => {
  const reviewed = go(checked(served(identifiers)), cast.reviewer, 'review.take', {})
  const raised = (...defects: readonly Loose[]) =>
    ask(reviewed, cast.reviewer, 'clarification.seek', {
      defects: defects.map((each) => ({ field: '', text: '', ...each })),
    })
  const open = (...defects: readonly Loose[]) => {
    const seen = raised(...defects)
    if (!seen.accepted) throw new Error(JSON.stringify(seen))
    return seen
  }

  test.each([
    [{ code: 'windowTooWide' }, 'defect-leaves-identifier', 'field'],
    [{ code: 'windowTooWide', field: 'identifiers.i9' }, 'defect-leaves-identifier', 'field'],
    [{ code: 'windowTooWide', field: 'matter.facts' }, 'defect-leaves-identifier', 'field'],
    [{ code: 'factsInsufficient', field: 'basis.order' }, 'defect-leaves-nothing', 'field'],
    [{ code: 'other', text: 'Which?' }, 'defect-leaves-field', 'field'],
    [{ code: 'other', field: 'matter.facts' }, 'ground-text-missing', 'text'],
    [{ code: 'tooLate' }, 'code-unknown', 'code'],
  ])('%o is refused: %s', (defect, rule, name) => {
    expect(raised(defect)).toMatchObject({ problems: [{ rule, field: `defects.0.${name}` }] })
  })

  test('none is no round, and the codes stand in the trail', () => {
    expect(raised()).toMatchObject({ problems: [{ rule: 'defect-missing' }] })
    const data = { defects: [{ code: 'orderMissing', field: '', text: '' }] }
    expect(disclosureEvents['clarification.seek'].trail(data as never)).toEqual({ defects: ['orderMissing'] })
  })

  test('only the part that is named is put right; the identifier may be withdrawn', () => {
    const held = open({ code: 'portMissing', field: 'identifiers.i2' })
    expect(held.dossier.clarifications.at(-1)!.defects).toEqual([
      { code: 'portMissing', fields: ['identifiers.i2.port'], text: '' },
    ])
    const give = (i2: Identifier | null) => answer(held, { words: [''], identifiers: { i2 } })
    expect(give({ ...portless, port: 443 })).toMatchObject({ accepted: true })
    expect(give(null)).toMatchObject({ accepted: true })
    const moved = { ...portless, port: 443, from: at('2026-11-10T22:41:07', 'UTC') }
    expect(give(moved)).toMatchObject({ problems: [{ rule: 'not-asked', field: 'identifiers.i2.from' }] })
  })

  test('what is mended in words, or by an amendment, changes no field', () => {
    const held = open({ code: 'basisInsufficient' }, { code: 'dataUnclear', field: 'identifiers.i1' })
    expect(answer(held, { words: ['', ''] })).toMatchObject({
      problems: [{ rule: 'defect-unmet-amend' }, { rule: 'defect-unmet-words' }],
    })
    expect(answer(held, { basis: { order: '5' } })).toMatchObject({ problems: [{ rule: 'not-asked' }] })
    expect(answer(held, {})).toMatchObject({ accepted: true })
    expect(ask(held, cast.officer, 'request.amend', { text: 'A court has ordered it.' })).toMatchObject({
      accepted: true,
      standing: { state: 'draft' },
    })
  })

  test('an order is attached where one is asked for, and is served with the answer', () => {
    const file = { kind: 'order', name: 'order.pdf', size: 10, sha256: 'a'.repeat(64), sealed: 'b'.repeat(64) }
    const data = (verdict: string) => ({
      ...{ order: '00000000-0000-4000-8000-000000000031', ...file, check: { verdict, signatures: [] } },
    })
    const attach = (held: Held, verdict = 'none') => ask(held, cast.officer, 'order.attach', data(verdict))
    expect(attach(open({ code: 'factsInsufficient' }))).toMatchObject({ problems: [{ rule: 'order-not-asked' }] })
    const held = open({ code: 'orderMissing' })
    expect(answer(held, { words: [''] })).toMatchObject({ problems: [{ rule: 'defect-unmet-attach' }] })
    const broken = attach(held, 'broken')
    expect(broken.accepted && answer(broken, {})).toMatchObject({ problems: [{ rule: 'order-broken' }] })
    const attached = attach(held)
    if (!attached.accepted) throw new Error(JSON.stringify(attached))
    expect(disclosure.visibleDossier(attached.dossier, 'provider').orders).toEqual([])
    const mended = answer(attached, { words: [''] })
    if (!mended.accepted) throw new Error(JSON.stringify(mended))
    expect(disclosure.visibleDossier(mended.dossier, 'provider').orders).toMatchObject([{ servedAt: now }])
    expect(mended.dossier.clarifications.at(-1)!.orders).toHaveLength(1)
    // a request that its agency disowns meanwhile keeps nothing that was not served
    const disowned = ask(attached, cast.worker, 'request.disown', { case: data('none').order, entry: 1 })
    expect(disowned).toMatchObject({ accepted: true, dossier: { orders: [] }, standing: { context: { orders: 0 } } })
  })

  test('each round keeps its own defects, words and changes', () => {
    const first = answer(open({ code: 'factsInsufficient' }), {
      words: ['See there.'],
      matter: { facts: 'On the quay.' },
    })
    if (!first.accepted) throw new Error(JSON.stringify(first))
    const again = go(first, cast.reviewer, 'clarification.seek', { defects: [other('identifiers.i1')] })
    expect(again.dossier.clarifications).toMatchObject([
      { words: ['See there.'], changes: [{ field: 'matter.facts', before: matter.facts, after: 'On the quay.' }] },
      { defects: [{ code: 'other', fields: ['identifiers.i1'] }], answeredAt: null, changes: [] },
    ])
  })
})

describe('the clock of a round', () => {
  const day = (date: number) => new Date(Date.UTC(2026, 10, date, 9)).toISOString()
  const codes = practicePack.defects.filter(({ leaves }) => leaves === 'nothing').map(({ code }) => code)
  const raise = (picked: readonly string[], at: number) => {
    const reviewed = go(checked(served(identifiers)), cast.reviewer, 'review.take', {})
    const defects = picked.map((code) => (code === 'other' ? other('matter.facts') : { code, field: '', text: '' }))
    return go(reviewed, cast.reviewer, 'clarification.seek', { defects }, day(at))
  }
  const told = (held: Held, at: number) => {
    const words = held.dossier.clarifications.at(-1)!.defects.map(() => 'So it is.')
    return go(held, cast.officer, 'clarification.answer', { text: '', words }, day(at)).standing!.context.answerClock!
  }

  test('each code has one of the three, and the practice pack uses them all', () => {
    expect(new Set(practicePack.defects.map(({ clock }) => clock.effect))).toEqual(new Set(clockEffects))
    expect(told(raise(['other'], 13), 16)).toMatchObject({ start: day(11), due: day(21), pauses: [] })
    expect(told(raise(['factsInsufficient'], 13), 16)).toMatchObject({ start: day(11), due: day(24) })
    expect(told(raise(['orderMissing'], 13), 16)).toMatchObject({ start: day(16), due: day(26), pauses: [] })
  })

  test('what was late when it was raised does not begin anew', () => {
    expect(told(raise(['orderMissing'], 22), 23)).toMatchObject({ start: day(11), due: day(22) })
  })

  test('together they do what the strictest of them does, whatever their order', () => {
    const sets = fc.uniqueArray(fc.constantFrom(...codes, 'other'), { minLength: 1 })
    fc.assert(
      fc.property(sets, fc.integer({ min: 11, max: 20 }), fc.integer({ min: 0, max: 8 }), (picked, at, later) => {
        const held = raise(picked, at)
        const effects = picked.map((code) => practicePack.defects.find((rule) => rule.code === code)!.clock.effect)
        const clock = held.standing!.context.answerClock!
        const ends = told(held, at + later)
        expect(isPaused(clock)).toBe(!effects.includes('runsOn'))
        const due = { runsOn: 21, pauses: 21 + later, restarts: at + later + 10 }
        expect(ends.due).toBe(day(due[clockEffects.find((effect) => effects.includes(effect))!]))
        expect(isPaused(ends)).toBe(false)
      }),
      { numRuns: 100 },
    )
  })
})
