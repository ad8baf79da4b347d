import type { Facts, FactName } from '~machines/kit/facts'
import type { Entrusted } from '~machines/kit/pairs'
import type { Identity, MembershipContext } from '~machines/membership'
import type { OrganisationContext } from '~machines/organisation'
import type { Person } from '../../prisma/generated/client'
import type { Gathering } from './facts.server'
import type { Transaction } from './transaction.server'

type SignInFacts = Pick<Facts, 'session' | 'recoverers' | 'administrators' | 'identityOf'>

/** What the rules of passkeys, recovery and identities ask. */
export async function signInFacts(gathering: Gathering, names: readonly FactName[]): Promise<SignInFacts> {
  const session = names.includes('session') ? sessionOf(gathering) : undefined
  const recoverers = names.includes('recoverers') ? await recoverersOf(gathering) : undefined
  const identityOf = names.includes('identityOf') ? await identityHolder(gathering) : undefined
  const administrators = names.includes('administrators') ? await administratorsOf(gathering) : undefined
  return {
    ...{ ...(session && { session }), ...(recoverers && { recoverers }) },
    ...{ ...(administrators && { administrators }), ...(identityOf && { identityOf }) },
  }
}

function sessionOf({ command: { actor } }: Gathering): Facts['session'] {
  if (actor.kind !== 'person' || !actor.session) return undefined
  return { by: actor.session.by, passkey: actor.session.passkey }
}

/** Everyone who could recover this member's access, the member left out; suspended people are nobody's second person. */
async function recoverersOf({ tx, content }: Gathering): Promise<Facts['recoverers']> {
  const { person, organisation } = content.asked.standing!.context as MembershipContext
  const keepers = await keepersOf(tx, organisation)
  const operators = await tx.person.findMany({ where: { roles: { has: 'operator' } }, orderBy: { id: 'asc' } })
  const active = (row: Person) => row.state === 'active' && row.id !== person
  const administrators = keepers.filter((row) => active(row) && row.roles.includes('administrator'))
  return {
    administrators: administrators.map((row) => entrusted(row, lineOf(row, keepers))),
    // whoever can start the portal decides who operates it: behind operators stands no administrator
    operators: operators.filter(active).map((row) => entrusted(row, [])),
  }
}

async function administratorsOf({ tx, content }: Gathering): Promise<Facts['administrators']> {
  const { organisation } = content.asked.standing!.context as OrganisationContext
  const keepers = await keepersOf(tx, organisation)
  return keepers.map((row) => entrusted(row, lineOf(row, keepers)))
}

/** Everyone who looks after an organisation or did so once. */
export function keepersOf(tx: Transaction, organisationId: string): Promise<Person[]> {
  const either = [{ roles: { has: 'administrator' } }, { entrustedBy: { not: null } }]
  return tx.person.findMany({ where: { organisationId, OR: either }, orderBy: { id: 'asc' } })
}

/** From which of the organisation's own people a role comes, nearest first. */
export function lineOf(row: Person, keepers: readonly Person[]): readonly string[] {
  const line: string[] = []
  let giver = keepers.find(({ id }) => id === row.entrustedBy)
  while (giver && !line.includes(giver.id)) {
    const { id, entrustedBy } = giver
    line.push(id)
    giver = keepers.find((each) => each.id === entrustedBy)
  }
  return line
}

export function entrusted({ id, entrustedAt }: Person, line: readonly string[]): Entrusted {
  return { id, since: entrustedAt?.toISOString() ?? null, line }
}

async function identityHolder({ tx, command }: Gathering): Promise<string | undefined> {
  const { issuer, subject } = (command.event.data ?? {}) as Partial<Record<keyof Identity, unknown>>
  if (typeof issuer !== 'string' || typeof subject !== 'string') return undefined
  const row = await tx.identity.findUnique({ where: { issuer_subject: { issuer, subject: subject.trim() } } })
  return row?.personId
}
