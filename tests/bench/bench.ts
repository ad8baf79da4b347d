import { randomUUID } from 'node:crypto'
import { mkdtempSync, chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { openDoor } from '~/cases/perform.server'
import { openLiaison } from '~/cases/liaison.server'
import { openDatabaseServer } from '~/platform/database-server.server'
import { readEnv } from '~/platform/env.server'
import { silentLog } from '~/platform/log.server'
import { openPlatform, type Platform } from '~/platform/platform.server'
import { seedPracticeCity } from '../../prisma/seed'
import { fixedLine, northwind, personId } from '../../prisma/practice-cast'
import { fill } from './fill'

/** `npm run bench [-- CASES]`: measures, prints, and writes docs/performance.md. */
const cases = Number(process.argv[2] ?? 100_000)
const root = join(import.meta.dirname, '../..')
const lines: string[] = []

const folder = mkdtempSync(join('/var/tmp', 'liaison-bench-'))
chmodSync(folder, 0o711)
const env = readEnv({ DATA_DIR: folder })
const database = await openDatabaseServer(env, join(root, 'prisma/migrations'), () => {})
const platform = await openPlatform({ env, ...database, locales: join(root, 'app/ui/locales'), log: silentLog })
const liaison = openLiaison(platform)
await seedPracticeCity(liaison)
note('memory of the portal, idle', megabytes())

for (const clients of [1, 16])
  note(`commands through the door, ${clients} client${clients > 1 ? 's' : ''}`, await commands(platform, clients))
const began = performance.now()
await fill(platform, cases, new Date('2026-11-24T08:00:00Z'))
note(`filling ${cases} cases by the real decide`, `${((performance.now() - began) / 1000).toFixed(0)} s`)
await platform.db.$executeRaw`SELECT 1`
await pages()
note('memory of the portal, after the load', megabytes())

await platform.close()
await database.stop()
rmSync(folder, { recursive: true, force: true })
store()

async function commands(on: Platform, clients: number): Promise<string> {
  const perform = openDoor(on)
  const actor = { kind: 'person', personId: personId('officer') } as const
  const until = performance.now() + 6_000
  let done = 0
  const client = async () => {
    const caseId = randomUUID()
    const open = {
      name: 'request.open',
      data: { providerId: northwind.id, serviceId: fixedLine.id, answerLanguage: 'en' },
    }
    await perform({ actor, caseId, version: 0, procedure: 'disclosure@1', token: randomUUID(), event: open })
    for (let version = 1; performance.now() < until; version++, done++) {
      const values = {
        title: `Title ${version}`,
        reference: '',
        offence: 'fraud',
        facts: 'Facts of the case.',
        internalNotes: '',
      }
      const event = { name: 'draft.save', data: { section: 'matter', values } }
      const answer = await perform({ actor, caseId, version, token: randomUUID(), event })
      if (!answer.ok) throw new Error(JSON.stringify(answer))
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return `${Math.round(done / 6)} a second`
}

async function pages(): Promise<void> {
  const reader = {
    id: personId('reviewer'),
    side: 'provider',
    roles: ['legalReviewer'],
    organisation: { id: northwind.id },
  } as const
  note(
    `queue of ${cases} cases: lines and counts`,
    await timed(100, () => Promise.all([liaison.cases.list(reader, {}), liaison.cases.counts(reader)])),
  )
  note(
    'queue, all of them, page 2',
    await timed(50, async () => {
      const first = await liaison.cases.list(reader, { show: 'all' })
      await liaison.cases.list(reader, { show: 'all', after: first.next! })
    }),
  )
  const { lines: open } = await liaison.cases.list(reader, {})
  let next = 0
  note(
    'case page: everything it shows',
    await timed(100, () => liaison.cases.read(reader, open[next++ % open.length]!.id)),
  )
}

async function timed(times: number, work: () => Promise<unknown>): Promise<string> {
  for (let warm = 0; warm < 5; warm++) await work()
  const taken: number[] = []
  for (let n = 0; n < times; n++) {
    const began = performance.now()
    await work()
    taken.push(performance.now() - began)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) => taken[Math.floor(taken.length * share)]!.toFixed(1)
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`
}

function megabytes(): string {
  return `${Math.round(process.memoryUsage().rss / 1_048_576)} MB`
}

function note(what: string, figure: string): void {
  process.stdout.write(`${what}: ${figure}\n`)
  lines.push(`| ${what} | ${figure} |`)
}

function store(): void {
  const path = join(root, 'docs/performance.md')
  const head = readFileSync(path, 'utf8').split('## Last run')[0]!
  const machine = `${cpus().length} × ${cpus()[0]!.model}, Node ${process.version}`
  const table = ['| what | figure |', '| --- | --- |', ...lines].join('\n')
  writeFileSync(path, `${head}## Last run\n\n${new Date().toISOString().slice(0, 10)}, ${machine}\n\n${table}\n`)
}
