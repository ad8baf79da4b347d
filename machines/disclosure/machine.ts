import { assign, setup } from 'xstate'
import { openedBy } from '../kit/procedure'
import type { DisclosureContext, DisclosureState, Outcome } from './case'
import * as note from './notes'
import type { DisclosureMachineEvent } from './notes'
import { grantedItems } from './standing'

type Slugs = { readonly slugs: readonly string[] }

const machineSetup = setup({
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
    isServed: ({ context }) => context.number !== null,
    wasAmendedFrom: ({ context }, { state }: { state: DisclosureState }) => context.amendedFrom === state,
  },
  actions: {
    // orders to the shell: the machine names them, a job carries them out
    sealRecord: (_, _params: { form: string }) => {},
    setDeadline: (_, _params: { rule: string; due: string }) => {},
    cancelDeadline: (_, _params: { rule: string }) => {},
    notify: (_, _params: { notice: string; side: 'agency' | 'provider' }) => {},
    noteAddressee: assign(note.noteAddressee),
    noteOrders: assign(note.noteOrders),
    noteAuthorisation: assign(note.noteAuthorisation),
    noteAcknowledgement: assign(note.noteAcknowledgement),
    noteSourceCheck: assign(note.noteSourceCheck),
    noteReviewer: assign(note.noteReviewer),
    noteDecisions: assign(note.noteDecisions),
    noteDecision: assign(note.noteDecision),
    noteRefusal: assign(note.noteRefusal),
    noteNotHolder: assign(note.noteNotHolder),
    noteClarification: assign(note.noteClarification),
    noteResults: assign(note.noteResults),
    noteCollector: assign(note.noteCollector),
    noteFiles: assign(note.noteFiles),
    noteDelivery: assign(note.noteDelivery),
    noteAnswer: assign(note.noteAnswer),
    noteContest: assign(note.noteContest),
    noteAmendment: assign(note.noteAmendment),
    noteDiscard: assign(note.noteDiscard),
    notePause: assign(note.notePause),
    noteResumption: assign(note.noteResumption),
    notePassing: assign(note.notePassing),
    noteOutcome: assign((_, { outcome }: { outcome: Outcome }) => ({ outcome })),
  },
})

const seal = (form: string) => ({ type: 'sealRecord', params: { form } }) as const
const tell = (side: 'agency' | 'provider', notice: string) => ({ type: 'notify', params: { notice, side } }) as const
const stop = (rule: 'answer' | 'closing') => ({ type: 'cancelDeadline', params: { rule } }) as const
const ended = (outcome: Outcome) => ({ type: 'noteOutcome', params: { outcome } }) as const

type Context = { context: DisclosureContext }
const answerDue = {
  type: 'setDeadline',
  params: ({ context }: Context) => ({ rule: 'answer', due: context.answerClock!.due }),
} as const
const closingDue = {
  type: 'setDeadline',
  params: ({ context }: Context) => ({ rule: 'closing', due: context.closingClock!.due }),
} as const

/** The answer was given, whatever it says: its clock stops, the closing one starts, the agency is told. */
const answered = ['noteAnswer', stop('answer'), closingDue, tell('agency', 'answered')] as const

const withdraw = [
  {
    guard: 'isServed',
    target: 'closed',
    actions: [ended('withdrawn'), stop('answer'), seal('withdrawal'), seal('closing'), tell('provider', 'withdrawn')],
  },
  { target: 'closed', actions: [ended('withdrawn')] },
] as const

const amend = {
  target: 'draft',
  actions: ['noteAmendment', stop('answer'), stop('closing'), seal('amendment'), tell('provider', 'amendment')],
} as const

const passAnswer = { actions: ['notePassing', tell('agency', 'overdue'), tell('provider', 'overdue')] } as const

/** Discarding an amendment returns to where the request stood; a clock that ran there runs on. */
const amendable = ['sourceCheck', 'legalReview', 'clarification', 'collection', 'qualityCheck', 'answered'] as const
const discard = amendable.map((state) => {
  const clocks = state === 'clarification' ? [] : state === 'answered' ? [closingDue] : [answerDue]
  const actions = ['noteDiscard' as const, ...clocks]
  return { guard: { type: 'wasAmendedFrom', params: { state } }, target: state, actions } as const
})

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
        'request.submit': { target: 'authorisation', actions: [tell('agency', 'submitted')] },
        'request.withdraw': withdraw,
        'amendment.discard': discard,
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
            answerDue,
            seal('request'),
            seal('authorisation'),
            tell('provider', 'served'),
          ],
        },
        'request.withdraw': withdraw,
      },
    },
    sourceCheck: {
      ...described('sourceCheck', 'sp.verify-source', 'le.verifiable-source'),
      on: {
        'request.acknowledge': {
          actions: ['noteAcknowledgement', seal('acknowledgement'), tell('agency', 'acknowledged')],
        },
        'source.verify': { target: 'legalReview', actions: ['noteSourceCheck', seal('sourceCheck')] },
        'source.reject': { target: 'answered', actions: [ended('notVerified'), ...answered, seal('rejection')] },
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
          actions: ['notePause', stop('answer'), seal('clarification'), tell('agency', 'clarification')],
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
            answerDue,
            seal('clarificationAnswer'),
            tell('provider', 'clarified'),
          ],
        },
        'request.withdraw': withdraw,
        'request.amend': amend,
      },
    },
    collection: {
      ...described('collection', 'sp.follow-up', 'sp.standard-response-format'),
      on: {
        'item.collect': { actions: 'noteResults' },
        'file.attach': { actions: 'noteFiles' },
        'file.remove': { actions: 'noteFiles' },
        'collection.complete': { guard: 'isDecided', target: 'qualityCheck', actions: 'noteCollector' },
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
          actions: ['noteDelivery', ...answered, seal('production')],
        },
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
          actions: ['noteContest', stop('closing'), answerDue, seal('contest'), tell('provider', 'contested')],
        },
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
