import type { AppLoadContext } from '@remix-run/node'

interface ParkedRow {
  readonly id: bigint
  readonly task: string
  readonly attempts: number
  readonly error: string | null
  readonly since: Date
}

type Db = AppLoadContext['liaison']['platform']['db']

/** Jobs whose attempts are used up, newest first. */
export async function parkedJobs(db: Db) {
  const rows = await db.$queryRaw<ParkedRow[]>`SELECT * FROM parked_jobs()`
  return rows.map(({ id, task, attempts, error, since }) => ({
    id: String(id),
    task,
    attempts,
    error: error ?? '',
    since: since.toISOString(),
  }))
}

/** Gives a parked job its attempts back, from now. */
export async function retryJob(db: Db, id: string): Promise<void> {
  if (/^\d{1,18}$/.test(id)) await db.$queryRaw`SELECT retry_job(${BigInt(id)}::bigint)::text`
}

const lettersShown = 50

/** Letters that went out, newest first, a page at a time. */
export async function letters(db: Db, page: number) {
  const found = await db.letter.findMany({
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    skip: page * lettersShown,
    take: lettersShown + 1,
  })
  const shown = found
    .slice(0, lettersShown)
    .map(({ id, recipient, subject, body, sentAt }) => ({ id, recipient, subject, body, sentAt: sentAt.toISOString() }))
  return { letters: shown, more: found.length > lettersShown }
}

/** What the portal knows of its own state. */
export async function health({ liaison }: AppLoadContext) {
  const { db, env, clock } = liaison.platform
  const started = performance.now()
  const [{ now }] = (await db.$queryRaw`SELECT now()`) as [{ now: Date }]
  const answeredIn = Math.round(performance.now() - started)
  const [open, entries, parked] = await Promise.all([
    db.case.count({ where: { closed: false } }),
    db.entry.count(),
    parkedJobs(db),
  ])
  return {
    ...{ open, entries, parked: parked.length, answeredIn, databaseTime: now.toISOString(), now: clock.now() },
    ...{
      mode: env.mode,
      address: env.publicUrl,
      smtp: env.smtpUrl !== null,
      memory: Math.round(process.memoryUsage().rss / 1_048_576),
    },
    upSince: new Date(Date.now() - process.uptime() * 1000).toISOString(),
  }
}
