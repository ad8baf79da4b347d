import { expect, test } from 'vitest'
import { isPaused } from '~machines/kit/clock-arithmetic'
import type { Facts } from '~machines/kit/facts'
import { practicePack } from '~machines/policy/countries/veldania'
import type { PolicyPack } from '~machines/policy/pack'
import { keptCodes, preservationStates } from '~machines/preservation/case'
import { preservation } from '~machines/preservation/index'
import { declared, slipped, taken } from './declared'
import { ask, drafted, dueOf, linked, type Kept } from './preservation-world'
import { answered, cast, successor, unknown } from './world'

interface Step {
  readonly from: string
  readonly to: string
  readonly state: string
  readonly event: string
  readonly role: string
}
interface Graph {
  readonly first: string
  readonly nodes: ReadonlyMap<string, Kept>
  readonly steps: readonly Step[]
}

const words = { text: 'Because.' }
const order = {
  ...{ order: '00000000-0000-4000-8000-000000000061', kind: 'order', name: 'order.pdf', size: 1_000 },
  ...{ sha256: 'a'.repeat(64), sealed: 'b'.repeat(64), check: { verdict: 'none', signatures: [] } },
}

/** What anybody might try: the data of each event in every way that matters. */
function attempts({ standing, dossier }: Kept): readonly (readonly [event: string, data: unknown, at?: string])[] {
  const items = standing!.context.items.map(({ id }) => id)
  const secured = keptCodes.flatMap((kept) => {
    const ground = { frozen: '', frozenInPart: 'systemGap', gone: 'retentionEnded', notHeld: 'neverRecorded' }[kept]
    return [['item.secure', { items, kept, ground, text: kept === 'frozen' ? '' : 'Gone.' }] as const]
  })
  const clocks = [standing!.context.freezeClock, standing!.context.clock].filter((clock) => clock !== null)
  return [
    ['draft.save', { section: 'terms', values: dossier.terms }],
    ...(dossier.orders.length === 0 ? ([['order.attach', order]] as const) : []),
    ['order.remove', { order: order.order }],
    ['request.submit', {}],
    ['request.return', { reason: 'tooBroad', ...words }],
    ['request.authorise', { checked: true }],
    ['request.withdraw', words],
    ['request.reassign', { to: successor.id, ...words }],
    ['request.acknowledge', {}],
    ['callBack.open', {}],
    ['callBack.record', answered],
    ['callBack.record', { answer: 'denied', heard: '', reached: 'Desk', text: '' }],
    ['source.verify', { method: 'callBack', reached: '', text: '' }],
    ['source.countersign', { text: '' }],
    ['source.reject', { ground: 'forged', ...words }],
    ['request.refuse', { ground: 'overbroad', ...words }],
    ['request.notHolder', { ...words, referral: '' }],
    ['request.disown', { case: linked.id, entry: 3 }],
    ['request.reclaim', words],
    ...secured,
    ['preservation.confirm', { system: 'Vault', text: '' }],
    ['preservation.extend', { order: '2', issuedBy: 'Prosecutor', ...words }],
    ['path.disclose', { provider: '', name: 'Next', ...words }],
    ['preservation.convert', { request: linked.id, text: '' }],
    ['preservation.release', words],
    ...clocks.map(({ rule, due }) => ['deadline.pass', { rule, due }, due] as const),
  ]
}

/** What matters for what comes next. */
function keyOf({ standing, dossier }: Kept): string {
  const { context, state } = standing!
  const {
    clock,
    freezeClock,
    passed,
    receipts: _received,
    acknowledgedBy,
    disownedAt,
    paths,
    callBack,
    sourceCheck,
    ...rest
  } = context
  const here = state === 'sourceCheck'
  return JSON.stringify([
    ...[
      state,
      rest,
      clock !== null,
      freezeClock && isPaused(freezeClock),
      passed.length > 0,
      acknowledgedBy !== null,
      disownedAt !== null,
      paths > 0,
      dossier.orders.length,
    ],
    ...[here ? callBack : null, here ? sourceCheck : sourceCheck !== null, dossier.served !== null],
    dossier.confirmation !== null,
  ])
}

