import { join } from 'node:path'
import { firstInvitation } from '~/cases/first-operator.server'
import { openLiaison, type Liaison } from '~/cases/liaison.server'
import { requireFreePort, startPortal } from '~/http/portal.server'
import { startWorker } from '~/jobs/worker.server'
import { openDatabaseServer } from '~/platform/database-server.server'
import { readEnv, SettingRefused } from '~/platform/env.server'
import { openPlatform } from '~/platform/platform.server'
import { practicePeople } from '../prisma/practice-city'
import { buildPracticeCity } from '../prisma/seed'

const root = join(import.meta.dirname, '..')

/** What ends what was opened, in the order of opening. */
const closers: (() => Promise<void>)[] = []
let leaving: Promise<never> | null = null

async function main(): Promise<void> {
  const env = readEnv(process.env)
  // Ctrl-C is heard twice, from the terminal and through `npm start`
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void leave(0))
  await requireFreePort(env)
  const database = await openDatabaseServer(env, join(root, 'prisma/migrations'), say)
  closers.push(database.stop)
  const platform = await openPlatform({ env, ...database, locales: join(root, 'app/ui/locales') })
  closers.push(platform.close)
  const liaison = openLiaison(platform)
  if (env.mode === 'practice') await buildPracticeCity(liaison, database.owner)
  const worker = await startWorker(liaison)
  closers.push(worker.stop)
  const portal = await startPortal({ liaison, env, dev: process.argv.includes('--dev') })
  closers.push(portal.close)
  say(`Liaison is at ${env.publicUrl}`)
  say(`Data lies in ${env.dataDir}${database.folder ? `, the database in ${database.folder}` : ''}`)
  if (env.mode === 'practice') sayPersonas()
  else await sayInvitation(liaison)
}

/** Ends everything, last opened first, once; the first who leaves says with which code. */
function leave(code: number): Promise<never> {
  const end = async (): Promise<never> => {
    for (const close of closers.reverse()) await close().catch(() => {})
    process.exit(code)
  }
  return (leaving ??= end())
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

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

main().catch((error: unknown) => {
  // whoever leaves while it starts takes the ground from under it
  if (leaving) return
  const expected = error instanceof SettingRefused
  process.stderr.write(`${expected ? error.message : ((error as Error).stack ?? String(error))}\n`)
  void leave(1)
})
