import { isPaused, remindersAfter } from './clock-arithmetic'
import type { Clock } from './clock'

/** A deadline and its reminders are set while its clock runs, and taken away when it does not. */
export function deadlineOrders(rule: string, clock: Clock | null, now: string) {
  if (!clock || isPaused(clock)) return [{ type: 'cancelDeadline', params: { rule } }] as const
  const to = remindersAfter(clock, now).map(
    ({ mark, at }) => ({ type: 'setReminder', params: { rule, start: clock.start, mark, at } }) as const,
  )
  return [{ type: 'setDeadline', params: { rule, due: clock.due } } as const, ...to]
}
