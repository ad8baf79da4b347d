import { openedBy } from '../kit/procedure'
import { described, describedAside } from '../kit/states'
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
import { disclosureSetup } from './setup'

/** The answer was given, whatever it says: its clock stops, the closing one starts, the agency is told. */
const answered = ['noteAnswer', stop('answer'), 'followClosing', tell('agency', 'answered')] as const

const withdraw = [
  {
    guard: 'isServed',
    target: 'closed',
    actions: [
      ended('withdrawn'),
      stop('answer'),
      stop('clarification'),
      seal('withdrawal'),
      seal('closing'),
      tell('provider', 'withdrawn'),
    ],
  },
  withdrawUnserved,
] as const

const amend = {
  target: 'draft',
  actions: ['noteAmendment', 'followAnswer', stop('closing'), seal('amendment'), tell('provider', 'amendment')],
} as const

const reassign = [{ guard: 'isServed', target: 'draft', ...reassignServed }, reassignUnserved] as const
const disownInReview = disownExamined('followAnswer', stop('clarification'))
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
      stop('clarification'),
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

export const disclosureMachine = disclosureSetup.createMachine({
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
      ...describedAside('secondApproval', 'le.authority', 'both.fundamental-rights'),
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
          actions: [
            'noteDefects',
            'followAnswer',
            'followClarification',
            seal('clarification'),
            tell('agency', 'clarification'),
          ],
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
        'order.attach': { actions: 'noteOrders' },
        'order.remove': { actions: 'noteOrders' },
        'clarification.answer': {
          target: 'legalReview',
          actions: [
            'noteClarification',
            'noteMended',
            'followAnswer',
            stop('clarification'),
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
        'file.attach': { actions: 'noteEvidence' },
        'file.remove': { actions: 'noteEvidence' },
        'material.refer': { actions: 'noteEvidence' },
        'material.retract': { actions: 'noteEvidence' },
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
          actions: ['noteReceipt', stop('closing'), seal('receipt'), seal('closing'), tell('provider', 'received')],
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
