import type { ActorOnCase } from '~machines/kit/facts'
import type { Role, Side } from '~machines/kit/words'

/** A person as the portal knows them now. Only an active one may act. */
export interface StandingPerson {
  readonly id: string
  readonly side: Side
  readonly organisationId: string
  readonly roles: readonly Role[]
  readonly state: string
}

/** What of a case decides who may stand on it. */
export interface CaseParties {
  readonly id: string
  readonly procedure: string
  readonly agencyId: string | null
  readonly providerId: string | null
  readonly requesterId: string | null
  readonly servedAt: Date | null
}

type Standing = (person: StandingPerson, parties: CaseParties) => readonly Role[]

const byProcedure: Record<string, Standing> = {
  disclosure: rolesOnDisclosure,
  finding: rolesOnFinding,
  membership: rolesInOrganisation,
  organisation: rolesInOrganisation,
}

/**
 * Who this person is on this case, or null when they must not learn that it exists.
 * Nobody stands on two sides; the provider stands on no side before the request is served.
 */
export function personOnCase(person: StandingPerson, parties: CaseParties): ActorOnCase | null {
  if (person.state !== 'active') return inviteeOf(person, parties)
  const roles = byProcedure[parties.procedure.split('@')[0]!]?.(person, parties) ?? []
  return roles.length > 0 ? { id: person.id, side: person.side, roles } : null
}

/** Who this person is when they open a case: every role they hold, in their own organisation. */
export function personOpening(person: StandingPerson): ActorOnCase | null {
  return person.state === 'active' ? { id: person.id, side: person.side, roles: person.roles } : null
}

function rolesOnDisclosure(person: StandingPerson, parties: CaseParties): readonly Role[] {
  const held = (roles: readonly Role[]) => person.roles.filter((role) => roles.includes(role))
  if (person.organisationId === parties.agencyId) {
    return held(parties.requesterId === person.id ? ['officer', 'supervisor'] : ['supervisor'])
  }
  if (person.organisationId === parties.providerId && parties.servedAt) {
    return held(['intake', 'legalReviewer', 'collector', 'qualityChecker'])
  }
  return person.side === 'oversight' ? held(['auditor']) : []
}

/** Findings are the auditors' own. */
function rolesOnFinding(person: StandingPerson): readonly Role[] {
  return person.side === 'oversight' ? person.roles.filter((role) => role === 'auditor') : []
}

/** Membership and organisation cases carry their organisation as `agencyId`, whatever its side. */
function rolesInOrganisation(person: StandingPerson, parties: CaseParties): readonly Role[] {
  if (person.side === 'portal') return person.roles
  const own = person.organisationId === parties.agencyId
  const roles = own ? person.roles.filter((role) => role === 'administrator') : []
  if (person.id === parties.requesterId) return [...roles, 'member']
  return roles
}

/** The invited person may accept their own membership, and nothing else. */
function inviteeOf(person: StandingPerson, parties: CaseParties): ActorOnCase | null {
  const own = parties.procedure.startsWith('membership@') && parties.requesterId === person.id
  return own && person.state === 'invited' ? { id: person.id, side: person.side, roles: ['member'] } : null
}
