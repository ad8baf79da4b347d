import { createMachine } from 'xstate'
import type { Procedure, Standing } from '~machines/kit/procedure'
import { rolesBySide } from '~machines/kit/words'
import type { RequestContext, RequestDossier } from '~machines/request/case'
import type { RequestProcedure } from '~machines/request/procedure'

export interface RequestHeld {
  readonly standing: Standing<RequestContext> | null
  readonly dossier: RequestDossier
}
interface Step {
  readonly from: string
  readonly to: string
  readonly state: string
  readonly event: string
  readonly role: string
}
export interface RequestGraph {
  readonly first: string
  readonly nodes: ReadonlyMap<string, RequestHeld>
  readonly steps: readonly Step[]
}

/** How a provider comes to know who asks: everything else that it does in a case is done for somebody it has checked. */
const checking: ReadonlySet<string> = new Set([
  ...['oral.record', 'request.acknowledge', 'callBack.open', 'callBack.record'],
  ...['source.verify', 'source.countersign', 'source.reject'],
])

/**
 * What changes what is asked or who asks, so that an earlier check says nothing of it. A clarification is not among them: it
 * stays within what was asked. Nor is another officer of the same agency: it is the agency that is called back.
 */
const changing: ReadonlySet<string> = new Set([
  ...['request.amend', 'request.authorise', 'answer.contest', 'request.disown'],
])

/** Where a way has led: whether the source was checked since the last change, and what discarding an amendment returns to. */
interface Place {
  readonly key: string
  readonly checked: boolean
  readonly before: boolean
}

const sameAs = ({ key, checked, before }: Place) => `${key} ${checked} ${before}`

/**
 * `state event` of every step by which a provider secures, discloses, delivers or decides anything on a way from the opening
 * on which nobody has checked who asks since the last change of what is asked, or of who does.
 */
export function uncheckedSteps(events: Procedure['events'], { first, nodes, steps }: RequestGraph): string[] {
  const next = new Map<string, Step[]>()
  for (const step of steps) next.set(step.from, [...(next.get(step.from) ?? []), step])
  const handsOut = ({ event, role }: Step) =>
    events[event]!.kind === 'step' && isProviders(role) && !checking.has(event)
  const start: Place = { key: first, checked: false, before: false }
  const [reached, found] = [new Set([sameAs(start)]), new Set<string>()]
  for (let queue = [start], place = queue.pop(); place; place = queue.pop()) {
    for (const step of next.get(place.key) ?? []) {
      if (handsOut(step) && !place.checked) found.add(`${step.state} ${step.event}`)
      const there = after(place, step, nodes)
      if (reached.has(sameAs(there))) continue
      reached.add(sameAs(there))
      queue.push(there)
    }
  }
  return [...found].sort()
}

/** The steps by which a provider does more than find out who asks. */
export function handingOut(events: Procedure['events']): string[] {
  const steps = Object.values(events).filter(({ kind, by }) => kind === 'step' && by.some(isProviders))
  return steps.map(({ name }) => name).filter((name) => !checking.has(name))
}

function after({ checked, before }: Place, { event, state, to }: Step, nodes: RequestGraph['nodes']): Place {
  const held = nodes.get(to)!
  // a check that a second person has yet to confirm leaves the case where it is
  const done = held.dossier.sourceCheck !== null && held.standing!.state !== state
  if (event === 'source.verify' || event === 'source.countersign') return { key: to, checked: checked || done, before }
  if (event === 'request.amend') return { key: to, checked: false, before: checked }
  if (event === 'amendment.discard') return { key: to, checked: before, before }
  return { key: to, checked: checked && !changing.has(event), before }
}

function isProviders(role: string): boolean {
  return (rolesBySide.provider as readonly string[]).includes(role)
}

/** The same procedure with every way of one event leading elsewhere, past guards that ask for a check: to try whether anybody notices. */
export function detoured(procedure: RequestProcedure, event: string, target: string): RequestProcedure {
  const { config, implementations } = procedure.machine
  const states = Object.entries(config.states!).map(([name, state]) => {
    const ways = (state.on as Record<string, unknown> | undefined)?.[event]
    const leading = ways && [ways].flat().map((way) => ({ ...(way as object), target }))
    return [name, leading ? { ...state, on: { ...(state.on as object), [event]: leading } } : state]
  })
  const guards = { ...implementations.guards, isSourceChecked: () => true, isDecided: () => true, isKept: () => true }
  const machine = createMachine({ ...config, states: Object.fromEntries(states) } as never)
  return { ...procedure, machine: machine.provide({ ...implementations, guards } as never) }
}

/** The same procedure, of which every case begins with this in its context too. */
export function begunWith(procedure: RequestProcedure, added: object): RequestProcedure {
  const { config, implementations } = procedure.machine
  const opening = config.context as unknown as (opened: unknown) => object
  const machine = createMachine({ ...config, context: (asked: unknown) => ({ ...opening(asked), ...added }) } as never)
  return { ...procedure, machine: machine.provide(implementations as never) }
}
