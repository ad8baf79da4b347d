import { openedBy } from '../kit/procedure'
import type { SecurityNotice } from '../request/source-check'
import type { DisclosureState, Outcome } from './case'
import * as note from './notes'
import { disclosureSetup } from './setup'
import type { ClockName } from './standing'

const seal = (form: string) => ({ type: 'sealRecord', params: { form } }) as const
const tell = (side: 'agency' | 'provider', notice: string) => ({ type: 'notify', params: { notice, side } }) as const
/** The agency's security contact hears of it over another channel, and can say that it was not the agency. */
const warn = (notice: SecurityNotice) => ({ type: 'warn', params: { notice } }) as const
const stop = (rule: ClockName) => ({ type: 'cancelDeadline', params: { rule } }) as const
const ended = (outcome: Outcome) => ({ type: 'noteOutcome', params: { outcome } }) as const

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
  { target: 'closed', actions: [ended('withdrawn')] },
] as const

const amend = {
  target: 'draft',
  actions: ['noteAmendment', 'followAnswer', stop('closing'), seal('amendment'), tell('provider', 'amendment')],
} as const

/** Somebody else answers for the request; what is submitted and not yet authorised, they submit again as their own. */
const reassignServed = {
  actions: ['noteSuccessor', tell('agency', 'reassigned'), tell('provider', 'reassigned')],
} as const
const reassign = [
  { guard: 'isServed', target: 'draft', ...reassignServed },
  { target: 'draft', actions: ['noteSuccessor', tell('agency', 'reassigned')] },
] as const

const passAnswer = { actions: ['notePassing', tell('agency', 'overdue'), tell('provider', 'overdue')] } as const

/** A request that its agency disowns stays where it is while the agency has it, and goes back to the source check otherwise. */
const disown = { actions: ['noteDisowned', tell('agency', 'disowned')] } as const
const disownExamined = {
  target: 'sourceCheck',
  actions: [
    'noteDisowned',
    'followAnswer',
    stop('clarification'),
    tell('agency', 'disowned'),
    tell('provider', 'disowned'),
  ],
} as const
const disownAnswered = {
  actions: ['noteDisowned', stop('closing'), tell('agency', 'disowned'), tell('provider', 'disowned')],
} as const
const reclaim = { actions: 'noteReclaimed' } as const

/** Discarding an amendment returns to where the request stood; a clock that ran there runs on. */
const amendable = ['sourceCheck', 'legalReview', 'clarification', 'collection', 'qualityCheck', 'answered'] as const
const discard = amendable.map((state) => {
  const actions = [
    'noteDiscard' as const,
    state === 'answered' ? ('followClosing' as const) : ('followAnswer' as const),
  ]
  return { guard: { type: 'wasAmendedFrom', params: { state } }, target: state, actions } as const
})

const described = (state: DisclosureState, ...slugs: string[]) => ({
  description: `state.${state}.description`,
  meta: { slugs },
})

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
        'request.submit': { target: 'authorisation', actions: [tell('agency', 'submitted')] },
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
      on: {
        'request.return': { target: 'draft', actions: [seal('return'), tell('agency', 'returned')] },
        'request.authorise': {
          target: 'sourceCheck',
          actions: [
            'noteAuthorisation',
            stop('closing'),
            stop('clarification'),
            'followAnswer',
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
      },
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
        'request.disown': disownExamined,
        'request.reclaim': { actions: ['noteReclaimed', 'followAnswer', tell('provider', 'reclaimed')] },
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
        'request.disown': disownExamined,
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
        'request.disown': disownExamined,
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
        'request.disown': disownExamined,
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
        'request.disown': disownExamined,
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
        'request.reclaim': { actions: ['noteReclaimed', 'followClosing', tell('provider', 'reclaimed')] },
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
