import { join } from 'node:path'
import { openLiaison } from '~/cases/liaison.server'
import { startPortal } from '~/http/portal.server'
import { startWorker } from '~/jobs/worker.server'
import { openDatabaseServer } from '~/platform/database-server.server'
import { readEnv, SettingRefused } from '~/platform/env.server'
import { openPlatform } from '~/platform/platform.server'
import { practicePeople } from '../prisma/practice-city'
import { seedPracticeCity } from '../prisma/seed'

const root = join(import.meta.dirname, '..')

async function main(): Promise<void> {
  const env = readEnv(process.env)
  const database = await openDatabaseServer(env, join(root, 'prisma/migrations'), say)
  const platform = await openPlatform({ env, ...database, locales: join(root, 'app/ui/locales') })
  const liaison = openLiaison(platform)
  if (env.mode === 'practice') await seedPracticeCity(liaison)
  const worker = await startWorker(liaison)
  const portal = await startPortal({ liaison, env })
  say(`Liaison is at ${portal.url}`)
  say(`Data lies in ${env.dataDir}${database.folder ? `, the database in ${database.folder}` : ''}`)
  if (env.mode === 'practice') for (const { name, title, roles } of practicePeople) say(`  ${name}, ${title} (${roles.join(', ')})`)
  const stop = stopper([portal.close, worker.stop, platform.close, database.stop])
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** Ends everything in order, once. */
function stopper(steps: readonly (() => Promise<void>)[]): () => void {
  return () => {
    void (async () => {
      for (const step of steps) await step()
      process.exit(0)
    })()
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

main().catch((error: unknown) => {
  const expected = error instanceof SettingRefused
  process.stderr.write(`${expected ? error.message : ((error as Error).stack ?? String(error))}\n`)
  process.exit(1)
})
