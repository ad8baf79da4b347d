import { requestProcedures } from '~machines/index'
import type { Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'

/** Requests of an agency that concerned somebody in a protected profession. */
export interface SensitiveCount {
  readonly agency: string
  /** days before now in which a request counted was served */
  readonly days: number
  /** served in that time, whatever they ask for */
  readonly requests: number
  readonly sensitive: number
  /** of these, how many named each profession, by the pack's vocabulary */
  readonly professions: readonly { readonly pack: string; readonly code: string; readonly requests: number }[]
}

export const countedDays = 365

interface Row {
  readonly agency: string
  readonly requests: number
  readonly sensitive: number
  readonly professions: SensitiveCount['professions'] | null
}

/** Counted apart from all others, agency by agency, of the requests that the reader may see. */
export async function readSensitiveCounts(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  reader: Viewer,
): Promise<readonly SensitiveCount[]> {
  const from = new Date(Date.parse(clock.now()) - countedDays * 86_400_000)
  const all = requestProcedures.map(({ id }) => id)
  const rows = await db.reading(
    reader,
    (tx) => tx.$queryRaw<Row[]>`
      /* sensitive-counts */ WITH served AS (
        SELECT "agencyId", pack, context->'professions' AS professions FROM "Case"
        WHERE procedure = ANY(${all}) AND "servedAt" > ${from}
      ), named AS (
        SELECT "agencyId", pack, code, count(*)::int AS requests
        FROM served, jsonb_array_elements_text(professions) AS code GROUP BY "agencyId", pack, code
      )
      SELECT organisation.name AS agency, count(*)::int AS requests,
        (count(*) FILTER (WHERE jsonb_array_length(professions) > 0))::int AS sensitive,
        (SELECT json_agg(json_build_object('pack', pack, 'code', code, 'requests', requests) ORDER BY requests DESC, code)
          FROM named WHERE named."agencyId" = served."agencyId") AS professions
      FROM served JOIN "Organisation" AS organisation ON organisation.id = served."agencyId"
      GROUP BY served."agencyId", organisation.name ORDER BY organisation.name`,
  )
  return rows.map((row) => ({ ...row, days: countedDays, professions: row.professions ?? [] }))
}
