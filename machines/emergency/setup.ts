import { assign, setup } from 'xstate'
import { happening } from '../kit/procedure'
import { isPaused } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import * as answer from '../request/answer/notes'
import { grantedItems } from '../request/answer/notes'
import { remindersAfter } from '../request/deadlines'
import * as request from '../request/notes'
import type { SecurityNotice } from '../request/source-check'
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
    meta: {} as { readonly slugs: readonly string[]; readonly aside?: true },
  },
  guards: {
    isByVoice: ({ context }) => context.oral !== null,
    isRefusedWhole: ({ context }) => grantedItems(context).length === 0,
    isSourceChecked: ({ context }) => context.sourceCheck !== null,
    isDecided: ({ context }) => context.sourceCheck !== null && context.decidedBy !== null,
    needsSecondPerson: ({ context }) => context.sourceSteps.includes('secondPerson'),
    isStoodBy: ({ event }) => (event.data as { result: string }).result === 'validated',
    hasDisclosed: ({ context }) => hasDisclosed(context),
    isOfRule: ({ event }, { rule }: { rule: ClockName }) => ruleOf(event) === rule,
    endsDisclosed: ({ context, event }, { rule }: { rule: ClockName }) =>
      ruleOf(event) === rule && hasDisclosed(context),
  },
  actions: {
    // orders to the shell: the machine names them, a job carries them out
    sealRecord: (_, _params: { form: string }) => {},
    setDeadline: (_, _params: { rule: string; due: string }) => {},
    setReminder: (_, _params: { rule: string; start: string; mark: string; at: string }) => {},
    cancelDeadline: (_, _params: { rule: string }) => {},
    notify: (_, _params: { notice: string; side: 'agency' | 'provider'; level?: '1' | '2' | '3' }) => {},
    warn: (_, _params: { notice: string }) => {},
    noteAddressee: assign((change) => request.noteAddressee(change)),
    noteOrders: assign((change) => request.noteOrders(change)),
    noteAuthorisation: assign(note.noteAuthorisation),
    noteAcknowledgement: assign((change) => request.noteAcknowledgement(change)),
    noteReceipt: assign((change) => request.noteReceipt(change)),
    noteSourceCheck: assign((change) => request.noteSourceCheck(change)),
    noteUnverified: assign(() => request.noteUnverified()),
    noteCall: assign((change) => request.noteCall(change)),
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
    noteFiles: assign((change) => answer.noteFiles(change)),
    noteDelivery: assign(note.noteDelivery),
    noteAnswer: assign(note.noteAnswer),
    noteValidation: assign(note.noteValidation),
    noteUnvalidated: assign(note.noteUnvalidated),
    noteEnd: assign(note.noteEnd),
    notePassing: assign((change) => request.notePassing(change)),
    noteOutcome: assign((_, { outcome }: { outcome: EmergencyOutcome }) => ({ outcome })),
  },
})

/** A deadline and its reminders are set while its clock runs, and taken away when it does not. */
const following = (rule: ClockName) =>
  named.enqueueActions(({ context, event, enqueue }) => {
    const clock: Clock | null = clockNamed(rule, context)
    if (!clock || isPaused(clock)) return enqueue({ type: 'cancelDeadline', params: { rule } })
    enqueue({ type: 'setDeadline', params: { rule, due: clock.due } })
    for (const { mark, at } of remindersAfter(clock, happening<EmergencyMachineEvent>(event).facts.now))
      enqueue({ type: 'setReminder', params: { rule, start: clock.start, mark, at } })
  })

/** The names by which the machine of an emergency is written: guards, notes, and orders to the shell. */
export const emergencySetup = named.extend({
  actions: {
    followAnswer: following('emergencyAnswer'),
    followConfirmation: following('oralConfirmation'),
    followValidation: following('validation'),
    followRestriction: following('restriction'),
    followClosing: following('closing'),
  },
})

export const seal = (form: string) => ({ type: 'sealRecord', params: { form } }) as const
export const tell = (side: 'agency' | 'provider', notice: string) =>
  ({ type: 'notify', params: { notice, side } }) as const
/** Whoever works on it, their administrators and the contact points in the register: nobody may be asleep over it. */
export const alarm = (side: 'agency' | 'provider', notice: string) =>
  ({ type: 'notify', params: { notice, side, level: '3' } }) as const
/** The agency's security contact hears of it over another channel, and can say that it was not the agency. */
export const warn = (notice: SecurityNotice) => ({ type: 'warn', params: { notice } }) as const
export const ended = (outcome: EmergencyOutcome) => ({ type: 'noteOutcome', params: { outcome } }) as const

/** The orders that take every deadline away. */
export const stopDeadlines = (Object.keys(clockSides) as ClockName[]).map(
  (rule) => ({ type: 'cancelDeadline', params: { rule } }) as const,
)
/** Nothing runs any more. */
export const stopAll = ['noteEnd' as const, ...stopDeadlines] as const
