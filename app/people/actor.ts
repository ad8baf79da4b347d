import type { SessionFacts } from '~machines/kit/facts'
import type { Role } from '~machines/kit/words'

/** How a person who acts is signed in. */
export interface ActorSession extends SessionFacts {
  /** roles they hold but may not use: their organisation demands another kind of passkey for them */
  readonly withheld: readonly Role[]
}

/** Who performs an event: a person, time, or the portal's own worker. */
export type Actor =
  | { readonly kind: 'person'; readonly personId: string; readonly session?: ActorSession }
  | { readonly kind: 'clock' }
  | { readonly kind: 'worker' }
