import { Prisma } from '../../prisma/generated/client'
import { requestProcedureById } from '~machines/index'
import { isPaused } from '~machines/kit/clock-arithmetic'
import type { RequestContext } from '~machines/request/case'
import { clockThatMatters } from '~machines/request/procedure'
import type { Platform } from '~/platform/platform.server'
import { scopeOf, type Reader } from './lists.server'

/** A clock that runs on a request: what a calendar shows of it, and no word of what is asked. */
export interface RunningClock {
  readonly caseId: string
  readonly number: string
  readonly rule: string
  readonly due: string
  readonly changedAt: string
}

/** A calendar shows what is due first; nobody works on more. */
const most = 500

const { sql, join } = Prisma

/** The clocks that run on what waits for the reader's side, and on what they asked for themselves. */
export async function readDeadlines({ db }: Pick<Platform, 'db'>, reader: Reader): Promise<RunningClock[]> {
  const scope = scopeOf(reader)
  if (!scope) return []
  const theirs = sql`("waitingFor" = ${reader.side} OR "requesterId" = ${reader.id}::uuid)`
  const wanted = [...scope, sql`NOT closed`, sql`"dueAt" IS NOT NULL`, theirs]
  const rows = await db.reading(
    reader,
    (tx) => tx.$queryRaw<Row[]>`
      SELECT id, procedure, number, state, closed, context, "changedAt" FROM "Case" WHERE ${join(wanted, ' AND ')} ORDER BY "dueAt", id LIMIT ${most}`,
  )
  return rows.flatMap(clockOf)
}

interface Row {
  readonly id: string
  readonly procedure: string
  readonly number: string
  readonly state: string
  readonly closed: boolean
  readonly context: RequestContext
  readonly changedAt: Date
}

function clockOf({ id, procedure, number, changedAt, ...standing }: Row): RunningClock[] {
  const clock = clockThatMatters(requestProcedureById(procedure)!, standing)
  if (!clock || isPaused(clock)) return []
  return [{ caseId: id, number, rule: clock.rule, due: clock.due, changedAt: changedAt.toISOString() }]
}
