import { assign, setup } from 'xstate'
import { openedBy } from '../kit/procedure'
import { described } from '../kit/states'
import { authorityTransitions } from './authority'
import type { OrganisationContext } from './case'
import * as note from './notes'
import { dataOf, type OrganisationMachineEvent } from './notes'

const machineSetup = setup({
  types: {
    context: {} as OrganisationContext,
    events: {} as OrganisationMachineEvent,
    input: {} as OrganisationMachineEvent,
    meta: {} as { readonly slugs: readonly string[] },
  },
  guards: {
    isGraceOver: ({ event }) => dataOf<'deadline.pass'>(event).rule === 'vettingGrace',
    isConfirmed: ({ event }) => dataOf<'organisation.reverify'>(event).result === 'confirmed',
    isOfKey: ({ context, event }) =>
      context.changes.some(({ id, what }) => what === 'key' && id === dataOf<'change.confirm'>(event).change),
    isVetted: ({ context }) => context.vetting !== null,
  },
  actions: {
    // orders to the shell: the machine names them, a job carries them out
    issueSeal: (_, _params: { organisation: string; anew: 'yes' | 'no' }) => {},
    setDeadline: (_, _params: { rule: string; due: string }) => {},
    cancelDeadline: (_, _params: { rule: string }) => {},
    announce: (_, _params: { notice: string }) => {},
    // what stands in the dossier alone; a transition without target and action would be a forbidden one
    noteDossier: assign(() => ({})),
    noteCorrection: assign(note.noteCorrection),
    noteVetting: assign(note.noteVetting),
    noteAdmission: assign(note.noteAdmission),
    noteRenewal: assign(note.noteRenewal),
    noteDoubt: assign(note.noteDoubt),
    notePassing: assign(note.notePassing),
    noteSuspension: assign(note.noteSuspension),
    noteRestoreProposal: assign(note.noteRestoreProposal),
    noteRestoration: assign(note.noteRestoration),
    noteChange: assign(note.noteChange),
    noteChangeOver: assign(note.noteChangeOver),
    noteEmergencyProposal: assign(note.noteEmergencyProposal),
    noteEmergencyRight: assign(note.noteEmergencyRight),
    noteNoEmergencyRight: assign(note.noteNoEmergencyRight),
    noteNetworkProposal: assign(note.noteNetworkProposal),
    noteNetwork: assign(note.noteNetwork),
    noteNoNetwork: assign(() => note.noteNoNetwork()),
    noteServices: assign(note.noteServices),
    noteAuthority: assign(note.noteAuthority),
    noteTrust: assign(note.noteTrust),
  },
})

const tell = (notice: string) => ({ type: 'announce', params: { notice } }) as const
const seal = (anew: 'yes' | 'no') =>
  ({
    type: 'issueSeal',
    params: ({ context }: { context: OrganisationContext }) => ({ organisation: context.organisation, anew }),
  }) as const

type Context = { context: OrganisationContext }
const vettingDue = {
  type: 'setDeadline',
  params: ({ context }: Context) => ({ rule: 'vetting', due: context.vettingClock!.due }),
} as const
const graceDue = {
  type: 'setDeadline',
  params: ({ context }: Context) => ({ rule: 'vettingGrace', due: context.graceClock!.due }),
} as const
const stopGrace = { type: 'cancelDeadline', params: { rule: 'vettingGrace' } } as const
const renewed = ['noteRenewal', vettingDue, stopGrace] as const

/** Proof, announced changes and what defends the people's access go on whether the organisation is active or suspended. */
const anywhere = {
  'organisation.change': { actions: 'noteDossier' },
  'domain.claim': { actions: 'noteDossier' },
  'domain.attest': { actions: 'noteDossier' },
  'domain.prove': { actions: 'noteDossier' },
  'change.propose': { actions: ['noteChange', tell('changeProposed')] },
  'change.confirm': [
    { guard: 'isOfKey', actions: ['noteChangeOver', seal('yes'), tell('changeConfirmed')] },
    { actions: ['noteChangeOver', tell('changeConfirmed')] },
  ],
  'change.cancel': { actions: ['noteChangeOver', tell('changeCancelled')] },
  'keys.demand': { actions: 'noteDossier' },
  'identity.distrust': { actions: 'noteTrust' },
} as const

export const organisationMachine = machineSetup.createMachine({
  id: 'organisation@1',
  initial: 'proposed',
  context: openedBy(note.openingContext),
  states: {
    proposed: {
      ...described('proposed', 'le.verifiable-source'),
      on: {
        'organisation.change': { actions: 'noteCorrection' },
        'organisation.vet': { actions: 'noteVetting' },
        'domain.claim': { actions: 'noteDossier' },
        'domain.attest': { actions: 'noteDossier' },
        'domain.prove': { actions: 'noteDossier' },
        'organisation.admit': [
          {
            guard: 'isVetted',
            target: 'active',
            actions: ['noteAdmission', seal('no'), vettingDue, tell('admitted')],
          },
          { target: 'active', actions: ['noteAdmission', seal('no')] },
        ],
        'organisation.reject': 'rejected',
        'organisation.withdraw': 'withdrawn',
      },
    },
    active: {
      ...described('active', 'le.inform-providers', 'sp.service-information'),
      on: {
        ...anywhere,
        'service.publish': { actions: 'noteServices' },
        ...authorityTransitions,
        'identity.trust': { actions: 'noteTrust' },
        'contact.designate': { actions: 'noteDossier' },
        'contact.end': { actions: 'noteDossier' },
        'contact.test': { actions: 'noteDossier' },
        'emergency.propose': { actions: 'noteEmergencyProposal' },
        'emergency.grant': { actions: ['noteEmergencyRight', tell('emergencyGranted')] },
        'emergency.withdraw': { actions: ['noteNoEmergencyRight', tell('emergencyWithdrawn')] },
        'network.propose': { actions: 'noteNetworkProposal' },
        'network.appoint': { actions: ['noteNetwork', tell('networkAppointed')] },
        'network.end': { actions: ['noteNoNetwork', tell('networkEnded')] },
        'organisation.suspend': { target: 'suspended', actions: ['noteSuspension', tell('suspended')] },
        'organisation.reverify': [
          { guard: 'isConfirmed', actions: renewed },
          { target: 'suspended', actions: ['noteDoubt', 'noteSuspension', tell('suspended')] },
        ],
        'deadline.pass': [
          {
            guard: 'isGraceOver',
            target: 'suspended',
            actions: ['notePassing', 'noteSuspension', tell('suspended')],
          },
          { actions: ['notePassing', graceDue, tell('reverificationDue')] },
        ],
      },
    },
    suspended: {
      ...described('suspended', 'le.verifiable-source'),
      on: {
        ...anywhere,
        'organisation.reverify': [{ guard: 'isConfirmed', actions: renewed }, { actions: 'noteDoubt' }],
        'restore.propose': { actions: 'noteRestoreProposal' },
        'organisation.restore': { target: 'active', actions: ['noteRestoration', tell('restored')] },
        'deadline.pass': { actions: 'notePassing' },
      },
    },
    rejected: { ...described('rejected', 'le.verifiable-source'), type: 'final' },
    withdrawn: { ...described('withdrawn', 'le.verifiable-source'), type: 'final' },
  },
})
