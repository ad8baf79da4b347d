import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { emergencyStates } from '~machines/emergency/case'
import { emergency } from '~machines/emergency/index'
import { hasDisclosed, isSettled } from '~machines/emergency/standing'
import { isPaused } from '~machines/kit/clock-arithmetic'
import type { SourceFacts } from '~machines/kit/facts'
import { declared, slipped, taken } from './declared'
import {
  ask,
  attachment,
  call,
  confirming,
  drafted,
  fileOf,
  recorded,
  stoodBy,
  type Asking,
  type Held,
} from './emergency-world'
import { answered, cast, now, successor, unknown } from './world'

interface Step {
  readonly from: string
  readonly to: string
  readonly state: string
  readonly event: string
  readonly role: string
}
interface Graph {
  readonly first: string
  readonly nodes: ReadonlyMap<string, Held>
  readonly steps: readonly Step[]
}

type Attempt = readonly [event: string, data: unknown, at?: string]

const words = { text: 'Because.' }
const case_ = { case: '00000000-0000-4000-8000-000000000071', entry: 3 }

/** What anybody might try: the data of each event in every way that matters. */
function attempts({ standing, dossier }: Held): readonly Attempt[] {
  const { context } = standing!
  const items = context.items.map(({ id }) => id)
  const late = context.releaseFrom ?? now
  const clocks = emergency.deadlines.clocksOf({ state: standing!.state, context })
  const file = fileOf(items)
  return [
    ['draft.save', { section: 'peril', values: dossier.peril }],
    ...(dossier.orders.length === 0 ? ([['order.attach', attachment]] as const) : []),
    ['order.remove', { order: attachment.order }],
    ['request.submit', {}],
    ['request.return', { reason: 'tooBroad', ...words }],
    ['request.authorise', { checked: true }],
    ['request.withdraw', words],
    ...(context.oral && context.requester ? [] : ([['request.reassign', { to: successor.id, ...words }]] as const)),
    ['request.acknowledge', {}],
    ['callBack.open', {}],
    ['callBack.record', answered],
    ['callBack.record', { answer: 'denied', heard: '', reached: 'Desk', text: '' }],
    ['source.verify', { method: 'callBack', reached: '', text: '' }],
    ['source.verify', { method: 'knownContact', reached: 'Somebody known', text: '' }],
    ['source.countersign', { text: '' }],
    ['source.reject', { ground: 'forged', ...words }],
    ['request.refuse', { ground: 'overbroad', ...words }],
    ['request.notHolder', { ...words, referral: '' }],
    ['request.disown', case_],
    ['request.reclaim', words],
    ['oral.confirm', confirming],
    ['oral.countersign', { checked: true }],
    ['item.decide', { items, decision: 'grant', ground: '', text: '' }],
    ['item.decide', { items, decision: 'refuse', ground: 'overbroad', ...words }],
    ['emergency.accept', { met: true, text: '' }],
    ['emergency.downgrade', { ground: 'notImminent', ...words }],
    ['item.collect', { items, result: 'found', ground: '', text: '' }],
    ['item.collect', { items, result: 'notFound', ground: 'noMatch', ...words }],
    ...(dossier.files.length === 0 ? ([['file.attach', file]] as const) : []),
    ['file.remove', { file: file.file }],
    ['collection.complete', { system: 'RADIUS', extractedAt: now, text: '' }],
    ['quality.return', words],
    ['answer.deliver', { complete: true, instants: true }, late],
    ['receipt.confirm', { text: '' }],
    ['validation.record', stoodBy],
    ['validation.record', { ...stoodBy, result: 'refused', ...words }],
    ['restriction.prove', { how: 'deleted', doneAt: late, system: 'Case files', ...words }, late],
    ...clocks
      .filter((clock) => !isPaused(clock))
      .map(({ rule, due }) => ['deadline.pass', { rule, due }, due] as const),
  ]
}

/** What matters for what comes next: instants are left out, so that the graph is finite. */
function keyOf({ standing, dossier }: Held): string {
  const { context, state } = standing!
  const {
    passed,
    receipts: _received,
    acknowledgedBy,
    disownedAt,
    callBack,
    sourceCheck,
    requester,
    oral,
    ...rest
  } = context
  const here = state === 'sourceCheck'
  const clocks = emergency.deadlines.clocksOf({ state, context }).map((clock) => [clock.rule, isPaused(clock)])
  const { answerClock, confirmationClock, validationClock, restrictionClock, closingClock, answeredAt, ...codes } = rest
  const canonical = JSON.stringify([
    ...[
      state,
      codes,
      clocks.toSorted(),
      new Set(passed.map((each) => each.split(':')[0])).size,
      acknowledgedBy !== null,
    ],
    ...[disownedAt !== null, here ? callBack : null, here ? sourceCheck : sourceCheck !== null, requester],
    ...[oral && oral.confirmedBy, dossier.orders.map(({ servedAt }) => servedAt === null), dossier.served !== null],
    ...[dossier.files.length, answerClock !== null, answeredAt !== null],
    ...[confirmationClock, validationClock, restrictionClock, closingClock].map((clock) => clock !== null),
  ])
  return createHash('sha1').update(canonical).digest('base64')
}

