import { z } from 'zod'
import { optionalLine } from './text'

// Material that shows the abuse of children is named by hash and reference, and by nothing that leads to it.

/** Stands for material that nobody may copy, describe or send: its hash and the provider's own reference to it. */
export interface MaterialReference {
  /** lower-case hex: MD5, SHA-1, SHA-256 or SHA-512; empty where only the reference is known */
  readonly hash: string
  readonly reference: string
}

/** Hex of the length of a known hash, or none. */
const hash = z.string().regex(/^(?:|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/, 'hash-malformed')

export const MaterialReferencesSchema = z
  .array(z.strictObject({ hash, reference: optionalLine(120) }))
  .max(500, 'too-long')

const link = /(?:\bhttps?:|\bhxxps?:|\bwww\.|\bdata:)/i

/** Whether a text leads to something instead of naming it. */
export function isLinking(text: string): boolean {
  return link.test(text)
}
