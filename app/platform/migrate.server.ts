import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { openPool } from './db.server'

/** The number `prisma migrate` locks too, so that neither runs beside the other. */
const migrationLock = 72_707_369

/** What is made once for all portals on one database, after its migrations. */
const buildingLock = 72_707_370

/** Does what may happen in one process at a time, over all that share the database. */
export async function inTurn(connection: pg.ClientConfig, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  // the lock goes with the connection; the work itself meets the same trouble and says so
  client.on('error', () => {})
  try {
    await client.query('SELECT pg_advisory_lock($1)', [buildingLock])
    await work()
  } finally {
    await client.end()
  }
}

/** A migration that can't be applied; the message says which and why. */
export class MigrationRefused extends Error {}

/**
 * Brings the database up to date as its owner: the job queue's tables first, then ours. Keeps Prisma's own register
 * (`_prisma_migrations`), so that its command line agrees. Two portals may start at once. Answers what was applied.
 */
export async function migrate(connection: pg.ClientConfig, folder: string): Promise<readonly string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    const pool = openPool(connection, 2, () => {})
    await runMigrations({ pgPool: pool }).finally(() => pool.end())
    return await applyMissing(client, folder)
  } finally {
    await client.end()
  }
}

async function applyMissing(client: pg.Client, folder: string): Promise<string[]> {
  await client.query(register)
  const { rows } = await client.query<Registered>(
    'SELECT migration_name AS name, checksum, finished_at AS finished FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  )
  const done = new Map(rows.map((row) => [row.name, row]))
  const applied: string[] = []
  for (const { name, sql, checksum } of migrationsIn(folder)) {
    const before = done.get(name)
    if (!before) {
      await apply(client, name, sql, checksum)
      applied.push(name)
    } else if (!before.finished) throw new MigrationRefused(`Migration ${name} failed half-way before.`)
    else if (before.checksum !== checksum)
      throw new MigrationRefused(`Migration ${name} was edited after it was applied.`)
  }
  return applied
}

interface Registered {
  readonly name: string
  readonly checksum: string
  readonly finished: Date | null
}

function* migrationsIn(folder: string) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name, 'migration.sql')
    if (!existsSync(path)) continue
    const sql = readFileSync(path, 'utf8')
    yield { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  }
}

/**
 * One simple query: the script and its line in the register, both or neither. Row security holds for an owner who is not
 * exempt, so a migration says that it is the portal's own work.
 */
async function apply(client: pg.Client, name: string, sql: string, checksum: string): Promise<void> {
  const values = [randomUUID(), checksum, name].map((value) => client.escapeLiteral(value)).join(', ')
  const line = `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count") VALUES (${values}, now(), now(), 1)`
  try {
    await client.query(`BEGIN;\nSET LOCAL liaison.viewer = 'portal';\n${sql}\n;${line};\nCOMMIT;`)
  } catch (error) {
    await client.query('ROLLBACK')
    throw new MigrationRefused(`Migration ${name}: ${(error as Error).message}`)
  }
}

const register = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ, "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`
