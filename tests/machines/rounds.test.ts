import { describe, expect, test } from 'vitest'
import { procedures } from '~machines/index'
import { isPaused } from '~machines/kit/clock-arithmetic'
import { ask, cast, checked, drafted, go, identifier, served, type Held } from './world'

const day = (number: number, hour = 9) => `2026-11-${number}T${String(hour).padStart(2, '0')}:00:00.000Z`
const text = 'Because of this.'

/** One case on its way, a day for each step it takes; today is the 11th. */
const way = {
  sourceCheck: () => served([identifier(1)]),
  legalReview: () => go(checked(way.sourceCheck()), cast.reviewer, 'review.take', {}, day(12)),
  clarification: () =>
    go(
      way.legalReview(),
      cast.reviewer,
      'clarification.seek',
      { defects: [{ code: 'factsInsufficient', field: '', text }] },
      day(13),
    ),
  collection: () => {
    const grant = { items: ['i1.subscriber'], decision: 'grant' as const, ground: '', text: '' }
    return go(go(way.legalReview(), cast.reviewer, 'item.decide', grant), cast.reviewer, 'decision.give', { text: '' })
  },
  qualityCheck: () => {
    const nil = { items: ['i1.subscriber'], result: 'notFound' as const, ground: 'noMatch', text }
    const collected = go(way.collection(), cast.collector, 'item.collect', nil)
    const statement = { system: 'S', extractedAt: day(11), text: '' }
    return go(collected, cast.collector, 'collection.complete', statement)
  },
  answered: () => go(way.qualityCheck(), cast.checker, 'answer.deliver', { complete: true, instants: true }, day(14)),
} as const
type Place = keyof typeof way
const places = Object.keys(way) as Place[]

const context = (held: Held) => held.standing!.context
const amended = (held: Held, at = day(15)) => go(held, cast.officer, 'request.amend', { text }, at)
const served2 = (held: Held, at = day(20)) =>
  go(go(held, cast.officer, 'request.submit', {}, at), cast.supervisor, 'request.authorise', { checked: true }, at)

