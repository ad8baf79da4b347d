import type { Explored } from './explore'

/** Keys of everything that can be reached from the first draft without a step of one of these events. */
export function reachedWithout({ first, steps }: Explored, events: readonly string[]): ReadonlySet<string> {
  const next = new Map<string, string[]>()
  for (const { from, to, event } of steps) if (!events.includes(event)) next.set(from, [...(next.get(from) ?? []), to])
  const reached = new Set([first])
  for (let queue = [first]; queue.length > 0;) {
    queue = [...new Set(queue.flatMap((key) => next.get(key) ?? []))].filter((key) => !reached.has(key))
    queue.forEach((key) => reached.add(key))
  }
  return reached
}
