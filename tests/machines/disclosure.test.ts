import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disclosureStates } from '~machines/disclosure/case'
import { practicePack } from '~machines/policy/countries/veldania'
import { effectOfRound } from '~machines/disclosure/deficiency'
import { disclosure } from '~machines/disclosure/index'
import { grantedItems } from '~machines/request/answer/notes'
import { isPaused } from '~machines/kit/clock-arithmetic'
import { declared, slipped, taken } from './declared'
import { explore, type Explored } from './explore'
import { reachedWithout } from './graph'
import { expectNoMaterial } from './restricted'
import { expectTwoApprovers } from './sensitive'
import { choices, walk } from './walk'
import { ask, unknown, type Held } from './world'

const one = explore({
  items: 1,
  amendments: true,
  decisions: ['grant', 'partly', 'refuse'],
  results: [
    ['found', ''],
    ['partial', 'systemGap'],
    ['notFound', 'noMatch'],
    ['notHeld', 'neverRecorded'],
    ['expired', 'retentionEnded'],
  ],
})
const two = explore({
  items: 2,
  amendments: false,
  decisions: ['grant', 'refuse'],
  results: [
    ['found', ''],
    ['notFound', 'noMatch'],
  ],
})

const few = { items: 1, decisions: ['grant', 'refuse'], results: [['found', '']] } as const
const disowned = explore({ ...few, amendments: true, disowns: true })
const strange = explore({ ...few, amendments: false, source: unknown })
/** Under a pack whose clocks never stand: they run on, and end, while questions and amendments are open. */
const { clocks } = practicePack
const restless = explore({
  ...{ items: 1, amendments: true, decisions: ['grant'], results: [['found', '']] },
  pack: { ...practicePack, clocks: { ...clocks, answer: { ...clocks.answer, pauses: [] } } },
})

const sensitive = explore({
  ...{ items: 1, amendments: true, disowns: true, sensitive: true, decisions: ['refuse'], results: [] },
  pack: { ...practicePack, clocks: { ...clocks, answer: { ...clocks.answer, pauses: [] } } },
})

const restricted = explore({ ...few, amendments: true, decisions: ['grant'], material: 'asked' })
const found = explore({ ...few, amendments: false, decisions: ['grant'], material: 'found' })