describe.each(places)('an amendment of a request in %s', (place) => {
  test('goes through authorisation to the source check, where nothing of the last round counts', () => {
    const draft = amended(way[place]())
    expect(draft.standing).toMatchObject({ state: 'draft', context: { amendedFrom: place, revision: 1 } })
    const round = served2(draft)
    const undone = { sourceCheck: null, reviewer: null, decidedBy: null, collectors: [], checker: null, outcome: null }
    const fresh = { acknowledgedBy: null, amendedFrom: null, closingClock: null, number: 'VD-HPB-2026-000001-A1' }
    expect(round.standing).toMatchObject({ state: 'sourceCheck', context: { ...undone, ...fresh } })
    const item = {
      id: 'i1.subscriber',
      decision: null,
      ground: null,
      result: null,
      nilGround: null,
      files: 0,
      references: 0,
    }
    expect(context(round).items).toEqual([item])
    expect(round.dossier).toMatchObject({ itemTexts: {}, answer: null, statement: null, delivered: false })
    expect(round.dossier.served!.number).toBe('VD-HPB-2026-000001-A1')
    expect(served2(amended(round)).standing!.context.number).toBe('VD-HPB-2026-000001-A2')
  })

  test('may be discarded: the request stands where it stood, with what was decided and found', () => {
    const before = way[place]()
    const title = { title: 'Else', reference: '', offence: 'fraud', facts: 'Else.', internalNotes: 'Ours.' }
    const changed = go(amended(before), cast.officer, 'draft.save', { section: 'matter', values: title }, day(16))
    const after = go(changed, cast.officer, 'amendment.discard', {}, day(17))
    const { answerClock: _was, ...was } = context(before)
    const { answerClock: _is, ...is } = context(after)
    expect({ state: after.standing!.state, ...is }).toEqual({ state: place, ...was })
    expect(after.dossier.served).toEqual(before.dossier.served)
    expect(after.dossier.draft.matter).toMatchObject({
      facts: before.dossier.draft.matter.facts,
      internalNotes: 'Ours.',
    })
    expect(after.dossier).toMatchObject({ answer: before.dossier.answer, itemTexts: before.dossier.itemTexts })
  })

  test('stops the answer’s clock, which runs on after it by as long as it stood', () => {
    const before = way[place]()
    const draft = amended(before)
    const [was, is] = [context(before).answerClock, context(draft).answerClock]
    if (place === 'answered') {
      expect([was, is]).toEqual([null, null])
      expect(context(served2(draft)).answerClock).toMatchObject({ start: day(20), pauses: [] })
      return
    }
    expect(isPaused(is!)).toBe(true)
    const resumed = context(served2(draft)).answerClock!
    const stoodSince = place === 'clarification' ? 13 : 15
    expect(resumed.due).toBe(was!.due.replace(/-(\d\d)T/, (_, from) => `-${Number(from) + 20 - stoodSince}T`))
    expect(isPaused(resumed)).toBe(false)
    const discarded = context(go(draft, cast.officer, 'amendment.discard', {}, day(17))).answerClock!
    expect(isPaused(discarded)).toBe(place === 'clarification')
  })

  test('owes no deadline while it is drafted, and the right one afterwards', () => {
    const orders = (held: Held, by: typeof cast.officer, name: string, data: unknown, at: string) => {
      const answer = ask(held, by, name, data, at)
      if (!answer.accepted) throw new Error(JSON.stringify(answer))
      return answer.effects
        .filter(({ type }) => type.endsWith('Deadline'))
        .map(({ type, params }) => `${type} ${params.rule}`)
    }
    const before = way[place]()
    const draft = amended(before)
    expect(orders(before, cast.officer, 'request.amend', { text }, day(15))).toEqual([
      ...(context(before).answerClock ? ['cancelDeadline answer'] : []),
      'cancelDeadline closing',
    ])
    const back = { clarification: ['cancelDeadline answer'], answered: ['setDeadline closing'] }[place as string]
    expect(orders(draft, cast.officer, 'amendment.discard', {}, day(17))).toEqual(back ?? ['setDeadline answer'])
    for (const clock of [context(before).answerClock, context(before).closingClock]) {
      if (!clock) continue
      const rule = clock.rule as 'answer' | 'closing'
      expect(ask(draft, cast.clock, 'deadline.pass', { rule, due: clock.due }, clock.due)).toMatchObject({
        because: 'not-now',
      })
    }
  })
})

test('an amendment of an answered request is discarded, not withdrawn; any other may be withdrawn', () => {
  const after = amended(way.answered())
  const refused = { because: 'not-now', problems: [{ rule: 'answered-already' }] }
  expect(ask(after, cast.officer, 'request.withdraw', { text }, day(16))).toMatchObject(refused)
  const submitted = go(after, cast.officer, 'request.submit', {}, day(16))
  expect(ask(submitted, cast.supervisor, 'request.withdraw', { text }, day(16))).toMatchObject(refused)
  expect(ask(amended(way.collection()), cast.officer, 'request.withdraw', { text }, day(16))).toMatchObject({
    accepted: true,
  })
})

test('only requester or supervisor withdraw', () => {
  const held = way.legalReview()
  expect(ask(held, cast.otherOfficer, 'request.withdraw', { text })).toMatchObject({ because: 'not-permitted' })
  expect(ask(held, cast.supervisor, 'request.withdraw', { text })).toMatchObject({ accepted: true })
})

test('a contest returns to the source check with a clock of its own; what was delivered stays delivered', () => {
  const contested = go(way.answered(), cast.officer, 'answer.contest', { ground: 'incomplete', text }, day(16))
  const undone = {
    sourceCheck: null,
    reviewer: null,
    decidedBy: null,
    checker: null,
    outcome: null,
    closingClock: null,
  }
  expect(contested.standing).toMatchObject({
    state: 'sourceCheck',
    context: { ...undone, number: 'VD-HPB-2026-000001' },
  })
  expect(context(contested).answerClock).toMatchObject({ start: day(16), due: day(26), pauses: [] })
  expect(ask(contested, cast.reviewer, 'decision.give', { text: '' })).toMatchObject({ because: 'not-now' })
})

