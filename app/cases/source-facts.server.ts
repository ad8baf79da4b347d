import type { RequestContext, RequestDossier } from '~machines/request/case'
import { requestProcedures } from '~machines/index'
import type { Acquaintance, SourceFacts } from '~machines/kit/facts'
import { isId } from '~/platform/ids'
import type { Gathering } from './facts.server'
import { textPrint } from './text-print'

/** Requests counted at most: beyond that an agency is well known. */
const most = 1_000

interface CountedRow {
  readonly served: number
  readonly notVerified: number
  readonly firstAt: Date | null
  readonly lastDay: number
  readonly before: number
}

/** What the portal knows of whoever asks: its own tables only, never what the request says of itself. */
export async function sourceFacts(gathering: Gathering): Promise<SourceFacts> {
  const { agency, provider, requester } = gathering.content.asked.standing!.context as RequestContext
  const people = await acquaintances(gathering, [requester!, gathering.actor.onCase.id])
  const history = await historyOf(gathering, agency, provider)
  const sameTextAt = await sameTextSentAt(gathering, agency)
  return { requester: people.get(requester!)!, authoriser: people.get(gathering.actor.onCase.id)!, history, sameTextAt }
}

async function sameTextSentAt({ tx, vault, command, content }: Gathering, agency: string): Promise<string | null> {
  const print = Uint8Array.from(textPrint(vault, (content.asked.dossier as RequestDossier).draft))
  const where = { agencyId: agency, print, caseId: { not: command.caseId } }
  const last = await tx.textPrint.findFirst({ where, orderBy: { servedAt: 'desc' } })
  return last?.servedAt.toISOString() ?? null
}

async function historyOf({ tx, command, now }: Gathering, agency: string, provider: string) {
  const at = new Date(now)
  const [row] = await tx.$queryRaw<CountedRow[]>`
    /* source-history */ WITH earlier AS (
      SELECT "providerId", outcome, "servedAt" FROM "Case"
      WHERE "agencyId" = ${agency}::uuid AND procedure = ANY(${requestProcedures.map(({ id }) => id)}) AND id <> ${command.caseId}::uuid AND "servedAt" IS NOT NULL
    ), here AS (
      SELECT outcome FROM earlier WHERE "providerId" = ${provider}::uuid AND "servedAt" > ${at}::timestamptz - interval '365 days'
      ORDER BY "servedAt" DESC LIMIT ${most}
    )
    SELECT (SELECT count(*)::int FROM here) AS served,
      (SELECT count(*)::int FROM here WHERE outcome = 'notVerified') AS "notVerified",
      (SELECT "servedAt" FROM earlier WHERE "providerId" = ${provider}::uuid ORDER BY "servedAt" LIMIT 1) AS "firstAt",
      (SELECT count(*)::int FROM (SELECT 1 FROM earlier WHERE "servedAt" > ${at}::timestamptz - interval '1 day' LIMIT ${most}) AS day) AS "lastDay",
      (SELECT count(*)::int FROM (SELECT 1 FROM earlier WHERE "servedAt" <= ${at}::timestamptz - interval '1 day'
        AND "servedAt" > ${at}::timestamptz - interval '31 days' LIMIT ${most * 30}) AS days) AS before`
  const { served, notVerified, firstAt, lastDay, before } = row!
  const perDay = Math.round((before / 30) * 10) / 10
  return { served, notVerified, firstAt: firstAt?.toISOString() ?? null, lastDay, perDay }
}

interface PersonSince {
  readonly id: string
  readonly memberSince: Date | null
  readonly keySince: Date | null
  readonly changedAt: Date | null
}

async function acquaintances({ tx }: Gathering, ids: readonly string[]): Promise<Map<string, Acquaintance>> {
  const rows = await tx.$queryRaw<PersonSince[]>`
    /* acquaintances */ SELECT person.id, membership."openedAt" AS "memberSince",
      (SELECT max("addedAt") FROM "Passkey" WHERE "personId" = person.id) AS "keySince",
      (SELECT max(at) FROM "Entry" WHERE "caseId" = person.id AND event = 'membership.change') AS "changedAt"
    FROM "Person" AS person LEFT JOIN "Case" AS membership ON membership.id = person.id
    WHERE person.id = ANY(${ids.filter(isId)}::uuid[])`
  const since = (date: Date | null) => date?.toISOString() ?? null
  return new Map(
    rows.map(({ id, memberSince, keySince, changedAt }) => [
      id,
      { memberSince: since(memberSince), keySince: since(keySince), changedAt: since(changedAt) },
    ]),
  )
}
