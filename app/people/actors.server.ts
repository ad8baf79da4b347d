import type { Organisation, Person } from '../../prisma/generated/client'
import type { ActorFacts, ActorOnCase, OrganisationFacts } from '~machines/kit/facts'
import type { FieldClass } from '~machines/kit/sight'
import type { Role, Side } from '~machines/kit/words'
import type { Transaction } from '~/platform/db.server'
import { actorFacts, organisationFacts } from '~/platform/facts'
import type { Actor } from './actor'
import { classesSeen } from './authorised'
import { personOnCase, personOpening, type CaseParties, type OnCase } from './on-case'
import type { Relation } from './relations'

type Database = Pick<Transaction, 'person'>

/** Who performs, as the machine and the record need to know them. */
export interface ActorRead {
  readonly onCase: ActorOnCase
  /** to the case */
  readonly relations: readonly Relation[]
  /** what they see of the case */
  readonly sees: readonly FieldClass[]
  /** null for the clock and the worker */
  readonly person: ActorFacts | null
  readonly organisation: OrganisationFacts | null
}

/** A case as it decides who stands on it; only its procedure while it is being opened. */
export type CaseStood = CaseParties | { readonly opens: string }

/** A person with their organisation, as the database has them. */
export type PersonRow = Person & { readonly organisation: Organisation }

/** The actor on this case, or null when they must not learn of it. */
export async function readActor(db: Database, actor: Actor, stood: CaseStood): Promise<ActorRead | null> {
  if (actor.kind !== 'person') return actorOnCase(actor, null, stood)
  const row = await db.person.findUnique({ where: { id: actor.personId }, include: { organisation: true } })
  return actorOnCase(actor, row, stood)
}

/** The same for a person who was read already; `row` is null for the clock, the worker and a person nobody knows. */
export function actorOnCase(actor: Actor, row: PersonRow | null, stood: CaseStood): ActorRead | null {
  if (actor.kind !== 'person') {
    const onCase: ActorOnCase = { id: actor.kind, side: 'portal', roles: [actor.kind] }
    return { onCase, relations: ['portal'], sees: [], person: null, organisation: null }
  }
  if (!row) return null
  const person = standingPerson(row)
  const standing: OnCase | null = 'opens' in stood ? personOpening(person, stood.opens) : personOnCase(person, stood)
  if (!standing) return null
  const sees = classesSeen(standing.onCase.roles, standing.relations)
  return { ...standing, sees, person: actorFacts(row), organisation: organisationFacts(row.organisation) }
}

function standingPerson(row: PersonRow) {
  return {
    id: row.id,
    side: row.organisation.side as Side,
    organisationId: row.organisationId,
    roles: row.roles as Role[],
    state: row.state,
  }
}
