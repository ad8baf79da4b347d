import { PrismaPg } from '@prisma/adapter-pg'
import pg, { type ClientConfig, type PoolConfig } from 'pg'
import { PrismaClient } from '../../prisma/generated/client'
import { silentLog, type Log } from './log.server'

/** The database as its owner reaches it: migrations and the job queue. */
export type OwnerConnection = ClientConfig

/** The database as the portal works in it: a role that may not change or delete the trail. */
export function portalConnection(owner: OwnerConnection, embedded: boolean): PoolConfig {
  if (embedded) return { ...owner, user: 'portal' }
  // one address must serve both: a pool option stays in force even after RESET ROLE
  return { ...owner, options: '-c role=portal' }
}

/** How long a page may wait for a connection, another's lock, a statement, and a server that fell silent. */
const waiting = {
  ...{ connectionTimeoutMillis: 5_000, lock_timeout: 10_000, statement_timeout: 30_000, query_timeout: 35_000 },
  keepAlive: true,
}

export function openDatabase(connection: PoolConfig, log: Log = silentLog, max = 20): PrismaClient {
  const lost = (error: Error) => log.warn({ err: error }, 'database connection lost')
  const adapter = new PrismaPg(
    { ...connection, ...waiting, max },
    {
      statementNameGenerator: ({ sql }) => statementName(sql)!,
      onPoolError: lost,
      onConnectionError: lost,
    },
  )
  return new PrismaClient({ adapter })
}

/**
 * A statement that begins with its name in a comment is parsed once on each connection and then sent by that name. Only
 * for statements whose text never varies and whose plan doesn't depend on what is asked.
 */
export function statementName(sql: string): string | undefined {
  return /^\s*\/\* ([a-z-]+) \*\//.exec(sql)?.[1]
}

/** A pool for the job queue, whose idle connections may be lost without taking the process along. */
export function openPool(connection: OwnerConnection, max: number, onLost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ ...connection, max })
  pool.on('error', onLost)
  pool.on('connect', (client) => client.on('error', onLost))
  return pool
}
