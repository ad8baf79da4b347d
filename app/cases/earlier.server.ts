import { Prisma } from '../../prisma/generated/client'
import { requestProcedureById, requestProcedures } from '~machines/index'
import type { Role } from '~machines/kit/words'
import type { Platform } from '~/platform/platform.server'
import { identifierPrints, rememberedDays, type Printed } from './identifier-print'
import type { Reader } from './lists.server'
import { readUnmasked, standOn } from './reading.server'

/** Another request that asks about the same identifiers. */
export interface EarlierAsk {
  readonly caseId: string
  /** this person may open it */
  readonly opens: boolean
  readonly number: string
  readonly state: string
  readonly outcome: string | null
  readonly servedAt: string
  readonly provider: string
  readonly sameProvider: boolean
  /** by their ids in the request that is looked at */
  readonly identifiers: readonly string[]
}

export interface Earlier {
  /** of the same agency, the latest first */
  readonly asks: readonly EarlierAsk[]
  readonly more: boolean
  /** how many requests of other agencies the provider has about them; null for an agency, which learns nothing of others */
  readonly others: { readonly requests: number; readonly identifiers: readonly string[] } | null
  readonly days: number
}

const mostAsks = 20
const hinted: readonly Role[] = ['officer', 'supervisor', 'intake', 'legalReviewer']

const { sql } = Prisma
type Sql = Prisma.Sql

/**
 * What else was asked for about the identifiers of a request, found by the portal among its hashes. An agency is told of its
 * own requests, a provider of those it has itself; who may not open the request, or has no say in it, is told nothing.
 */
export async function readEarlier(
  platform: Platform,
  by: Pick<Reader, 'id' | 'side' | 'roles'>,
  caseId: string,
): Promise<Earlier | null> {
  if (!by.roles.some((role) => hinted.includes(role))) return null
  const looked = await lookedAt(platform, by, caseId)
  const mine = looked && (await printsIn(platform, by, looked))
  if (!mine) return null
  const { agencyId, providerId } = looked
  const same = sameIdentifiers(platform, looked, mine)
  const rows = await asked(platform, same, { agencyId, providerId: by.side === 'provider' ? providerId : null })
  const others = by.side === 'provider' ? await counted(platform, same, { agencyId, providerId }) : null
  const opened = await openedBy(platform, by, rows)
  const named = namesOf(mine)
  return {
    asks: rows.slice(0, mostAsks).map(({ id, prints, providerId: its, servedAt, ...row }) => ({
      ...{ ...row, caseId: id, opens: opened.has(id), servedAt: servedAt.toISOString() },
      ...{ sameProvider: its === providerId, identifiers: named(prints) },
    })),
    more: rows.length > mostAsks,
    others: others && { requests: others.requests, identifiers: named(others.prints ?? []) },
    days: rememberedDays,
  }
}

interface Looked {
  readonly id: string
  readonly procedure: string
  readonly agencyId: string
  readonly providerId: string
}

async function lookedAt(platform: Platform, by: Pick<Reader, 'id'>, caseId: string): Promise<Looked | null> {
  const row = await standOn(platform, by.id, caseId)
  return row?.agencyId && row.providerId ? { ...row, agencyId: row.agencyId, providerId: row.providerId } : null
}

/** What the request asks about: an agency's as its draft says, a provider's as it was served. */
async function printsIn(
  platform: Platform,
  by: Pick<Reader, 'id' | 'side'>,
  { id }: Looked,
): Promise<Printed[] | null> {
  if (by.side === 'agency') {
    const said = await readUnmasked(platform, by.id, id)
    return said && identifierPrints(platform.vault, said.draft.identifiers)
  }
  const where = { where: { caseId: id }, select: { identifier: true, print: true } }
  return by.side === 'provider' ? platform.db.portal.identifierPrint.findMany(where) : null
}

/** Prints of other requests for the same kind of thing; having data kept and then asking for them is no duplicate. */
function sameIdentifiers({ clock }: Platform, { id, procedure }: Looked, mine: readonly Printed[]): Sql {
  const measure = requestProcedureById(procedure)?.measure
  const alike = requestProcedures.filter((each) => each.measure === measure).map((each) => each.id)
  const from = new Date(Date.parse(clock.now()) - rememberedDays * 86_400_000)
  return sql`p.print = ANY(${mine.map(({ print }) => print)}::bytea[]) AND p."caseId" <> ${id}::uuid
    AND p."servedAt" > ${from} AND c.procedure = ANY(${alike})`
}

interface AskedRow extends Pick<EarlierAsk, 'number' | 'state' | 'outcome' | 'provider'> {
  readonly id: string
  readonly providerId: string
  readonly servedAt: Date
  readonly prints: readonly string[]
}

/** Those of the agency, at the provider alone when one is named. */
function asked(
  { db }: Platform,
  same: Sql,
  { agencyId, providerId }: { readonly agencyId: string; readonly providerId: string | null },
): Promise<AskedRow[]> {
  return db.portal.$queryRaw<AskedRow[]>`
    /* asked-earlier */ SELECT c.id, c.number, c.state, c.outcome, p."servedAt", p."providerId", o.name AS provider,
      array_agg(DISTINCT encode(p.print, 'hex')) AS prints
    FROM "IdentifierPrint" AS p JOIN "Case" AS c ON c.id = p."caseId" JOIN "Organisation" AS o ON o.id = p."providerId"
    WHERE ${same} AND p."agencyId" = ${agencyId}::uuid AND p."providerId" = coalesce(${providerId}::uuid, p."providerId")
    GROUP BY c.id, p."servedAt", p."providerId", o.name ORDER BY p."servedAt" DESC, c.id LIMIT ${mostAsks + 1}`
}

interface CountedRow {
  readonly requests: number
  readonly prints: readonly string[] | null
}

/** Those of other agencies at the provider. */
async function counted(
  { db }: Platform,
  same: Sql,
  { agencyId, providerId }: Pick<Looked, 'agencyId' | 'providerId'>,
): Promise<CountedRow> {
  const [row] = await db.portal.$queryRaw<[CountedRow]>`
    /* asked-by-others */ SELECT count(DISTINCT p."caseId")::int AS requests, array_agg(DISTINCT encode(p.print, 'hex')) AS prints
    FROM "IdentifierPrint" AS p JOIN "Case" AS c ON c.id = p."caseId" 
    WHERE ${same} AND p."agencyId" <> ${agencyId}::uuid AND p."providerId" = ${providerId}::uuid`
  return row
}

/** Those of the requests that the person may open by row security: of a colleague's, an officer learns that it is there. */
async function openedBy({ db }: Platform, by: Pick<Reader, 'id'>, rows: readonly AskedRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const where = { id: { in: rows.map(({ id }) => id) } }
  const seen = await db.reading(by, (tx) => tx.case.findMany({ where, select: { id: true } }))
  return new Set(seen.map(({ id }) => id))
}

/** Ids of the identifiers that have these prints, in the order of the request. */
function namesOf(mine: readonly Printed[]): (prints: readonly string[]) => string[] {
  const hex = mine.map(({ identifier, print }) => [identifier, Buffer.from(print).toString('hex')] as const)
  return (prints) => {
    const wanted = new Set(prints)
    return hex.filter(([, print]) => wanted.has(print)).map(([identifier]) => identifier)
  }
}

/** Forgets what was served longer ago than it is told. */
export async function forgetPrints({ db, clock }: Platform): Promise<void> {
  const until = new Date(Date.parse(clock.now()) - rememberedDays * 86_400_000)
  await db.portal.identifierPrint.deleteMany({ where: { servedAt: { lte: until } } })
}
