import { Prisma } from '../../prisma/generated/client'
import { abroadProcedures, reportProcedures, requestProcedures, turnOf } from '~machines/index'
import type { Role, Side } from '~machines/kit/words'
import { rolesFrom } from '~/people/authorised'
import type { Relation } from '~/people/relations'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import type { Transaction } from './transaction.server'
import type { CaseCounts, CaseFilter, CaseLine, CasePage } from './types'

/** The person for whom a list is drawn. */
export interface Reader {
  readonly id: string
  readonly side: Side
  readonly roles: readonly Role[]
  readonly organisation: { readonly id: string }
}

const { sql, join } = Prisma
type Sql = Prisma.Sql

/** What a list is drawn from: requests, when nothing else is said. */
export interface Narrowing {
  readonly narrowed?: readonly Sql[]
  readonly scope?: readonly Sql[] | null
  /** what waits for the reader; when nothing else is said, what waits for their side */
  readonly waiting?: Sql
}

const pageSize = 50
const dueSoonHours = 48

/** One page of the cases this person may see: what is open before what is closed, the clock that matters first. */
export async function listCases(
  { db, vault, clock }: Platform,
  reader: Reader,
  filter: CaseFilter,
  { narrowed = [], scope = scopeOf(reader), waiting = waitingFor(reader) }: Narrowing = {},
): Promise<CasePage> {
  if (!scope) return { lines: [], next: null }
  const wanted = [...scope, ...narrowed, ...shown(filter, waiting, clock.now()), ...after(filter.after)]
  const rows = await db.reading(reader, async (tx) => {
    if (filter.search) wanted.push(await searched(tx, filter.search))
    return tx.$queryRaw<ListedRow[]>`
      SELECT id, procedure, pack, number, title, state, outcome, closed, "dueAt", "servedAt", "waitingFor", priority, items, "itemsDone", "changedAt",
        (SELECT name FROM "Organisation" WHERE id = "Case"."agencyId") AS agency,
        (SELECT name FROM "Organisation" WHERE id = "Case"."providerId") AS provider
      FROM "Case" WHERE ${join(wanted, ' AND ')}
      ORDER BY closed, "dueAt" NULLS LAST, id LIMIT ${pageSize + 1}`
  })
  const lines = rows.slice(0, pageSize).map((row) => lineOf(row, (title) => vault.openSmall(title)))
  return { lines, next: rows.length > pageSize ? keyOfLine(rows[pageSize - 1]!) : null }
}

/** How many cases wait, are due soon, are overdue, and are open, in what this person may see. */
export async function countCases(
  { db, clock }: Platform,
  reader: Reader,
  { scope = scopeOf(reader), waiting = waitingFor(reader) }: Omit<Narrowing, 'narrowed'> = {},
): Promise<CaseCounts> {
  if (!scope) return { waiting: 0, dueSoon: 0, overdue: 0, open: 0 }
  const now = clock.now()
  const counting = (tx: Transaction) => tx.$queryRaw<CaseCounts[]>`
    SELECT count(*) FILTER (WHERE ${waiting})::int AS waiting,
      count(*) FILTER (WHERE ${dueSoon(now)})::int AS "dueSoon",
      count(*) FILTER (WHERE ${overdue(now)})::int AS overdue, count(*)::int AS open
    FROM "Case" WHERE ${join([...scope, sql`NOT closed`], ' AND ')}`
  const [counts] = await db.reading(reader, counting)
  return counts!
}

type Listed = 'requester' | 'ownAgency' | 'addressedProvider' | 'oversight'

/** Whoever acts on one procedure of requests acts on all: `standings` says the same of each. */
const requestsInGeneral = requestProcedures[0]!.id

