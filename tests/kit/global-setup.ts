import { mkdtempSync, rmSync, chmodSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '~/platform/migrate.server'
import { startPostgres } from '~/platform/postgres.server'

declare module 'vitest' {
  interface ProvidedContext {
    postgresHost: string
    /** everything of this run that ends with it */
    runFolder: string
  }
}

/** One PostgreSQL for the whole run, with a migrated template from which each test clones a database of its own. */
export default async function setup(project: TestProject) {
  // directly under /var/tmp, where an unprivileged PostgreSQL can reach it too
  const folder = mkdtempSync(join('/var/tmp', 'liaison-test-'))
  chmodSync(folder, 0o711)
  const postgres = await startPostgres(folder)
  const owner = { host: postgres.host, user: postgres.user }
  const client = new pg.Client({ ...owner, database: 'postgres' })
  await client.connect()
  await client.query('CREATE DATABASE postgres_template')
  await client.end()
  await migrate({ ...owner, database: 'postgres_template' }, 'prisma/migrations')
  project.provide('postgresHost', postgres.host)
  project.provide('runFolder', folder)
  return async () => {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
