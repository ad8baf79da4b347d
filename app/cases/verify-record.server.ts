import { readEntry, sha256Hex } from '~/ledger/entry'
import type { Platform } from '~/platform/platform.server'
import { verifyPdf, type Verdict } from '~/records/verify/index'
import { verifyCase, type CaseFinding } from './verify.server'

/** What holds of a PDF someone hands in: its seal, the register's memory of it, and the trail it belongs to. */
export interface RecordFinding {
  readonly sha256: string
  readonly seal: Verdict
  /** the trail has an entry for exactly these bytes; null when it has none */
  readonly register: { readonly form: string; readonly at: string; readonly language: string } | null
  /** null when the register doesn't know the file */
  readonly trail: CaseFinding['verdict'] | null
}

/**
 * Judges a PDF. A seal alone is not enough: programs call a file with something appended, or cut back, valid; so the
 * file's hash must be in the trail as well. Says nothing about the case that its bearer doesn't hold in hand.
 */
export async function verifyRecord(platform: Platform, bytes: Buffer): Promise<RecordFinding> {
  const sha256 = sha256Hex(bytes)
  const seal = await verifyPdf(bytes, { trust: await platform.signer.trustList() })
  const record = await platform.db.record.findUnique({ where: { sha256 } })
  if (!record) return { sha256, seal, register: null, trail: null }
  const inTrail = await isInTrail(platform, record.caseId, sha256)
  const finding = await verifyCase(platform, record.caseId)
  const { form, at, language } = record
  return {
    sha256,
    seal,
    register: inTrail ? { form, language, at: at.toISOString() } : null,
    trail: finding?.verdict ?? null,
  }
}

async function isInTrail({ db }: Platform, caseId: string, sha256: string): Promise<boolean> {
  const entries = await db.entry.findMany({ where: { caseId, event: 'record.seal' } })
  return entries.some(({ bytes }) => readEntry(bytes).facts.sha256 === sha256)
}
