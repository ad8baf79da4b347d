import { accessSync, constants, mkdirSync } from 'node:fs'
import type { OwnerConnection } from './db.server'
import { SettingRefused, type Env } from './env.server'
import { migrate, MigrationRefused } from './migrate.server'
import { startPostgres } from './postgres.server'

export interface DatabaseServer {
  readonly owner: OwnerConnection
  readonly embedded: boolean
  /** where our own PostgreSQL keeps its data; null with DATABASE_URL */
  readonly folder: string | null
  stop(): Promise<void>
}

/** The database, ours or the operator's, migrated and ready; trouble is one sentence. */
export async function openDatabaseServer(
  env: Env,
  migrations: string,
  say: (line: string) => void,
): Promise<DatabaseServer> {
  requireWritable(env.dataDir)
  const server = env.databaseUrl ? outside(env.databaseUrl) : await embedded(env.dataDir, say)
  try {
    const applied = await migrate(server.owner, migrations)
    if (applied.length > 0) say(`Database brought up to date: ${applied.join(', ')}`)
    return server
  } catch (error) {
    await server.stop()
    throw refusalOf(error as Error & { code?: string })
  }
}

function outside(url: string): DatabaseServer {
  return {
    owner: { connectionString: url, connectionTimeoutMillis: 10_000 },
    embedded: false,
    folder: null,
    stop: async () => {},
  }
}

async function embedded(dataDir: string, say: (line: string) => void): Promise<DatabaseServer> {
  const { host, port, user, database, folder, stop } = await startPostgres(dataDir, say)
  return { owner: { host, port, user, database }, embedded: true, folder, stop }
}

/** Creates the data folder when it is missing. */
function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch {
    throw new SettingRefused(
      `The data folder ${folder} can't be written to; give another by DATA_DIR, or its owner the right to write.`,
    )
  }
}

function refusalOf(error: Error & { code?: string }): Error {
  if (error instanceof MigrationRefused) return new SettingRefused(error.message)
  const unreachable = [
    'ECONNREFUSED',
    'ENOTFOUND',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENOENT',
    '28P01',
    '28000',
    '3D000',
    '42501',
  ].includes(error.code ?? '')
  const timedOut = /timeout/i.test(error.message)
  return unreachable || timedOut
    ? new SettingRefused(`The database given by DATABASE_URL can't be used: ${error.message}.`)
    : error
}
