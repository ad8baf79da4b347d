import { describe, expect, test } from 'vitest'
import { fileStates, mostRequests, type EndingKind } from '~machines/file/case'
import { blockingRule, effectOn, effectTable } from '~machines/file/effects'
import { file } from '~machines/file/index'
import { foreseen, progressOf } from '~machines/file/standing'
import { withinSight } from '~machines/file/sight'
import { requestProcedures } from '~machines/index'
import type { ActorOnCase, ChildFacts, Facts } from '~machines/kit/facts'
import { nameOf } from '~machines/policy/source'
import { declared, slipped, taken } from './declared'
import { ask, child, content, go, linked, opened, refusals, standings, unopened, type Filed } from './file-world'
import { cast, successor } from './world'

const why = { text: 'INNER-REASON' }
const dropped = { ...why, told: 'The investigation has ended.' }
const people = [cast.officer, cast.supervisor, cast.worker] as const

interface Attempt {
  readonly event: string
  readonly data: unknown
  readonly facts: Partial<Facts>
}
interface Step {
  readonly from: string
  readonly to: string
  readonly state: string
  readonly event: string
  readonly role: string
  readonly effects: readonly { readonly type: string; readonly params: Readonly<Record<string, string>> }[]
  readonly children: readonly ChildFacts[]
}

/** Two requests, the second taken over from the first: where each may stand while the file goes on. */
const ways = Object.values(standings)
const first = (standing: Partial<ChildFacts>) => child(1, standing)
const second = (standing: Partial<ChildFacts>) =>
  child(2, { ...standing, origin: { request: child(1).id, how: 'conversion' } })
const makers = [first, second]

/** Every way in which the requests of the file may stand together. */
function worlds({ standing }: Filed): readonly (readonly ChildFacts[])[] {
  const inside = makers.filter((make) => standing!.context.requests.some(({ request }) => request === make({}).id))
  return inside.reduce<readonly (readonly ChildFacts[])[]>(
    (found, make) => found.flatMap((children) => ways.map((way) => [...children, make(way)])),
    [[]],
  )
}

/** What anybody might try, in every way that matters. */
function attempts(held: Filed): readonly Attempt[] {
  const inside = held.standing!.context.requests.map(({ request }) => request)
  return [
    { event: 'file.save', data: content, facts: {} },
    { event: 'file.reassign', data: { to: successor.id, text: 'On leave.' }, facts: {} },
    ...makers.flatMap((make) => {
      const each = make({})
      const facts = { child: inside.includes(each.id) ? { ...each, file: 'this' } : each }
      const data = { request: each.id }
      return ['request.link', 'request.unlink'].map((event) => ({ event, data, facts }))
    }),
    ...worlds(held).flatMap((children) => [
      { event: 'file.close', data: why, facts: { children } },
      { event: 'file.withdraw', data: dropped, facts: { children } },
    ]),
    ...makers.flatMap((make) =>
      ways.flatMap((way) =>
        (['done', 'notNeeded', 'failed'] as const).map((settled) => ({
          event: 'child.settle',
          data: { request: make({}).id, effect: 'none', settled },
          facts: { child: make(way) },
        })),
      ),
    ),
  ]
}

function keyOf({ standing }: Filed): string {
  const { state, context } = standing!
  const { requests, ending, requester } = context
  const settled = ending && ending.settled.map((each) => `${each.request} ${each.settled}`).sort()
  const links = requests.map(({ request, how }) => `${request} ${how}`).sort()
  return JSON.stringify([state, requester, links, ending && [ending.kind, [...ending.pending].sort(), settled]])
}

function explore() {
  const start = opened()
  const nodes = new Map([[keyOf(start), start]])
  const steps: Step[] = []
  const queue = [start]
  for (let held = queue.pop(); held; held = queue.pop()) {
    for (const { event, data, facts } of attempts(held))
      for (const by of people) {
        const answer = ask(held, by, event, data, facts)
        if (!answer.accepted) continue
        const to = keyOf(answer)
        const { role, effects } = answer
        const state = held.standing!.state
        steps.push({ ...{ from: keyOf(held), to, state, event, role, effects }, children: facts.children ?? [] })
        if (nodes.has(to)) continue
        nodes.set(to, { standing: answer.standing, dossier: answer.dossier })
        queue.push(answer)
      }
  }
  return { nodes, steps }
}

const graph = explore()
const all = [...graph.nodes.values()]