/** Which requests a person may list at all; null for none. The relations are those of the table, here as a query. */
export function scopeOf({ id, side, roles, organisation }: Reader): readonly Sql[] | null {
  const own = organisation.id
  const inRelation: Record<Listed, Sql> = {
    ownAgency: sql`"agencyId" = ${own}::uuid`,
    requester: sql`"agencyId" = ${own}::uuid AND "requesterId" = ${id}::uuid`,
    addressedProvider: sql`"providerId" = ${own}::uuid AND "servedAt" IS NOT NULL`,
    oversight: sql`TRUE`,
  }
  const possible = (Object.keys(inRelation) as Listed[]).filter((relation) => relationsOn[relation] === side)
  const widest = possible.find((relation) => rolesFrom(requestsInGeneral, roles, [relation]).length > 0)
  return widest ? [sql`procedure = ANY(${requestProcedures.map(({ id }) => id)})`, inRelation[widest]] : null
}

/** Which reports a person may list at all; null for none. */
export function reportScopeOf({ roles, side, organisation }: Reader): readonly Sql[] | null {
  const own = organisation.id
  const inRelation: Partial<Record<Side, readonly [Relation, Sql]>> = {
    provider: ['ownProvider', sql`"providerId" = ${own}::uuid`],
    agency: ['addressedAgency', sql`"agencyId" = ${own}::uuid AND "servedAt" IS NOT NULL`],
    oversight: ['oversight', sql`TRUE`],
  }
  const [relation, holds] = inRelation[side] ?? []
  if (!relation || !holds || rolesFrom(reportProcedures[0]!.id, roles, [relation]).length === 0) return null
  return [sql`procedure = ANY(${reportProcedures.map(({ id }) => id)})`, holds]
}

/** Which requests abroad a person may list at all; null for none. */
export function abroadScopeOf({ id, roles, side, organisation }: Reader): readonly Sql[] | null {
  const own = organisation.id
  const inRelation: readonly (readonly [Relation, Side, Sql])[] = [
    ['ownAgency', 'agency', sql`"agencyId" = ${own}::uuid`],
    ['requester', 'agency', sql`"agencyId" = ${own}::uuid AND "requesterId" = ${id}::uuid`],
    ['ownPoint', 'agency', sql`"viaId" = ${own}::uuid`],
    ['askedPoint', 'agency', sql`"providerId" = ${own}::uuid AND "servedAt" IS NOT NULL`],
    ['oversight', 'oversight', sql`TRUE`],
  ]
  const held = inRelation.filter(
    ([relation, its]) => its === side && rolesFrom(abroadProcedures[0]!.id, roles, [relation]).length > 0,
  )
  if (held.length === 0) return null
  const any = join(
    held.map(([, , holds]) => sql`(${holds})`),
    ' OR ',
  )
  return [sql`procedure = ANY(${abroadProcedures.map(({ id: its }) => its)})`, sql`(${any})`]
}

/** What of the requests abroad waits for the reader's authority: it may ask, pass on, or be asked. */
export function abroadWaiting({ organisation: { id } }: Reader): Sql {
  return sql`(("waitingFor" = 'agency' AND ("agencyId" = ${id}::uuid OR "viaId" = ${id}::uuid))
    OR ("waitingFor" = 'provider' AND "providerId" = ${id}::uuid))`
}

function waitingFor({ side }: Reader): Sql {
  return sql`"waitingFor" = ${side}`
}

/** Everything that a person may list: what auditors search. */
export function wholeScopeOf(reader: Reader): readonly Sql[] | null {
  const scopes = [scopeOf(reader), reportScopeOf(reader), abroadScopeOf(reader)].filter((scope) => scope !== null)
  return scopes.length === 0
    ? null
    : [
        sql`(${join(
          scopes.map((scope) => sql`(${join(scope, ' AND ')})`),
          ' OR ',
        )})`,
      ]
}

/** The side on which each relation to a request is, the wider relation of a side before the narrower. */
const relationsOn: Record<Listed, Side> = {
  ...{ ownAgency: 'agency', requester: 'agency' },
  ...{ addressedProvider: 'provider', oversight: 'oversight' },
}

