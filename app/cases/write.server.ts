import { Prisma } from '../../prisma/generated/client'
import type { Happened, Prepared } from './prepare.server'
import type { Transaction } from './transaction.server'

/** Writes the case's new state, its entry and its payload in one statement. */
export async function write(
  tx: Transaction,
  happened: Happened,
  { columns, entry, payload, version }: Prepared,
): Promise<void> {
  const { command, by, facts, row } = happened
  const { caseId, token, event } = command
  const { seq, hash, bytes } = entry
  await tx.$executeRaw`
    /* ${Prisma.raw(statement(row, columns))} */ WITH moved AS (${row ? updated(caseId, columns) : inserted(columns)}),
    chained AS (
      INSERT INTO "Entry" ("caseId", seq, hash, bytes, event, actor, at, token, version)
      VALUES (${caseId}::uuid, ${seq}, ${hash}, ${bytes}, ${event.name}, ${by.id}, ${new Date(facts.now)}, ${token}, ${version})
    )
    INSERT INTO "Payload" ("caseId", seq, sealed) VALUES (${caseId}::uuid, ${seq}, ${payload})`
}

/** The statement's name by the columns it writes: a case that is opened, one that says something new, one that moves only. */
function statement(row: Happened['row'], columns: Prepared['columns']): string {
  if (!row) return 'open-case'
  return 'dossier' in columns ? 'tell-case' : 'move-case'
}

function updated(caseId: string, columns: Prepared['columns']): Prisma.Sql {
  const changes = Object.entries(columns).map((column) => Prisma.sql`${name(column[0])} = ${typed(column)}`)
  return Prisma.sql`UPDATE "Case" SET ${Prisma.join(changes)} WHERE id = ${caseId}::uuid`
}

function inserted(columns: Prepared['columns']): Prisma.Sql {
  const values = Object.entries(columns)
  return Prisma.sql`INSERT INTO "Case" (${Prisma.join(values.map(([column]) => name(column)))}) VALUES (${Prisma.join(values.map(typed))})`
}

const uuids = new Set(['id', 'agencyId', 'providerId', 'requesterId', 'originId'])
const instants = new Set(['servedAt', 'answeredAt', 'dueAt'])

function typed([column, value]: [string, unknown]): Prisma.Sql {
  if (column === 'context') return Prisma.sql`${JSON.stringify(value)}::jsonb`
  if (uuids.has(column)) return Prisma.sql`${value}::uuid`
  if (instants.has(column)) return Prisma.sql`${value}::timestamptz`
  return Prisma.sql`${value}`
}

/** Column names come from `prepare` alone, never from input. */
function name(column: string): Prisma.Sql {
  return Prisma.raw(`"${column}"`)
}
