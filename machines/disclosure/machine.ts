import { assign, setup } from 'xstate'
import type { Clock } from '../kit/clock'
import { openedBy } from '../kit/procedure'
import type { DisclosureContext, DisclosureState, Outcome } from './case'
import * as answer from '../request/answer/notes'
import { grantedItems } from '../request/answer/notes'
import { deadlineOrders } from '../request/deadline-orders'
import { orders, requestGuards, requestNotes, secrecyOrders, type Meta } from '../request/setup'
import {
  approve,
  disown,
  disownExamined,
  ended,
  passAnswer,
  reassignServed,
  reassignUnserved,
  reclaim,
  reclaimServed,
  returned,
  seal,
  stop,
  tell,
  warn,
  withdrawUnserved,
} from '../request/transitions'
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
    noteFiles: assign((change) => answer.noteFiles(change)),
    noteDelivery: assign(note.noteDelivery),
    noteAnswer: assign(note.noteAnswer),
    noteContest: assign(note.noteContest),
    noteAmendment: assign(note.noteAmendment),
    noteDiscard: assign(note.noteDiscard),
    notePause: assign(note.notePause),
    noteResumption: assign(note.noteResumption),
    noteOutcome: assign((_, { outcome }: { outcome: Outcome }) => ({ outcome })),
  },
})

/** The pack says for what a deadline stands. */
const following = (rule: ClockName, clockOf: (context: DisclosureContext) => Clock | null) =>
  named.enqueueActions(({ context, event, enqueue }) => {
    const clock = clockOf(context)
    if (!clock) return
    for (const order of deadlineOrders(rule, clock, event.facts.now)) enqueue(order)
  })

const followSecrecy = named.enqueueActions(({ event, enqueue }) => {
  for (const order of secrecyOrders(event)) enqueue(order)
})

const machineSetup = named.extend({
  actions: {
    followSecrecy,
    followAnswer: following('answer', ({ answerClock }) => answerClock),
    followClosing: following('closing', ({ closingClock }) => closingClock),
  },
})

/** The answer was given, whatever it says: its clock stops, the closing one starts, the agency is told. */
const answered = ['noteAnswer', stop('answer'), 'followClosing', tell('agency', 'answered')] as const

const withdraw = [
  {
    guard: 'isServed',
    target: 'closed',
    actions: [ended('withdrawn'), stop('answer'), seal('withdrawal'), seal('closing'), tell('provider', 'withdrawn')],
  },
  withdrawUnserved,
] as const

const amend = {
  target: 'draft',
  actions: ['noteAmendment', 'followAnswer', stop('closing'), seal('amendment'), tell('provider', 'amendment')],
} as const

const reassign = [{ guard: 'isServed', target: 'draft', ...reassignServed }, reassignUnserved] as const
const disownInReview = disownExamined('followAnswer')
const disownAnswered = {
  actions: ['noteDisowned', stop('closing'), tell('agency', 'disowned'), tell('provider', 'disowned')],
} as const

/** Discarding an amendment returns to where the request stood; a clock that ran there runs on. */
const amendable = ['sourceCheck', 'legalReview', 'clarification', 'collection', 'qualityCheck', 'answered'] as const
const discard = amendable.map((state) => {
  const actions = [
    'noteDiscard' as const,
    state === 'answered' ? ('followClosing' as const) : ('followAnswer' as const),
  ]
  return { guard: { type: 'wasAmendedFrom', params: { state } }, target: state, actions } as const
})

/** Submitted, and to be read by whoever answers for the agency. */
const decidedUpon = {
  'request.return': returned,
  'request.authorise': {
    target: 'sourceCheck',
    actions: [
      'noteAuthorisation',
      stop('closing'),
      'followAnswer',
      'followSecrecy',
      seal('request'),
      seal('authorisation'),
      tell('provider', 'served'),
      warn('warnServed'),
    ],
  },
  'request.reassign': reassign,
  'request.withdraw': withdraw,
  'request.disown': disown,
  'request.reclaim': reclaim,
  'deadline.pass': passAnswer,
} as const

const described = (state: DisclosureState, ...slugs: string[]) => ({
  description: `state.${state}.description`,
  meta: { slugs },
})

