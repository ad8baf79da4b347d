import { requestProcedures } from '~machines/index'
import type { EmergencyShare } from '~machines/request/figures'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import { ranksAboveNormal } from './agency-use.server'

const shareDays = 365

/**
 * Counted over every provider's cases as the portal itself and told as numbers alone: the same for whoever examines an
 * emergency, for the agency and for oversight (guidelines le.emergency-restraint, le.prioritise).
 */
export async function readEmergencyShare(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  agencyId: string,
): Promise<EmergencyShare | null> {
  if (!isId(agencyId)) return null
  const all = requestProcedures.map(({ id }) => id)
  const urgent = requestProcedures.filter(({ measure }) => measure === 'emergency').map(({ id }) => id)
  const from = new Date(Date.parse(clock.now()) - shareDays * 86_400_000)
  const [row] = await db.portal.$queryRaw<[Omit<EmergencyShare, 'days'>]>`
    WITH served AS (
      SELECT procedure = ANY(${urgent}) AS urgent, outcome, pack || ' ' || priority AS rank FROM "Case"
      WHERE "agencyId" = ${agencyId}::uuid AND procedure = ANY(${all}) AND "servedAt" > ${from}
    )
    SELECT count(*)::int AS requests, (count(*) FILTER (WHERE urgent))::int AS emergencies,
      (count(*) FILTER (WHERE urgent AND outcome = 'downgraded'))::int AS downgraded,
      (count(*) FILTER (WHERE urgent AND outcome = 'notVerified'))::int AS "notVerified",
      (count(*) FILTER (WHERE urgent AND outcome = 'notValidated'))::int AS "notValidated",
      (count(*) FILTER (WHERE rank = ANY(${ranksAboveNormal})))::int AS "aboveNormal"
    FROM served`
  return { days: shareDays, ...row }
}
