import { assign, setup } from 'xstate'
import { isPaused } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import { openedBy } from '../kit/procedure'
import type { DisclosureContext, DisclosureState, Outcome } from './case'
import { remindersAfter } from '../request/deadlines'
import * as answer from '../request/answer/notes'
import { grantedItems } from '../request/answer/notes'
import * as request from '../request/notes'
import type { SecurityNotice } from '../request/source-check'
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
    notePause: assign(note.notePause),
    noteResumption: assign(note.noteResumption),
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

const machineSetup = named.extend({
  actions: {
    followAnswer: following('answer', ({ answerClock }) => answerClock),
    followClosing: following('closing', ({ closingClock }) => closingClock),
  },
})

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
    actions: [ended('withdrawn'), stop('answer'), seal('withdrawal'), seal('closing'), tell('provider', 'withdrawn')],
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
  actions: ['noteDisowned', 'followAnswer', tell('agency', 'disowned'), tell('provider', 'disowned')],
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
          actions: [stop('closing'), seal('receipt'), seal('closing'), tell('provider', 'received')],
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
