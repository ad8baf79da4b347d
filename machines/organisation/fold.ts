import type { Question } from '../kit/procedure'
import { authorityEvents, foldAuthority } from './authority'
import { foldOrganisationKeys } from './keys'
import type { OrganisationContext, OrganisationDossier, ServiceProfile } from './case'

/** What the organisation's file says after an event. */
export function foldOrganisation(
  asked: Question<OrganisationContext, OrganisationDossier, never>,
): OrganisationDossier {
  const { event, data, dossier } = asked
  if (Object.hasOwn(authorityEvents, event)) return foldAuthority(asked)
  if (event === 'organisation.register') return { ...dossier, profile: data }
  if (event === 'organisation.change') return { ...dossier, profile: { ...dossier.profile!, ...(data as object) } }
  if (event !== 'service.publish') return foldOrganisationKeys(event, data, dossier)
  const { service } = data as { service: ServiceProfile }
  return { ...dossier, services: [...dossier.services.filter(({ id }) => id !== service.id), service] }
}
