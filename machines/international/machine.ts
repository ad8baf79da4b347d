import { assign, setup } from 'xstate'
import { deadlineOrders } from '../kit/deadline-orders'
import { openedBy } from '../kit/procedure'
import { described } from '../kit/states'
import type { InternationalContext, InternationalOutcome } from './case'
import * as note from './notes'
import type { InternationalMachineEvent } from './notes'
import type { InternationalData } from './events'

type Told = 'agency' | 'ownPoint' | 'provider'

const machineSetup = setup({
  types: {
    context: {} as InternationalContext,
    events: {} as InternationalMachineEvent,
    input: {} as InternationalMachineEvent,
    meta: {} as { readonly slugs: readonly string[] },
  },
  guards: {
    isForwarded: ({ event }) => event.dossier.forwarded !== null,
    isChecked: ({ context }) => context.sourceCheck !== null,
    isAccepted: ({ context }) => context.sourceCheck !== null && context.acceptedBy !== null,
    isKept: ({ context, event }) => context.acceptedBy !== null && event.dossier.execution?.outcome === null,
    isAssistanceSent: ({ context }) => context.assistance === 'sent',
    isPostponed: ({ event }) => (event.data as InternationalData['mutualAssistance.decide']).result === 'postponed',
  },
  actions: {
    // orders to the shell: the machine names them, a job carries them out
    sealRecord: (_, _params: { form: string }) => {},
    setDeadline: (_, _params: { rule: string; due: string }) => {},
    setReminder: (_, _params: { rule: string; start: string; mark: string; at: string }) => {},
    cancelDeadline: (_, _params: { rule: string }) => {},
    notify: (_, _params: { notice: string; side: Told }) => {},
    noteDraft: assign(note.noteDraft),
    noteAuthorisation: assign(note.noteAuthorisation),
    noteForwarding: assign(note.noteForwarding),
    noteReceipt: assign(note.noteReceipt),
    noteCheck: assign(note.noteCheck),
    noteRound: assign(note.noteRound),
    noteAcceptance: assign(note.noteAcceptance),
    noteExecution: assign(note.noteExecution),
    noteNothing: assign(note.noteNothing),
    notePaths: assign(note.notePaths),
    noteAssistanceSent: assign(() => note.noteAssistanceSent()),
    noteAssistanceReceived: assign(() => note.noteAssistanceReceived()),
    noteAssistanceDecided: assign(note.noteAssistanceDecided),
    noteDecidedEnding: assign(note.noteDecidedEnding),
    noteEnding: assign((_, { outcome }: { outcome: InternationalOutcome }) => note.noteEnding(outcome)),
    noteOutcome: assign((_, { outcome }: { outcome: InternationalOutcome }) => ({ outcome })),
    noteEnd: assign(note.noteEnd),
    notePassing: assign(note.notePassing),
  },
})

/** Deadline and reminders of the time that runs from now on. */
const followClock = machineSetup.enqueueActions(({ context: { clock }, event, enqueue }) => {
  if (!clock) return
  for (const order of deadlineOrders(clock.rule, clock, event.facts.now)) enqueue(order)
})

const named = machineSetup.extend({ actions: { followClock } })

const seal = (form: string) => ({ type: 'sealRecord', params: { form } }) as const
const tell = (side: Told, notice: string) => ({ type: 'notify', params: { notice, side } }) as const
const tellAsking = (notice: string) => [tell('agency', notice), tell('ownPoint', notice)] as const
const stop = { type: 'cancelDeadline', params: { rule: 'foreignPreservation' } } as const
const ended = (outcome: InternationalOutcome) => ({ type: 'noteOutcome', params: { outcome } }) as const
const ending = (outcome: InternationalOutcome) => ({ type: 'noteEnding', params: { outcome } }) as const

/** Nobody abroad has it yet, or has it to answer for: it is over. */
const withdraw = [
  {
    guard: 'isForwarded',
    target: 'closed',
    actions: [
      ended('withdrawn'),
      seal('assistanceEnding'),
      seal('assistanceClosing'),
      tell('provider', 'abroadWithdrawn'),
    ],
  },
  { target: 'closed', actions: [ended('withdrawn')] },
] as const
/** An order at home may have gone out: it ends once the provider is told. */
const withdrawExecuted = {
  target: 'ending',
  actions: [ending('withdrawn'), stop, seal('assistanceEnding'), tell('provider', 'abroadEnding')],
} as const
const release = {
  target: 'ending',
  actions: [ending('released'), stop, seal('assistanceEnding'), tell('provider', 'abroadEnding')],
} as const
const passPath = {
  actions: ['notePaths', seal('assistancePath'), ...tellAsking('abroadPath')],
} as const
const reportAgain = {
  guard: 'isKept',
  actions: ['noteExecution', seal('assistanceExecution'), ...tellAsking('abroadKept')],
} as const

const asks = 'le.international-requests'
const follows = 'le.international-follow-up'

