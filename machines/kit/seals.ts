import type { Procedure } from './procedure'

type Sealing = Pick<Procedure, 'machine' | 'openings' | 'events'>

/** The forms of the records that an event has sealed, in any state and under any condition. */
export function formsSealedBy({ machine, openings, events }: Sealing, event: string): string[] {
  const transitions = Object.values(machine.states).flatMap((state) => state.transitions.get(event) ?? [])
  const ways = [...transitions, ...(openings.indexOf(event) > 0 ? passedThrough(machine) : [])]
  return [...new Set([...ways.flatMap(({ actions }) => actions.flatMap(formOf)), ...events[event]!.seals])]
}

/** What opens a case in another way than the usual one goes through the first state at once. */
function passedThrough(machine: Sealing['machine']) {
  return machine.root.initial.target.flatMap((first) => first.always ?? [])
}

function formOf(action: unknown): string[] {
  if (typeof action !== 'object' || action === null) return []
  const { type, params } = action as { readonly type?: string; readonly params?: { readonly form?: string } }
  return type === 'sealRecord' && params?.form ? [params.form] : []
}
