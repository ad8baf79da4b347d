import type { Case } from '../../prisma/generated/client'
import type { Transaction } from './transaction.server'
import type { Command } from './types'

export type CaseRow = Case

/** The case's row, locked until the transaction ends: events on one case happen one after another. */
export async function lockCase(tx: Transaction, caseId: string): Promise<CaseRow | null> {
  const rows = await tx.$queryRaw<CaseRow[]>`SELECT * FROM "Case" WHERE id = ${caseId}::uuid FOR UPDATE`
  return rows[0] ? withBytes(rows[0]) : null
}

/** A case that is being opened has no row to lock; its id stands in, so that a double click opens one case. */
export async function lockNewCase(tx: Transaction, caseId: string): Promise<CaseRow | null> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${caseId}, 0))::text AS locked`
  return lockCase(tx, caseId)
}

interface Earlier {
  readonly seq: number
  readonly version: number
  readonly actor: string
}

/** The database's clock, and what this token was answered before; asked under the lock. */
export async function recall(
  tx: Transaction,
  { caseId, token }: Command,
): Promise<{ now: string; earlier: Earlier | null }> {
  const [row] = await tx.$queryRaw<{ now: Date; seq: number | null; version: number; actor: string }[]>`
    SELECT date_trunc('milliseconds', clock_timestamp()) AS now, seq, version, actor
    FROM (SELECT 1) AS one LEFT JOIN "Entry" ON "caseId" = ${caseId}::uuid AND token = ${token}`
  const { now, seq, version, actor } = row!
  return { now: now.toISOString(), earlier: seq === null ? null : { seq, version, actor } }
}

function withBytes(row: CaseRow): CaseRow {
  return {
    ...row,
    dossier: Buffer.from(row.dossier),
    head: Buffer.from(row.head),
    key: row.key && Buffer.from(row.key),
  }
}
