import { createMachine } from 'xstate'
import { describe, expect, test } from 'vitest'
import { procedures, procedureById } from '~machines/index'
import { pictureOf, transitionsOf } from '~machines/kit/picture'

const disclosure = procedureById('disclosure@1')!
const drawn = (states: object, initial = 'a') => ({ machine: createMachine({ initial, states } as never) })

describe('disclosure@1', () => {
  const picture = pictureOf(disclosure)

  test('the main line leads from the draft to the closed case', () => {
    expect(picture.line).toEqual([
      'draft',
      'authorisation',
      'sourceCheck',
      'legalReview',
      'collection',
      'qualityCheck',
      'answered',
      'closed',
    ])
  })

  test('clarification hangs under the legal review, out and back', () => {
    expect(picture.aside).toEqual([
      { state: 'secondApproval', under: 'authorisation', out: ['request.approve'], back: [] },
      {
        ...{ state: 'clarification', under: 'legalReview' },
        ...{ out: ['clarification.seek'], back: ['clarification.answer'] },
      },
    ])
  })

  test('steps follow the line, returns go back, leaps skip, stays stay', () => {
    expect(picture.steps.map(({ event }) => event)).toEqual([
      'request.submit',
      'request.authorise',
      'source.verify',
      'source.countersign',
      'decision.give',
      'collection.complete',
      'answer.deliver',
      'receipt.confirm',
      'deadline.pass',
    ])
    expect(picture.returns).toContainEqual({ event: 'quality.return', from: 'qualityCheck', to: 'collection' })
    expect(picture.returns).toContainEqual({ event: 'answer.contest', from: 'answered', to: 'sourceCheck' })
    expect(picture.returns).toContainEqual({ event: 'request.amend', from: 'clarification', to: 'draft' })
    expect(picture.leaps).toContainEqual({ event: 'request.withdraw', from: 'clarification', to: 'closed' })
    expect(picture.leaps).toContainEqual({ event: 'decision.give', from: 'legalReview', to: 'answered' })
    expect(picture.leaps).toContainEqual({ event: 'amendment.discard', from: 'draft', to: 'clarification' })
    expect(picture.stays).toContainEqual({ event: 'item.decide', from: 'legalReview', to: 'legalReview' })
  })
})

test.each(procedures.map((procedure) => [procedure.id, procedure] as const))(
  'the picture of %s has every state once and every transition once',
  (_, procedure) => {
    const { line, aside, steps, returns, leaps, stays } = pictureOf(procedure)
    expect([...line, ...aside.map(({ state }) => state)].sort()).toEqual(Object.keys(procedure.machine.states).sort())
    const hung = aside.flatMap(({ state, under, out, back }) => [
      ...out.map((event) => ({ event, from: under, to: state })),
      ...back.map((event) => ({ event, from: state, to: under })),
    ])
    const sorted = (transitions: readonly object[]) => transitions.map((each) => JSON.stringify(each)).sort()
    expect(sorted([...steps, ...returns, ...leaps, ...stays, ...hung])).toEqual(sorted(transitionsOf(procedure)))
  },
)

test('a machine of one state that never ends is a line of one', () => {
  expect(pictureOf(drawn({ a: { on: { stay: {} } } }))).toEqual({
    ...{ line: ['a'], aside: [], steps: [], returns: [], leaps: [] },
    stays: [{ event: 'stay', from: 'a', to: 'a' }],
  })
})

test('an organisation goes on between active and suspended; the ends of its admission hang beside', () => {
  const { line, aside } = pictureOf(procedureById('organisation@1')!)
  expect(line).toEqual(['proposed', 'active', 'suspended'])
  expect(aside.map(({ state, under }) => [state, under])).toEqual([
    ['rejected', 'proposed'],
    ['withdrawn', 'proposed'],
  ])
})

test('among lines of one length the declared order wins, and a guarded transition counts once', () => {
  const states = {
    a: { on: { left: 'b', right: 'c', end: [{ guard: () => true, target: 'd' }, { target: 'd' }] } },
    b: { on: { go: 'd' } },
    c: { on: { go: 'd' } },
    d: { type: 'final' },
  }
  const picture = pictureOf(drawn(states))
  expect(picture.line).toEqual(['a', 'b', 'd'])
  expect(picture.aside).toEqual([{ state: 'c', under: 'a', out: ['right'], back: [] }])
  expect(picture.leaps).toEqual([
    { event: 'end', from: 'a', to: 'd' },
    { event: 'go', from: 'c', to: 'd' },
  ])
})