describe.each([
  ['one item', one],
  ['two items', two],
  ['disownment', disowned],
  ['a stranger', strange],
] as const)('disclosure@1 explored whole with %s', (_, graph: Explored) => {
  test('every state is reachable', () => {
    const reached = new Set([...graph.nodes.values()].map(({ standing }) => standing!.state))
    expect([...reached].sort()).toEqual(disclosureStates.filter((state) => state !== 'secondApproval').sort())
  })

  test('from everywhere the case can end', () => {
    const before = new Map<string, string[]>()
    for (const { from, to } of graph.steps) before.set(to, [...(before.get(to) ?? []), from])
    const ends = [...graph.nodes].filter(([, { standing }]) => standing!.closed).map(([key]) => key)
    const canEnd = new Set(ends)
    for (let queue = ends; queue.length > 0;) {
      const next = queue.flatMap((key) => before.get(key) ?? []).filter((key) => !canEnd.has(key))
      next.forEach((key) => canEnd.add(key))
      queue = [...new Set(next)]
    }
    expect(canEnd.size).toBe(graph.nodes.size)
  })

  test('no data without a source check and a decision', () => {
    for (const { standing } of graph.nodes.values()) {
      const { context, state } = standing!
      const withData = context.items.some(({ files, result }) => files > 0 || result !== null)
      const later = state === 'collection' || state === 'qualityCheck' || context.outcome?.startsWith('delivered')
      if (!withData && !later) continue
      expect(context.sourceCheck).not.toBeNull()
      expect(context.decidedBy).toBe(context.reviewer)
      expect(grantedItems(context).length).toBeGreaterThan(0)
    }
  })

  test.each(['source.verify', 'decision.give', 'request.authorise', 'collection.complete', 'answer.deliver'])(
    'no way leads to data around %s',
    (event) => {
      const around = [...reachedWithout(graph, [event])].map((key) => graph.nodes.get(key)!.standing!)
      const disclosed = around.filter(
        ({ context }) => context.checker !== null || context.outcome?.startsWith('delivered'),
      )
      expect(disclosed).toEqual([])
    },
  )

  test('an amendment leads on only through authorisation and source check, a contest through the source check', () => {
    const step = (state: string, event: string) =>
      graph.steps.filter((each) => each.state === state && each.event === event)
    for (const { to } of graph.steps.filter(({ event }) => event === 'request.amend'))
      expect(graph.nodes.get(to)!.standing).toMatchObject({ state: 'draft' })
    for (const { to } of [...step('authorisation', 'request.authorise'), ...step('answered', 'answer.contest')])
      expect(graph.nodes.get(to)!.standing).toMatchObject({ state: 'sourceCheck', context: { sourceCheck: null } })
    const onward = new Set(graph.steps.filter(({ state }) => state === 'draft').map(({ event }) => event))
    const ways = ['draft.save', 'order.attach', 'order.remove', 'request.submit', 'request.withdraw']
    expect([...onward].sort()).toEqual(
      [
        ...(graph === one ? ['amendment.discard', 'deadline.pass', 'request.reassign'] : []),
        ...(graph === disowned ? ['amendment.discard', 'deadline.pass', 'request.disown', 'request.reclaim'] : []),
        ...ways,
      ].sort(),
    )
  })

  test('clocks, numbers, items and outcomes are what the state says', () => {
    const faults = [...graph.nodes.values()].flatMap(faultsOf)
    expect([...new Set(faults)]).toEqual([])
  })

  test('nobody checks their own work', () => {
    for (const { standing } of graph.nodes.values()) {
      const { requester, authoriser, collectors, checker } = standing!.context
      expect(authoriser).not.toBe(requester)
      if (checker) expect(collectors).not.toContain(checker)
    }
  })

  test('every refusal and every nil has its coded ground and its text', () => {
    for (const { standing, dossier } of graph.nodes.values()) {
      const whole = dossier.answer?.kind === 'refusal'
      for (const { id, decision, ground, result, nilGround } of standing!.context.items) {
        if (decision === 'refuse' || decision === 'partly') {
          expect(ground).toBeTruthy()
          expect(whole ? dossier.answer!.text : dossier.itemTexts[id]?.decision).toBeTruthy()
        }
        if (result === null || result === 'found') continue
        expect(nilGround).toBeTruthy()
        expect(dossier.itemTexts[id]?.result).toBeTruthy()
      }
    }
  })

  test('a served case has number, authoriser and verifiable source, and internal notes stay behind', () => {
    for (const { standing, dossier } of graph.nodes.values()) {
      const { number, authoriser } = standing!.context
      expect(dossier.served === null).toBe(number === null)
      if (!dossier.served) continue
      expect(authoriser).not.toBeNull()
      expect(dossier.served.agency.switchboard).toBeTruthy()
      expect(JSON.stringify(dossier.served)).not.toContain('SECRET-NOTE')
    }
  })

  test('only the clock passes deadlines, and only the requester answers for the agency', () => {
    const own = [
      'draft.save',
      'request.submit',
      'request.amend',
      'clarification.answer',
      'receipt.confirm',
      'answer.contest',
    ]
    for (const { event, by } of graph.steps) {
      if (own.includes(event)) expect(by).toBe('officer')
      if (event === 'deadline.pass') expect(by).toBe('clock')
    }
  })
})

test('with several items, on walks of any kind, nothing is ever out of order', () => {
  fc.assert(
    fc.property(choices, (picked) => {
      for (const { after, move } of walk(picked)) expect(faultsOf(after), move.name).toEqual([])
    }),
    { numRuns: 120 },
  )
})

