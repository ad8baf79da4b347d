import { Prisma } from '../../prisma/generated/client'
import { requestProcedures } from '~machines/index'
import type { OriginKind } from '~machines/request/origin'
import type { Transaction, Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'
import type { RequestView } from './views'

/** Another request, as a line that leads to it. */
export interface RelatedLine {
  readonly id: string
  readonly procedure: string
  readonly number: string | null
  readonly state: string
  readonly provider: string
  /** why there is the one beside the other; of a request further away, why there is it beside the one it is linked through */
  readonly how: OriginKind
  /** taken over from this one, or this one from it, be it through others */
  readonly later: boolean
  /** links between the two; 1 for the next one */
  readonly distance: number
  /** the request through which it is linked, where there are others between */
  readonly through: { readonly id: string; readonly number: string | null } | null
}

/** A request for data into which what is preserved can be turned. */
export interface Convertible {
  readonly id: string
  readonly number: string
  readonly title: string
  /** from this preservation */
  readonly taken: boolean
}

const { sql } = Prisma
const most = 50
/** A way over more providers than this is followed no further. */
const longest = 25

/**
 * The chain in which a request stands, as far as the reader may see it: those it goes back to, the first of all first, then
 * those that were taken over from it, and from these.
 */
export async function readRelated(
  { db }: Pick<Platform, 'db'>,
  reader: Viewer,
  { id }: Pick<RequestView, 'id'>,
): Promise<readonly RelatedLine[]> {
  const reading = (tx: Transaction) => tx.$queryRaw<RelatedRow[]>`
    /* related */ WITH RECURSIVE earlier AS (
      SELECT id, "originId", 0 AS distance, context->'origin'->>'how' AS own, NULL AS how, NULL::uuid AS through
      FROM "Case" WHERE id = ${id}::uuid
      UNION ALL
      SELECT next.id, next."originId", distance + 1, next.context->'origin'->>'how', own, earlier.id
      FROM "Case" next JOIN earlier ON next.id = earlier."originId" WHERE distance < ${longest}
    ), later AS (
      SELECT id, 0 AS distance, NULL AS how, NULL::uuid AS through FROM "Case" WHERE id = ${id}::uuid
      UNION ALL
      SELECT next.id, distance + 1, next.context->'origin'->>'how', later.id
      FROM "Case" next JOIN later ON next."originId" = later.id WHERE distance < ${longest}
    ), chain AS (
      SELECT id, distance, how, through, false AS later FROM earlier
      UNION ALL SELECT id, distance, how, through, true FROM later
    )
    SELECT "Case".id, procedure, "Case".number, state, chain.later, distance, how, through,
      (SELECT number FROM "Case" passed WHERE passed.id = through) AS "throughNumber",
      (SELECT name FROM "Organisation" WHERE id = "Case"."providerId") AS provider
    FROM chain JOIN "Case" ON "Case".id = chain.id WHERE distance > 0
    ORDER BY later, CASE WHEN later THEN distance ELSE -distance END, "openedAt", "Case".id LIMIT ${most}`
  const rows = await db.reading(reader, reading)
  return rows.map(({ through, throughNumber, ...row }) => ({
    ...row,
    through: row.distance > 1 ? { id: through, number: throughNumber } : null,
  }))
}

type RelatedRow = Omit<RelatedLine, 'through'> & { readonly through: string; readonly throughNumber: string | null }

/** Requests for data that the officer has had served to the same provider, those taken over from this preservation first. */
export async function readConvertible(
  { db, vault }: Pick<Platform, 'db' | 'vault'>,
  reader: { readonly id: string },
  { id, provider }: Pick<RequestView, 'id' | 'provider'>,
): Promise<readonly Convertible[]> {
  const forData = requestProcedures.filter(({ measure }) => measure === 'disclosure').map((procedure) => procedure.id)
  const wanted = [
    sql`"requesterId" = ${reader.id}::uuid`,
    sql`"providerId" = ${provider.id}::uuid`,
    sql`procedure = ANY(${forData})`,
    sql`"servedAt" IS NOT NULL`,
  ]
  const reading = (tx: Transaction) => tx.$queryRaw<ConvertibleRow[]>`
    SELECT id, number, title, "originId" = ${id}::uuid AS taken FROM "Case" WHERE ${Prisma.join(wanted, ' AND ')}
    ORDER BY "originId" = ${id}::uuid DESC NULLS LAST, "servedAt" DESC, id LIMIT ${most}`
  const rows = await db.reading(reader, reading)
  const opened = (title: Uint8Array | null) => (title ? vault.openSmall(Buffer.from(title)) : '')
  return rows.map((row) => ({ ...row, title: opened(row.title), taken: row.taken ?? false }))
}

type ConvertibleRow = Omit<Convertible, 'title' | 'taken'> & {
  readonly title: Uint8Array | null
  readonly taken: boolean | null
}
