import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import pg, { type ClientConfig, type PoolConfig } from 'pg'
import { PrismaClient } from '../../prisma/generated/client'
import { isId } from './ids'
import { silentLog, type Log } from './log.server'
import { statementNames } from './statement-names'

/** The database as its owner reaches it: migrations and the job queue. */
export type OwnerConnection = ClientConfig

/** The database as the portal works in it: a role that may not change or delete the trail. */
export function portalConnection(owner: OwnerConnection, embedded: boolean, login: string | null): PoolConfig {
  if (login) return withOptions({ connectionString: login })
  if (embedded) return { ...owner, user: 'portal' }
  // one address must serve both: a pool option stays in force even after RESET ROLE
  return withOptions(owner, '-c role=portal')
}

/** How long a page may wait for a connection, another's lock, a statement, and a server that fell silent. */
const waiting = {
  ...{ connectionTimeoutMillis: 5_000, lock_timeout: 10_000, statement_timeout: 30_000, query_timeout: 35_000 },
  keepAlive: true,
}

/** Options for every connection of a pool, beside those that an address brings along, which would win otherwise. */
function withOptions(connection: PoolConfig, ...added: readonly string[]): PoolConfig {
  const { connectionString, options, ...rest } = connection
  if (!connectionString) return { ...rest, options: [options, ...added].filter(Boolean).join(' ') }
  const url = new URL(connectionString)
  const own = url.searchParams.get('options')
  url.searchParams.delete('options')
  return { ...rest, connectionString: url.href, options: [own, options, ...added].filter(Boolean).join(' ') }
}

/**
 * For whom something is read: a person, or the portal at work (the door, workers, commands). Row security shows each
 * what is theirs; what the portal's rules let through by mistake stays hidden.
 */
export type Viewer = { readonly id: string } | 'portal'

/** The client inside an open transaction. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/** There is no way to ask without saying for whom. */
export interface Database {
  /**
   * Everything a page reads, in one transaction that can write nothing. `caseId` is the case whose people are named,
   * when the viewer may see it.
   */
  reading<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>, caseId?: string): Promise<T>
  /** The portal at work, in one transaction. */
  working<T>(work: (tx: Transaction) => Promise<T>, timeout?: number): Promise<T>
  /** The portal at work, an operation at a time. */
  readonly portal: Transaction
  /** Sign-in, an operation at a time. */
  readonly signIn: Transaction
  /** Answers when the database does. */
  alive(): Promise<void>
  close(): Promise<void>
}

const patience = { maxWait: 20_000, timeout: 30_000 }

/**
 * Three pools, so that no connection serves one viewer and then another: the portal's and sign-in's say for whom they
 * work as they connect; those that people read by say it in each transaction, and see nothing outside one.
 */
export function openDatabase(connection: PoolConfig, log: Log = silentLog): Database {
  const watched = adapterOptions(log)
  const portal = new PrismaClient({ adapter: new PrismaPg(pooled(connection, 20, 'portal'), watched) })
  const signIn = new PrismaClient({ adapter: new PrismaPg(pooled(connection, 8, 'signin'), watched) })
  const readers = new PrismaClient({ adapter: new ReadingAdapter(pooled(connection, 20), watched) })
  return {
    reading: (viewer, work, caseId) =>
      said.run(settingsFor(viewer, caseId), () => readers.$transaction(work, patience)),
    working: (work, timeout = patience.timeout) =>
      portal.$transaction(work, { maxWait: Math.max(patience.maxWait, timeout / 2), timeout }),
    portal,
    signIn,
    alive: async () => {
      await portal.$queryRaw`SELECT 1`
    },
    close: async () => {
      await Promise.all([portal, signIn, readers].map((client) => client.$disconnect()))
    },
  }
}

function pooled(connection: PoolConfig, max: number, viewer?: 'portal' | 'signin'): PoolConfig {
  return { ...(viewer ? asViewer(connection, viewer) : connection), ...waiting, max }
}

/** Connections that say for whom they work as they connect. */
export function asViewer(connection: PoolConfig, viewer: 'portal' | 'signin'): PoolConfig {
  return withOptions(connection, `-c liaison.viewer=${viewer}`)
}

function adapterOptions(log: Log) {
  const nameOf = statementNames()
  const lost = (error: Error) => log.warn({ err: error }, 'database connection lost')
  return {
    statementNameGenerator: ({ sql }: { sql: string }) => nameOf(sql)!,
    onPoolError: lost,
    onConnectionError: lost,
  }
}

/** What a reading that is about to begin says of itself, as SQL. */
const said = new AsyncLocalStorage<string>()

/** Every transaction says for whom it reads before anything else. */
class ReadingAdapter extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect()
    const begin = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (level) => {
      const tx = await begin(level)
      await tx.executeRaw({ sql: said.getStore()!, args: [], argTypes: [] })
      return tx
    }
    return adapter
  }
}

function settingsFor(viewer: Viewer, caseId = ''): string {
  const name = viewer === 'portal' ? viewer : viewer.id
  // a person is never called `portal`, and nothing but an id is ever written into the statement
  if (viewer !== 'portal' && !isId(name)) throw new Error('a viewer must be a person')
  if (caseId && !isId(caseId)) throw new Error('a case must be named by its id')
  return `SET TRANSACTION READ ONLY; SET LOCAL liaison.viewer = '${name}'; SET LOCAL liaison.viewed = '${caseId}'`
}

/** A pool for the job queue, whose idle connections may be lost without taking the process along. */
export function openPool(connection: OwnerConnection, max: number, onLost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ ...connection, max })
  pool.on('error', onLost)
  pool.on('connect', (client) => client.on('error', onLost))
  return pool
}
