import { isPaused, reminders } from './clock-arithmetic'
import type { Clock } from './clock'

// What time may bring on a case, asked of the clocks that run there.

export interface Passing {
  readonly rule: string
  readonly due: string
}

/** A deadline passes once, when it is due; `passed` are those that did, `rule:due`. */
export function isDeadlineDue(
  clocks: readonly Clock[],
  { rule, due }: Passing,
  { passed, now }: { readonly passed: readonly string[]; readonly now: string },
): boolean {
  const clock = clocks.find((each) => each.rule === rule)
  return clock?.due === due && !isPaused(clock) && !passed.includes(`${rule}:${due}`) && now >= due
}

/** Which clock, by when it began, and which of its reminders. */
export interface Reminding {
  readonly rule: string
  readonly start: string
  readonly mark: string
}

/** A reminder is given once, in its time, while its clock runs. */
export function isReminderDue(
  clocks: readonly Clock[],
  { rule, start, mark }: Reminding,
  { given, now }: { readonly given: readonly Reminding[]; readonly now: string },
): boolean {
  const clock = clocks.find((each) => each.rule === rule && each.start === start)
  if (!clock || isPaused(clock) || now >= clock.due) return false
  const its = reminders(clock).find((each) => each.mark === mark)
  const before = given.some((each) => each.rule === rule && each.start === start && each.mark === mark)
  return its !== undefined && its.at <= now && !before
}
