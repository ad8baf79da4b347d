import { Temporal } from 'temporal-polyfill'
import { definitionOf } from '~machines/kit/decide'
import type { RequestContext, RequestDossier } from '~machines/request/case'
import type { FactName, Facts, OrganisationFacts } from '~machines/kit/facts'
import { languages, type Language } from '~machines/kit/words'
import type { Procedure } from '~machines/kit/procedure'
import type { Authority, Organisation, Service } from '../../prisma/generated/client'
import type { ActorRead } from '~/people/actors.server'
import { isId } from '~/platform/ids'
import type { Vault } from '~/platform/vault.server'
import { authorityFacts, colleagueFacts, organisationFacts, serviceFacts } from '~/platform/facts'
import type { CaseContent } from './content.server'
import { orderPrint } from './order-print'
import { abroadFacts, isAbroad } from './abroad-facts.server'
import { addressedAgency, isReport, namedAgency, reportingProvider } from './report-facts.server'
import { phrasePair } from './phrases'
import { signInFacts } from './sign-in-facts.server'
import { fileFacts } from './file-facts.server'
import { linkedFacts } from './linked-facts.server'
import { programmeFacts } from './programme-facts.server'
import { sourceFacts } from './source-facts.server'
import type { Transaction } from './transaction.server'
import type { Command } from './types'

export interface Gathering {
  readonly tx: Transaction
  readonly vault: Vault
  readonly procedure: Procedure
  readonly command: Command
  readonly content: CaseContent
  readonly actor: ActorRead
  /** the instant of the event */
  readonly now: string
}

/** Reads what the event's rules need; it becomes part of the recorded event, so that a replay needs no database. */
export async function gatherFacts(gathering: Gathering): Promise<Facts> {
  const { procedure, command, actor, now } = gathering
  const names = definitionOf(procedure, command.event.name)?.facts ?? []
  const read = names.length > 0 ? await readFacts(gathering, names) : {}
  const others = await readOthers(gathering, names)
  const numbering = isReport(gathering) ? read.provider : read.agency
  const registration = names.includes('registration') ? await nextRegistration(gathering, numbering) : null
  const copies = names.includes('copies') ? { copies: await copiesElsewhere(gathering) } : {}
  const source = names.includes('source') ? { source: await sourceFacts(gathering) } : {}
  const phrases = names.includes('phrases') ? { phrases: phrasePair(answerLanguage(gathering)) } : {}
  const signIn = await signInFacts(gathering, names)
  const linked = await linkedFacts(gathering, names)
  const filed = await fileFacts(gathering, names)
  const programme = await programmeFacts(gathering, names)
  const abroad = await abroadFacts(gathering, names)
  return {
    ...{ now, ...(actor.person ? { actor: actor.person } : {}), ...read, ...others, ...copies, ...signIn },
    ...{ ...source, ...phrases },
    ...{ ...linked, ...filed, ...programme, ...abroad },
    ...(names.includes('supervisors') ? { supervisors: await supervisorsBeside(gathering) } : {}),
    ...(names.includes('oralDebts') && read.agency ? { oralDebts: await oralDebts(gathering, read.agency) } : {}),
    ...(registration ? { registration } : {}),
  }
}

const organisationOf = {
  organisation: organisationNamed,
  agency: agencyNamed,
  provider: providerNamed,
  otherAgency: namedAgency,
}

type Read = Partial<Pick<Facts, keyof typeof organisationOf | 'service' | 'authority'>>

