import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** What a person confirms with their passkey: this event, saying this, on this case as they saw it. */
export interface Deed {
  readonly person: string
  readonly case: string
  /** version of the case the person saw, 0 for one that is opened; null for a note, which moves nothing */
  readonly seen: number | null
  readonly event: string
  /** SHA-256 of the event's data as canonical JSON (RFC 8785), hex */
  readonly data: string
}

/** A deed as it was put to the person once; `nonce` is 256 random bits, so that no two questions are alike. */
export interface Asked {
  readonly nonce: string
  /** ISO 8601 in UTC */
  readonly askedAt: string
}

/** The WebAuthn challenge that stands for a deed: whoever signs it signs the deed, and nothing else. */
export function challengeOf(deed: Deed, { nonce, askedAt }: Asked): string {
  const { person, case: on, seen, event, data } = deed
  const text = canonicalize({ deed: 1, person, case: on, seen, event, data, nonce, askedAt }) as string
  return createHash('sha256').update(text).digest('base64url')
}
