import { createHmac } from 'node:crypto'
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterQueue,
  RateLimiterQueueError,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible'
import type { PoolConfig } from 'pg'
import { asViewer, openPool } from './db.server'
import type { Log } from './log.server'

/** So many requests in so many seconds. */
export interface Allowance {
  readonly points: number
  readonly seconds: number
}

/**
 * Counts how often somebody asked, over all processes of the portal. Who asks is known to the table by a keyed hash only.
 * While the database is away each process counts for itself.
 */
export interface Limiter {
  /** Counts one request. Answers null when it is within the allowance, else the seconds until it is again. */
  count(name: string, allowance: Allowance, who: string): Promise<number | null>
  /** Takes one back: it turned out to be none that the limit is meant for. */
  giveBack(name: string, allowance: Allowance, who: string): Promise<void>
  /**
   * Waits until it is their turn: somebody's requests go on one after the other, so many seconds apart, and others' pages
   * in between. False when too many wait already.
   */
  turn(name: string, apart: number, who: string): Promise<boolean>
  /** a word for whoever it is, which says nothing about them */
  alias(who: string): string
  close(): Promise<void>
}

/** How long a count may take before this process counts for itself: a page doesn't wait for a database that hangs. */
const patience = 1_000

export function openLimiter(connection: PoolConfig, secret: Buffer, log: Log): Limiter {
  const waiting = { connectionTimeoutMillis: patience, query_timeout: patience }
  const pool = openPool({ ...asViewer(connection, 'portal'), ...waiting }, 4, (error) =>
    log.warn({ err: error }, 'limits kept in memory'),
  )
  const limiters = new Map<string, RateLimiterAbstract>()
  const limiterFor = (name: string, { points, seconds }: Allowance) => {
    const kept = limiters.get(name)
    if (kept) return kept
    const common = { keyPrefix: name, points, duration: seconds }
    const made = new RateLimiterPostgres({
      ...common,
      storeClient: pool,
      storeType: 'pool',
      tableName: 'Rate',
      // the portal's role may make no table: the migration did
      tableCreated: true,
      clearExpiredByTimeout: limiters.size === 0,
      // who goes over the limit costs no query until their time is up
      inMemoryBlockOnConsumed: points + 1,
      inMemoryBlockDuration: seconds,
      insuranceLimiter: new RateLimiterMemory(common),
    })
    limiters.set(name, made)
    return made
  }
  const queues = new Map<string, RateLimiterQueue>()
  const queueFor = (name: string, apart: number) => {
    const kept = queues.get(name)
    if (kept) return kept
    const pace = new RateLimiterMemory({ keyPrefix: `turn-${name}`, points: 1, duration: apart })
    const made = new RateLimiterQueue(pace, { maxQueueSize: mostWaiting })
    queues.set(name, made)
    return made
  }
  const hashed = (who: string) => createHmac('sha256', secret).update(who).digest('hex')
  return {
    count: (name, allowance, who) =>
      limiterFor(name, allowance)
        .consume(hashed(who))
        .then(() => null, secondsLeft),
    giveBack: async (name, allowance, who) => void (await limiterFor(name, allowance).reward(hashed(who))),
    turn: (name, apart, who) =>
      queueFor(name, apart)
        .removeTokens(1, hashed(who))
        .then(() => true, isQueueFull),
    alias: (who) => `n-${hashed(who).slice(0, 12)}`,
    close: () => pool.end(),
  }
}

/** As many of one network as may wait for their turn in a process. */
const mostWaiting = 100

function isQueueFull(refused: unknown): false {
  if (!(refused instanceof RateLimiterQueueError)) throw refused
  return false
}

/** Refusals are thrown by the library as what is left of the time; anything else is an error. */
function secondsLeft(refused: unknown): number {
  if (!(refused instanceof RateLimiterRes)) throw refused
  return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000))
}
