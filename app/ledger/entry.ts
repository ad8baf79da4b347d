import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { TrailFacts } from '~machines/kit/event'
import type { Role } from '~machines/kit/words'

/**
 * One trail entry: at this moment this actor, in this role, performed this event on this case, under this version of
 * this procedure, and the case now stands here. Ids, states, codes, counts and hashes; never a name or an identifier.
 */
export interface EntryBody {
  readonly format: 1
  readonly case: string
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly role: Role
  readonly procedure: string
  readonly pack: string
  readonly event: string
  readonly from: string | null
  readonly to: string
  readonly version: number
  readonly facts: TrailFacts
  /** SHA-256 of the payload, which holds 32 random bytes: nobody can guess a name into it */
  readonly payload: string
  /** SHA-256 of the canonical standing after the event */
  readonly standing: string
  /** SHA-256 of the entry before; zeros for the first */
  readonly previous: string
}

/** What an entry says in full. Lives beside the trail, encrypted under the case's key. */
export interface PayloadBody {
  readonly salt: string
  readonly data: unknown
  readonly facts: unknown
  readonly by: unknown
}

export const firstPrevious = '0'.repeat(64)

/** RFC 8785 bytes. They are stored as they are and never made again from parsed JSON. */
export function canonicalBytes(value: unknown): Buffer {
  return Buffer.from(canonicalize(value) as string, 'utf8')
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

export function sha256Hex(bytes: Uint8Array): string {
  return sha256(bytes).toString('hex')
}

/** An entry as it is stored: the bytes, and their hash, which the next entry names. */
export interface StoredEntry {
  readonly seq: number
  readonly hash: Uint8Array
  readonly bytes: Uint8Array
}

export function writeEntry(body: EntryBody): StoredEntry {
  const bytes = canonicalBytes(body)
  return { seq: body.seq, bytes, hash: sha256(bytes) }
}

export function readEntry(bytes: Uint8Array): EntryBody {
  return JSON.parse(Buffer.from(bytes).toString('utf8')) as EntryBody
}
