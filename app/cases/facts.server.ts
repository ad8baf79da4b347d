import { Temporal } from 'temporal-polyfill'
import { definitionOf } from '~machines/kit/decide'
import type { DisclosureContext, DisclosureDossier } from '~machines/disclosure/case'
import type { FactName, Facts, OrganisationFacts } from '~machines/kit/facts'
import type { Procedure } from '~machines/kit/procedure'
import type { Organisation, Service } from '../../prisma/generated/client'
import type { ActorRead } from '~/people/actors.server'
import { isId } from '~/platform/ids'
import { colleagueFacts, organisationFacts, serviceFacts } from '~/platform/facts'
import type { CaseContent } from './content.server'
import type { Transaction } from './transaction.server'
import type { Command } from './types'

export interface Gathering {
  readonly tx: Transaction
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
  const registration = names.includes('registration') ? await nextRegistration(gathering, read.agency) : null
  return {
    now,
    ...(actor.person ? { actor: actor.person } : {}),
    ...read,
    ...others,
    ...(registration ? { registration } : {}),
  }
}

const organisationOf = {
  organisation: organisationNamed,
  agency: (gathering: Gathering) => contextOf(gathering)?.agency ?? gathering.actor.organisation?.id,
  provider: (gathering: Gathering) => dossierOf(gathering).draft.addressee.providerId,
}

type Read = Partial<Pick<Facts, keyof typeof organisationOf | 'service'>>

/** The organisations and the service the event's facts are about, in one round trip; what isn't there is left out. */
async function readFacts(gathering: Gathering, names: readonly FactName[]): Promise<Read> {
  const parts = names.filter((name): name is keyof typeof organisationOf => name in organisationOf)
  const ids = parts.map((part) => organisationOf[part](gathering))
  const service = names.includes('service') ? serviceNamed(gathering) : undefined
  const [found] = await gathering.tx.$queryRaw<{ organisations: Organisation[] | null; service: Service | null }[]>`
    /* facts */ SELECT (SELECT json_agg(o) FROM "Organisation" AS o WHERE id = ANY(${ids.filter(isId)}::uuid[])) AS organisations,
      (SELECT to_json(s) FROM "Service" AS s WHERE id = ${isId(service) ? service : null}::uuid) AS service`
  const rows = new Map(found!.organisations?.map((row) => [row.id, organisationFacts(row)]))
  const organisations = parts.map((part, index) => [part, rows.get(ids[index] ?? '')] as const)
  return {
    ...Object.fromEntries(organisations.filter(([, facts]) => facts)),
    ...(found!.service ? { service: serviceFacts(found!.service) } : {}),
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

/** The organisation a membership is opened in, or belongs to. */
function organisationNamed({ command, content }: Gathering): string | undefined {
  const id = (content.asked.standing?.context ?? command.event.data) as { organisation?: unknown } | null
  return isId(id?.organisation) ? id.organisation : undefined
}

/** The service the event names, or the one the draft names already. */
function serviceNamed(gathering: Gathering): string {
  const data = gathering.command.event.data as { serviceId?: string; values?: { serviceId?: string } } | null
  const { draft, served } = dossierOf(gathering)
  const asked = gathering.command.event.name === 'clarification.answer' ? (served?.content ?? draft) : draft
  return data?.serviceId ?? data?.values?.serviceId ?? asked.addressee.serviceId
}

/**
 * The agency's next registration number in the year of its own calendar, `VD-HPB-2026-000413`. The counter's row is
 * locked until the event is committed and falls back when it is refused, so numbers have no gaps.
 */
async function nextRegistration(gathering: Gathering, agency: OrganisationFacts | undefined): Promise<string | null> {
  if (!agency || contextOf(gathering)?.number !== null) return null
  const { year } = Temporal.Instant.from(gathering.now).toZonedDateTimeISO(agency.zone)
  const [row] = await gathering.tx.$queryRaw<{ given: number }[]>`
    INSERT INTO "Counter" ("agencyId", year, next) VALUES (${agency.id}::uuid, ${year}, 2)
    ON CONFLICT ("agencyId", year) DO UPDATE SET next = "Counter".next + 1 RETURNING next - 1 AS given`
  return `${agency.country}-${agency.code}-${year}-${String(row!.given).padStart(6, '0')}`
}

function contextOf({ content }: Gathering): DisclosureContext | null {
  return (content.asked.standing?.context as DisclosureContext | undefined) ?? null
}

function dossierOf({ content }: Gathering): DisclosureDossier {
  return content.asked.dossier as DisclosureDossier
}