/** One of a kind, those who hold two roles, and a supervisor who took no part. */
const people = Object.values(cast).filter((by) => by !== cast.otherOfficer && by !== cast.otherReviewer)

function explore(first: Held, source?: SourceFacts, without: readonly string[] = []): Graph {
  const facts = source ? { source } : {}
  const nodes = new Map([[keyOf(first), first]])
  const steps: Step[] = []
  const queue = [first]
  for (let held = queue.pop(); held; held = queue.pop()) {
    const requester = held.standing!.context.requester
    const officers = requester === successor.id ? [{ ...cast.officer, id: successor.id }] : []
    for (const [event, data, at] of attempts(held)) {
      if (without.includes(event)) continue
      for (const by of [...people, ...officers]) {
        if (!emergency.events[event]!.by.some((role) => (by.roles as readonly string[]).includes(role))) continue
        const asking: Asking = { facts, ...(at ? { at } : {}) }
        const answer = ask(held, by, event, data, asking)
        if (!answer.accepted) continue
        const to = keyOf(answer)
        steps.push({ from: keyOf(held), to, state: held.standing!.state, event, role: answer.role })
        if (nodes.has(to)) continue
        nodes.set(to, answer)
        queue.push(answer)
      }
    }
  }
  return { first: keyOf(first), nodes, steps }
}

const aside = ['request.acknowledge', 'request.reassign', 'request.disown']
const orders = ['order.attach', 'order.remove', 'validation.record']
const written = explore(drafted(), undefined, aside)
const disowned = explore(drafted(), undefined, ['request.reassign', ...orders])
const handed = explore(drafted(), undefined, ['request.disown', 'emergency.accept', 'order.remove'])
const byCourt = explore(drafted({ code: 'courtOrder' }), undefined, aside)
const strange = explore(drafted(), unknown, [...aside, ...orders])
const oral = explore(recorded(), undefined, ['request.disown', 'request.acknowledge', 'order.remove'])
const graphs = [written, disowned, handed, byCourt, strange, oral]
const all = graphs.flatMap(({ nodes }) => [...nodes.values()])
const examined = ['assessment', 'collection', 'qualityCheck', 'answered', 'restriction']
const disclosing = ['collection', 'qualityCheck', 'answered', 'restriction']

test('every state is reached, and from everywhere the case can end', () => {
  const reached = new Set(all.map(({ standing }) => standing!.state))
  expect([...reached].sort()).toEqual([...emergencyStates].sort())
  for (const { nodes, steps } of graphs) {
    const ends = new Set([...nodes].filter(([, { standing }]) => standing!.closed).map(([key]) => key))
    for (let grew = true; grew;) {
      const before = ends.size
      for (const { from, to } of steps) if (ends.has(to)) ends.add(from)
      grew = ends.size > before
    }
    expect(ends.size).toBe(nodes.size)
  }
})

test('nothing is examined, and nothing disclosed, without a call to the number of the register', () => {
  for (const { standing, dossier } of all.filter((each) => examined.includes(each.standing!.state))) {
    const { sourceCheck, callBack, sourceSteps } = standing!.context
    expect(sourceSteps).toContain('callBack')
    expect(sourceCheck).not.toBeNull()
    expect(callBack?.result).toBe('confirmed')
    expect(dossier.calls.at(-1)!.number).toBe('+1 555 0100')
  }
})

test.each(['callBack.record', 'source.verify', 'emergency.accept'])(
  'no way to any disclosure leads around %s',
  (event) => {
    for (const { first, steps, nodes } of graphs) {
      const reached = new Set([first])
      for (let grew = true; grew;) {
        const before = reached.size
        for (const step of steps) if (step.event !== event && reached.has(step.from)) reached.add(step.to)
        grew = reached.size > before
      }
      expect([...reached].filter((key) => disclosing.includes(nodes.get(key)!.standing!.state))).toEqual([])
    }
  },
)

test('what was filed is co-signed by somebody else; what was asked by voice is not before it is confirmed', () => {
  for (const { standing, dossier } of all.filter(({ dossier: said }) => said.served !== null)) {
    const { authoriser, requester, oral: voice } = standing!.context
    if (voice === null) expect(authoriser).not.toBeNull()
    if (authoriser !== null) {
      expect(authoriser).not.toBe(requester)
      expect(dossier.served!.authority).not.toBeNull()
    } else expect(dossier.served!.source).toBeNull()
  }
})

test('whoever collected did not deliver', () => {
  for (const { standing } of all) {
    const { checker, collectors } = standing!.context
    if (checker) expect(collectors).not.toContain(checker)
  }
})

