import { assign, setup } from 'xstate'
import { openedBy, type MachineEvent } from '../kit/procedure'
import { authorityTransitions } from './authority'
import type { OrganisationContext, OrganisationDossier, OrganisationProfile } from './case'

type Event = MachineEvent<OrganisationContext, OrganisationDossier>

export const organisationMachine = setup({
  types: { context: {} as OrganisationContext, events: {} as Event, input: {} as Event },
  actions: {
    issueSeal: (_, _params: { organisation: string }) => {},
    // the profile stands in the dossier; a transition without target and action would be a forbidden one
    noteProfile: assign(() => ({})),
    noteAuthority: assign(({ event }) => ({ authority: event.dossier.authority.length })),
    noteTrust: assign(({ event }) => ({ trusting: event.dossier.identityProvider !== null })),
    noteServices: assign(({ event }) => ({ services: event.dossier.services.map(({ id }) => id) })),
  },
}).createMachine({
  id: 'organisation@1',
  initial: 'registered',
  context: openedBy((event: Event) => ({
    organisation: (event.data as OrganisationProfile).organisation,
    services: [],
    authority: 0,
    trusting: false,
  })),
  states: {
    registered: {
      description: 'state.registered.description',
      meta: { slugs: ['le.inform-providers', 'sp.service-information'] },
      entry: { type: 'issueSeal', params: ({ context }) => ({ organisation: context.organisation }) },
      on: {
        'organisation.change': { actions: 'noteProfile' },
        'service.publish': { actions: 'noteServices' },
        ...authorityTransitions,
        // what is demanded stands in the dossier, as the profile does
        'keys.demand': { actions: 'noteProfile' },
        'identity.trust': { actions: 'noteTrust' },
        'identity.distrust': { actions: 'noteTrust' },
      },
    },
  },
})
