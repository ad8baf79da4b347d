import { assign, setup } from 'xstate'
import { openedBy, type MachineEvent } from '../kit/procedure'
import * as belonging from './belonging'
import { keysNoted, keyTransitions, type PersonNotice } from './keys'
import type { Invited, MembershipContext, MembershipDossier } from './case'

type Event = MachineEvent<MembershipContext, MembershipDossier>

const lastDayOver = {
  type: 'setDeadline',
  params: ({ context }: { context: MembershipContext }) => ({ rule: 'leaving', due: context.leaving!.due }),
} as const
const stopLeaving = { type: 'cancelDeadline', params: { rule: 'leaving' } } as const
/** A last day that was set comes, whatever happens before. */
const leaving = {
  'membership.leave': { actions: ['noteLeaving', lastDayOver] },
  'membership.stay': { actions: ['noteStaying', stopLeaving] },
  'membership.end': { target: 'ended', actions: stopLeaving },
  'deadline.pass': 'ended',
} as const

export const membershipMachine = setup({
  types: { context: {} as MembershipContext, events: {} as Event, input: {} as Event },
  actions: {
    // the invitation stands in the dossier; a transition without target and action would be a forbidden one
    noteInvitation: assign(() => ({})),
    noteRoles: assign(({ event }) => ({ roles: event.dossier.profile!.roles })),
    setDeadline: (_, _params: { rule: string; due: string }) => {},
    cancelDeadline: (_, _params: { rule: string }) => {},
    noteConfirmation: assign(belonging.noteConfirmation),
    noteLeaving: assign(belonging.noteLeaving),
    noteStaying: assign(belonging.noteStaying),
    noteTrainings: assign(belonging.noteTrainings),
    noteAbsence: assign(belonging.noteAbsence),
    notePresence: assign(belonging.notePresence),
    noteKeys: assign(({ event }) => keysNoted(event.dossier)),
    tellPerson: (_, _params: { notice: PersonNotice }) => {},
  },
}).createMachine({
  id: 'membership@1',
  initial: 'invited',
  context: openedBy((event: Event) => {
    const { person, organisation, roles } = event.data as Invited
    const vouchedBy = event.dossier.vouched?.by.id ?? null
    const keys = { passkeys: [], recovery: null, identities: 0 }
    return { person, organisation, roles, vouchedBy, ...keys, ...belonging.newcomer }
  }),
  states: {
    invited: {
      description: 'state.invited.description',
      meta: { slugs: ['le.contact-points', 'sp.contact-points'] },
      on: {
        'membership.reinvite': { actions: 'noteInvitation' },
        'membership.accept': { target: 'active', actions: ['noteKeys', 'noteConfirmation'] },
        'membership.end': 'ended',
      },
    },
    active: {
      description: 'state.active.description',
      meta: { slugs: ['le.contact-points', 'sp.contact-points'] },
      on: {
        'membership.change': { actions: 'noteRoles' },
        'membership.suspend': 'suspended',
        'membership.confirm': { actions: 'noteConfirmation' },
        ...leaving,
        'training.record': { actions: 'noteTrainings' },
        'training.withdraw': { actions: 'noteTrainings' },
        'absence.note': { actions: 'noteAbsence' },
        'absence.end': { actions: 'notePresence' },
        ...keyTransitions,
      },
    },
    suspended: {
      description: 'state.suspended.description',
      meta: { slugs: ['le.contact-points', 'sp.contact-points'] },
      on: { 'membership.restore': 'active', ...leaving },
    },
    ended: { description: 'state.ended.description', meta: { slugs: ['sp.audit'] }, type: 'final' },
  },
})