function explore(first: Kept, facts: Partial<Facts> = {}, pack: PolicyPack = practicePack): Graph {
  const nodes = new Map([[keyOf(first), first]])
  const steps: Step[] = []
  const queue = [first]
  for (let held = queue.pop(); held; held = queue.pop()) {
    for (const [event, data, at] of attempts(held)) {
      for (const by of Object.values(cast)) {
        const answer = ask(held, by, event, data, at, facts, pack)
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

const known = explore(drafted())
const strange = explore(drafted(), { source: unknown })
/** Under a law that lets the time be extended twice. */
const { law } = practicePack
const extensions = law.extensions.map((each) => ({ ...each, times: 2 }))
const generous = explore(drafted(), {}, { ...practicePack, law: { ...law, extensions } })
const graphs = [known, strange, generous]
const all = graphs.flatMap(({ nodes }) => [...nodes.values()])
const keeping = ['inEffect', 'extended', 'converted', 'released', 'lapsed']

test('every state is reached, and from everywhere the case can end', () => {
  for (const { nodes, steps } of graphs) {
    const reached = new Set([...nodes.values()].map(({ standing }) => standing!.state))
    expect([...reached].sort()).toEqual([...preservationStates].sort())
    const ends = new Set([...nodes].filter(([, { standing }]) => standing!.closed).map(([key]) => key))
    for (let grew = true; grew;) {
      const before = ends.size
      for (const { from, to } of steps) if (ends.has(to)) ends.add(from)
      grew = ends.size > before
    }
    expect(ends.size).toBe(nodes.size)
  }
})

test('nothing is kept without an authorisation by somebody else and a check of the source', () => {
  for (const { standing } of all.filter(({ standing: at }) => keeping.includes(at!.state))) {
    const { sourceCheck, authoriser, requester, confirmedBy } = standing!.context
    expect(sourceCheck).not.toBeNull()
    expect(authoriser).not.toBeNull()
    expect(authoriser).not.toBe(requester)
    expect(confirmedBy).not.toBeNull()
  }
})

test.each(['source.verify', 'request.authorise', 'preservation.confirm'])('no way leads around %s', (event) => {
  for (const { first, steps, nodes } of graphs) {
    const reached = new Set([first])
    for (let grew = true; grew;) {
      const before = reached.size
      for (const step of steps) if (step.event !== event && reached.has(step.from)) reached.add(step.to)
      grew = reached.size > before
    }
    expect([...reached].filter((key) => keeping.includes(nodes.get(key)!.standing!.state))).toEqual([])
  }
})

test('each clock runs while its time counts, and at no other time', () => {
  for (const { standing } of all) {
    const { freezeClock, disownedAt } = standing!.context
    expect(freezeClock !== null, standing!.state).toBe(['sourceCheck', 'securing'].includes(standing!.state))
    if (freezeClock) expect(isPaused(freezeClock)).toBe(disownedAt !== null)
    expect(standing!.context.clock !== null && !standing!.closed, standing!.state).toBe(
      ['inEffect', 'extended'].includes(standing!.state),
    )
  }
})

test('whoever is unknown to the provider is checked by two people', () => {
  const kept = [...strange.nodes.values()].filter(({ standing }) => keeping.includes(standing!.state))
  expect(kept.length).toBeGreaterThan(0)
  expect(
    strange.steps.filter(({ event, state }) => event === 'source.countersign' && state === 'sourceCheck'),
  ).not.toEqual([])
  const alone = strange.steps.filter(
    ({ event, to }) => event === 'source.verify' && strange.nodes.get(to)!.standing!.state === 'securing',
  )
  expect(alone).toEqual([])
})

test('what is gone has its coded ground and its text, and nothing kept ends with that answer', () => {
  for (const { standing, dossier } of all) {
    const { items, outcome } = standing!.context
    for (const { id, kept, ground } of items) {
      if (kept === null || kept === 'frozen') continue
      expect(ground).toBeTruthy()
      expect(dossier.itemTexts[id]).toBeTruthy()
    }
    if (outcome === 'nothingPreserved')
      expect(items.every(({ kept }) => kept === 'gone' || kept === 'notHeld')).toBe(true)
  }
})

test('the agency learns what became of its items once it is confirmed, and the provider nothing before service', () => {
  for (const { standing, dossier } of all) {
    const { context } = standing!
    const seen = preservation.visibleContext(context, 'agency').items
    if (context.confirmedBy === null) expect(seen.every(({ kept }) => kept === null)).toBe(true)
    const shown = JSON.stringify(preservation.visibleDossier(dossier, 'provider'))
    expect(shown).not.toContain('SECRET-NOTE')
    if (dossier.served === null) expect(shown).not.toContain('veldania-law')
  }
})

test('an extension never shortens', () => {
  for (const held of all.filter(({ standing }) => standing!.state === 'inEffect')) {
    const longer = ask(held, cast.supervisor, 'preservation.extend', { order: '2', issuedBy: 'P', ...words })
    if (longer.accepted) expect(dueOf(longer) > dueOf(held)).toBe(true)
  }
})

test('every event is refused in every state and to every role that do not declare it', () => {
  expect(slipped({ procedure: preservation, reached: all, id: 'officer', ask })).toEqual([])
})

test('what the exploration did is exactly what the machine and the events declare', () => {
  expect(taken(graphs)).toEqual(declared(preservation))
})
