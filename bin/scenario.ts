import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openLiaison, type Liaison } from '~/cases/liaison.server'
import { shiftableClock } from '~/platform/clock.server'
import { openDatabaseServer } from '~/platform/database-server.server'
import { readEnv, SettingRefused } from '~/platform/env.server'
import { silentLog } from '~/platform/log.server'
import { openPlatform } from '~/platform/platform.server'
import { askedFor, Misused, type Asked } from '../prisma/scenarios/asked'
import { drillLine, runDrill } from '../prisma/scenarios/fraud/run'
import { runScenario, type PassTime } from '../prisma/scenarios/run'
import { Disagreement } from '../prisma/scenarios/scenario'
import { seedPracticeCity } from '../prisma/seed'

const root = join(import.meta.dirname, '..')

class Interrupted extends Error {}

/** `npm run scenario -- NAME --out DIR`: tells a story, or plays a drill, on a database of its own, which is gone afterwards. */
async function main(): Promise<void> {
  const asked = askedFor(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd())
  const stopped = interruption()
  const portal = await openThrowAway()
  try {
    await Promise.race([tell(portal, asked), stopped])
  } finally {
    await portal.remove()
  }
}

async function tell(portal: Portal, asked: Asked): Promise<void> {
  await seedPracticeCity(portal.liaison)
  process.stdout.write(`${await outcomeOf(portal, asked)}\n`)
}

interface Portal {
  readonly liaison: Liaison
  readonly passTime: PassTime
}

async function outcomeOf({ liaison, passTime }: Portal, { out, ...asked }: Asked): Promise<string> {
  if ('drill' in asked) return drillLine(await runDrill(liaison, asked.drill, out), out)
  const { scenario, number, outcome, records, files } = await runScenario(liaison, asked.scenario, out, passTime)
  const counted = `${records.length} sealed records, ${files.length} delivered files`
  return `${scenario}: case ${number ?? 'without a number'}, ${outcome ?? 'ended'}; ${counted} and summary.json are in ${out}`
}

/** A portal whose database and data lie in a temporary folder; nothing of the outside (database, mail server) is used. */
async function openThrowAway() {
  // directly under /var/tmp, where an unprivileged PostgreSQL can reach it too
  const folder = mkdtempSync('/var/tmp/liaison-scenario-')
  chmodSync(folder, 0o711)
  const closing: (() => Promise<void>)[] = []
  const remove = async () => {
    for (const close of closing.reverse()) await close().catch(() => {})
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const clock = shiftableClock()
    const env = readEnv({ DATA_DIR: folder, SEAL_ALGORITHM: process.env.SEAL_ALGORITHM })
    const database = await openDatabaseServer(env, join(root, 'prisma/migrations'), () => {})
    closing.push(database.stop)
    const platform = await openPlatform({
      env,
      ...database,
      locales: join(root, 'app/ui/locales'),
      log: silentLog,
      clock,
    })
    closing.push(platform.close)
    return { liaison: openLiaison(platform), passTime: clock.passUntil, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

function interruption(): Promise<never> {
  const stopped = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => reject(new Interrupted('Interrupted.')))
  })
  // it may come before anybody waits for it
  stopped.catch(() => {})
  return stopped
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    const expected = [Misused, Interrupted, Disagreement, SettingRefused].some((kind) => error instanceof kind)
    process.stderr.write(`${expected ? error.message : error.stack}\n`)
    process.exit(error instanceof Misused ? 2 : error instanceof Interrupted ? 130 : 1)
  },
)
