import type { Procedure } from './procedure'

/** The forms of the records that an event has sealed, in any state and under any condition. */
export function formsSealedBy({ machine, events }: Pick<Procedure, 'machine' | 'events'>, event: string): string[] {
  const transitions = Object.values(machine.states).flatMap((state) => state.transitions.get(event) ?? [])
  return [...new Set([...transitions.flatMap(({ actions }) => actions.flatMap(formOf)), ...events[event]!.seals])]
}

function formOf(action: unknown): string[] {
  if (typeof action !== 'object' || action === null) return []
  const { type, params } = action as { readonly type?: string; readonly params?: { readonly form?: string } }
  return type === 'sealRecord' && params?.form ? [params.form] : []
}
