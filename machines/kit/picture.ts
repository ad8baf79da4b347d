import type { Procedure } from './procedure'

/** That an event leads from one state to another, or leaves the case where it is (`from` is `to`). */
export interface Transition {
  readonly event: string
  readonly from: string
  readonly to: string
}

/** A state beside the main line, hung under the state of the line that leads to it. */
export interface Aside {
  readonly state: string
  readonly under: string
  /** events from the line's state to this one */
  readonly out: readonly string[]
  /** events from this one back to the line's state */
  readonly back: readonly string[]
}

/** How a procedure is drawn: a line from its first state to its last, what hangs under it, and arrows along and across. */
export interface Picture {
  readonly line: readonly string[]
  readonly aside: readonly Aside[]
  /** arrows from a state of the line to the next one */
  readonly steps: readonly Transition[]
  /** arrows to an earlier place on the line */
  readonly returns: readonly Transition[]
  /** arrows to a later place on the line, over at least one state */
  readonly leaps: readonly Transition[]
  /** events that leave the case where it is */
  readonly stays: readonly Transition[]
}

type Drawn = Pick<Procedure, 'machine'>

/** Every transition, once, in the order in which the machine declares states and events, whatever its guards say. */
export function transitionsOf({ machine }: Drawn): Transition[] {
  return Object.entries(machine.states).flatMap(([from, node]) =>
    [...node.transitions].flatMap(([event, options]) => {
      const targets = options.flatMap(({ target }) => target?.map(({ key }) => key) ?? [from])
      return [...new Set(targets)].map((to) => ({ event, from, to }))
    }),
  )
}

/** Where each event that opens a case leads: the usual one to the first state, others straight on from it. */
export function openingsOf(procedure: Pick<Procedure, 'machine' | 'openings'>): { event: string; state: string }[] {
  const first = firstState(procedure)
  const onward = procedure.machine.states[first]!.always?.map(({ target }) => target![0]!.key) ?? []
  return procedure.openings.map((event, index) => ({ event, state: [first, ...onward][index]! }))
}

export function pictureOf(procedure: Drawn): Picture {
  const transitions = transitionsOf(procedure)
  const line = mainLine(procedure, transitions)
  const aside = statesOf(procedure)
    .filter((state) => !line.includes(state))
    .map((state) => hung(state, line, transitions))
  const place = (state: string) => line.indexOf(aside.find((each) => each.state === state)?.under ?? state)
  const length = ({ from, to }: Transition) => place(to) - place(from)
  const across = transitions.filter((transition) => !hangs(transition, aside) && transition.from !== transition.to)
  const onLine = ({ from, to }: Transition) => line.includes(from) && line.includes(to)
  const isStep = (transition: Transition) => onLine(transition) && length(transition) === 1
  return {
    ...{ line, aside },
    steps: across.filter(isStep),
    returns: across.filter((transition) => length(transition) <= 0),
    leaps: across.filter((transition) => length(transition) > 0 && !isStep(transition)),
    stays: transitions.filter(({ from, to }) => from === to),
  }
}

function statesOf({ machine }: Drawn): string[] {
  return Object.keys(machine.states)
}

/**
 * The longest way without a state twice from the first state; among ways of one length one that ends in a final state, and
 * of these the one that follows the order in which the machine declares its states. A procedure that may go on for ever, an
 * organisation's, is drawn along where it goes on: its ends hang beside, and so does a state that says of itself that the
 * usual way does not lead through it.
 */
function mainLine(procedure: Drawn, transitions: readonly Transition[]): string[] {
  const { states } = procedure.machine
  const names = statesOf(procedure)
  const isFinal = (path: readonly string[]) => states[path.at(-1)!]!.type === 'final'
  const isAside = (state: string) => (states[state]!.meta as { readonly aside?: boolean } | undefined)?.aside === true
  const nextTo = (state: string) =>
    names.filter(
      (to) => !isAside(to) && transitions.some((transition) => transition.from === state && transition.to === to),
    )
  let longest: string[] = []
  const walk = (path: string[]) => {
    const longer = path.length - longest.length
    if (longer > 0 || (longer === 0 && isFinal(path) && !isFinal(longest))) longest = path
    for (const to of nextTo(path.at(-1)!)) if (!path.includes(to)) walk([...path, to])
  }
  walk([firstState(procedure)])
  return longest
}

function firstState({ machine }: Drawn): string {
  return machine.root.initial.target[0]!.key
}

/** Under the last state of the line that leads to it and that it leads back to; failing that, the last that leads to it. */
function hung(state: string, line: readonly string[], transitions: readonly Transition[]): Aside {
  const between = (from: string, to: string) =>
    transitions.filter((transition) => transition.from === from && transition.to === to).map(({ event }) => event)
  const leading = line.filter((from) => between(from, state).length > 0)
  const under = leading.findLast((from) => between(state, from).length > 0) ?? leading.at(-1) ?? line[0]!
  return { state, under, out: between(under, state), back: between(state, under) }
}

function hangs({ from, to }: Transition, aside: readonly Aside[]): boolean {
  return aside.some(({ state, under }) => (from === under && to === state) || (from === state && to === under))
}
