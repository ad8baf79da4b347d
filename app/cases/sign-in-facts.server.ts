import type { Facts, FactName } from '~machines/kit/facts'
import type { Identity, MembershipContext } from '~machines/membership'
import type { Gathering } from './facts.server'

type SignInFacts = Pick<Facts, 'session' | 'recoverers' | 'identityOf'>

/** What the rules of passkeys, recovery and identities ask. */
export async function signInFacts(gathering: Gathering, names: readonly FactName[]): Promise<SignInFacts> {
  const session = names.includes('session') ? sessionOf(gathering) : undefined
  const recoverers = names.includes('recoverers') ? await recoverersOf(gathering) : undefined
  const identityOf = names.includes('identityOf') ? await identityHolder(gathering) : undefined
  return { ...(session && { session }), ...(recoverers && { recoverers }), ...(identityOf && { identityOf }) }
}

function sessionOf({ command: { actor } }: Gathering): Facts['session'] {
  if (actor.kind !== 'person' || !actor.session) return undefined
  return { by: actor.session.by, passkey: actor.session.passkey }
}

/** Everyone who could recover this member's access, the member left out; suspended people are nobody's second person. */
async function recoverersOf({ tx, content }: Gathering): Promise<Facts['recoverers']> {
  const { person, organisation } = content.asked.standing!.context as MembershipContext
  const active = await tx.person.findMany({
    where: {
      ...{ state: 'active', id: { not: person } },
      OR: [{ organisationId: organisation, roles: { has: 'administrator' } }, { roles: { has: 'operator' } }],
    },
    select: { id: true, roles: true, organisationId: true },
    orderBy: { id: 'asc' },
  })
  const ids = (rows: typeof active) => rows.map(({ id }) => id)
  return {
    administrators: ids(
      active.filter((row) => row.organisationId === organisation && row.roles.includes('administrator')),
    ),
    operators: ids(active.filter(({ roles }) => roles.includes('operator'))),
  }
}

async function identityHolder({ tx, command }: Gathering): Promise<string | undefined> {
  const { issuer, subject } = (command.event.data ?? {}) as Partial<Record<keyof Identity, unknown>>
  if (typeof issuer !== 'string' || typeof subject !== 'string') return undefined
  const row = await tx.identity.findUnique({ where: { issuer_subject: { issuer, subject: subject.trim() } } })
  return row?.personId
}