function shown({ show = 'open', state, priority }: CaseFilter, waiting: Sql, now: string): readonly Sql[] {
  const open = sql`NOT closed`
  const wanted: Record<typeof show, readonly Sql[]> = {
    waiting: [open, waiting],
    dueSoon: [open, dueSoon(now)],
    overdue: [open, overdue(now)],
    open: [open],
    closed: [sql`closed`],
    all: [],
  }
  return [
    ...wanted[show],
    ...(state ? [sql`state = ${state}`] : []),
    ...(priority ? [sql`priority = ${priority}`] : []),
  ]
}

function dueSoon(instant: string): Sql {
  const now = new Date(instant)
  return sql`"dueAt" BETWEEN ${now} AND ${new Date(now.getTime() + dueSoonHours * 3_600_000)}`
}

function overdue(instant: string): Sql {
  return sql`"dueAt" < ${new Date(instant)}`
}

const fewNumbers = 200

/**
 * A part of the number, or of the agency's or provider's name. Few numbers are looked up one by one; a part that many
 * numbers have fills a page soon, whatever the order.
 */
async function searched(tx: Transaction, search: string): Promise<Sql> {
  const part = search.trim()
  const number = part.toUpperCase()
  const numbered = idsOf(
    await tx.$queryRaw<Identified[]>`SELECT id FROM cases_numbered(${number}, ${fewNumbers + 1}) AS id`,
  )
  const like = `%${part.replace(/[\\%_]/g, '\\$&')}%`
  const organisations = idsOf(
    await tx.$queryRaw<Identified[]>`SELECT id FROM "Organisation" WHERE name ILIKE ${like} LIMIT 200`,
  )
  const few = numbered.length <= fewNumbers
  const byNumber = few ? sql`id = ANY(${numbered}::uuid[])` : sql`position(${number} IN number) > 0`
  if (organisations.length === 0) return byNumber
  return sql`(${byNumber} OR "agencyId" = ANY(${organisations}::uuid[]) OR "providerId" = ANY(${organisations}::uuid[]))`
}

interface Identified {
  readonly id: string
}

function idsOf(rows: readonly Identified[]): string[] {
  return rows.map(({ id }) => id)
}

/** Where a line stands in the order of its list. */
function keyOfLine({ closed, dueAt, id }: ListedRow): string {
  return `${closed ? 'closed' : 'open'}~${dueAt?.toISOString() ?? ''}~${id}`
}

/** The lines after a key; an unreadable key starts again from the first. */
function after(key: string | undefined): readonly Sql[] {
  const [standing = '', due = '', id = ''] = key?.split('~') ?? []
  if (!isId(id) || (due && Number.isNaN(Date.parse(due)))) return []
  const later = due
    ? sql`("dueAt" IS NULL OR ("dueAt", id) > (${new Date(due)}, ${id}::uuid))`
    : sql`"dueAt" IS NULL AND id > ${id}::uuid`
  return [standing === 'closed' ? sql`closed AND ${later}` : sql`(closed OR (${later}))`]
}

type ListedRow = Omit<CaseLine, 'turn' | 'title' | 'dueAt' | 'paused' | 'changedAt'> & {
  readonly title: Uint8Array | null
  readonly closed: boolean
  readonly dueAt: Date | null
  readonly servedAt: Date | null
  readonly changedAt: Date
}

function lineOf({ closed, servedAt, ...row }: ListedRow, open: (title: Buffer) => string): CaseLine {
  return {
    ...row,
    title: row.title ? open(Buffer.from(row.title)) : '',
    turn: turnOf(row.procedure, row.state)?.role ?? null,
    agency: row.agency ?? '',
    provider: row.provider ?? '',
    dueAt: row.dueAt?.toISOString() ?? null,
    paused: !closed && servedAt !== null && row.dueAt === null,
    changedAt: row.changedAt.toISOString(),
  }
}