export const disclosureMachine = machineSetup.createMachine({
  id: 'disclosure@1',
  initial: 'draft',
  context: openedBy(note.openingContext),
  states: {
    draft: {
      ...described('draft', 'le.procedures-binding-requests', 'le.standard-format'),
      on: {
        'draft.save': { actions: 'noteAddressee' },
        'order.attach': { actions: 'noteOrders' },
        'order.remove': { actions: 'noteOrders' },
        'request.submit': { target: 'authorisation', actions: ['noteSubmission', tell('agency', 'submitted')] },
        'request.reassign': reassign,
        'request.withdraw': withdraw,
        'amendment.discard': discard,
        'request.disown': disown,
        'request.reclaim': reclaim,
        'deadline.pass': passAnswer,
      },
    },
    authorisation: {
      ...described('authorisation', 'le.authority'),
      on: { ...decidedUpon, 'request.approve': approve },
    },
    secondApproval: {
      description: 'state.secondApproval.description',
      // the usual way does not lead through it
      meta: { slugs: ['le.authority', 'both.fundamental-rights'], aside: true },
      on: decidedUpon,
    },
    sourceCheck: {
      ...described('sourceCheck', 'sp.verify-source', 'le.verifiable-source'),
      on: {
        'request.acknowledge': {
          actions: ['noteAcknowledgement', seal('acknowledgement'), tell('agency', 'acknowledged')],
        },
        'callBack.open': { actions: 'noteCall' },
        'callBack.record': { actions: 'noteCall' },
        'source.verify': [
          { guard: 'needsSecondPerson', actions: 'noteSourceCheck' },
          { target: 'legalReview', actions: ['noteSourceCheck', seal('sourceCheck')] },
        ],
        'source.countersign': { target: 'legalReview', actions: seal('sourceCheck') },
        'source.reject': {
          target: 'answered',
          actions: ['noteUnverified', ended('notVerified'), ...answered, seal('rejection'), warn('warnNotVerified')],
        },
        'request.disown': disownInReview,
        'request.reclaim': reclaimServed('followAnswer'),
        'request.reassign': reassignServed,
        'request.withdraw': withdraw,
        'request.amend': amend,
        'deadline.pass': passAnswer,
      },
    },
    legalReview: {
      ...described('legalReview', 'sp.procedures', 'both.fundamental-rights'),
      on: {
        'review.take': { actions: 'noteReviewer' },
        'item.decide': { actions: 'noteDecisions' },
        'clarification.seek': {
          target: 'clarification',
          actions: ['notePause', 'followAnswer', seal('clarification'), tell('agency', 'clarification')],
        },
        'decision.give': [
          {
            guard: 'isRefusedWhole',
            target: 'answered',
            actions: ['noteDecision', ended('refused'), ...answered, seal('decision')],
          },
          {
            guard: 'isSourceChecked',
            target: 'collection',
            actions: ['noteDecision', seal('decision'), tell('agency', 'decided')],
          },
        ],
        'request.refuse': {
          target: 'answered',
          actions: ['noteRefusal', ended('refused'), ...answered, seal('decision')],
        },
        'request.notHolder': {
          target: 'answered',
          actions: ['noteNotHolder', ended('notHolder'), ...answered, seal('notHolder')],
        },
        'request.disown': disownInReview,
        'request.reassign': reassignServed,
        'request.withdraw': withdraw,
        'request.amend': amend,
        'deadline.pass': passAnswer,
      },
    },
    clarification: {
      ...described('clarification', 'sp.follow-up', 'le.specificity'),
      on: {
        'clarification.answer': {
          target: 'legalReview',
          actions: [
            'noteClarification',
            'noteResumption',
            'followAnswer',
            seal('clarificationAnswer'),
            tell('provider', 'clarified'),
          ],
        },
        'request.disown': disownInReview,
        'request.reassign': reassignServed,
        'request.withdraw': withdraw,
        'request.amend': amend,
        'deadline.pass': passAnswer,
      },
    },
    collection: {
      ...described('collection', 'sp.follow-up', 'sp.standard-response-format'),
      on: {
        'item.collect': { actions: 'noteResults' },
        'file.attach': { actions: 'noteFiles' },
        'file.remove': { actions: 'noteFiles' },
        'collection.complete': { guard: 'isDecided', target: 'qualityCheck', actions: 'noteCollector' },
        'request.disown': disownInReview,
        'request.reassign': reassignServed,
        'request.withdraw': withdraw,
        'request.amend': amend,
        'deadline.pass': passAnswer,
      },
    },
    qualityCheck: {
      ...described('qualityCheck', 'sp.validate-information'),
      on: {
        'quality.return': { target: 'collection' },
        'answer.deliver': {
          guard: 'isDecided',
          target: 'answered',
          actions: ['noteDelivery', ...answered, seal('production'), warn('warnReleased')],
        },
        'request.disown': disownInReview,
        'request.reassign': reassignServed,
        'request.withdraw': withdraw,
        'request.amend': amend,
        'deadline.pass': passAnswer,
      },
    },
    answered: {
      ...described('answered', 'sp.written-response', 'sp.explain-refusal'),
      on: {
        'receipt.confirm': {
          target: 'closed',
          actions: [stop('closing'), seal('receipt'), seal('closing'), tell('provider', 'received')],
        },
        'answer.contest': {
          target: 'sourceCheck',
          actions: ['noteContest', stop('closing'), 'followAnswer', seal('contest'), tell('provider', 'contested')],
        },
        'request.disown': disownAnswered,
        'request.reclaim': reclaimServed('followClosing'),
        'request.reassign': reassignServed,
        'request.amend': amend,
        'deadline.pass': {
          guard: 'isClosingRule',
          target: 'closed',
          actions: ['notePassing', seal('closing'), tell('agency', 'closed'), tell('provider', 'closed')],
        },
      },
    },
    closed: { ...described('closed', 'le.audit', 'sp.audit'), type: 'final' },
  },
})
