import type { AuthorityFacts, AuthorityRow } from '~machines/kit/authority'
import type { OrganisationFacts, PersonFacts, ServiceFacts } from '~machines/kit/facts'
import type { Language, Side } from '~machines/kit/words'
import type { Authority, Organisation, Person, Service } from '../../prisma/generated/client'

/** Rows of the database as the facts rules and records are told. */

export function organisationFacts(row: Organisation): OrganisationFacts {
  const { id, code, name, country, address, switchboard, website, zone } = row
  const side = row.side as Side
  return { id, side, code, name, country, address, switchboard, website, zone, language: row.language as Language }
}

export function personFacts({ id, name, title, email, phone, organisationId }: Person): PersonFacts {
  return { id, name, title, email, phone, organisation: organisationId }
}

export function serviceFacts(row: Service): ServiceFacts {
  const { id, organisationId: provider, name, carrierGradeNat, identifierKinds, categories } = row
  return { id, provider, name, carrierGradeNat, identifierKinds, categories }
}

/** A version that is in force, or was. */
export function authorityFacts({ version, rows, inForceFrom }: Authority): AuthorityFacts {
  return { version, rows: rows as unknown as AuthorityRow[], from: new Date(inForceFrom!).toISOString() }
}
