import type { Question } from '../kit/procedure'
import { authorityEvents, foldAuthority } from './authority'
import type { DomainClaim, OrganisationContext, OrganisationDossier, ProposedChange } from './case'
import type { OrganisationData, OrganisationEventName } from './events'
import { foldOrganisationKeys } from './keys'

type Asked<Name extends OrganisationEventName> = Question<
  OrganisationContext,
  OrganisationDossier,
  OrganisationData[Name]
>
type Folds = { readonly [Name in OrganisationEventName]?: (asked: Asked<Name>) => Partial<OrganisationDossier> }

/** What the organisation's file says after an event. */
export function foldOrganisation(
  asked: Question<OrganisationContext, OrganisationDossier, never>,
): OrganisationDossier {
  if (Object.hasOwn(authorityEvents, asked.event)) return foldAuthority(asked)
  const fold = folds[asked.event as OrganisationEventName] as
    ((asked: unknown) => Partial<OrganisationDossier>) | undefined
  return fold ? { ...asked.dossier, ...fold(asked) } : foldOrganisationKeys(asked.event, asked.data, asked.dossier)
}

const vetted = ({ data, dossier }: Asked<'organisation.vet' | 'organisation.reverify'>) => ({
  vettings: [...dossier.vettings, data],
})
const said = ({ data }: { readonly data: { readonly text: string } }) => ({ said: data.text })

const folds: Folds = {
  'organisation.register': ({ data }) => ({ profile: data }),
  'organisation.change': ({ data, dossier }) => ({ profile: { ...dossier.profile!, ...data } }),
  'organisation.vet': vetted,
  'organisation.reverify': vetted,
  'organisation.reject': said,
  'organisation.withdraw': said,
  'organisation.suspend': said,
  'restore.propose': said,
  'emergency.propose': ({ data }) => ({ said: data.waiver }),
  'emergency.withdraw': said,
  'domain.claim': ({ data, dossier }) => {
    const claim: DomainClaim = { ...data, ...unproven, effective: false }
    return { domains: [...dossier.domains.filter(({ domain }) => domain !== data.domain), claim] }
  },
  'domain.attest': ({ data, dossier, by }) => ({
    domains: claimsWith(dossier, data.domain, { attestedBy: by.id, statement: data.text }),
  }),
  // what is proved before admission counts at once; later it is a change like any other, announced first
  'domain.prove': ({ data, dossier, state, facts }) => ({
    domains: claimsWith(dossier, data.domain, {
      ...{ method: data.method, provenAt: facts.now, effective: state === 'proposed' },
    }),
  }),
  'change.propose': ({ data, dossier }) => ({ changes: [...dossier.changes, data] }),
  'change.confirm': ({ data, dossier }) => {
    const change = dossier.changes.find((each) => each.change === data.change)
    return { ...(change ? changedBy(change, dossier) : {}), changes: without(dossier, data.change) }
  },
  'change.cancel': ({ data, dossier }) => ({ changes: without(dossier, data.change) }),
  'contact.designate': ({ data, dossier }) => ({
    contacts: [...dossier.contacts.filter(({ contact }) => contact !== data.contact), data],
    contactTests: dossier.contactTests.filter(({ contact }) => contact !== data.contact || keepsNumber(dossier, data)),
  }),
  'contact.test': ({ data, dossier }) => ({ contactTests: [...dossier.contactTests, data] }),
  'contact.end': ({ data, dossier }) => ({
    contacts: dossier.contacts.filter(({ contact }) => contact !== data.contact),
    contactTests: dossier.contactTests.filter(({ contact }) => contact !== data.contact),
  }),
  'service.publish': ({ data: { service }, dossier }) => ({
    services: [...dossier.services.filter(({ id }) => id !== service.id), service],
  }),
}

/** What was tried is a telephone number: another one has not been. */
function keepsNumber({ contacts }: OrganisationDossier, { contact, phone }: OrganisationData['contact.designate']) {
  return contacts.some((each) => each.contact === contact && each.phone === phone)
}

const unproven = { attestedBy: null, statement: '', method: null, provenAt: null } as const

/** What a change leaves once it was confirmed. */
function changedBy(change: ProposedChange, dossier: OrganisationDossier): Partial<OrganisationDossier> {
  const profile = dossier.profile!
  switch (change.what) {
    case 'switchboard':
      return { profile: { ...profile, switchboard: change.switchboard } }
    case 'securityContact':
      return {
        profile: { ...profile, securityContact: change.securityContact },
        formerContact: profile.securityContact,
      }
    case 'domainAdded':
      return { domains: claimsWith(dossier, change.domain, { effective: true }) }
    case 'domainRemoved':
      return { domains: dossier.domains.filter(({ domain }) => domain !== change.domain) }
    case 'key':
      return {}
  }
}

function claimsWith({ domains }: OrganisationDossier, domain: string, changed: Partial<DomainClaim>) {
  return domains.map((claim) => (claim.domain === domain ? { ...claim, ...changed } : claim))
}

function without({ changes }: OrganisationDossier, id: string): readonly ProposedChange[] {
  return changes.filter(({ change }) => change !== id)
}
