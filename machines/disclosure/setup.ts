import { assign, setup } from 'xstate'
import { isPaused } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import type { DisclosureContext, DisclosureState, Outcome } from './case'
import { remindersAfter } from '../request/deadlines'
import * as answer from '../request/answer/notes'
import { grantedItems } from '../request/answer/notes'
import * as request from '../request/notes'
import * as note from './notes'
import type { DisclosureMachineEvent } from './notes'
import type { ClockName } from './standing'

type Slugs = { readonly slugs: readonly string[] }

const named = setup({
  types: {
    context: {} as DisclosureContext,
    events: {} as DisclosureMachineEvent,
    input: {} as DisclosureMachineEvent,
    meta: {} as Slugs,
  },
  guards: {
    isRefusedWhole: ({ context }) => grantedItems(context).length === 0,
    isSourceChecked: ({ context }) => context.sourceCheck !== null,
    isDecided: ({ context }) => context.sourceCheck !== null && context.decidedBy !== null,
    isClosingRule: ({ event }) => (event.data as { rule: string }).rule === 'closing',
    needsSecondPerson: ({ context }) => context.sourceSteps.includes('secondPerson'),
    isServed: ({ context }) => context.number !== null,
    wasAmendedFrom: ({ context }, { state }: { state: DisclosureState }) => context.amendedFrom === state,
  },
  actions: {
    // orders to the shell: the machine names them, a job carries them out
    sealRecord: (_, _params: { form: string }) => {},
    setDeadline: (_, _params: { rule: string; due: string }) => {},
    setReminder: (_, _params: { rule: string; start: string; mark: string; at: string }) => {},
    cancelDeadline: (_, _params: { rule: string }) => {},
    notify: (_, _params: { notice: string; side: 'agency' | 'provider' }) => {},
    warn: (_, _params: { notice: string }) => {},
    noteAddressee: assign((change) => request.noteAddressee(change)),
    noteOrders: assign((change) => request.noteOrders(change)),
    noteAuthorisation: assign(note.noteAuthorisation),
    noteAcknowledgement: assign((change) => request.noteAcknowledgement(change)),
    noteReceipt: assign((change) => request.noteReceipt(change)),
    noteSourceCheck: assign((change) => request.noteSourceCheck(change)),
    noteUnverified: assign(() => request.noteUnverified()),
    noteCall: assign((change) => request.noteCall(change)),
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
    noteFiles: assign((change) => answer.noteFiles(change)),
    noteDelivery: assign(note.noteDelivery),
    noteAnswer: assign(note.noteAnswer),
    noteContest: assign(note.noteContest),
    noteAmendment: assign(note.noteAmendment),
    noteDiscard: assign(note.noteDiscard),
    noteSuccessor: assign((change) => request.noteSuccessor(change)),
    noteDefects: assign(note.noteDefects),
    noteMended: assign(note.noteMended),
    notePassing: assign((change) => request.notePassing(change)),
    noteOutcome: assign((_, { outcome }: { outcome: Outcome }) => ({ outcome })),
  },
})

/** A deadline and its reminders are set while its clock runs; the pack says for what it stands. */
const following = (rule: ClockName, clockOf: (context: DisclosureContext) => Clock | null) =>
  named.enqueueActions(({ context, event, enqueue }) => {
    const clock = clockOf(context)
    if (!clock) return
    if (isPaused(clock)) return enqueue({ type: 'cancelDeadline', params: { rule } })
    enqueue({ type: 'setDeadline', params: { rule, due: clock.due } })
    for (const { mark, at } of remindersAfter(clock, event.facts.now))
      enqueue({ type: 'setReminder', params: { rule, start: clock.start, mark, at } })
  })

/** What the machine is made of: its types, what it asks before it moves, what it notes and orders. */
export const disclosureSetup = named.extend({
  actions: {
    followAnswer: following('answer', ({ answerClock }) => answerClock),
    followClarification: following('clarification', ({ clarificationClock }) => clarificationClock),
    followClosing: following('closing', ({ closingClock }) => closingClock),
  },
})
