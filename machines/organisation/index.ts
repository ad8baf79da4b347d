import type { Procedure } from '../kit/procedure'
import type { OrganisationContext, OrganisationDossier } from './case'
import { organisationEvents } from './events'
import { foldOrganisation } from './fold'
import { noDemand } from './keys'
import { organisationMachine } from './machine'
import { organisationRules } from './rules'

export type { OrganisationContext, OrganisationDossier, OrganisationProfile, ServiceProfile } from './case'
export type { AuthorityVersion } from './authority'
export { organisationEvents } from './events'
export { meetsDemand, noDemand, type IdentityProvider, type KeyDemand } from './keys'

/** An organisation that takes part: its profile, which requests can't change, and what it can be asked for. */
export const organisation: Procedure<OrganisationContext, OrganisationDossier> = {
  id: 'organisation@1',
  opening: 'organisation.register',
  events: organisationEvents,
  machine: organisationMachine,
  emptyDossier: { profile: null, services: [], authority: [], keys: noDemand, identityProvider: null },
  fold: foldOrganisation,
  rules: organisationRules,
}
