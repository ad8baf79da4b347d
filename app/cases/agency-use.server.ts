import { requestProcedures } from '~machines/index'
import { packs } from '~machines/policy/countries/index'
import { isAboveNormal } from '~machines/request/priority'
import type { Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'

/** So many requests of an agency have a code of its policy pack. */
export interface CodedCount {
  readonly pack: string
  readonly code: string
  readonly requests: number
}

/** What an agency's requests ask of providers beyond the ordinary. */
export interface AgencyUse {
  readonly agency: string
  /** days before now in which a request counted was served */
  readonly days: number
  /** served in that time, whatever they ask for */
  readonly requests: number
  readonly emergencies: number
  /** of those that have a rank, every one but the emergencies: how many rank above normal */
  readonly aboveNormal: number
  /** of these, how many have each rank, the most urgent first */
  readonly ranks: readonly CodedCount[]
  /** concern somebody in a protected profession */
  readonly sensitive: number
  /** of these, how many named each profession */
  readonly professions: readonly CodedCount[]
}

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
        SELECT "agencyId", pack, procedure = ANY(${urgent}) AS urgent, priority, context->'professions' AS professions
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
