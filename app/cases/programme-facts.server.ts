import type { ApproverFacts, FactName, Facts, ProgrammeFacts } from '~machines/kit/facts'
import { versionsOf } from '~machines/index'
import type { ProgrammeContext } from '~machines/programme'
import type { Role } from '~machines/kit/words'
import { isId } from '~/platform/ids'
import type { Gathering } from './facts.server'
import { entrusted, keepersOf, lineOf } from './sign-in-facts.server'
import type { Transaction } from './transaction.server'

type About = Pick<Facts, 'programme' | 'approvers'>

/** Where the programme of an organisation stands, and who of its people may be the second person to it. */
export async function programmeFacts(gathering: Gathering, names: readonly FactName[]): Promise<About> {
  const programme = names.includes('programme') ? await standingProgramme(gathering) : null
  const approvers = names.includes('approvers') ? await approversOf(gathering.tx, organisationIn(gathering)) : null
  return { ...(programme ? { programme } : {}), ...(approvers ? { approvers } : {}) }
}

/** The programme of the agency that asks, or of the organisation for which one is begun: no second one is, at whatever moment. */
async function standingProgramme({ tx, content, command, actor }: Gathering): Promise<ProgrammeFacts | null> {
  const context = content.asked.standing?.context as { readonly agency?: string } | undefined
  if (context) return programmeOf(tx, context.agency ?? actor.organisation?.id)
  const { organisation } = command.event.data as { readonly organisation?: unknown }
  if (!isId(organisation)) return null
  const name = `programme:${organisation}`
  await tx.$queryRaw`/* lock-programme */ SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))::text AS locked`
  return programmeOf(tx, organisation)
}

/** An organisation's programme, the one that goes on before those that were withdrawn; null when none was ever begun. */
export async function programmeOf(
  tx: Pick<Transaction, 'case'>,
  organisation: string | undefined,
): Promise<ProgrammeFacts | null> {
  if (!organisation) return null
  const row = await tx.case.findFirst({
    where: { agencyId: organisation, procedure: { in: versionsOf('programme') } },
    orderBy: [{ closed: 'asc' }, { openedAt: 'desc' }],
    select: { id: true, state: true, context: true },
  })
  if (!row) return null
  const { versions } = row.context as unknown as ProgrammeContext
  return { id: row.id, state: row.state, versions }
}

function organisationIn({ content }: Gathering): string {
  return (content.asked.standing!.context as ProgrammeContext).organisation
}

const senior: readonly Role[] = ['supervisor', 'legalReviewer']

/** Active people of an organisation who may be the second person to its programme. */
export async function approversOf(tx: Transaction, organisation: string): Promise<ApproverFacts> {
  const keepers = await keepersOf(tx, organisation)
  const administrators = keepers.filter(({ state, roles }) => state === 'active' && roles.includes('administrator'))
  const seniors = await tx.person.findMany({
    where: { organisationId: organisation, state: 'active', roles: { hasSome: [...senior] } },
    orderBy: { id: 'asc' },
    select: { id: true, roles: true },
  })
  return {
    administrators: administrators.map((row) => entrusted(row, lineOf(row, keepers))),
    seniors: seniors.filter(({ roles }) => !roles.includes('administrator')).map(({ id }) => id),
  }
}
