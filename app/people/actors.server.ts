import type { Organisation, Person, PrismaClient } from '../../prisma/generated/client'
import type { ActorFacts, ActorOnCase, OrganisationFacts } from '~machines/kit/facts'
import type { Role, Side } from '~machines/kit/words'
import { actorFacts, organisationFacts } from '~/platform/facts'
import type { Actor } from './actor'
import { personOnCase, personOpening, type CaseParties } from './on-case'

type Database = Pick<PrismaClient, 'person'>

/** Who performs, as the machine and the record need to know them. */
export interface ActorRead {
  readonly onCase: ActorOnCase
  /** null for the clock and the worker */
  readonly person: ActorFacts | null
  readonly organisation: OrganisationFacts | null
}

/** A person with their organisation, as the database has them. */
export type PersonRow = Person & { readonly organisation: Organisation }

/** The actor on this case (null: on a case being opened), or null when they must not learn of it. */
export async function readActor(db: Database, actor: Actor, parties: CaseParties | null): Promise<ActorRead | null> {
  if (actor.kind !== 'person') return actorOnCase(actor, null, parties)
  const row = await db.person.findUnique({ where: { id: actor.personId }, include: { organisation: true } })
  return actorOnCase(actor, row, parties)
}

/** The same for a person who was read already; `row` is null for the clock, the worker and a person nobody knows. */
export function actorOnCase(actor: Actor, row: PersonRow | null, parties: CaseParties | null): ActorRead | null {
  if (actor.kind !== 'person') {
    return { onCase: { id: actor.kind, side: 'portal', roles: [actor.kind] }, person: null, organisation: null }
  }
  if (!row) return null
  const standing = standingPerson(row)
  const onCase = parties ? personOnCase(standing, parties) : personOpening(standing)
  return onCase && { onCase, person: actorFacts(row), organisation: organisationFacts(row.organisation) }
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
