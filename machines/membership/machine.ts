import { assign, setup } from 'xstate'
import { openedBy, type MachineEvent } from '../kit/procedure'
import type { Role } from '../kit/words'
import * as belonging from './belonging'
import { calendarNoted, calendarTransitions } from './calendar'
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
  'membership.end': { target: 'ended', actions: ['noteCalendar', stopLeaving] },
  'deadline.pass': { target: 'ended', actions: 'noteCalendar' },
} as const

export const membershipMachine = setup({
  types: { context: {} as MembershipContext, events: {} as Event, input: {} as Event },
  actions: {
    // whoever makes the new invitation decides who joins by it: the role comes from them
    noteInvitation: assign(({ context, event }) => ({ entrusted: entrustedBy(event, context.roles) })),
    noteRoles: assign(({ context, event }) => ({
      roles: event.dossier.profile!.roles,
      entrusted: isEntrusted(context.roles) ? context.entrusted : entrustedBy(event, event.dossier.profile!.roles),
    })),
    setDeadline: (_, _params: { rule: string; due: string }) => {},
    cancelDeadline: (_, _params: { rule: string }) => {},
    noteConfirmation: assign(belonging.noteConfirmation),
    noteLeaving: assign(belonging.noteLeaving),
    noteStaying: assign(belonging.noteStaying),
    noteTrainings: assign(belonging.noteTrainings),
    noteAbsence: assign(belonging.noteAbsence),
    notePresence: assign(belonging.notePresence),
    noteKeys: assign(({ event }) => keysNoted(event.dossier)),
    noteCalendar: assign(({ event }) => calendarNoted(event.dossier)),
    tellPerson: (_, _params: { notice: PersonNotice }) => {},
  },
}).createMachine({
  id: 'membership@1',
  initial: 'invited',
  context: openedBy((event: Event) => {
    const { person, organisation, roles } = event.data as Invited
    const vouchedBy = event.dossier.vouched?.by.id ?? null
    const keys = { passkeys: [], recovery: null, identities: 0, calendar: false }
    const entrusted = entrustedBy(event, roles)
    return { person, organisation, roles, vouchedBy, entrusted, ...keys, ...belonging.newcomer }
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
        'membership.suspend': { target: 'suspended', actions: 'noteCalendar' },
        'membership.confirm': { actions: 'noteConfirmation' },
        ...leaving,
        'training.record': { actions: 'noteTrainings' },
        'training.withdraw': { actions: 'noteTrainings' },
        'absence.note': { actions: 'noteAbsence' },
        'absence.end': { actions: 'notePresence' },
        ...keyTransitions,
        ...calendarTransitions,
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

const isEntrusted = (roles: readonly Role[]) => roles.some((role) => role === 'administrator' || role === 'operator')

/** What is noted of whoever gives a role that counts in a pair. */
function entrustedBy({ by, facts }: Event, roles: readonly Role[]): MembershipContext['entrusted'] {
  return isEntrusted(roles) && !by.roles.includes('worker') ? { by: by.id, at: facts.now } : null
}
