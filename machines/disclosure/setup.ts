import { assign, setup } from 'xstate'
import type { Clock } from '../kit/clock'
import * as answer from '../request/answer/notes'
import { grantedItems } from '../request/answer/notes'
import { followDeadline, followSecrecy, orders, requestGuards, requestNotes, type Meta } from '../request/setup'
import type { DisclosureContext, DisclosureState, Outcome } from './case'
import * as note from './notes'
import type { DisclosureMachineEvent } from './notes'
import type { ClockName } from './standing'

const named = setup({
  types: {
    context: {} as DisclosureContext,
    events: {} as DisclosureMachineEvent,
    input: {} as DisclosureMachineEvent,
    meta: {} as Meta,
  },
  guards: {
    ...requestGuards,
    isRefusedWhole: ({ context }) => grantedItems(context).length === 0,
    isDecided: ({ context }) => context.sourceCheck !== null && context.decidedBy !== null,
    isClosingRule: ({ event }) => (event.data as { rule: string }).rule === 'closing',
    wasAmendedFrom: ({ context }, { state }: { state: DisclosureState }) => context.amendedFrom === state,
  },
  actions: {
    ...orders,
    ...requestNotes<DisclosureContext, DisclosureMachineEvent>(),
    noteAuthorisation: assign(note.noteAuthorisation),
    noteDisowned: assign(note.noteDisowned),
    noteReclaimed: assign(note.noteReclaimed),
    noteReviewer: assign((change) => answer.noteReviewer(change)),
    noteDecisions: assign((change) => answer.noteDecisions(change)),
    noteDecision: assign((change) => answer.noteDecision(change)),
    noteRefusal: assign((change) => answer.noteRefusal(change)),
    noteNotHolder: assign((change) => answer.noteNotHolder(change)),
    noteClarification: assign(note.noteClarification),
    noteResults: assign((change) => answer.noteResults(change)),
    noteCollector: assign((change) => answer.noteCollector(change)),
    noteEvidence: assign((change) => answer.noteEvidence(change)),
    noteDelivery: assign(note.noteDelivery),
    noteAnswer: assign(note.noteAnswer),
    noteContest: assign(note.noteContest),
    noteAmendment: assign(note.noteAmendment),
    noteDiscard: assign(note.noteDiscard),
    noteDefects: assign(note.noteDefects),
    noteMended: assign(note.noteMended),
    noteOutcome: assign((_, { outcome }: { outcome: Outcome }) => ({ outcome })),
  },
})

/** The pack says for what a deadline stands. */
const following = (rule: ClockName, clockOf: (context: DisclosureContext) => Clock | null) =>
  named.enqueueActions(followDeadline(rule, clockOf))

/** What the machine is made of: its types, what it asks before it moves, what it notes and orders. */
export const disclosureSetup = named.extend({
  actions: {
    followSecrecy: named.enqueueActions(followSecrecy),
    followAnswer: following('answer', ({ answerClock }) => answerClock),
    followClarification: following('clarification', ({ clarificationClock }) => clarificationClock),
    followClosing: following('closing', ({ closingClock }) => closingClock),
  },
})
