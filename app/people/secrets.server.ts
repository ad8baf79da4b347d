import { createHash, randomBytes } from 'node:crypto'

/** An opaque secret of 256 bits and what is kept of it. */
export interface Secret {
  readonly token: string
  readonly hash: Uint8Array<ArrayBuffer>
}

export function newSecret(): Secret {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

export function hashOf(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

/** Whether this can be one of our secrets at all: 43 characters of base64url. */
export function isSecret(token: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(token)
}
