import type { Question, RulesOfEvent } from '../kit/procedure'
import { problem, refuse } from '../kit/refusal'
import { authorityRules } from './authority'
import { organisationKeyRules } from './keys'
import type { OrganisationContext, OrganisationDossier } from './case'

type Asked = Question<OrganisationContext, OrganisationDossier>

export const organisationRules: Readonly<Record<string, RulesOfEvent<OrganisationContext, OrganisationDossier>>> = {
  ...authorityRules,
  'service.publish': { what: [onlyProviders] },
  ...organisationKeyRules,
}

function onlyProviders({ dossier }: Asked) {
  return dossier.profile!.side === 'provider' ? null : refuse('invalid', problem('services-of-providers', 'service'))
}
