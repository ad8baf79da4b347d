import type { Measure } from '~machines/kit/authority'
import { requestProcedures } from '~machines/index'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import { fewestAnswers, measuredDays, spellOf, type Turnaround } from './turnaround'

interface MeasuredRow {
  readonly open: number
  readonly answers: number
  /** seconds; null without answers */
  readonly half: number | null
  readonly ninetieth: number | null
}

/**
 * What the portal publishes of a provider: counted over every agency's cases as the portal itself, and told as numbers
 * alone. Null where nothing is measured of requests for this.
 */
export async function readTurnaround(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  providerId: string,
  measure: Measure,
): Promise<Turnaround | null> {
  const measured = requestProcedures.filter((each) => each.measure === measure && each.answeredAt)
  if (measured.length === 0 || !isId(providerId)) return null
  const procedures = measured.map(({ id }) => id)
  const now = new Date(clock.now())
  const from = new Date(now.getTime() - measuredDays * 86_400_000)
  const [row] = await db.portal.$queryRaw<[MeasuredRow]>`
    SELECT
      (SELECT count(*)::int FROM "Case" WHERE "providerId" = ${providerId}::uuid AND procedure = ANY(${procedures})
        AND "answeredAt" IS NULL AND NOT closed AND "servedAt" IS NOT NULL) AS open,
      count(*)::int AS answers,
      extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY "answeredAt" - "servedAt"))::float8 AS half,
      extract(epoch FROM percentile_cont(0.9) WITHIN GROUP (ORDER BY "answeredAt" - "servedAt"))::float8 AS ninetieth
    FROM "Case" WHERE "providerId" = ${providerId}::uuid AND procedure = ANY(${procedures})
      AND "answeredAt" > ${from} AND "answeredAt" <= ${now}`
  const { open, answers, half, ninetieth } = row
  const told = answers >= fewestAnswers && half !== null && ninetieth !== null
  return {
    ...{ open, answers, days: measuredDays, fewest: fewestAnswers },
    times: told ? { half: spellOf(half), ninetieth: spellOf(ninetieth) } : null,
  }
}