/** The organisations, the service and the authority matrix the event's facts are about, in one round trip; what isn't there is left out. */
async function readFacts(gathering: Gathering, names: readonly FactName[]): Promise<Read> {
  const parts = names.filter((name): name is keyof typeof organisationOf => name in organisationOf)
  const ids = parts.map((part) => organisationOf[part](gathering))
  const service = names.includes('service') ? serviceNamed(gathering) : undefined
  const agency = names.includes('authority') ? organisationOf.agency(gathering) : undefined
  const [found] = await gathering.tx.$queryRaw<FoundFacts[]>`
    /* facts */ SELECT (SELECT json_agg(o) FROM "Organisation" AS o WHERE id = ANY(${ids.filter(isId)}::uuid[])) AS organisations,
      (SELECT to_json(s) FROM "Service" AS s WHERE id = ${isId(service) ? service : null}::uuid) AS service,
      (SELECT to_json(a) FROM "Authority" AS a WHERE "organisationId" = ${isId(agency) ? agency : null}::uuid
        AND "inForceFrom" <= ${new Date(gathering.now)} ORDER BY version DESC LIMIT 1) AS authority`
  const rows = new Map(found!.organisations?.map((row) => [row.id, organisationFacts(row)]))
  const organisations = parts.map((part, index) => [part, rows.get(ids[index] ?? '')] as const)
  return {
    ...Object.fromEntries(organisations.filter(([, facts]) => facts)),
    ...(found!.service ? { service: serviceFacts(found!.service) } : {}),
    ...(found!.authority ? { authority: authorityFacts(found!.authority) } : {}),
  }
}

/** The other person the event names, and the address the invited person has shown to be theirs. */
async function readOthers({ tx, command }: Gathering, names: readonly FactName[]): Promise<Others> {
  const named = command.event.data as { to?: unknown; deputy?: unknown } | null
  const id = named?.to ?? named?.deputy
  const colleague = names.includes('colleague') && isId(id) ? await tx.person.findUnique({ where: { id } }) : null
  const where = { personId: command.caseId, confirmedAt: { not: null } }
  const mailbox = names.includes('mailbox') ? await tx.mailCode.findFirst({ where }) : null
  return {
    ...(colleague ? { colleague: colleagueFacts(colleague) } : {}),
    ...(mailbox ? { mailbox: { email: mailbox.email, confirmedAt: mailbox.confirmedAt!.toISOString() } } : {}),
  }
}

type Others = Pick<Facts, 'colleague' | 'mailbox'>

interface FoundFacts {
  readonly organisations: Organisation[] | null
  readonly service: Service | null
  readonly authority: Authority | null
}

/** SHA-256 of the orders of this case, the one being attached included, that lie on another open request of the agency. */
async function copiesElsewhere(gathering: Gathering): Promise<string[]> {
  const { tx, vault, command } = gathering
  const { sha256 } = (command.event.data ?? {}) as { sha256?: unknown }
  const hashes = [
    ...dossierOf(gathering).orders.map((order) => order.sha256),
    ...(typeof sha256 === 'string' ? [sha256] : []),
  ]
  if (hashes.length === 0) return []
  const prints = new Map(hashes.map((hash) => [orderPrint(vault, hash).toString('hex'), hash]))
  const rows = await tx.$queryRaw<{ print: Uint8Array }[]>`
    /* copies */ SELECT DISTINCT print FROM "OrderPrint" JOIN "Case" ON "Case".id = "caseId"
    WHERE "OrderPrint"."agencyId" = ${contextOf(gathering)!.agency}::uuid AND "caseId" <> ${command.caseId}::uuid AND NOT closed
      AND print = ANY(${[...prints.keys()].map((print) => Buffer.from(print, 'hex'))})`
  return rows.map(({ print }) => prints.get(Buffer.from(print).toString('hex'))!).sort()
}

/** The agency of the case; of one that is opened, the agency it names (a provider does), else that of whoever opens it. */
function agencyNamed(gathering: Gathering): string | undefined {
  if (isReport(gathering)) return addressedAgency(gathering)
  const context = contextOf(gathering)
  if (context) return context.agency
  const { agencyId } = (gathering.command.event.data ?? {}) as { agencyId?: unknown }
  return isId(agencyId) ? agencyId : gathering.actor.organisation?.id
}

