import { readEntry, sha256Hex } from '~/ledger/entry'
import type { Platform } from '~/platform/platform.server'
import { judgeSeal, type SealFinding } from '~/records/verify/index'
import { verifyCase, type CaseFinding } from './verify.server'

/** What holds of a PDF someone hands in: its seal, the register's memory of it, and the trail it belongs to. */
export interface RecordFinding {
  readonly sha256: string
  /** bytes */
  readonly size: number
  readonly seal: SealFinding
  /** the trail has an entry for exactly these bytes; null when it has none */
  readonly register: { readonly form: string; readonly at: string; readonly language: string } | null
  /** of the case it belongs to; null when the register doesn't know the file */
  readonly trail: CaseFinding['verdict'] | null
  /** seal, register and trail agree */
  readonly holds: boolean
}

/**
 * Judges a PDF. A seal alone is not enough: programs call a file with something appended, or cut back, valid; so the
 * file's hash must be in the trail as well. Says nothing of the case that its bearer doesn't hold in hand.
 */
export async function verifyRecord(platform: Platform, bytes: Buffer): Promise<RecordFinding> {
  const { db, clock, signing } = platform
  const sha256 = sha256Hex(bytes)
  const record = await db.portal.record.findUnique({ where: { sha256 } })
  const at = record?.at ?? new Date(clock.now())
  const seal = await judgeSeal(bytes, { authorities: await signing.trustList(), at })
  const known = { sha256, size: bytes.length, seal }
  if (!record) return { ...known, register: null, trail: null, holds: false }
  const finding = await verifyCase(platform, record.caseId)
  const trail = finding?.verdict ?? 'broken'
  const { form, language } = record
  const register = (await isInTrail(platform, record.caseId, sha256)) ? { form, language, at: at.toISOString() } : null
  return { ...known, register, trail, holds: seal.verdict === 'holds' && register !== null && trail !== 'broken' }
}

async function isInTrail({ db }: Platform, caseId: string, sha256: string): Promise<boolean> {
  const entries = await db.portal.entry.findMany({ where: { caseId, event: 'record.seal' } })
  return entries.some(({ bytes }) => readEntry(bytes).facts.sha256 === sha256)
}