test('every state is reached, and from everywhere the file can end', () => {
  expect([...new Set(all.map(({ standing }) => standing!.state))].sort()).toEqual([...fileStates].sort())
  const ends = new Set([...graph.nodes].filter(([, { standing }]) => standing!.closed).map(([key]) => key))
  for (let grew = true; grew;) {
    const before = ends.size
    for (const { from, to } of graph.steps) if (ends.has(to)) ends.add(from)
    grew = ends.size > before
  }
  expect(ends.size).toBe(graph.nodes.size)
})

test('it is never said to have ended while a request is waited for, or could not be brought there', () => {
  for (const { standing } of all) {
    const { state, closed, context } = standing!
    const { pending = [], settled = [] } = context.ending ?? {}
    if (state === 'closing' || state === 'dropping') expect(pending.length, state).toBeGreaterThan(0)
    if (!closed) continue
    expect(pending).toEqual([])
    expect(settled.filter((each) => each.settled === 'failed')).toEqual([])
    expect(context.ending!.kind).toBe(state === 'closed' ? 'close' : 'withdraw')
  }
})

test('it begins to end with no request that blocks, waits for each that may move, and orders one effect for each', () => {
  const begun = graph.steps.filter(({ event }) => event === 'file.close' || event === 'file.withdraw')
  expect(begun.length).toBeGreaterThan(0)
  for (const { event, to, children, effects } of begun) {
    const kind: EndingKind = event === 'file.close' ? 'close' : 'withdraw'
    expect(children.filter((each) => effectOn(each, kind) === 'blocks')).toEqual([])
    const moving = children.filter(({ closed }) => !closed).map(({ id }) => id)
    const ordered = effects.filter(({ type }) => type === 'settleChild').map(({ params }) => params.request)
    expect(ordered).toEqual(moving)
    const sealed = effects.some(({ type, params }) => type === 'sealRecord' && params.form === 'fileClosing')
    expect(sealed).toBe(graph.nodes.get(to)!.standing!.closed)
  }
})

test('every way to an end seals the closing, once', () => {
  const ending = graph.steps.filter(({ from, to }) => from !== to && graph.nodes.get(to)!.standing!.closed)
  for (const { effects } of ending)
    expect(effects.map(({ type, params }) => `${type} ${params.form}`)).toEqual(['sealRecord fileClosing'])
})

test('it does not close while a preservation is open, whatever else is in it', () => {
  for (const { event, children } of graph.steps)
    if (event === 'file.close')
      expect(
        children.filter(({ procedure, served, closed }) => nameOf(procedure) === 'preservation' && served && !closed),
      ).toEqual([])
})

test('no request comes or goes once the file is being ended', () => {
  const moved = graph.steps.filter(({ event, state }) => /^request\./.test(event) && state !== 'open')
  expect(moved).toEqual([])
})

test('no side but the agency and oversight sees an entry, and nothing is told to anybody else', () => {
  expect(Object.values(file.events).filter(({ sees }) => (sees as readonly string[]).includes('provider'))).toEqual([])
  const effects = new Set(graph.steps.flatMap((step) => step.effects.map(({ type }) => type)))
  expect([...effects].sort()).toEqual(['sealRecord', 'settleChild'])
})

test('the context holds ids and codes alone', () => {
  for (const { standing } of all) expect(JSON.stringify(standing)).not.toMatch(/INNER|Fraud|HPB 7|Northwind/)
  expect(withinSight(all[0]!.dossier, ['directory'])).toEqual(file.emptyDossier)
})

test('every event is refused in every state and to every role that do not declare it', () => {
  const asking = (held: Filed, by: ActorOnCase, name: string, data: unknown) => ask(held, by, name, data)
  expect(slipped({ procedure: file, reached: all, id: 'officer', ask: asking })).toEqual([])
})

test('what the exploration did is exactly what the machine and the events declare', () => {
  expect(taken([graph])).toEqual(declared(file))
})

