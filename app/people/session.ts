import type { OrganisationFacts } from '~machines/kit/facts'
import type { Language, Role, Side } from '~machines/kit/words'

/** The person who is signed in, as the pages need them. */
export interface PersonSession {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly side: Side
  readonly roles: readonly Role[]
  readonly language: Language
  readonly organisation: OrganisationFacts
  /** public id of this session (hex of the stored hash, which opens nothing) */
  readonly sessionId: string
}

/** A session ends after 30 minutes without use, and 12 hours after it began in any case. */
export const sessionLimits = { idle: 30 * 60_000, absolute: 12 * 3_600_000 }

export interface SessionTimes {
  readonly lastSeenAt: Date
  readonly endsAt: Date
}

export function isAlive({ lastSeenAt, endsAt }: SessionTimes, now: Date): boolean {
  return now < endsAt && now.getTime() - lastSeenAt.getTime() < sessionLimits.idle
}
