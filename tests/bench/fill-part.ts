import pg from 'pg'
import type { OwnerConnection } from '~/platform/db.server'
import { openVault } from '~/platform/vault.server'
import { live, type Life } from './life'
import { store } from './store'

/** A process of its own that fills every `step`th case from `from` on. */
export interface Part {
  readonly owner: OwnerConnection
  /** the master key, in base64 */
  readonly key: string
  readonly from: number
  readonly step: number
  readonly of: number
}

const batch = 200

process.once('message', (part: Part) => {
  fillPart(part).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${(error as Error).stack}\n`)
      process.exit(1)
    },
  )
})

async function fillPart({ owner, key, from, step, of }: Part): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  // a filling that is cut short is thrown away whole
  await client.query('SET synchronous_commit = off')
  const vault = openVault(Buffer.from(key, 'base64'))
  let stored = Promise.resolve()
  for (let n = from; n < of; n += step * batch) {
    const lives: Life[] = []
    for (let m = n; m < Math.min(of, n + step * batch); m += step) lives.push(live(vault, m))
    await stored
    stored = store(client, lives)
  }
  await stored
  await client.end()
}