describe('the table of effects', () => {
  const stands = (procedure: string, state: string) =>
    [true, false].flatMap((served) => [true, false].map((owing) => ({ procedure, state, served, owing })))
  const every = requestProcedures.flatMap(({ id, states }) => states.flatMap((state) => stands(id, state)))
  const finals = (id: string) =>
    Object.entries(requestProcedures.find((each) => each.id === id)!.machine.states)
      .filter(([, { type }]) => type === 'final')
      .map(([state]) => state)

  test('has a line for every state of every request, and no other', () => {
    const table = Object.entries(effectTable).map(([name, rows]) => [name, Object.keys(rows).sort()])
    const states = requestProcedures.map(({ id, states }) => [nameOf(id), [...states].sort()])
    expect(Object.fromEntries(table)).toEqual(Object.fromEntries(states))
  })

  test('orders only what the request may do there', () => {
    const steps = { withdraw: 'request.withdraw', release: 'preservation.release' } as const
    for (const standing of every)
      for (const effect of Object.values(foreseen(child(1, standing)))) {
        if (effect === 'none' || effect === 'blocks') continue
        const { machine } = requestProcedures.find(({ id }) => id === standing.procedure)!
        expect(machine.states[standing.state]!.ownEvents, JSON.stringify(standing)).toContain(steps[effect])
      }
  })

  test('does nothing to what has ended, and takes nothing from a provider when the file closes', () => {
    for (const standing of every) {
      const { close, withdraw } = foreseen(child(1, standing))
      if (finals(standing.procedure).includes(standing.state)) expect([close, withdraw]).toEqual(['none', 'none'])
      if (standing.served) expect(['none', 'blocks']).toContain(close)
    }
  })

  test('lets no file close over a preservation that is open', () => {
    const open = every.filter(
      ({ procedure, state, served }) =>
        nameOf(procedure) === 'preservation' && served && !finals(procedure).includes(state),
    )
    expect(open.length).toBeGreaterThan(0)
    for (const standing of open) expect(effectOn(standing, 'close')).toBe('blocks')
    expect(new Set(open.map(blockingRule))).toEqual(new Set(['file-preservation-open']))
  })

  test('blocks where the agency still has to prove what became of the data, either way', () => {
    for (const standing of every.filter(({ state }) => state === 'restriction'))
      expect(Object.values(foreseen(child(1, standing)))).toEqual(['blocks', 'blocks'])
  })

  test('keeps a file open over what it does not know', () => {
    const strange = { procedure: 'other@1', state: 'draft', served: false, owing: false }
    expect(effectOn(strange, 'close')).toBe('blocks')
  })
})

