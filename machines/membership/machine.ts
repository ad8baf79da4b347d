import { assign, setup } from 'xstate'
import { openedBy, type MachineEvent } from '../kit/procedure'
import { keysNoted, keyTransitions, type PersonNotice } from './keys'
import type { Invited, MembershipContext, MembershipDossier } from './case'

type Event = MachineEvent<MembershipContext, MembershipDossier>

export const membershipMachine = setup({
  types: { context: {} as MembershipContext, events: {} as Event, input: {} as Event },
  actions: {
    // the invitation stands in the dossier; a transition without target and action would be a forbidden one
    noteInvitation: assign(() => ({})),
    noteRoles: assign(({ event }) => ({ roles: event.dossier.profile!.roles })),
    noteKeys: assign(({ event }) => keysNoted(event.dossier)),
    tellPerson: (_, _params: { notice: PersonNotice }) => {},
  },
}).createMachine({
  id: 'membership@1',
  initial: 'invited',
  context: openedBy((event: Event) => {
    const { person, organisation, roles } = event.data as Invited
    return { person, organisation, roles, passkeys: [], recovery: null, identities: 0 }
  }),
  states: {
    invited: {
      description: 'state.invited.description',
      meta: { slugs: ['le.contact-points', 'sp.contact-points'] },
      on: {
        'membership.reinvite': { actions: 'noteInvitation' },
        'membership.accept': { target: 'active', actions: 'noteKeys' },
        'membership.end': 'ended',
      },
    },
    active: {
      description: 'state.active.description',
      meta: { slugs: ['le.contact-points', 'sp.contact-points'] },
      on: {
        'membership.change': { actions: 'noteRoles' },
        'membership.suspend': 'suspended',
        'membership.end': 'ended',
        ...keyTransitions,
      },
    },
    suspended: {
      description: 'state.suspended.description',
      meta: { slugs: ['le.contact-points', 'sp.contact-points'] },
      on: { 'membership.restore': 'active', 'membership.end': 'ended' },
    },
    ended: { description: 'state.ended.description', meta: { slugs: ['sp.audit'] }, type: 'final' },
  },
})
