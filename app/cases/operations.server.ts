import type { Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'

interface ParkedRow {
  readonly id: bigint
  readonly task: string
  readonly attempts: number
  readonly error: string | null
  readonly since: Date
}

const lettersShown = 50
const countedExactly = 10_000

/** Entries in the trail: of a long one what the database last made of it, which takes no time. */
async function trailLength({ portal }: Platform['db']): Promise<{ readonly count: number; readonly exact: boolean }> {
  const [{ about }] = await portal.$queryRaw<[{ about: number }]>`
    SELECT reltuples::float8 AS about FROM pg_class WHERE oid = '"Entry"'::regclass`
  return about < countedExactly ? { count: await portal.entry.count(), exact: true } : { count: about, exact: false }
}

/** What whoever runs the portal sees of it: jobs, letters, and how it is. */
export function openOperations({ db, env, clock }: Platform) {
  /** Jobs whose attempts are used up, newest first. */
  async function parkedJobs(by: Viewer) {
    const rows = await db.reading(by, (tx) => tx.$queryRaw<ParkedRow[]>`SELECT * FROM parked_jobs()`)
    return rows.map(({ id, task, attempts, error, since }) => ({
      id: String(id),
      task,
      attempts,
      error: error ?? '',
      since: since.toISOString(),
    }))
  }

  return {
    parkedJobs,

    /** Gives a parked job its attempts back, from now. */
    retryJob: async (id: string): Promise<void> => {
      if (/^\d{1,18}$/.test(id)) await db.portal.$queryRaw`SELECT retry_job(${BigInt(id)}::bigint)::text`
    },

    /** Letters that went out, newest first, a page at a time. */
    letters: async (by: Viewer, page: number) => {
      const found = await db.reading(by, (tx) =>
        tx.letter.findMany({
          orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
          skip: page * lettersShown,
          take: lettersShown + 1,
        }),
      )
      const shown = found.slice(0, lettersShown).map(({ id, recipient, subject, body, sentAt }) => ({
        ...{ id, recipient, subject, body, sentAt: sentAt.toISOString() },
      }))
      return { letters: shown, more: found.length > lettersShown }
    },

    /** What the portal knows of its own state; of cases only how many there are. */
    health: async (by: Viewer) => {
      const started = performance.now()
      const [{ now }] = (await db.portal.$queryRaw`SELECT now()`) as [{ now: Date }]
      const answeredIn = Math.round(performance.now() - started)
      const [open, entries, parked] = await Promise.all([
        db.portal.case.count({ where: { closed: false } }),
        trailLength(db),
        parkedJobs(by),
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
    },

    /** Answers when the database does. */
    alive: (): Promise<void> => db.alive(),
  }
}
