import type { Question } from '../kit/procedure'
import { foldOrganisationKeys } from './keys'
import type { OrganisationContext, OrganisationDossier, ServiceProfile } from './case'

/** What the organisation's file says after an event. */
export function foldOrganisation({
  event,
  data,
  dossier,
}: Question<OrganisationContext, OrganisationDossier, never>): OrganisationDossier {
  if (event === 'organisation.register') return { ...dossier, profile: data }
  if (event === 'organisation.change') return { ...dossier, profile: { ...dossier.profile!, ...(data as object) } }
  if (event !== 'service.publish') return foldOrganisationKeys(event, data, dossier)
  const { service } = data as { service: ServiceProfile }
  return { ...dossier, services: [...dossier.services.filter(({ id }) => id !== service.id), service] }
}
