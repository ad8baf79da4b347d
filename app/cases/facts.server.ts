import { Temporal } from 'temporal-polyfill'
import { definitionOf } from '~machines/kit/decide'
import type { DisclosureContext, DisclosureDossier } from '~machines/disclosure/case'
import type { FactName, Facts, OrganisationFacts, ServiceFacts } from '~machines/kit/facts'
import type { Procedure } from '~machines/kit/procedure'
import type { ActorRead } from '~/people/actors.server'
import { organisationFacts, serviceFacts } from '~/platform/facts'
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
  const facts: Record<string, unknown> = { now }
  if (actor.person) facts.actor = actor.person
  for (const name of definitionOf(procedure, command.event.name)?.facts ?? []) {
    const fact = await readers[name](gathering)
    if (fact) facts[name] = fact
  }
  return facts as unknown as Facts
}

const readers: Record<FactName, (gathering: Gathering) => Promise<unknown>> = {
  organisation: async (gathering) => readOrganisation(gathering.tx, organisationNamed(gathering)),
  agency: async (gathering) =>
    readOrganisation(gathering.tx, contextOf(gathering)?.agency ?? gathering.actor.organisation?.id),
  provider: async (gathering) => readOrganisation(gathering.tx, dossierOf(gathering).draft.addressee.providerId),
  service: async (gathering) => readService(gathering.tx, serviceNamed(gathering)),
  registration: nextRegistration,
}

async function readOrganisation(tx: Transaction, id: string | undefined): Promise<OrganisationFacts | null> {
  const row = id ? await tx.organisation.findUnique({ where: { id } }) : null
  return row && organisationFacts(row)
}

async function readService(tx: Transaction, id: string): Promise<ServiceFacts | null> {
  const row = isUuid(id) ? await tx.service.findUnique({ where: { id } }) : null
  return row && serviceFacts(row)
}

/** The organisation a membership is opened in, or belongs to. */
function organisationNamed({ command, content }: Gathering): string | undefined {
  const id = (content.asked.standing?.context ?? command.event.data) as { organisation?: unknown } | null
  return isUuid(id?.organisation) ? id.organisation : undefined
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
async function nextRegistration(gathering: Gathering): Promise<string | null> {
  const context = contextOf(gathering)
  if (!context || context.number) return null
  const agency = await readOrganisation(gathering.tx, context.agency)
  if (!agency) return null
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

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}