export const internationalMachine = named.createMachine({
  id: 'international@1',
  initial: 'draft',
  context: openedBy(note.openingContext),
  states: {
    draft: {
      ...described('draft', asks, 'le.standard-format'),
      on: {
        'assistance.save': { actions: 'noteDraft' },
        'assistance.submit': { target: 'authorisation', actions: [tell('agency', 'submitted')] },
        'assistance.withdraw': withdraw,
      },
    },
    authorisation: {
      ...described('authorisation', asks, 'le.authority'),
      on: {
        'assistance.return': { target: 'draft', actions: [tell('agency', 'returned')] },
        'assistance.authorise': {
          target: 'ownPoint',
          actions: ['noteAuthorisation', tell('ownPoint', 'abroadToForward')],
        },
        'assistance.withdraw': withdraw,
      },
    },
    ownPoint: {
      ...described('ownPoint', asks, 'le.contact-points'),
      on: {
        'point.sendBack': { target: 'draft', actions: [tell('agency', 'returned')] },
        'point.forward': {
          target: 'foreignPoint',
          actions: [
            'noteForwarding',
            seal('assistanceOrder'),
            seal('assistanceSupport'),
            tell('agency', 'abroadForwarded'),
            tell('provider', 'abroadReceived'),
          ],
        },
        'assistance.withdraw': withdraw,
      },
    },
    foreignPoint: {
      ...described('foreignPoint', asks, 'le.verifiable-source'),
      on: {
        'point.acknowledge': {
          actions: ['noteReceipt', seal('assistanceReceipt'), ...tellAsking('abroadAcknowledged')],
        },
        'point.check': { actions: ['noteCheck', seal('assistanceCheck')] },
        'point.ask': {
          target: 'draft',
          actions: ['noteRound', seal('assistanceQuestion'), ...tellAsking('abroadAsked')],
        },
        'point.consult': {
          guard: 'isChecked',
          target: 'consultation',
          actions: [seal('assistanceQuestion'), ...tellAsking('abroadAsked')],
        },
        'point.accept': {
          guard: 'isChecked',
          target: 'execution',
          actions: ['noteAcceptance', seal('assistanceAcceptance'), ...tellAsking('abroadAccepted')],
        },
        'point.refuse': {
          guard: 'isChecked',
          target: 'closed',
          actions: [
            ended('refused'),
            seal('assistanceRefusal'),
            seal('assistanceClosing'),
            ...tellAsking('abroadRefused'),
          ],
        },
        'assistance.withdraw': withdraw,
      },
    },
    consultation: {
      ...described('consultation', asks),
      on: {
        'assistance.insist': { target: 'foreignPoint', actions: [tell('provider', 'abroadInsisted')] },
        'assistance.withdraw': withdraw,
      },
    },
    execution: {
      ...described('execution', asks, 'sp.verify-source'),
      on: {
        'execution.report': [
          {
            guard: 'isKept',
            target: 'kept',
            actions: ['noteExecution', 'followClock', seal('assistanceExecution'), ...tellAsking('abroadKept')],
          },
          {
            guard: 'isAccepted',
            target: 'closed',
            actions: [
              'noteNothing',
              seal('assistanceExecution'),
              seal('assistanceClosing'),
              ...tellAsking('abroadNothing'),
            ],
          },
        ],
        'assistance.withdraw': withdrawExecuted,
      },
    },
    kept: {
      ...described('kept', follows, 'le.follow-up-preservation'),
      on: {
        'execution.report': reportAgain,
        'execution.path': passPath,
        'mutualAssistance.send': {
          actions: ['noteAssistanceSent', seal('mutualAssistance'), tell('provider', 'abroadAssistance')],
        },
        'mutualAssistance.receive': {
          target: 'held',
          actions: ['noteAssistanceReceived', stop, seal('mutualAssistance'), ...tellAsking('abroadAssistance')],
        },
        'measure.release': release,
        'deadline.pass': [
          {
            guard: 'isAssistanceSent',
            actions: ['notePassing', ...tellAsking('abroadOverdue'), tell('provider', 'abroadOverdue')],
          },
          {
            target: 'ending',
            actions: [
              'notePassing',
              ending('lapsed'),
              seal('assistanceEnding'),
              ...tellAsking('abroadLapsed'),
              tell('provider', 'abroadEnding'),
            ],
          },
        ],
      },
    },
    held: {
      ...described('held', follows, 'le.follow-up-preservation'),
      on: {
        'execution.report': reportAgain,
        'execution.path': passPath,
        'mutualAssistance.decide': [
          {
            guard: 'isPostponed',
            actions: ['noteAssistanceDecided', seal('mutualAssistance'), ...tellAsking('abroadAssistance')],
          },
          {
            target: 'ending',
            actions: [
              'noteAssistanceDecided',
              'noteDecidedEnding',
              seal('mutualAssistance'),
              ...tellAsking('abroadAssistance'),
            ],
          },
        ],
        'measure.release': release,
      },
    },
    ending: {
      ...described('ending', follows, 'le.avoid-disruption'),
      on: {
        'ending.confirm': {
          target: 'closed',
          actions: ['noteEnd', seal('assistanceClosing'), ...tellAsking('abroadClosed')],
        },
      },
    },
    closed: { ...described('closed', 'le.audit', 'sp.audit'), type: 'final' },
  },
})
