import type { FactName, Facts, LinkedFacts } from '~machines/kit/facts'
import { requestProcedures } from '~machines/index'
import type { RequestDossier } from '~machines/request/case'
import type { Case } from '../../prisma/generated/client'
import { isId } from '~/platform/ids'
import { organisationFacts } from '~/platform/facts'
import { keyOf, openDossier } from './content.server'
import type { Gathering } from './facts.server'
import { originAbroad } from './abroad-facts.server'
import { originReport } from './report-facts.server'

type Linking = Pick<Facts, 'origin' | 'linked' | 'nextProvider' | 'originReport'>

/** Other requests and organisations that an event names, as the portal has them; what it does not have is left out. */
export async function linkedFacts(gathering: Gathering, names: readonly FactName[]): Promise<Linking> {
  const data = gathering.command.event.data as Named | null
  return {
    ...(names.includes('origin') && data?.origin ? await originFacts(gathering, data.origin.request) : {}),
    ...(names.includes('linked') ? await otherFacts(gathering, data?.request) : {}),
    ...(names.includes('nextProvider') ? await providerFacts(gathering, data?.provider) : {}),
    ...(names.includes('originReport') ? await originReport(gathering) : {}),
  }
}

interface Named {
  readonly origin?: { readonly request?: unknown }
  readonly request?: unknown
  readonly provider?: unknown
}

/** What is asked there, for whoever asked it themselves: nobody else is told that there is such a request. */
async function originFacts(gathering: Gathering, id: unknown): Promise<Linking> {
  const row = await requestRow(gathering, id)
  if (!row) return isId(id) ? originAbroad(gathering, id) : {}
  if (row.requesterId !== gathering.actor.onCase.id) return {}
  return { origin: { ...linkOf(gathering, row), requester: row.requesterId } }
}

async function otherFacts(gathering: Gathering, id: unknown): Promise<Linking> {
  const row = await requestRow(gathering, id)
  return row && row.agencyId === gathering.actor.organisation?.id ? { linked: linkOf(gathering, row) } : {}
}

async function providerFacts({ tx }: Gathering, id: unknown): Promise<Linking> {
  const row = isId(id) ? await tx.organisation.findUnique({ where: { id } }) : null
  return row ? { nextProvider: organisationFacts(row) } : {}
}

async function requestRow({ tx }: Gathering, id: unknown): Promise<Case | null> {
  const row = isId(id) ? await tx.case.findUnique({ where: { id } }) : null
  return row && requestProcedures.some((procedure) => procedure.id === row.procedure) ? row : null
}

function linkOf({ vault }: Gathering, row: Case): LinkedFacts {
  const { id, procedure, agencyId, providerId, number, servedAt, closed } = row
  const { served, draft } = openDossier(vault, vault.unwrap(keyOf(row)), row) as RequestDossier
  return {
    ...{ id, procedure, agency: agencyId!, provider: providerId!, number, closed },
    ...{ servedAt: servedAt?.toISOString() ?? null, content: served?.content ?? draft },
  }
}
