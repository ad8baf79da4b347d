import type { Accepted } from '~machines/kit/decide'
import type { MembershipContext, MembershipDossier } from '~machines/membership'
import { contactsTested, domainsOf, type OrganisationContext, type OrganisationDossier } from '~machines/organisation'

export type Left = Pick<Accepted<unknown, unknown>, 'standing' | 'dossier'>

/** The organisation's row in the directory, from where it stands and what it says. */
export function organisationRow({ standing, dossier }: Left) {
  const said = dossier as OrganisationDossier
  const { emergency, network, activeSince, vetting, vettingClock } = standing.context as OrganisationContext
  const { organisation: id, ...profile } = said.profile!
  return {
    ...{ id, ...profile, state: standing.state, domains: domainsOf(said), emergencyRight: emergency.right },
    ...{ activeSince: instant(activeSince), vettedAt: instant(vetting?.confirmed ? vetting.at : null) },
    ...{ vettedUntil: instant(vettingClock?.due ?? null), contacts: contactsTested(said) },
    ...{ formerContact: said.formerContact, contactPointSince: instant(network.since) },
  }
}

/** The person's row, from where their membership stands and what it says. */
export function personRow({ standing, dossier }: Left) {
  const { person: id, organisation: organisationId, ...context } = standing.context as MembershipContext
  const { absence } = context
  return {
    ...{ id, organisationId, ...(dossier as MembershipDossier).profile!, state: standing.state },
    ...{ trainedUntil: instant(context.trainedUntil), confirmedAt: instant(context.confirmedAt) },
    ...{ lastDay: context.leaving?.lastDay ?? null, deputyId: absence?.deputy ?? null },
    ...{ entrustedBy: context.entrusted?.by ?? null, entrustedAt: instant(context.entrusted?.at ?? null) },
    ...{ absentFrom: absence?.from ?? null, absentUntil: absence?.until ?? null },
  }
}

function instant(at: string | null): Date | null {
  return at === null ? null : new Date(at)
}
