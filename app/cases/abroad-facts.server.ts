import type { ExecutionFacts, FactName, Facts, OrganisationFacts } from '~machines/kit/facts'
import { abroadProcedureById, requestProcedureById } from '~machines/index'
import { saidIn } from '~machines/international/sight'
import type { InternationalContext, InternationalDossier } from '~machines/international/case'
import type { PreservationContext, PreservationDossier } from '~machines/preservation/case'
import { isId } from '~/platform/ids'
import { organisationFacts } from '~/platform/facts'
import type { Case } from '../../prisma/generated/client'
import { keyOf, openDossier } from './content.server'
import type { Gathering } from './facts.server'

// What the events of a request abroad need to know: the contact points, whoever holds the data, the orders at home.

export function isAbroad({ procedure }: Pick<Gathering, 'procedure'>): boolean {
  return abroadProcedureById(procedure.id) !== null
}

type About = Pick<Facts, 'ownPoint' | 'foreignPoint' | 'custodian' | 'executions'>

export async function abroadFacts(gathering: Gathering, names: readonly FactName[]): Promise<About> {
  const executions = names.includes('executions') ? await executionsOf(gathering, gathering.command.caseId) : null
  const ownPoint = names.includes('ownPoint') ? await ownPointOf(gathering) : null
  const foreignPoint = names.includes('foreignPoint') ? await organisationNamed(gathering, pointNamed(gathering)) : null
  const custodian = names.includes('custodian') ? await organisationNamed(gathering, custodianNamed(gathering)) : null
  return {
    ...(executions ? { executions } : {}),
    ...(ownPoint ? { ownPoint } : {}),
    ...(foreignPoint ? { foreignPoint } : {}),
    ...(custodian ? { custodian } : {}),
  }
}

/** The contact point of the agency's country: the agency itself where it is that, else the one that has been it longest. */
async function ownPointOf({ tx, content }: Gathering): Promise<OrganisationFacts | null> {
  const { agency: id } = content.asked.standing!.context as InternationalContext
  const agency = await tx.organisation.findUnique({ where: { id } })
  if (!agency || agency.contactPointSince) return agency && organisationFacts(agency)
  const row = await tx.organisation.findFirst({
    where: { country: agency.country, state: 'active', contactPointSince: { not: null } },
    orderBy: [{ contactPointSince: 'asc' }, { id: 'asc' }],
  })
  return row && organisationFacts(row)
}

async function organisationNamed({ tx }: Gathering, id: unknown): Promise<OrganisationFacts | null> {
  const row = isId(id) ? await tx.organisation.findUnique({ where: { id } }) : null
  return row && organisationFacts(row)
}

/** The contact point that the event names, else the draft. */
function pointNamed({ command, content }: Gathering): unknown {
  const data = command.event.data as { foreignPoint?: unknown; values?: { foreignPoint?: unknown } } | null
  const { draft } = content.asked.dossier as InternationalDossier
  return data?.foreignPoint ?? data?.values?.foreignPoint ?? draft.route.foreignPoint
}

function custodianNamed({ content }: Gathering): unknown {
  return (content.asked.dossier as InternationalDossier).draft.order.custodian
}

const most = 20

/** Orders at home that were opened from the request, with what they brought; locked by nobody, as they are what they are. */
async function executionsOf(
  { tx, vault }: Pick<Gathering, 'tx' | 'vault'>,
  caseId: string,
): Promise<readonly ExecutionFacts[]> {
  const rows = await tx.case.findMany({
    where: { originId: caseId },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
    take: most,
  })
  const requests = rows.filter(({ procedure }) => requestProcedureById(procedure))
  const providers = await tx.organisation.findMany({
    where: { id: { in: requests.flatMap(({ providerId }) => providerId ?? []) } },
    select: { id: true, name: true },
  })
  const named = new Map(providers.map(({ id, name }) => [id, name]))
  return requests.map((row) => executionOf({ vault }, row, named.get(row.providerId ?? '') ?? ''))
}

function executionOf({ vault }: Pick<Gathering, 'vault'>, row: Case, provider: string): ExecutionFacts {
  const { id, procedure, agencyId, number, state, closed, outcome } = row
  const preserves = procedure.startsWith('preservation@')
  const { items, clock } = row.context as unknown as PreservationContext
  const { paths } = preserves
    ? (openDossier(vault, vault.unwrap(keyOf(row)), row) as PreservationDossier)
    : { paths: [] }
  const kept = preserves ? items.flatMap(({ id: item, kept: code }) => (code ? [[item, code] as const] : [])) : []
  return {
    ...{ id, procedure, agency: agencyId!, provider, number, state, closed, outcome },
    ...{ kept: Object.fromEntries(kept), until: preserves ? (clock?.due ?? null) : null, paths },
  }
}

/**
 * What a request abroad hands over to an order at home: the compartment the provider may see, and the number by which
 * the authorities know it. Nothing of the case goes with it; whoever orders writes that anew.
 */
export async function originAbroad(
  { tx, vault, actor }: Pick<Gathering, 'tx' | 'vault' | 'actor'>,
  id: string,
): Promise<Pick<Facts, 'origin'>> {
  const row = await tx.case.findUnique({ where: { id } })
  const isTheirs = row && abroadProcedureById(row.procedure) && row.providerId === actor.organisation?.id
  if (!isTheirs || row.state !== 'execution' || !row.servedAt) return {}
  const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as InternationalDossier
  const { identifiers } = saidIn(dossier).order
  const { number, procedure, agencyId, providerId, servedAt, closed } = row
  return {
    origin: {
      ...{ id, procedure, agency: agencyId!, provider: providerId!, number, closed, requester: actor.onCase.id },
      ...{ servedAt: servedAt.toISOString(), content: { identifiers } },
    },
  }
}
