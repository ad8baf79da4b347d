import { PrismaPg } from '@prisma/adapter-pg'
import pg, { type ClientConfig, type PoolConfig } from 'pg'
import { PrismaClient } from '../../prisma/generated/client'
import { isId } from './ids'

/** The database as its owner reaches it: migrations and the job queue. */
export type OwnerConnection = ClientConfig

/** The database as the portal works in it: a role that may not change or delete the trail. */
export function portalConnection(owner: OwnerConnection, embedded: boolean, login: string | null): PoolConfig {
  if (login) return { connectionString: login, connectionTimeoutMillis: 10_000 }
  if (embedded) return { ...owner, user: 'portal' }
  // one address must serve both: a pool option stays in force even after RESET ROLE
  return { ...owner, options: '-c role=portal' }
}

/**
 * For whom the database is asked: a person, the portal at work (the door, workers, commands), or sign-in before anybody
 * is known. Row security shows each what is theirs; what the portal's rules let through by mistake stays hidden.
 */
export type Viewer = { readonly id: string } | 'portal' | 'signin'

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
  /** The portal at work, each operation in a transaction of its own. */
  readonly portal: Transaction
  /** Sign-in, each operation in a transaction of its own. */
  readonly signIn: Transaction
  /** Answers when the database does. */
  alive(): Promise<void>
  close(): Promise<void>
}

const patience = { maxWait: 20_000, timeout: 30_000 }

export function openDatabase(connection: PoolConfig, max = 20): Database {
  const adapter = new PrismaPg({ ...connection, max }, { statementNameGenerator: ({ sql }) => statementName(sql)! })
  const client = new PrismaClient({ adapter })
  return {
    reading: (viewer, work, caseId) => {
      const named = nameOf(viewer)
      return client.$transaction(async (tx) => {
        await tx.$executeRaw`/* reading */ SELECT set_config('liaison.viewer', ${named}, true),
          set_config('liaison.case', ${caseId ?? ''}, true), set_config('transaction_read_only', 'on', true)`
        return work(tx)
      }, patience)
    },
    working: (work, timeout = patience.timeout) =>
      client.$transaction(
        async (tx) => {
          await working(tx, 'portal')
          return work(tx)
        },
        { maxWait: Math.max(patience.maxWait, timeout / 2), timeout },
      ),
    portal: eachFor(client, 'portal'),
    signIn: eachFor(client, 'signin'),
    alive: async () => {
      await client.$queryRaw`SELECT 1`
    },
    close: () => client.$disconnect(),
  }
}

function nameOf(viewer: Viewer): string {
  if (typeof viewer === 'string') return viewer
  // a person is never called `portal`
  if (!isId(viewer.id)) throw new Error('a viewer must be a person')
  return viewer.id
}

/** A client each of whose operations says first for whom it works. */
function eachFor(client: PrismaClient, viewer: 'portal' | 'signin'): Transaction {
  return client.$extends({
    query: {
      $allOperations: async ({ args, query }) => {
        const [, result] = await client.$transaction([working(client, viewer), query(args)])
        return result
      },
    },
  }) as unknown as Transaction
}

function working(tx: Pick<Transaction, '$executeRaw'>, viewer: 'portal' | 'signin') {
  return tx.$executeRaw`/* working */ SELECT set_config('liaison.viewer', ${viewer}, true)`
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
