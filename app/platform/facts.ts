import type { AuthorityFacts, AuthorityRow } from '~machines/kit/authority'
import type { ActorFacts, ColleagueFacts, OrganisationFacts, PersonFacts, ServiceFacts } from '~machines/kit/facts'
import type { Language, Role, Side } from '~machines/kit/words'
import type { Authority, Organisation, Person, Service } from '../../prisma/generated/client'

/** Rows of the database as the facts rules and records are told. */

export function organisationFacts(row: Organisation): OrganisationFacts {
  const { id, code, name, country, address, switchboard, website, zone, state, domains, emergencyRight } = row
  const [side, language] = [row.side as Side, row.language as Language]
  return {
    ...{ id, side, code, name, country, address, switchboard, website, zone, language },
    ...{ state, domains, emergencyRight },
    ...(row.contactPointSince ? { contactPoint: true } : {}),
  }
}

export function personFacts({ id, name, title, email, phone, organisationId }: Person): PersonFacts {
  return { id, name, title, email, phone, organisation: organisationId }
}

/** The person who acts; a row that came as JSON has its instants as texts. */
export function actorFacts(row: Person & { readonly organisation: Organisation }): ActorFacts {
  const until = row.trainedUntil && new Date(row.trainedUntil).toISOString()
  return { ...personFacts(row), standing: row.organisation.state, trainedUntil: until }
}

export function colleagueFacts(row: Person): ColleagueFacts {
  return { ...personFacts(row), roles: row.roles as Role[], state: row.state }
}

export function serviceFacts(row: Service): ServiceFacts {
  const { id, organisationId: provider, name, carrierGradeNat, identifierKinds, categories } = row
  const retention = row.retention as Readonly<Record<string, number>>
  const bases = row.bases as Readonly<Record<string, readonly string[]>>
  return { id, provider, name, carrierGradeNat, identifierKinds, categories, retention, bases }
}

/** A version that is in force, or was. */
export function authorityFacts({ version, rows, inForceFrom }: Authority): AuthorityFacts {
  return { version, rows: rows as unknown as AuthorityRow[], from: new Date(inForceFrom!).toISOString() }
}
