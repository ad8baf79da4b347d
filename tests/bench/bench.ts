import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { openLiaison, type Liaison } from '~/cases/liaison.server'
import { openDatabaseServer } from '~/platform/database-server.server'
import type { OwnerConnection } from '~/platform/db.server'
import { readEnv } from '~/platform/env.server'
import { silentLog } from '~/platform/log.server'
import { openPlatform } from '~/platform/platform.server'
import { seedPracticeCity } from '../../prisma/seed'
import { commandsPerSecond, newDraft } from './door'
import { fill } from './fill'
import { measurePages } from './pages'
import { runPortal } from './portal'
import { atLeast, atMost, store, type Figure } from './report'
import { millisecondsPerRecord } from './seals'

const cases = Number(process.argv[2] ?? 100_000)
if (!Number.isInteger(cases) || cases < 1_000) {
  process.stderr.write('Give the number of cases, 1000 or more: npm run bench -- 3000\n')
  process.exit(1)
}

const root = join(import.meta.dirname, '../..')
const sampled = 100
// directly under /var/tmp, where an unprivileged PostgreSQL can reach it too
const folder = mkdtempSync(join('/var/tmp', 'liaison-bench-'))
chmodSync(folder, 0o711)

try {
  store(root, cases, await measure())
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure(): Promise<Figure[]> {
  const env = readEnv({ DATA_DIR: folder, LIAISON_KEY: randomBytes(32).toString('base64') })
  const database = await openDatabaseServer(env, join(root, 'prisma/migrations'), () => {})
  const platform = await openPlatform({ env, ...database, locales: join(root, 'app/ui/locales'), log: silentLog })
  const liaison = openLiaison(platform)
  try {
    await seedPracticeCity(liaison)
    const seconds = await timed(() => fill({ owner: database.owner, key: env.key!, cases }))
    const portal = (limitScale: number) => runPortal({ root, folder, key: env.key! }, limitScale)
    const settled = () => nothingOwed(database.owner)
    return [
      say(atMost(`filling by the real \`decide\`, a case`, (seconds * 1_000) / cases, 6, 'ms')),
      say(await verified(liaison)),
      ...(await doorFigures(liaison)),
      ...(await recordFigures(liaison)),
      ...(await measurePages({ root, draft: await newDraft(liaison), portal, settled })).map(say),
    ]
  } finally {
    await platform.close()
    await database.stop()
  }
}

/** A sample of the filled cases, derived again as `npm run verify` does; anything that doesn't hold ends the benchmark. */
async function verified({ platform, verify }: Liaison): Promise<Figure> {
  const rows = await platform.db.portal.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Case" WHERE procedure = 'disclosure@1' ORDER BY md5(id::text) LIMIT ${sampled}`
  for (const { id } of rows) {
    const finding = await verify.case(id)
    if (finding?.verdict !== 'holds') throw new Error(`filled case ${id} does not hold: ${JSON.stringify(finding)}`)
  }
  return { what: 'filled cases derived again, of a sample', figure: `${rows.length} of ${rows.length} hold` }
}

async function doorFigures(liaison: Liaison): Promise<Figure[]> {
  await commandsPerSecond(liaison, 16, 4)
  const alone = await commandsPerSecond(liaison, 1, 8)
  const sixteen = await commandsPerSecond(liaison, 16, 8)
  return [
    say(atLeast('commands through the door, 1 client', alone, 150, 'a second')),
    say(atLeast('commands through the door, 16 clients', sixteen, 300, 'a second')),
  ]
}

async function recordFigures(liaison: Liaison): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const kind of ['rsa-3072', 'p-256'] as const) {
    const each = await millisecondsPerRecord(liaison, kind)
    figures.push(say(atMost(`record of three pages composed and sealed, ${kind}`, each, 15, 'ms')))
  }
  return figures
}

/** Waits until no job is due, and a moment longer. */
async function nothingOwed(owner: OwnerConnection): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  const due = () => client.query('SELECT FROM graphile_worker.jobs WHERE run_at <= now() AND attempts < max_attempts')
  while ((await due()).rowCount !== 0) await pause(500)
  await client.end()
  await pause(3_000)
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1_000
}

function say(figure: Figure): Figure {
  process.stdout.write(`${figure.what}: ${figure.figure}${figure.aim ? ` (aim ${figure.aim})` : ''}\n`)
  return figure
}
