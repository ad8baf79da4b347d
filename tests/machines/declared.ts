import { eventsHere, type Decision } from '~machines/kit/decide'
import type { ActorOnCase } from '~machines/kit/facts'
import type { Procedure, Standing } from '~machines/kit/procedure'
import { rolesBySide } from '~machines/kit/words'

type Definition = Pick<Procedure, 'events' | 'machine'>

interface Step {
  readonly state: string
  readonly event: string
  readonly role: string
}

/** What a procedure asks whoever tries something in a case that stands somewhere. */
interface Declared<Held> {
  readonly procedure: Definition
  /** where the cases stand that an exploration came by; one is tried for each state */
  readonly reached: readonly Held[]
  /** whoever tries it: the same person, in every role of either side */
  readonly id: string
  readonly ask: (held: Held, by: ActorOnCase, name: string, data: unknown) => Decision<unknown, unknown>
}

const everyone = Object.entries(rolesBySide).flatMap(([side, roles]) => roles.map((role) => ({ side, role })))

/**
 * Whether the events and the machine declare that this person takes this event here. Explorations try nothing else: that the
 * rest is refused, whatever comes with it, is what `slipped` finds out.
 */
export function isDeclared(
  procedure: Definition,
  standing: Standing,
  { name, by }: { readonly name: string; readonly by: ActorOnCase },
): boolean {
  const event = procedure.events[name]!
  if (!event.by.some((role) => (by.roles as readonly string[]).includes(role))) return false
  return event.kind === 'note' || eventsHere(procedure, standing).includes(name)
}

function eventsOf({ machine }: Definition, state: string): readonly string[] {
  return machine.states[state]!.ownEvents
}

/** `state event role` that neither declares and that was not refused as not permitted or not now. */
export function slipped<Held extends { readonly standing: { readonly state: string } | null }>(
  asked: Declared<Held>,
): string[] {
  const { procedure, reached, id, ask } = asked
  const places = new Map(reached.map((held) => [held.standing!.state, held]))
  return [...places].flatMap(([state, held]) =>
    Object.values(procedure.events).flatMap(({ name, kind, by }) =>
      everyone
        .filter(({ role }) => !by.includes(role) || (kind === 'step' && !eventsOf(procedure, state).includes(name)))
        .filter(({ side, role }) => {
          const answer = ask(held, { id, side, roles: [role] } as never, name, {})
          return answer.accepted || !['not-permitted', 'not-now'].includes(answer.because)
        })
        .map(({ role }) => `${state} ${name} ${role}`),
    ),
  )
}

/** `state event role` that the machine and its events declare; what follows of itself is nobody's. */
export function declared(procedure: Definition): string[] {
  const all = Object.keys(procedure.machine.states).flatMap((state) =>
    eventsOf(procedure, state)
      .filter((event) => event !== '')
      .flatMap((event) => procedure.events[event]!.by.map((role) => `${state} ${event} ${role}`)),
  )
  return [...new Set(all)].sort()
}

/** `state event role` that explorations took. */
export function taken(graphs: readonly { readonly steps: readonly Step[] }[]): string[] {
  const all = graphs.flatMap(({ steps }) => steps.map(({ state, event, role }) => `${state} ${event} ${role}`))
  return [...new Set(all)].sort()
}
