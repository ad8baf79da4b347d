import { requestProcedures } from '~machines/index'
import { packs } from '~machines/policy/countries/index'
import type { AgencyUse, CodedCount } from '~machines/request/figures'
import { isAboveNormal } from '~machines/request/priority'
import type { Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'

const countedDays = 365

/** Ranks above normal as `pack code`, the most urgent first. */
export const ranksAboveNormal: readonly string[] = packs.flatMap((pack) =>
  pack.requestPriorities.filter(({ code }) => isAboveNormal(code, pack)).map(({ code }) => `${pack.id} ${code}`),
)

const ids = (chosen: typeof requestProcedures) => chosen.map(({ id }) => id)

/** Emergencies, ranks above normal and protected professions, agency by agency, of the requests that the reader may see. */
export async function readAgencyUse(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  reader: Viewer,
): Promise<readonly AgencyUse[]> {
  const from = new Date(Date.parse(clock.now()) - countedDays * 86_400_000)
  const urgent = ids(requestProcedures.filter(({ measure }) => measure === 'emergency'))
  const rows = await db.reading(
    reader,
    (tx) => tx.$queryRaw<Omit<AgencyUse, 'days' | 'aboveNormal'>[]>`
      /* agency-use */ WITH served AS (
        SELECT "agencyId", pack, procedure = ANY(${urgent}) AS urgent, priority, professions
        FROM "Case" WHERE procedure = ANY(${ids(requestProcedures)}) AND "servedAt" > ${from}
      ), coded AS (
        SELECT "agencyId", 'profession' AS list, pack, code
        FROM served, jsonb_array_elements_text(professions) AS code
        UNION ALL SELECT "agencyId", 'rank', pack, priority
        FROM served WHERE pack || ' ' || priority = ANY(${ranksAboveNormal})
      ), counted AS (
        SELECT "agencyId", list, json_agg(json_build_object('pack', pack, 'code', code, 'requests', requests)
          ORDER BY array_position(${ranksAboveNormal}, pack || ' ' || code), requests DESC, code) AS codes
        FROM (SELECT *, count(*)::int AS requests FROM coded GROUP BY "agencyId", list, pack, code) AS each
        GROUP BY "agencyId", list
      )
      SELECT organisation.name AS agency, count(*)::int AS requests,
        (count(*) FILTER (WHERE urgent))::int AS emergencies,
        (count(*) FILTER (WHERE jsonb_array_length(professions) > 0))::int AS sensitive,
        coalesce((SELECT codes FROM counted WHERE list = 'rank' AND counted."agencyId" = served."agencyId"), '[]') AS ranks,
        coalesce((SELECT codes FROM counted WHERE list = 'profession' AND counted."agencyId" = served."agencyId"), '[]') AS professions
      FROM served JOIN "Organisation" AS organisation ON organisation.id = served."agencyId"
      GROUP BY served."agencyId", organisation.name ORDER BY organisation.name`,
  )
  const sum = (ranks: readonly CodedCount[]) => ranks.reduce((total, { requests }) => total + requests, 0)
  return rows.map((row) => ({ ...row, days: countedDays, aboveNormal: sum(row.ranks) }))
}