/** The provider the draft names; of a case that a provider opens, itself. */
function providerNamed(gathering: Gathering): string | undefined {
  if (isReport(gathering)) return reportingProvider(gathering)
  const { providerId } = dossierOf(gathering).draft.addressee
  return contextOf(gathering) ? providerId : gathering.actor.organisation?.id
}

/** The organisation a membership is opened in, or belongs to. */
function organisationNamed({ command, content }: Gathering): string | undefined {
  const id = (content.asked.standing?.context ?? command.event.data) as { organisation?: unknown } | null
  return isId(id?.organisation) ? id.organisation : undefined
}

/** The service the event names, or the one the draft names already. */
function serviceNamed(gathering: Gathering): string | undefined {
  const data = gathering.command.event.data as { serviceId?: string; values?: { serviceId?: string } } | null
  if (isReport(gathering)) return data?.values?.serviceId
  const { draft, served } = dossierOf(gathering)
  const asked = gathering.command.event.name === 'clarification.answer' ? (served?.content ?? draft) : draft
  return data?.serviceId ?? data?.values?.serviceId ?? asked.addressee.serviceId
}

/**
 * The next registration number of the agency, or of the provider that reports, in the year of its own calendar:
 * `VD-HPB-2026-000413`, `VD-NWT-2026-R000004`. The counter's row is locked until the event is committed and falls back when
 * it is refused, so numbers have no gaps.
 */
async function nextRegistration(gathering: Gathering, by: OrganisationFacts | undefined): Promise<string | null> {
  if (!by || (contextOf(gathering)?.number ?? null) !== null) return null
  const { year } = Temporal.Instant.from(gathering.now).toZonedDateTimeISO(by.zone)
  const [row] = await gathering.tx.$queryRaw<{ given: number }[]>`
    INSERT INTO "Counter" ("agencyId", year, next) VALUES (${by.id}::uuid, ${year}, 2)
    ON CONFLICT ("agencyId", year) DO UPDATE SET next = "Counter".next + 1 RETURNING next - 1 AS given`
  const kind = isReport(gathering) ? 'R' : isAbroad(gathering) ? 'I' : ''
  return `${by.country}-${by.code}-${year}-${kind}${String(row!.given).padStart(6, '0')}`
}

/** Both sides of a call read it: the request says in which language it is answered. */
function answerLanguage(gathering: Gathering): Language {
  const { served, draft } = dossierOf(gathering)
  const { answerLanguage } = (gathering.command.event.data ?? {}) as { answerLanguage?: unknown }
  const said = languages.find((language) => language === answerLanguage)
  return contextOf(gathering) ? (served?.content ?? draft).handling.answerLanguage : (said ?? 'en')
}

/** How many people of the agency could approve a request, beside the officer who asks. */
async function supervisorsBeside(gathering: Gathering): Promise<number> {
  const { agency, requester } = contextOf(gathering)!
  const theirs = { organisationId: agency, state: 'active', roles: { has: 'supervisor' } }
  return gathering.tx.person.count({ where: { ...theirs, ...(requester ? { id: { not: requester } } : {}) } })
}

/** How many requests by voice the agency has not confirmed in time, whoever was asked, and not yet made good. */
async function oralDebts({ tx, now }: Gathering, { id }: OrganisationFacts): Promise<number> {
  const [row] = await tx.$queryRaw<{ owed: number }[]>`
    /* oral-debts */ SELECT count(*)::int AS owed FROM "Case"
    WHERE "agencyId" = ${id}::uuid AND NOT closed
      AND ((context->'confirmationClock'->>'due')::timestamptz <= ${new Date(now)} OR outcome = 'notConfirmed')`
  return row!.owed
}

function contextOf({ content }: Gathering): RequestContext | null {
  return (content.asked.standing?.context as RequestContext | undefined) ?? null
}

function dossierOf({ content }: Gathering): RequestDossier {
  return content.asked.dossier as RequestDossier
}
