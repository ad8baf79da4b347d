/** How busy a provider is and how long it takes, as the portal measured it from its own cases. */
export interface Turnaround {
  /** served and without an answer that stands, of every agency */
  readonly open: number
  /** days before now in which the answers counted were given */
  readonly days: number
  /** how many answers that is */
  readonly answers: number
  /** so many it takes for times to be told */
  readonly fewest: number
  /** null where so few answers would show single cases */
  readonly times: { readonly half: Spell; readonly ninetieth: Spell } | null
}

/** A time rounded up, so that no single answer's can be read from it. */
export interface Spell {
  readonly unit: 'hours' | 'days'
  readonly count: number
}

export const measuredDays = 90
export const fewestAnswers = 5

const longestInHours = 48

export function spellOf(seconds: number): Spell {
  const hours = Math.max(1, Math.ceil(seconds / 3_600))
  return hours <= longestInHours ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.ceil(hours / 24) }
}
