import { Prisma } from '../../prisma/generated/client'
import type { Platform } from '~/platform/platform.server'
import { listCases, wholeScopeOf, type Reader } from './lists.server'
import type { CaseFilter, CasePage } from './types'

/** What an auditor searches by, beside what every list has. */
export interface TrailFilter extends CaseFilter {
  /** an event that happened on the case */
  readonly event?: string
  /** first and last day on which anything happened, `YYYY-MM-DD`, in UTC */
  readonly from?: string
  readonly until?: string
}

/** Cases in whose trail something happened; only what this person may list. */
export function searchCases(platform: Platform, reader: Reader, filter: TrailFilter): Promise<CasePage> {
  return listCases(platform, reader, filter, { narrowed: happenedIn(filter), scope: wholeScopeOf(reader) })
}

function happenedIn({ event, from, until }: TrailFilter): readonly Prisma.Sql[] {
  const { sql, join } = Prisma
  const wanted = [
    ...(event ? [sql`event = ${event}`] : []),
    ...(from ? [sql`at >= ${new Date(`${from}T00:00:00Z`)}`] : []),
    ...(until ? [sql`at < ${new Date(Date.parse(`${until}T00:00:00Z`) + 86_400_000)}`] : []),
  ]
  if (wanted.length === 0) return []
  return [sql`EXISTS (SELECT FROM "Entry" WHERE "caseId" = "Case".id AND ${join(wanted, ' AND ')})`]
}
