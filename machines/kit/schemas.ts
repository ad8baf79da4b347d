import { z } from 'zod'
import { languages } from './words'

// Pieces that the events of several procedures carry.

export const uuid = z.uuid('malformed')
export const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/, 'code-unknown')
/** hex */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'malformed')
export const nothing = z.strictObject({})
export const instant = z.iso.datetime('malformed')

/** A record that was sealed. */
export const SealedRecordSchema = z.strictObject({
  form: z.string().regex(/^[a-zA-Z]+$/, 'malformed'),
  /** sequence number of the entry the record is about */
  entry: z.int().positive(),
  language: z.enum(languages),
  sha256,
  /** SHA-256 of the encrypted bytes, under which they are stored; safe in the trail */
  sealed: sha256,
  size: z.int().positive(),
})
