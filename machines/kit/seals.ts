import type { Procedure } from './procedure'

/** The forms of the records that a step has sealed, in any state and under any condition. */
export function formsSealedBy({ machine }: Pick<Procedure, 'machine'>, event: string): string[] {
  const transitions = Object.values(machine.states).flatMap((state) => state.transitions.get(event) ?? [])
  return [...new Set(transitions.flatMap(({ actions }) => actions.flatMap(formOf)))]
}

function formOf(action: unknown): string[] {
  if (typeof action !== 'object' || action === null) return []
  const { type, params } = action as { readonly type?: string; readonly params?: { readonly form?: string } }
  return type === 'sealRecord' && params?.form ? [params.form] : []
}
