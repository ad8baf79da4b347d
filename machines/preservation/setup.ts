import { assign, setup } from 'xstate'
import type { Clock } from '../kit/clock'
import { followDeadline, followSecrecy, orders, requestGuards, requestNotes, type Meta } from '../request/setup'
import type { PreservationContext, PreservationOutcome } from './case'
import * as note from './notes'
import type { PreservationMachineEvent } from './notes'
import { keepsAnything, type ClockName } from './standing'

const named = setup({
  types: {
    context: {} as PreservationContext,
    events: {} as PreservationMachineEvent,
    input: {} as PreservationMachineEvent,
    meta: {} as Meta,
  },
  guards: {
    ...requestGuards,
    isKept: ({ context }) => context.sourceCheck !== null && keepsAnything(context),
    isStoodBy: ({ event }) => (event.data as { result: string }).result === 'validated',
    isOfRule: ({ event }, { rule }: { rule: ClockName }) => (event.data as { rule: string }).rule === rule,
  },
  actions: {
    ...orders,
    ...requestNotes<PreservationContext, PreservationMachineEvent>(),
    noteAuthorisation: assign(note.noteAuthorisation),
    noteDisowned: assign(note.noteDisowned),
    noteReclaimed: assign(note.noteReclaimed),
    noteDeclined: assign(note.noteDeclined),
    noteSecured: assign(note.noteSecured),
    noteConfirmation: assign(note.noteConfirmation),
    noteNothing: assign(note.noteNothing),
    noteExtension: assign(note.noteExtension),
    noteConversion: assign(note.noteConversion),
    notePath: assign(note.notePath),
    noteValidation: assign(note.noteValidation),
    noteUnvalidated: assign(note.noteUnvalidated),
    noteEnd: assign(note.noteEnd),
    noteOutcome: assign((_, { outcome }: { outcome: PreservationOutcome }) => ({ outcome })),
  },
})

/** The pack says for what a deadline stands. */
const following = (rule: ClockName, clockOf: (context: PreservationContext) => Clock | null) =>
  named.enqueueActions(followDeadline(rule, clockOf))

/** What the machine is made of: its types, what it asks before it moves, what it notes and orders. */
export const preservationSetup = named.extend({
  actions: {
    followSecrecy: named.enqueueActions(followSecrecy),
    followFreeze: following('freeze', ({ freezeClock }) => freezeClock),
    followClock: following('preservation', ({ clock }) => clock),
    followValidation: following('validation', ({ validationClock }) => validationClock),
  },
})
