import { Prisma, type Case, type Organisation, type Person } from '../../prisma/generated/client'
import type { PersonRow } from '~/people/actors.server'
import type { Transaction } from './transaction.server'
import type { Command } from './types'

export type CaseRow = Case

/** By name: a column that a newer version of the portal adds doesn't disturb this one. */
const columns = Prisma.raw(Object.keys(Prisma.CaseScalarFieldEnum).map(quoted).join(', '))

/** The case's row, locked until the transaction ends: events on one case happen one after another. */
export async function lockCase(tx: Transaction, caseId: string): Promise<CaseRow | null> {
  const rows = await tx.$queryRaw<CaseRow[]>`
    /* lock-case */ SELECT ${columns} FROM "Case" WHERE id = ${caseId}::uuid FOR UPDATE`
  return rows[0] ? withBytes(rows[0]) : null
}

/** A case that is being opened has no row to lock; its id stands in, so that a double click opens one case. */
export async function lockNewCase(tx: Transaction, caseId: string): Promise<CaseRow | null> {
  await tx.$queryRaw`/* lock-new-case */ SELECT pg_advisory_xact_lock(hashtextextended(${caseId}, 0))::text AS locked`
  return lockCase(tx, caseId)
}

interface Earlier {
  readonly seq: number
  readonly version: number
  readonly actor: string
}

/** What the door asks under the lock, in one round trip. */
interface Recalled {
  /** the database's clock */
  readonly now: string
  /** what this token was answered before */
  readonly earlier: Earlier | null
  /** the person who acts, as they stand now; null for the clock, the worker and a person nobody knows */
  readonly person: PersonRow | null
}

interface RecalledRow {
  readonly now: Date
  readonly seq: number | null
  readonly version: number
  readonly actor: string
  readonly person: Person | null
  readonly organisation: Organisation
}

export async function recall(tx: Transaction, command: Command): Promise<Recalled> {
  const { caseId, token, actor: who } = command
  const personId = who.kind === 'person' ? who.personId : null
  const [row] = await tx.$queryRaw<RecalledRow[]>`
    /* recall */ SELECT date_trunc('milliseconds', clock_timestamp()) AS now, seq, version, actor,
      to_json(person) AS person, to_json(organisation) AS organisation
    FROM (SELECT 1) AS one
    LEFT JOIN "Entry" ON "caseId" = ${caseId}::uuid AND token = ${token}
    LEFT JOIN "Person" AS person ON person.id = ${personId}::uuid
    LEFT JOIN "Organisation" AS organisation ON organisation.id = person."organisationId"`
  const { now, seq, version, actor, person, organisation } = row!
  return {
    now: now.toISOString(),
    earlier: seq === null ? null : { seq, version, actor },
    person: person && { ...person, organisation },
  }
}

function quoted(column: string): string {
  return `"${column}"`
}

function withBytes(row: CaseRow): CaseRow {
  return {
    ...row,
    dossier: Buffer.from(row.dossier),
    head: Buffer.from(row.head),
    key: row.key && Buffer.from(row.key),
  }
}
