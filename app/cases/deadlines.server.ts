import { Prisma } from '../../prisma/generated/client'
import { abroadProcedureById, reportProcedureById, requestProcedureById } from '~machines/index'
import type { Clock } from '~machines/kit/clock'
import { isPaused } from '~machines/kit/clock-arithmetic'
import type { InternationalContext } from '~machines/international/case'
import type { ReportContext } from '~machines/provider-report/case'
import type { RequestContext } from '~machines/request/case'
import { clockThatMatters } from '~machines/request/procedure'
import type { Platform } from '~/platform/platform.server'
import { wholeScopeOf, type Reader } from './lists.server'

/** A clock that runs on a request or a report: what a calendar shows of it, and no word of what it says. */
export interface RunningClock {
  readonly caseId: string
  readonly procedure: string
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
  const scope = wholeScopeOf(reader)
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
  readonly context: RequestContext | ReportContext | InternationalContext
  readonly changedAt: Date
}

function clockOf({ id, procedure, number, changedAt, ...standing }: Row): RunningClock[] {
  const clock = clockIn(procedure, standing)
  if (!clock || isPaused(clock)) return []
  return [{ caseId: id, procedure, number, rule: clock.rule, due: clock.due, changedAt: changedAt.toISOString() }]
}

function clockIn(procedure: string, standing: Pick<Row, 'state' | 'context' | 'closed'>): Clock | null {
  const report = reportProcedureById(procedure)
  if (report) return report.clock(standing as { context: ReportContext; closed: boolean })
  const abroad = abroadProcedureById(procedure)
  if (abroad) return abroad.clock(standing as { context: InternationalContext; closed: boolean })
  return clockThatMatters(requestProcedureById(procedure)!, standing as Row & { context: RequestContext })
}
