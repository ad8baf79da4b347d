import { randomBytes } from 'node:crypto'
import { Prisma } from '../../prisma/generated/client'
import { definitionOf, type Accepted } from '~machines/kit/decide'
import type { ActorOnCase, Facts } from '~machines/kit/facts'
import type { Procedure } from '~machines/kit/procedure'
import {
  canonicalBytes,
  firstPrevious,
  sha256Hex,
  writeEntry,
  type PayloadBody,
  type StoredEntry,
} from '~/ledger/entry'
import type { Vault } from '~/platform/vault.server'
import { payloadName, sealDossier, type CaseContent } from './content.server'
import { listingOf } from './listing'
import type { CaseRow } from './lock.server'
import type { Transaction } from './transaction.server'
import type { Command } from './types'

export interface Writing {
  readonly tx: Transaction
  readonly vault: Vault
  readonly command: Command
  readonly row: CaseRow | null
  readonly procedure: Procedure
  readonly packId: string
  readonly content: CaseContent
  readonly by: ActorOnCase
  readonly facts: Facts
  readonly decision: Accepted<unknown, unknown>
  readonly version: number
}

/** Writes the case's new state, its entry and its payload in one statement; answers the entry's number. */
export async function write(writing: Writing): Promise<number> {
  const payload = payloadOf(writing)
  const entry = entryOf(writing, payload)
  const { command, vault, content } = writing
  const sealed = vault.seal(content.key, payload, payloadName(command.caseId, entry.seq))
  await writing.tx.$executeRaw`
    WITH moved AS (${caseSql(writing, entry)}),
    chained AS (${entrySql(writing, entry)})
    INSERT INTO "Payload" ("caseId", seq, sealed) VALUES (${command.caseId}::uuid, ${entry.seq}, ${sealed})`
  return entry.seq
}

function payloadOf({ decision, facts, by }: Writing): Buffer {
  const body: PayloadBody = { salt: randomBytes(32).toString('base64'), data: decision.data, facts, by }
  return canonicalBytes(body)
}

function entryOf(writing: Writing, payload: Buffer): StoredEntry {
  const { command, row, procedure, by, facts, decision } = writing
  return writeEntry({
    format: 1,
    case: command.caseId,
    seq: (row?.entries ?? 0) + 1,
    at: facts.now,
    actor: by.id,
    role: decision.role,
    procedure: procedure.id,
    pack: writing.packId,
    event: command.event.name,
    from: row?.state ?? null,
    to: decision.standing.state,
    version: writing.version,
    facts: definitionOf(procedure, command.event.name)!.trail(decision.data),
    payload: sha256Hex(payload),
    standing: sha256Hex(canonicalBytes(decision.standing)),
    previous: row ? Buffer.from(row.head).toString('hex') : firstPrevious,
  })
}

function entrySql({ command, by, facts, version }: Writing, { seq, hash, bytes }: StoredEntry): Prisma.Sql {
  return Prisma.sql`INSERT INTO "Entry" ("caseId", seq, hash, bytes, event, actor, at, token, version)
    VALUES (${command.caseId}::uuid, ${seq}, ${hash}, ${bytes}, ${command.event.name}, ${by.id},
      ${new Date(facts.now)}, ${command.token}, ${version})`
}

function caseSql(writing: Writing, entry: StoredEntry): Prisma.Sql {
  const { row, command, procedure, packId, content, facts } = writing
  const columns = { ...columnsOf(writing, entry), changedAt: new Date(facts.now) }
  if (row) return Prisma.sql`UPDATE "Case" SET ${assignments(columns)} WHERE id = ${command.caseId}::uuid`
  const all = {
    id: command.caseId,
    procedure: procedure.id,
    pack: packId,
    key: content.wrapped,
    openedAt: columns.changedAt,
    ...columns,
  }
  return Prisma.sql`INSERT INTO "Case" (${names(Object.keys(all))}) VALUES (${Prisma.join(Object.entries(all).map(typed))})`
}

function columnsOf({ command, vault, content, procedure, decision, version }: Writing, entry: StoredEntry) {
  const { standing, dossier } = decision
  const { title, ...listing } = listingOf(procedure.id, standing, dossier)
  return {
    version,
    state: standing.state,
    closed: standing.closed,
    context: standing.context,
    ...(dossier === content.asked.dossier && entry.seq > 1
      ? {}
      : { dossier: sealDossier(vault, content.key, command.caseId, dossier) }),
    entries: entry.seq,
    head: entry.hash,
    ...listing,
    title: title === null ? null : vault.sealSmall(title),
  }
}

const uuids = new Set(['id', 'agencyId', 'providerId', 'requesterId'])
const instants = new Set(['servedAt', 'dueAt'])

function typed([name, value]: [string, unknown]): Prisma.Sql {
  if (name === 'context') return Prisma.sql`${JSON.stringify(value)}::jsonb`
  if (uuids.has(name)) return Prisma.sql`${value}::uuid`
  if (instants.has(name)) return Prisma.sql`${value}::timestamptz`
  return Prisma.sql`${value}`
}

function assignments(columns: Record<string, unknown>): Prisma.Sql {
  return Prisma.join(Object.entries(columns).map((column) => Prisma.sql`${names([column[0]])} = ${typed(column)}`))
}

/** Column names come from this file alone, never from input. */
function names(columns: readonly string[]): Prisma.Sql {
  return Prisma.raw(columns.map((column) => `"${column}"`).join(', '))
}
