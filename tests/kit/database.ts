import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { settableClock } from '~/platform/clock.server'
import { readEnv } from '~/platform/env.server'
import { silentLog } from '~/platform/log.server'
import { openPlatform } from '~/platform/platform.server'

/** A database that others are copied from, and the folder that goes with it; `name` is its name in PostgreSQL. */
export interface Template {
  readonly name: string
  readonly dataDir?: string
}

const migrated: Template = { name: 'postgres_template' }

/** A database of one's own, copied from a template; from the migrated one when nothing else is said. */
export async function cloneDatabase({ name }: Template = migrated): Promise<
  pg.ClientConfig & { drop(): Promise<void> }
> {
  const host = inject('postgresHost')
  const database = `t_${randomUUID().replaceAll('-', '')}`
  // a template must have no other connection while it is copied: one clone at a time over all test processes
  await asOwner(async (client) => {
    await client.query('SELECT pg_advisory_lock(4711)')
    await client.query(`CREATE DATABASE ${database} TEMPLATE ${name}`)
  })
  return {
    host,
    user: 'app',
    database,
    drop: () => asOwner((client) => client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`).then(() => {})),
  }
}

/**
 * The template of this name, made by the first of all test processes to ask: `fill` fills a platform, which is closed
 * before anybody copies it.
 */
export async function templateMade(
  name: string,
  fill: (platform: TestPlatform['platform']) => Promise<void>,
): Promise<Required<Template>> {
  const template = { name, dataDir: join(inject('runFolder'), name) }
  await asOwner(async (client) => {
    await client.query('SELECT pg_advisory_lock(4712)')
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount) return
    const { platform, owner } = await openTestPlatform()
    await fill(platform)
    await platform.close()
    await cp(platform.env.dataDir, template.dataDir, { recursive: true })
    await rm(platform.env.dataDir, { recursive: true })
    await client.query(`ALTER DATABASE ${owner.database} RENAME TO ${name}`)
  })
  return template
}

async function asOwner(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ host: inject('postgresHost'), user: 'app', database: 'postgres' })
  await client.connect()
  await work(client).finally(() => client.end())
}

/** Instant at which tests begin when they don't say otherwise. */
export const usualStart = '2026-11-23T09:00:00.000Z'

export type TestPlatform = Awaited<ReturnType<typeof openTestPlatform>>

/** A platform over a database and a data folder of its own, at an instant the test sets. */
export async function openTestPlatform(start = usualStart, template = migrated) {
  const { drop, ...owner } = await cloneDatabase(template)
  const dataDir = await mkdtemp(join(tmpdir(), 'liaison-data-'))
  if (template.dataDir) await cp(template.dataDir, dataDir, { recursive: true })
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
