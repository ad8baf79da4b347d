import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { settableClock } from '~/platform/clock.server'
import { readEnv } from '~/platform/env.server'
import { silentLog } from '~/platform/log.server'
import { openPlatform } from '~/platform/platform.server'

/** A database of one's own, cloned from the migrated template. */
export async function cloneDatabase(): Promise<pg.ClientConfig & { drop(): Promise<void> }> {
  const host = inject('postgresHost')
  const database = `t_${randomUUID().replaceAll('-', '')}`
  // the template must have no other connection while it is copied: one clone at a time over all test processes
  await asOwner(host, async (client) => {
    await client.query('SELECT pg_advisory_lock(4711)')
    await client.query(`CREATE DATABASE ${database} TEMPLATE postgres_template`)
  })
  return {
    host,
    user: 'app',
    database,
    drop: () =>
      asOwner(host, (client) => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`).then(() => {})),
  }
}

async function asOwner(host: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ host, user: 'app', database: 'postgres' })
  await client.connect()
  await work(client).finally(() => client.end())
}

/** A platform over a database and a data folder of its own, at an instant the test sets. */
export async function openTestPlatform(start = '2026-11-23T09:00:00.000Z') {
  const { drop, ...owner } = await cloneDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'liaison-data-'))
  const clock = settableClock(start)
  const env = readEnv({ DATA_DIR: dataDir, PORT: '3000', SEAL_ALGORITHM: 'p-256' })
  const platform = await openPlatform({ env, owner, embedded: true, locales: 'app/ui/locales', clock, log: silentLog })
  return {
    platform,
    owner,
    clock,
    close: async () => {
      await platform.close()
      await drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