test('a rejected source may be contested or amended, and is checked again either way', () => {
  const rejected = go(way.sourceCheck(), cast.intake, 'source.reject', { ground: 'notReached', text })
  expect(rejected.standing).toMatchObject({ state: 'answered', context: { outcome: 'notVerified' } })
  const contested = go(rejected, cast.officer, 'answer.contest', { ground: 'other', text })
  expect(contested.standing).toMatchObject({ state: 'sourceCheck', context: { outcome: null } })
  expect(served2(amended(rejected)).standing).toMatchObject({ state: 'sourceCheck', context: { outcome: null } })
})

describe('clocks', () => {
  test('the answer’s stands during a clarification and is due later by as long', () => {
    const asked = way.clarification()
    const [pause] = context(asked).answerClock!.pauses
    expect(pause).toEqual({ reason: 'clarification', from: day(13), until: null })
    const answered = go(asked, cast.officer, 'clarification.answer', { text, words: [text] }, day(16))
    expect(context(answered).answerClock).toMatchObject({ due: day(24), pauses: [{ until: day(16) }] })
    const { due } = context(asked).answerClock!
    expect(ask(asked, cast.clock, 'deadline.pass', { rule: 'answer', due }, due)).toMatchObject({ because: 'not-now' })
  })

  test('a deadline passes when it is due, once, and not for a due instant that has moved', () => {
    const held = way.legalReview()
    const { due } = context(held).answerClock!
    const pass = (at: string, which = due) => ask(held, cast.clock, 'deadline.pass', { rule: 'answer', due: which }, at)
    expect(pass(day(12))).toMatchObject({ because: 'not-now' })
    expect(pass(day(30), day(20))).toMatchObject({ because: 'not-now' })
    const passed = go(held, cast.clock, 'deadline.pass', { rule: 'answer', due }, due)
    expect(passed.standing).toMatchObject({ state: 'legalReview', context: { passed: [`answer:${due}`] } })
    expect(ask(passed, cast.clock, 'deadline.pass', { rule: 'answer', due }, due)).toMatchObject({ because: 'not-now' })
  })

  test('the case closes by receipt or by the closing clock, never by the answer’s', () => {
    const held = way.answered()
    const { due } = context(held).closingClock!
    expect(due).toBe('2026-12-14T09:00:00.000Z')
    expect(go(held, cast.officer, 'receipt.confirm', { text: '' }).standing).toMatchObject({
      state: 'closed',
      closed: true,
    })
    const closed = go(held, cast.clock, 'deadline.pass', { rule: 'closing', due }, due)
    expect(closed.standing).toMatchObject({ state: 'closed', closed: true, context: { outcome: 'nothingFound' } })
    expect(ask(held, cast.clock, 'deadline.pass', { rule: 'answer', due }, due)).toMatchObject({ because: 'not-now' })
  })

  test('a discarded amendment of an answer lets the closing clock run to its old end', () => {
    const held = way.answered()
    const back = go(amended(held), cast.officer, 'amendment.discard', {}, day(17))
    expect(context(back).closingClock).toEqual(context(held).closingClock)
  })
})

test('before the first authorisation there is nothing to discard and no number', () => {
  const draft = drafted([identifier(1)])
  expect(context(draft).number).toBeNull()
  expect(ask(draft, cast.officer, 'amendment.discard', {})).toMatchObject({ problems: [{ rule: 'no-amendment' }] })
})

test('no transition is without target and action: the machine would take it for a forbidden one', () => {
  const forbidden = procedures.flatMap(({ id, machine }) =>
    Object.entries(machine.states).flatMap(([state, { transitions }]) =>
      [...transitions].flatMap(([event, ways]) =>
        ways.some(({ target, actions }) => !target && actions.length === 0) ? [`${id} ${state} ${event}`] : [],
      ),
    ),
  )
  expect(forbidden).toEqual([])
})
