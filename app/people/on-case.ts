import type { ActorOnCase } from '~machines/kit/facts'
import type { Role } from '~machines/kit/words'
import { rolesFrom } from './authorised'
import { relationsOpening, relationsTo, type CaseParties, type Relation, type StandingPerson } from './relations'

export type { CaseParties } from './relations'

/** A person with the roles they hold in their organisation. */
export interface RolePerson extends StandingPerson {
  readonly roles: readonly Role[]
}

/** A person on a case: the relations they have to it, and the roles in which these let them act. */
export interface OnCase {
  readonly onCase: ActorOnCase
  readonly relations: readonly Relation[]
}

/** Who this person is on this case, or null when they must not learn that it exists. */
export function personOnCase(person: RolePerson, parties: CaseParties): OnCase | null {
  const standing = standingIn(person, parties.procedure, relationsTo(person, { kind: 'case', ...parties }))
  return standing.onCase.roles.length > 0 ? standing : null
}

/** Who this person is when they open a case of a procedure: there is nothing yet to keep from anyone who may act at all. */
export function personOpening(person: RolePerson, procedure: string): OnCase | null {
  return person.state === 'active' ? standingIn(person, procedure, relationsOpening(person)) : null
}

function standingIn(person: RolePerson, procedure: string, relations: readonly Relation[]): OnCase {
  const roles = rolesFrom(procedure, person.roles, relations)
  // whoever is asked stands on the side that is asked, be it a provider or an authority abroad
  const side = relations.includes('askedPoint') ? 'provider' : person.side
  return { onCase: { id: person.id, side, roles }, relations }
}
