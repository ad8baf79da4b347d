import { expect, test } from 'vitest'
import { fileStates, type EndingKind } from '~machines/file/case'
import { effectOn } from '~machines/file/effects'
import { file } from '~machines/file/index'
import { withinSight } from '~machines/file/sight'
import type { ActorOnCase, ChildFacts, Facts } from '~machines/kit/facts'
import { nameOf } from '~machines/policy/source'
import { declared, slipped, taken } from './declared'
import { ask, child, content, dropped, opened, standings, why, type Filed } from './file-world'
import { cast, successor } from './world'

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
