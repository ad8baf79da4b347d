import { Prisma } from '../../prisma/generated/client'
import type { Transaction, Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'
import type { SeenPart, SightingFilter, SightingLine } from './sighting'

/** Looks at the same fields of a case within ten minutes are one look. */
const slotMilliseconds = 600_000
const longestList = 500

export interface Seen {
  readonly personId: string
  readonly caseId: string
  readonly fields: readonly SeenPart[]
}

/**
 * Notes who sees what, before it is shown. What can't be noted is not shown when it is the target's identity: the error
 * goes on. Everything else is shown, and the look that is missing stands in the portal's own log.
 */
export async function noteSighting({ db, clock, log }: Platform, { personId, caseId, fields }: Seen): Promise<void> {
  const now = Date.parse(clock.now())
  const slot = new Date(now - (now % slotMilliseconds))
  const rows = fields.map((each) => ({ personId, caseId, fields: each, slot, at: new Date(now) }))
  try {
    await db.portal.sighting.createMany({ data: rows, skipDuplicates: true })
  } catch (error) {
    if (fields.includes('identity')) throw error
    log.error({ err: error, personId, caseId, detail: fields[0] }, 'a look could not be noted')
  }
}

/** Looks, latest first. */
export async function readSightings(
  { db }: Platform,
  by: Viewer,
  filter: SightingFilter,
): Promise<readonly SightingLine[]> {
  const reading = (tx: Transaction) => tx.$queryRaw<(Omit<SightingLine, 'at'> & { at: Date })[]>`
    SELECT s.at, s."personId", s."caseId", s.fields, p.name AS person, o.name AS organisation, c.procedure, c.number
    FROM "Sighting" AS s JOIN "Person" AS p ON p.id = s."personId" JOIN "Organisation" AS o ON o.id = p."organisationId"
    LEFT JOIN "Case" AS c ON c.id = s."caseId"
    WHERE ${Prisma.join([Prisma.sql`true`, ...wanted(filter)], ' AND ')}
    ORDER BY s.slot DESC, s.at DESC, s."personId", s.fields LIMIT ${longestList}`
  const rows = await db.reading(by, reading)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

function wanted({ caseId, organisationId, search, fields, from, until }: SightingFilter): Prisma.Sql[] {
  const { sql } = Prisma
  const part = search ? `%${search.trim().replace(/[\\%_]/g, '\\$&')}%` : ''
  return [
    ...(caseId ? [sql`s."caseId" = ${caseId}::uuid`] : []),
    ...(organisationId ? [sql`p."organisationId" = ${organisationId}::uuid`] : []),
    ...(part ? [sql`(p.name ILIKE ${part} OR c.number ILIKE ${part})`] : []),
    ...(fields ? [sql`s.fields = ${fields}`] : []),
    ...(from ? [sql`s.slot >= ${new Date(`${from}T00:00:00Z`)}`] : []),
    ...(until ? [sql`s.slot < ${new Date(Date.parse(`${until}T00:00:00Z`) + 86_400_000)}`] : []),
  ]
}
