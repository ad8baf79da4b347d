import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { OwnerConnection } from '~/platform/db.server'
import type { Part } from './fill-part'

export interface Filling {
  readonly owner: OwnerConnection
  readonly key: Buffer
  readonly cases: number
}

/**
 * Fills a database with cases whose every event went through the real `decide` and whose chains verify, in bulk instead
 * of one transaction each, by a process for each core. For the benchmark only.
 */
export async function fill({ owner, key, cases }: Filling): Promise<void> {
  const step = Math.max(1, Math.min(cpus().length, 8))
  const parts = Array.from({ length: step }, (_, from) =>
    run({ owner, key: key.toString('base64'), from, step, of: cases }),
  )
  await Promise.all(parts)
  await tidy(owner)
}

async function run(part: Part): Promise<void> {
  const child = fork(join(import.meta.dirname, 'fill-part.ts'), {
    execArgv: ['--import', 'tsx', '--max-semi-space-size=64'],
  })
  child.send(part)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error('filling the database failed')
}

/** What PostgreSQL does by itself after a while: statistics for its plans, and the map of what every reader may see. */
async function tidy(owner: OwnerConnection): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  await client.query('VACUUM ANALYZE')
  await client.end()
}
