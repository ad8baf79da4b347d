import { after } from './clock-arithmetic'

/**
 * Somebody whose word counts together with another's. One person alone must not make their own second: neither at once, nor
 * by letting in a person who lets in the next.
 */
export interface Entrusted {
  readonly id: string
  /** when the role was given; null when the portal itself gave it */
  readonly since: string | null
  /** administrators from whom the role comes: whoever gave it, whoever gave it to them, and so on */
  readonly line: readonly string[]
}

/** The role is no news any more: whoever keeps the list of people had time to see it. */
export function isSettled({ since }: Entrusted, now: string, length: string): boolean {
  return since === null || now >= after(since, length)
}

/** Two people, and no administrator stands behind both. */
export function arePair(one: Entrusted, other: Entrusted): boolean {
  const behind = new Set([one.id, ...one.line])
  return ![other.id, ...other.line].some((id) => behind.has(id))
}