test('an answer is taken over, and a case closes by it, only once it is confirmed in writing and somebody stands by it', () => {
  const closing = graphs.flatMap(({ steps, nodes }) =>
    steps
      .filter(({ event, to }) => event === 'receipt.confirm' && nodes.get(to)!.standing!.closed)
      .map(({ from }) => nodes.get(from)!),
  )
  expect(closing.length).toBeGreaterThan(2)
  for (const { standing } of closing) expect(isSettled(standing!.context)).toBe(true)
  for (const { standing } of all) {
    if (standing!.context.closingClock) expect(isSettled(standing!.context)).toBe(true)
  }
})

test('what nobody stood by ends with its data deleted or restricted, and with the proof', () => {
  const unstoodBy = ['notValidated', 'notConfirmed']
  const ended = all.filter(({ standing }) => unstoodBy.includes(standing!.context.outcome ?? ''))
  expect(new Set(ended.map(({ standing }) => `${standing!.state} ${standing!.context.outcome}`)).size).toBe(4)
  for (const { standing, dossier } of ended) {
    const { validation, checker, restrictionClock, outcome, authoriser } = standing!.context
    if (outcome === 'notValidated') {
      expect(['refused', 'lapsed']).toContain(validation)
      expect(dossier.validation).not.toBeNull()
    } else expect(authoriser).toBeNull()
    const delivered = dossier.files.some(({ deliveredAt }) => deliveredAt !== null)
    if (standing!.closed) expect(dossier.restriction !== null).toBe(delivered)
    else expect(standing!.state === 'restriction' && restrictionClock !== null && checker !== null).toBe(true)
  }
})

test('each clock runs while its time counts, and at no other time', () => {
  for (const { standing } of all) {
    const { state, closed, context } = standing!
    const { answerClock, validationClock, confirmationClock, restrictionClock, closingClock } = context
    const working = ['sourceCheck', 'assessment', 'collection', 'qualityCheck'].includes(state)
    expect(answerClock !== null, state).toBe(working)
    if (answerClock) expect(isPaused(answerClock)).toBe(context.disownedAt !== null)
    expect(validationClock !== null).toBe(context.validation === 'pending' && (working || state === 'answered'))
    expect(confirmationClock !== null).toBe(
      context.oral !== null && context.authoriser === null && (working || state === 'answered'),
    )
    expect(restrictionClock !== null && !closed).toBe(state === 'restriction')
    if (closingClock) expect(state).toBe('answered')
  }
})

test('whoever is unknown to the provider is checked by two people', () => {
  const alone = strange.steps.filter(
    ({ event, to }) => event === 'source.verify' && strange.nodes.get(to)!.standing!.state === 'assessment',
  )
  expect(alone).toEqual([])
  expect(strange.steps.some(({ event }) => event === 'source.countersign')).toBe(true)
})

test('the words given to a caller are the provider’s alone, and nothing reaches it before service', () => {
  for (const { standing, dossier } of all) {
    const agencys = JSON.stringify(emergency.visibleDossier(dossier, 'agency'))
    const overseers = JSON.stringify(emergency.visibleDossier(dossier, 'oversight'))
    if (dossier.oral) {
      expect(emergency.visibleDossier(dossier, 'provider').oral!.code).toBe(dossier.oral.code)
      for (const seen of [agencys, overseers]) expect(JSON.parse(seen).oral.code).toBe('')
    }
    const shown = JSON.stringify(emergency.visibleDossier(dossier, 'provider'))
    expect(shown).not.toContain('SECRET-NOTE')
    if (dossier.served === null) expect(shown).not.toContain('A girl of nine')
    const { context } = standing!
    if (context.checker === null)
      expect(emergency.visibleDossier(dossier, 'agency').files.some(({ deliveredAt }) => deliveredAt === null)).toBe(
        false,
      )
  }
})

test('a settled delivery says so', () => {
  const delivered = all.filter(({ standing }) => standing!.state === 'answered' && hasDisclosed(standing!.context))
  expect(delivered.length).toBeGreaterThan(2)
  for (const { standing } of delivered) expect(standing!.context.answeredAt).not.toBeNull()
})

test('every event is refused in every state and to every role that do not declare it', () => {
  expect(slipped({ procedure: emergency, reached: all, id: 'officer', ask })).toEqual([])
})

test('what the exploration did is exactly what the machine and the events declare', () => {
  expect(taken(graphs)).toEqual(declared(emergency))
})

test('what was asked by voice is before the provider at once, with a number of the agency’s own', () => {
  const { standing, dossier } = recorded()
  expect(standing).toMatchObject({ state: 'sourceCheck', closed: false })
  expect(standing!.context).toMatchObject({ number: 'VD-HPB-2026-000001', requester: null, sourceSteps: ['callBack'] })
  expect(dossier.served).toMatchObject({ authoriser: null, requester: { name: call.caller } })
})
