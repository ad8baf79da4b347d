import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
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
  const { host, port, user, database, folder, stop } = await startPostgres(dataDir, say).catch((error: unknown) => {
    throw new SettingRefused(`The portal's own PostgreSQL can't run on ${dataDir}: ${wordsOf(error as Error)}`)
  })
  return { owner: { host, port, user, database }, embedded: true, folder, stop }
}

/** Creates the data folder when it is missing. */
function requireWritable(folder: string): void {
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch {
    throw new SettingRefused(
      `The data folder ${folder} can't be written to; give another by DATA_DIR, or its owner the right to write.`,
    )
  }
}

/** Of all that PostgreSQL wrote, what ended it. */
function wordsOf({ message }: Error): string {
  const fatal = [...message.matchAll(/(?:FATAL|PANIC|initdb: error): +(.*)/g)].at(-1)?.[1]
  return `${fatal ?? message.trim()}.`
}

/** Folder by folder: Node's own way through several never ends where the system lets none be made, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o711 })
  } catch (error) {
    // another portal that starts may have been first
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function refusalOf(error: Error & { code?: string }): Error {
  if (error instanceof MigrationRefused) return new SettingRefused(error.message)
  // a socket's, TLS's or PostgreSQL's own: connecting, logging in, rights, room, shutting down
  const unusable =
    /^(E[A-Z_]+|[A-Z_]*(CERT|TLS|SSL)[A-Z_]*|UNABLE_TO_[A-Z_]+|08\w{3}|28\w{3}|3D000|42501|53\w{3}|57P\d\d|0A000)$/
  const unspoken = /timeout|Connection terminated|does not support SSL|SASL/i
  return unusable.test(error.code ?? '') || unspoken.test(error.message)
    ? new SettingRefused(`The database given by DATABASE_URL can't be used: ${error.message}.`)
    : error
}
