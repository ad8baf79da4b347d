import { join } from 'node:path'
import { firstInvitation } from '~/cases/first-operator.server'
import { openLiaison, type Liaison } from '~/cases/liaison.server'
import { startPortal } from '~/http/portal.server'
import { startWorker } from '~/jobs/worker.server'
import { openDatabaseServer } from '~/platform/database-server.server'
import { readEnv, SettingRefused } from '~/platform/env.server'
import { openPlatform } from '~/platform/platform.server'
import { practicePeople } from '../prisma/practice-city'
import { seedPracticeCases, seedPracticeCity } from '../prisma/seed'

const root = join(import.meta.dirname, '..')

async function main(): Promise<void> {
  const env = readEnv(process.env)
  const database = await openDatabaseServer(env, join(root, 'prisma/migrations'), say)
  const platform = await openPlatform({ env, ...database, locales: join(root, 'app/ui/locales') })
  const liaison = openLiaison(platform)
  if (env.mode === 'practice') await seedPractice(liaison)
  const worker = await startWorker(liaison)
  const portal = await startPortal({ liaison, env, dev: process.argv.includes('--dev') })
  say(`Liaison is at ${env.publicUrl}`)
  say(`Data lies in ${env.dataDir}${database.folder ? `, the database in ${database.folder}` : ''}`)
  if (env.mode === 'practice') sayPersonas()
  else await sayInvitation(liaison)
  const stop = stopper([portal.close, worker.stop, platform.close, database.stop])
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

async function seedPractice(liaison: Liaison): Promise<void> {
  await seedPracticeCity(liaison)
  await seedPracticeCases(liaison)
}

function sayPersonas(): void {
  say('Sign in as one of the practice city:')
  for (const { name, title, roles } of practicePeople) say(`  ${name}, ${title} (${roles.join(', ')})`)
}

async function sayInvitation(liaison: Liaison): Promise<void> {
  const link = await firstInvitation(liaison)
  if (link)
    say(
      `Nobody operates this portal yet. The first operator joins by this link, which serves once and for seven days:\n  ${link}`,
    )
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