describe('rules', () => {
  const link = (by: ActorOnCase, each: ChildFacts, held = opened()) =>
    refusals(ask(held, by, 'request.link', { request: each.id }, { child: each }))

  test('an officer links their own requests, a supervisor the agency’s, nobody another agency’s', () => {
    const colleagues = child(1, { requester: cast.otherOfficer.id })
    expect(link(cast.officer, child(1))).toEqual([])
    expect(link(cast.officer, colleagues)).toEqual(['request file-request-unknown'])
    expect(link(cast.supervisor, colleagues)).toEqual([])
    for (const by of [cast.officer, cast.supervisor])
      expect(link(by, child(1, { agency: 'another' }))).toEqual(['request file-request-unknown'])
    const absent = ask(opened(), cast.officer, 'request.link', { request: child(1).id }, {})
    expect(refusals(absent)).toEqual(['request file-request-unknown'])
  })

  test('the portal links what was taken over from a request in the file, and nothing else', () => {
    const over = child(2, { origin: { request: child(1).id, how: 'onward' } })
    expect(link(cast.worker, over)).toEqual(['request file-request-unknown'])
    expect(link(cast.worker, child(2), linked(child(1)))).toEqual(['request file-request-unknown'])
    const held = go(linked(child(1)), cast.worker, 'request.link', { request: over.id }, { child: over })
    expect(held.standing!.context.requests.map(({ how }) => how)).toEqual(['named', 'onward'])
  })

  test('a request is in one file, once', () => {
    expect(link(cast.officer, child(1, { file: 'another' }))).toEqual(['request file-request-elsewhere'])
    expect(link(cast.officer, child(1), linked(child(1)))).toEqual(['request file-request-linked'])
    const gone = ask(opened(), cast.officer, 'request.unlink', { request: child(1).id })
    expect(refusals(gone)).toEqual(['request file-request-not-linked'])
  })

  test('a file that is full takes no more', () => {
    const held = linked()
    const requests = Array.from({ length: mostRequests }, (_, index) => ({
      ...{ request: `r${index}`, procedure: 'disclosure@1', how: 'named' as const },
    }))
    const full = { ...held, standing: { ...held.standing!, context: { ...held.standing!.context, requests } } }
    expect(link(cast.officer, child(1), full)).toEqual(['file-full'])
  })

  test.each([
    ['preservation', standings.kept, 'file-preservation-open'],
    ['request', standings.awaited, 'file-request-unanswered'],
    ['amendment', standings.amended, 'file-request-unanswered'],
    ['emergency', standings.owed, 'file-emergency-owed'],
    ['restriction', standings.restricted, 'file-emergency-owed'],
  ])('a %s that is not done with keeps it from closing, by name', (_, standing, rule) => {
    const each = child(1, standing)
    const answer = ask(linked(each), cast.officer, 'file.close', why, { children: [each] })
    expect(refusals(answer)).toEqual([`requests.${each.id} ${rule}`])
    expect(answer.accepted ? [] : answer.problems[0]!.params).toEqual({ number: 'VD-HPB-2026-000007' })
  })

  test('it does not end over a request that the portal could not read', () => {
    const answer = ask(linked(child(1)), cast.officer, 'file.close', why, { children: [] })
    expect(refusals(answer)).toEqual(['file-requests-unread'])
  })

  test('providers who lose a request are told why, in words of their own', () => {
    const drop = (standing: Partial<ChildFacts>) => {
      const each = child(1, standing)
      return refusals(ask(linked(each), cast.officer, 'file.withdraw', { ...why, told: '' }, { children: [each] }))
    }
    expect(drop(standings.awaited)).toEqual(['told file-told-missing'])
    expect(drop(standings.kept)).toEqual(['told file-told-missing'])
    expect(drop(standings.draft)).toEqual([])
    expect(drop(standings.answered)).toEqual([])
  })

  test('nobody says of a request that it is done with while it is not, nor twice', () => {
    const each = child(1)
    const held = go(linked(each), cast.officer, 'file.close', why, { children: [each] })
    const settle = (standing: Partial<ChildFacts>, from = held) =>
      ask(...[from, cast.worker, 'child.settle', { request: each.id, effect: 'withdraw', settled: 'done' }], {
        child: child(1, standing),
      })
    expect(refusals(settle({}))).toEqual(['file-request-runs-on'])
    expect(refusals(settle(standings.awaited))).toEqual(['file-request-runs-on'])
    const done = settle(standings.closed)
    expect(done.accepted && done.standing.state).toBe('closed')
    const other = { request: child(2).id, effect: 'none', settled: 'done' }
    expect(refusals(ask(held, cast.worker, 'child.settle', other, { child: child(2, standings.closed) }))).toEqual([
      'file-request-settled',
    ])
  })

  test('where a request got away the file is open again and says which; ending it anew judges all anew', () => {
    const [one, two] = [child(1), child(2)]
    const held = go(linked(one, two), cast.officer, 'file.close', why, { children: [one, two] })
    const failed = { request: one.id, effect: 'blocks', settled: 'failed' } as const
    const half = go(held, cast.worker, 'child.settle', failed, { child: child(1, standings.awaited) })
    expect(half.standing!.state).toBe('closing')
    const gone = { request: two.id, effect: 'withdraw', settled: 'done' } as const
    const open = go(half, cast.worker, 'child.settle', gone, { child: child(2, standings.closed) })
    expect(open.standing!.state).toBe('open')
    expect(open.dossier.ending!.requests.map(({ settled, state }) => [settled, state])).toEqual([
      ['failed', 'legalReview'],
      ['done', 'closed'],
    ])
    const children = [child(1, standings.answered), child(2, standings.closed)]
    const again = go(open, cast.officer, 'file.close', why, { children })
    expect(again.standing!.context.ending).toMatchObject({ pending: [one.id], settled: [] })
    expect(progressOf(again.standing!.context)).toEqual({ items: 2, done: 1 })
  })

  test('it is handed over to an officer of the agency', () => {
    const to = (colleague: Partial<typeof successor>, id = successor.id) => {
      const facts = { colleague: { ...successor, ...colleague } }
      return refusals(ask(opened(), cast.supervisor, 'file.reassign', { to: id, text: 'On leave.' }, facts))
    }
    expect(to({})).toEqual([])
    expect(to({ organisation: 'another' })).toEqual(['to file-successor-unknown'])
    expect(to({ state: 'ended' })).toEqual(['to file-successor-unknown'])
    expect(to({ roles: ['supervisor'] })).toEqual(['to file-successor-unknown'])
  })

  test('it has a title', () => {
    expect(refusals(ask(unopened, cast.officer, 'file.open', { ...content, title: ' ' }))).toEqual(['title required'])
  })
})
