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
  /** why there is the one beside the other */
  readonly how: OriginKind
  /** taken over from this one, or this one from it */
  readonly later: boolean
}

/** A request for data into which what is preserved can be turned. */
export interface Convertible {
  readonly id: string
  readonly number: string
  readonly taken: boolean
}

const { sql } = Prisma
const most = 50

/** Requests that were taken over from this one, and the one it was taken over from, as far as the reader may see them. */
export async function readRelated(
  { db }: Pick<Platform, 'db'>,
  reader: Viewer,
  { id, context }: Pick<RequestView, 'id' | 'context'>,
): Promise<readonly RelatedLine[]> {
  const before = context.origin?.request ?? null
  const reading = (tx: Transaction) => tx.$queryRaw<(Omit<RelatedLine, 'how'> & { how: OriginKind | null })[]>`
    SELECT id, procedure, number, state, "originId" = ${id}::uuid AS later, context->'origin'->>'how' AS how,
      (SELECT name FROM "Organisation" WHERE id = "Case"."providerId") AS provider
    FROM "Case" WHERE "originId" = ${id}::uuid OR id = ${before}::uuid ORDER BY "openedAt", id LIMIT ${most}`
  const rows = await db.reading(reader, reading)
  return rows.map((row) => ({ ...row, later: row.later ?? false, how: row.later ? row.how! : context.origin!.how }))
}

/** Requests for data that the officer has had served to the same provider, those taken over from this preservation first. */
export async function readConvertible(
  { db }: Pick<Platform, 'db'>,
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
  const reading = (tx: Transaction) => tx.$queryRaw<(Omit<Convertible, 'taken'> & { taken: boolean | null })[]>`
    SELECT id, number, "originId" = ${id}::uuid AS taken FROM "Case" WHERE ${Prisma.join(wanted, ' AND ')}
    ORDER BY "originId" = ${id}::uuid DESC NULLS LAST, "servedAt" DESC, id LIMIT ${most}`
  const rows = await db.reading(reader, reading)
  return rows.map((row) => ({ ...row, taken: row.taken ?? false }))
}
