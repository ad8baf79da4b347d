import type { OrganisationFacts, SignInMeans } from '~machines/kit/facts'
import type { Language, Role, Side } from '~machines/kit/words'
import { privilegedRoles } from '~machines/membership'

/** The person who is signed in, as the pages need them. */
export interface PersonSession {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly side: Side
  /** what they may do in this session */
  readonly roles: readonly Role[]
  /** roles they hold but may not use in this session: their organisation demands another kind of passkey for them */
  readonly withheld: readonly Role[]
  readonly by: SignInMeans
  /** id of the passkey with which they signed in; null when it was none */
  readonly passkey: string | null
  readonly language: Language
  readonly organisation: OrganisationFacts
  /** public id of this session (hex of the stored hash, which opens nothing) */
  readonly sessionId: string
}

const minute = 60_000

/** How long a session lives (NIST SP 800-63B-4 for AAL2, CJIS IA-5 and AC-11), and for how long a replaced token still serves. */
export const sessionLimits = {
  /** without use */
  idle: { privileged: 15 * minute, others: 30 * minute },
  /** in any case */
  absolute: 12 * 60 * minute,
  /** requests that were on their way when the token was replaced */
  rotation: 10_000,
}

export interface SessionTimes {
  readonly lastSeenAt: Date
  readonly endsAt: Date
}

/** How long a session of somebody in these roles may lie unused. */
function idleLimit(roles: readonly Role[]): number {
  const { privileged, others } = sessionLimits.idle
  return roles.some((role) => privilegedRoles.includes(role)) ? privileged : others
}

export function isAlive({ lastSeenAt, endsAt }: SessionTimes, roles: readonly Role[], now: Date): boolean {
  return now < endsAt && now.getTime() - lastSeenAt.getTime() < idleLimit(roles)
}
