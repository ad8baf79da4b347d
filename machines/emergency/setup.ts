import { assign, setup } from 'xstate'
import { happening } from '../kit/procedure'
import * as answer from '../request/answer/notes'
import { grantedItems } from '../request/answer/notes'
import { deadlineOrders } from '../kit/deadline-orders'
import { followSecrecy, orders, requestGuards, requestNotes, type Meta } from '../request/setup'
import { stop } from '../request/transitions'
import type { EmergencyContext, EmergencyOutcome } from './case'
import type { EmergencyData } from './events'
import * as note from './notes'
import type { EmergencyMachineEvent } from './notes'
import { clockNamed, clockSides, hasDisclosed, type ClockName } from './standing'

const ruleOf = (event: EmergencyMachineEvent) => (event.data as EmergencyData['deadline.pass']).rule

const named = setup({
  types: {
    context: {} as EmergencyContext,
    events: {} as EmergencyMachineEvent,
    input: {} as EmergencyMachineEvent,
    meta: {} as Meta,
  },
  guards: {
    ...requestGuards,
    isByVoice: ({ context }) => context.oral !== null,
    isRefusedWhole: ({ context }) => grantedItems(context).length === 0,
    isDecided: ({ context }) => context.sourceCheck !== null && context.decidedBy !== null,
    isStoodBy: ({ event }) => (event.data as { result: string }).result === 'validated',
    hasDisclosed: ({ context }) => hasDisclosed(context),
    isOfRule: ({ event }, { rule }: { rule: ClockName }) => ruleOf(event) === rule,
    endsDisclosed: ({ context, event }, { rule }: { rule: ClockName }) =>
      ruleOf(event) === rule && hasDisclosed(context),
  },
  actions: {
    ...orders,
    ...requestNotes<EmergencyContext, EmergencyMachineEvent>(),
    noteAuthorisation: assign(note.noteAuthorisation),
    noteSuccessor: assign(note.noteSuccessor),
    noteDisowned: assign(note.noteDisowned),
    noteReclaimed: assign(note.noteReclaimed),
    noteConfirmation: assign(note.noteConfirmation),
    noteCountersignature: assign(note.noteCountersignature),
    noteDecisions: assign((change) => answer.noteDecisions(change)),
    noteAcceptance: assign(note.noteAcceptance),
    noteRefusal: assign((change) => answer.noteRefusal(change)),
    noteNotHolder: assign((change) => answer.noteNotHolder(change)),
    noteResults: assign((change) => answer.noteResults(change)),
    noteCollector: assign((change) => answer.noteCollector(change)),
    noteEvidence: assign((change) => answer.noteEvidence(change)),
    noteDelivery: assign(note.noteDelivery),
    noteAnswer: assign(note.noteAnswer),
    noteValidation: assign(note.noteValidation),
    noteUnvalidated: assign(note.noteUnvalidated),
    noteEnd: assign(note.noteEnd),
    noteOutcome: assign((_, { outcome }: { outcome: EmergencyOutcome }) => ({ outcome })),
  },
})

const following = (rule: ClockName) =>
  named.enqueueActions(({ context, event, enqueue }) => {
    const { now } = happening<EmergencyMachineEvent>(event).facts
    for (const order of deadlineOrders(rule, clockNamed(rule, context), now)) enqueue(order)
  })

/** The names by which the machine of an emergency is written: guards, notes, and orders to the shell. */
export const emergencySetup = named.extend({
  actions: {
    followSecrecy: named.enqueueActions(followSecrecy),
    followAnswer: following('emergencyAnswer'),
    followConfirmation: following('oralConfirmation'),
    followValidation: following('validation'),
    followRestriction: following('restriction'),
    followClosing: following('closing'),
  },
})

/** The orders that take every deadline away. */
export const stopDeadlines = Object.keys(clockSides).map(stop)
/** Nothing runs any more. */
export const stopAll = ['noteEnd' as const, ...stopDeadlines] as const
