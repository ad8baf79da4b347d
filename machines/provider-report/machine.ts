import { assign, setup } from 'xstate'
import { deadlineOrders } from '../kit/deadline-orders'
import { openedBy } from '../kit/procedure'
import type { ReportContext, ReportState } from './case'
import * as note from './notes'
import type { ReportMachineEvent } from './notes'
import { clocksOf } from './standing'

const machineSetup = setup({
  types: {
    context: {} as ReportContext,
    events: {} as ReportMachineEvent,
    input: {} as ReportMachineEvent,
    meta: {} as { readonly slugs: readonly string[] },
  },
  actions: {
    // orders to the shell: the machine names them, a job carries them out
    sealRecord: (_, _params: { form: string }) => {},
    setDeadline: (_, _params: { rule: string; due: string }) => {},
    setReminder: (_, _params: { rule: string; start: string; mark: string; at: string }) => {},
    cancelDeadline: (_, _params: { rule: string }) => {},
    notify: (_, _params: { notice: string; side: 'agency' | 'provider' }) => {},
    noteDraft: assign(note.noteDraft),
    noteSending: assign(note.noteSending),
    noteReceipt: assign(note.noteReceipt),
    noteTriage: assign(note.noteTriage),
    noteInvestigation: assign(() => ({ outcome: 'opened' as const })),
    noteReferral: assign(note.noteReferral),
    noteDismissal: assign(note.noteDismissal),
    noteFeedback: assign(note.noteFeedback),
    noteWithdrawal: assign(() => note.noteWithdrawal()),
    notePassing: assign(note.notePassing),
  },
})

/** Deadlines and reminders of what runs from now on. */
const startClocks = machineSetup.enqueueActions(({ context, event, enqueue }) => {
  for (const clock of clocksOf(context)) {
    for (const order of deadlineOrders(clock.rule, clock, event.facts.now)) enqueue(order)
  }
})

const named = machineSetup.extend({ actions: { startClocks } })

const seal = (form: string) => ({ type: 'sealRecord', params: { form } }) as const
const tell = (side: 'agency' | 'provider', notice: string) => ({ type: 'notify', params: { notice, side } }) as const
const stop = (rule: string) => ({ type: 'cancelDeadline', params: { rule } }) as const
const stopReceipt = [stop('reportReceipt'), stop('urgentReportReceipt')] as const

const withdrawUnsent = { target: 'takenBack', actions: ['noteWithdrawal'] } as const
/** Nobody has judged it yet: the provider may still say that it doesn't stand by it. */
const withdrawSent = {
  target: 'takenBack',
  actions: [
    'noteWithdrawal',
    ...stopReceipt,
    stop('reportFeedback'),
    seal('reportWithdrawal'),
    tell('agency', 'reportWithdrawn'),
  ],
} as const
/** Late is said to both sides, and the case goes on. */
const pass = {
  actions: ['notePassing', tell('agency', 'reportOverdue'), tell('provider', 'reportOverdue')],
} as const
const feedback = {
  target: 'feedback',
  actions: ['noteFeedback', stop('reportFeedback'), seal('reportFeedback'), tell('provider', 'reportFeedback')],
} as const

const described = (state: ReportState) => ({
  description: `state.${state}.description`,
  meta: { slugs: ['sp.report-incidents'] },
})

export const reportMachine = named.createMachine({
  id: 'provider-report@1',
  initial: 'drafting',
  context: openedBy(note.openingContext),
  states: {
    drafting: {
      ...described('drafting'),
      on: {
        'report.save': { actions: 'noteDraft' },
        'report.submit': { target: 'approval', actions: [tell('provider', 'reportSubmitted')] },
        'report.withdraw': withdrawUnsent,
      },
    },
    approval: {
      ...described('approval'),
      on: {
        'report.return': { target: 'drafting', actions: [tell('provider', 'reportReturned')] },
        'report.send': {
          target: 'sent',
          actions: ['noteSending', 'startClocks', seal('report'), tell('agency', 'reportSent')],
        },
        'report.withdraw': withdrawUnsent,
      },
    },
    sent: {
      ...described('sent'),
      on: {
        'report.acknowledge': {
          target: 'received',
          actions: ['noteReceipt', ...stopReceipt, seal('reportReceipt'), tell('provider', 'reportReceived')],
        },
        'report.withdraw': withdrawSent,
        'deadline.pass': pass,
      },
    },
    received: {
      ...described('received'),
      on: {
        'report.triage': { target: 'triaged', actions: ['noteTriage'] },
        'report.withdraw': withdrawSent,
        'deadline.pass': pass,
      },
    },
    triaged: {
      ...described('triaged'),
      on: {
        'report.investigate': {
          target: 'opened',
          actions: ['noteInvestigation', seal('investigation'), tell('provider', 'reportAnswered')],
        },
        'report.refer': {
          target: 'referred',
          actions: ['noteReferral', seal('referral'), tell('provider', 'reportAnswered')],
        },
        'report.dismiss': {
          target: 'noAction',
          actions: ['noteDismissal', seal('noAction'), tell('provider', 'reportAnswered')],
        },
        'deadline.pass': pass,
      },
    },
    opened: { ...described('opened'), on: { 'report.feedback': feedback, 'deadline.pass': pass } },
    referred: { ...described('referred'), on: { 'report.feedback': feedback, 'deadline.pass': pass } },
    noAction: { ...described('noAction'), on: { 'report.feedback': feedback, 'deadline.pass': pass } },
    feedback: { ...described('feedback'), type: 'final' },
    takenBack: { ...described('takenBack'), type: 'final' },
  },
})
