import { Prisma } from '../../prisma/generated/client'
import type { Currency } from '~machines/kit/money'
import { scopeOf, type Reader } from './lists.server'
import type { Platform } from '~/platform/platform.server'

/** What was agreed and invoiced in a year with one organisation of the other side, in one currency. Minor units. */
export interface CostLine {
  readonly year: number
  /** name of the organisation of the other side */
  readonly with: string
  readonly currency: Currency
  readonly agreed: number
  readonly invoiced: number
  /** minutes of work invoiced */
  readonly minutes: number
}

/** Whose figures they are; nobody else is given any. */
const otherSide: Readonly<Record<string, Prisma.Sql>> = {
  agency: Prisma.sql`"providerId"`,
  provider: Prisma.sql`"agencyId"`,
}

/**
 * Sums of the requests this person may see, told from the trail, in which amounts stand in clear: by year in the reader's
 * zone, the latest first. They are of their own organisation alone, and row security sees to it once more.
 */
export async function readCosts(
  { db }: Pick<Platform, 'db'>,
  reader: Reader & { readonly organisation: { readonly zone: string } },
): Promise<readonly CostLine[]> {
  const [scope, other] = [scopeOf(reader), otherSide[reader.side]]
  if (!scope || !other) return []
  return db.reading(
    reader,
    (tx) => tx.$queryRaw<CostLine[]>`
      WITH told AS (
        SELECT ${other} AS other, event, extract(year FROM at AT TIME ZONE ${reader.organisation.zone})::int AS year,
          convert_from(bytes, 'UTF8')::jsonb->'facts' AS facts
        FROM "Entry" JOIN "Case" ON "Case".id = "caseId"
        WHERE event IN ('cost.agree', 'cost.invoice') AND ${Prisma.join([...scope], ' AND ')}
      )
      SELECT year, (SELECT name FROM "Organisation" WHERE id = other) AS "with", facts->>'currency' AS currency,
        coalesce(sum((facts->>'amount')::float8) FILTER (WHERE event = 'cost.agree'), 0) AS agreed,
        coalesce(sum((facts->>'amount')::float8) FILTER (WHERE event = 'cost.invoice'), 0) AS invoiced,
        coalesce(sum((facts->>'minutes')::int) FILTER (WHERE event = 'cost.invoice'), 0)::int AS minutes
      FROM told GROUP BY year, other, facts->>'currency' ORDER BY year DESC, "with", currency`,
  )
}