/** What a standing says that cannot be: monitors for every state there is. */
function faultsOf({ standing, dossier }: Held): string[] {
  const { state, context } = standing!
  const { answerClock, closingClock, clarificationClock, number, revision, amendedFrom, outcome } = context
  const drafting = state === 'draft' || state === 'authorisation'
  const working = ['sourceCheck', 'legalReview', 'collection', 'qualityCheck'].includes(state)
  const amending = amendedFrom !== null
  const suffix = amending ? revision - 1 : revision
  const asked = dossier.served?.content.identifiers.flatMap(({ id, categories }) =>
    categories.map((each) => `${id}.${each}`),
  )
  const data = context.items.some(({ files, result }) => files > 0 || result !== null)
  const round = dossier.clarifications.at(-1)
  const lets = round !== undefined && effectOfRound(practicePack, round) !== 'runsOn'
  const holds: Readonly<Record<string, boolean>> = {
    'a clock runs while the provider works, and stands while the request is disowned':
      !working || (answerClock !== null && isPaused(answerClock) === (context.disownedAt !== null)),
    'it stands during a clarification where every defect lets it':
      state !== 'clarification' || isPaused(answerClock!) === lets,
    'the agency has its own while defects are open, and while it amends instead':
      state === 'closed' ||
      (clarificationClock !== null) === (state === 'clarification' || amendedFrom === 'clarification'),
    'it stands while an amendment is drafted': !drafting || answerClock === null || isPaused(answerClock),
    'an answered request has its closing clock only': state !== 'answered' || (closingClock !== null && !answerClock),
    'no closing clock runs beside the work': !working || closingClock === null,
    'only a draft amends': !amending || drafting || state === 'closed',
    'a number is given at authorisation': (number === null) === (dossier.served === null),
    'its suffix counts the amendments served':
      (number?.match(/-A(\d+)$/)?.[1] ?? '0') === (number ? String(suffix) : '0'),
    'what ended has an outcome': !['answered', 'closed'].includes(state) || outcome !== null,
    'what is worked on has none': !working || outcome === null,
    'items are what was served': !asked || String(context.items.map(({ id }) => id)) === String(asked),
    'data rest on a source check and a decision': !data || (context.sourceCheck !== null && context.decidedBy !== null),
    'a decision that was given decides every item':
      context.decidedBy === null || context.items.every(({ decision }) => decision !== null),
    'whoever asks does not authorise': context.authoriser !== context.requester,
    'whoever collects does not check': context.checker === null || !context.collectors.includes(context.checker),
  }
  return Object.keys(holds).filter((rule) => !holds[rule])
}

test('a request that concerns a protected profession is never sent without two people who did not ask for it', () => {
  expectTwoApprovers(sensitive.nodes.values(), disclosure.visibleDossier)
  for (const event of ['request.approve', 'request.authorise']) {
    const reached = [...reachedWithout(sensitive, [event])].map((key) => sensitive.nodes.get(key)!)
    expect(reached.filter(({ dossier }) => dossier.served !== null)).toEqual([])
  }
})

test.each([
  ['a request about material that nobody may hold', restricted],
  ['a request in whose answer such material was found', found],
])('%s: no content of it has a file, wherever the case stands', (_, { nodes }) => {
  expectNoMaterial(nodes.values())
})

test('every event is refused in every state and to every role that do not declare it', () => {
  const reached = [...sensitive.nodes.values(), ...one.nodes.values()]
  expect(new Set(reached.map(({ standing }) => standing!.state)).size).toBe(disclosureStates.length)
  expect(slipped({ procedure: disclosure, reached, id: 'officer', ask })).toEqual([])
})

test('what the exploration did is exactly what the machine and the events declare', () => {
  expect(taken([one, disowned, strange, restless, sensitive, restricted])).toEqual(declared(disclosure))
})
