import { versionsOf } from '~machines/index'
import type { Role } from '~machines/kit/words'
import { statesInForce } from '~machines/programme'
import type { Platform } from '~/platform/platform.server'
import { rememberedDays } from './identifier-print'
import type { Reader } from './lists.server'
import { standOn } from './reading.server'

/** Another agency that asks about what a request asks about. */
export interface AskedElsewhere {
  readonly agency: string
  readonly name: string
  /** by their ids in the request that is looked at */
  readonly identifiers: readonly string[]
}

const coordinating: readonly Role[] = ['officer', 'supervisor']

/**
 * Other agencies that ask about the same identifiers (guideline le.coordination), so that two do not work on one person unawares. Both
 * must have said in their programmes that they tell each other; of what the other asks nothing is said but that it does.
 * Found are only requests that a second person authorised and a provider has: who merely drafts one can't try numbers out.
 * Null for whoever is told nothing of it.
 */
export async function readElsewhere(
  platform: Platform,
  by: Pick<Reader, 'id' | 'side' | 'roles'>,
  caseId: string,
): Promise<readonly AskedElsewhere[] | null> {
  if (by.side !== 'agency' || !by.roles.some((role) => coordinating.includes(role))) return null
  if (!(await standOn(platform, by.id, caseId))) return null
  const now = new Date(platform.clock.now())
  const from = new Date(now.getTime() - rememberedDays * 86_400_000)
  return platform.db.portal.$queryRaw<AskedElsewhere[]>`
    /* asked-elsewhere */ WITH sharing AS (
      SELECT "agencyId" FROM "Case" WHERE procedure = ANY(${versionsOf('programme')}) AND state = ANY(${[...statesInForce]})
        AND (context->>'coordinatesFrom')::timestamptz <= ${now}
    ), told AS (
      SELECT p.* FROM "IdentifierPrint" AS p JOIN "Case" AS c ON c.id = p."caseId"
      WHERE p."servedAt" > ${from} AND p."agencyId" IN (SELECT "agencyId" FROM sharing)
        -- whose confidence others rely on, and what another country asked for, is nobody's business
        AND c.professions = '[]'
        AND c.context->'origin'->>'how' IS DISTINCT FROM 'assistance'
    )
    SELECT o.id AS agency, o.name, array_agg(DISTINCT mine.identifier ORDER BY mine.identifier) AS identifiers
    FROM told AS mine JOIN told AS theirs ON theirs.print = mine.print AND theirs."agencyId" <> mine."agencyId"
      JOIN "Organisation" AS o ON o.id = theirs."agencyId"
    WHERE mine."caseId" = ${caseId}::uuid GROUP BY o.id, o.name ORDER BY o.name, o.id`
}
