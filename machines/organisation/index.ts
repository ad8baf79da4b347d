import type { Procedure } from '../kit/procedure'
import { clocksOfPack } from '../policy/pack'
import type { OrganisationContext, OrganisationDossier } from './case'
import { organisationEvents } from './events'
import { foldOrganisation } from './fold'
import { noDemand } from './keys'
import { organisationMachine } from './machine'
import { organisationRules } from './rules'

export type { AuthorityVersion } from './authority'
export type { ContactPoint, OrganisationContext, OrganisationDossier, SecurityContact } from './case'
export { organisationEvents } from './events'
export { meetsDemand, noDemand, type KeyDemand } from './keys'
export { domainsOf } from './rules'
export { contactsTested, nextTestDue, type TestedContact } from './tests'

/** An organisation that takes part: how it was let in, its profile, which requests can't change, and what it can be asked for. */
export const organisation: Procedure<OrganisationContext, OrganisationDossier> = {
  id: 'organisation@1',
  openings: ['organisation.register'],
  clocks: clocksOfPack('vetting', 'vettingGrace'),
  events: organisationEvents,
  machine: organisationMachine,
  emptyDossier: {
    ...{ profile: null, services: [], vettings: [], domains: [], changes: [], contacts: [], contactTests: [] },
    ...{ formerContact: null, said: '', authority: [], keys: noDemand, identityProvider: null },
  },
  fold: foldOrganisation,
  rules: organisationRules,
}
