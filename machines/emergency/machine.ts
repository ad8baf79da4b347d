import { openedBy } from '../kit/procedure'
import type { EmergencyState } from './case'
import { openingContext } from './notes'
import {
  alarm,
  approve,
  disown,
  disownExamined,
  disownServed,
  ended,
  reassignServed,
  reassignUnserved,
  reclaim,
  reclaimServed,
  returned,
  seal,
  tell,
  warn,
  withdrawUnserved,
} from '../request/transitions'
import { emergencySetup, stopAll, stopDeadlines } from './setup'
import type { ClockName } from './standing'

const isOf = (rule: ClockName) => ({ type: 'isOfRule', params: { rule } }) as const

const withdrawServed = {
  target: 'closed',
  actions: [ended('withdrawn'), ...stopAll, seal('withdrawal'), seal('closing'), tell('provider', 'withdrawn')],
} as const

/** The provider says no to the whole: the case is over, and the agency may ask in the ordinary way. */
const declined = {
  'request.refuse': {
    target: 'closed',
    actions: ['noteRefusal', ended('refused'), ...stopAll, seal('refusal'), seal('closing'), tell('agency', 'refused')],
  },
  'request.notHolder': {
    target: 'closed',
    actions: [
      'noteNotHolder',
      ended('notHolder'),
      ...stopAll,
      seal('notHolder'),
      seal('closing'),
      tell('agency', 'answered'),
    ],
  },
  'emergency.downgrade': {
    target: 'closed',
    actions: [ended('downgraded'), ...stopAll, seal('downgrade'), seal('closing'), tell('agency', 'downgraded')],
  },
} as const

const answered = ['noteAnswer', 'followAnswer', 'followClosing', tell('agency', 'answered')] as const

const disownInReview = disownExamined('followAnswer')

/** Nobody stood by it: what was not disclosed yet never is, what was is deleted or restricted. */
const unvalidated = ['noteUnvalidated', ...stopDeadlines] as const
/** No authority did, or the agency did not in writing. */
const lapses = {
  validation: { record: 'validation', notice: 'notValidated' },
  oralConfirmation: { record: 'unconfirmed', notice: 'oralOverdue' },
} as const

const end = ({ record, notice }: (typeof lapses)[keyof typeof lapses]) =>
  ({
    target: 'closed',
    actions: [...unvalidated, seal(record), seal('closing'), alarm('agency', notice), tell('provider', notice)],
  }) as const
const restrict = ({ record, notice }: (typeof lapses)[keyof typeof lapses]) =>
  ({
    target: 'restriction',
    actions: [...unvalidated, 'followRestriction', seal(record), alarm('agency', notice), tell('provider', notice)],
  }) as const

/** Time has ended it: what was disclosed decides whether anything is owed. */
const lapsed = (['validation', 'oralConfirmation'] as const).map(
  (rule) => ({ guard: isOf(rule), target: 'closed', actions: ['notePassing', ...end(lapses[rule]).actions] }) as const,
)
const lapsedDisclosed = (['validation', 'oralConfirmation'] as const).map(
  (rule) =>
    ({
      guard: { type: 'endsDisclosed', params: { rule } },
      target: 'restriction',
      actions: ['notePassing', ...restrict(lapses[rule]).actions],
    }) as const,
)

const validated = {
  guard: 'isStoodBy',
  actions: ['noteValidation', 'followValidation', 'followClosing', seal('validation'), tell('provider', 'validated')],
} as const

/** What the agency owes for what was asked at once, whatever the provider is doing. */
const owed = {
  'order.attach': { actions: 'noteOrders' },
  'order.remove': { actions: 'noteOrders' },
  'oral.confirm': { actions: ['noteConfirmation', tell('agency', 'submitted')] },
  'request.approve': { guard: 'isSensitive', actions: ['noteApproval', alarm('agency', 'approved')] },
  'oral.countersign': {
    actions: [
      'noteCountersignature',
      'followSecrecy',
      'followConfirmation',
      'followClosing',
      seal('request'),
      seal('authorisation'),
      seal('emergencyStatement'),
      tell('provider', 'oralConfirmed'),
    ],
  },
  'request.reassign': reassignServed,
} as const

const passUrgent = { actions: ['notePassing', tell('agency', 'overdue'), alarm('provider', 'overdue')] } as const

/** While the provider has it. */
const working = {
  ...owed,
  'validation.record': [validated, end(lapses.validation)],
  'deadline.pass': [...lapsed, passUrgent],
  'request.withdraw': withdrawServed,
} as const

const described = (state: EmergencyState, ...slugs: string[]) => ({
  description: `state.${state}.description`,
  meta: { slugs },
})

const served = ['followAnswer', 'followValidation', alarm('provider', 'servedEmergency'), warn('warnServed')] as const

/** Submitted, and to be read by whoever answers for the agency. */
const decidedUpon = {
  'request.return': returned,
  'request.authorise': {
    target: 'sourceCheck',
    actions: [
      'noteAuthorisation',
      ...served,
      'followSecrecy',
      seal('request'),
      seal('authorisation'),
      seal('emergencyStatement'),
    ],
  },
  'request.reassign': reassignUnserved,
  'request.withdraw': withdrawUnserved,
  'request.disown': disown,
  'request.reclaim': reclaim,
} as const

export const emergencyMachine = emergencySetup.createMachine({
  id: 'emergency@1',
  initial: 'draft',
  context: openedBy(openingContext),
  states: {
    draft: {
      ...described('draft', 'le.emergency-restraint', 'le.prioritise', 'le.standard-format'),
      // asked by voice, it is before the provider already
      always: {
        guard: 'isByVoice',
        target: 'sourceCheck',
        actions: [...served, 'followConfirmation', seal('oralRecord'), alarm('agency', 'oralRecorded')],
      },
      on: {
        'draft.save': { actions: 'noteAddressee' },
        'order.attach': { actions: 'noteOrders' },
        'order.remove': { actions: 'noteOrders' },
        'request.submit': { target: 'authorisation', actions: ['noteSubmission', alarm('agency', 'submitted')] },
        'request.reassign': reassignUnserved,
        'request.withdraw': withdrawUnserved,
        'request.disown': disown,
        'request.reclaim': reclaim,
      },
    },
    authorisation: {
      ...described('authorisation', 'le.authority', 'le.emergency-restraint'),
      on: { ...decidedUpon, 'request.approve': { ...approve, actions: ['noteApproval', alarm('agency', 'approved')] } },
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
        ...working,
        'request.acknowledge': {
          actions: ['noteAcknowledgement', seal('acknowledgement'), tell('agency', 'acknowledged')],
        },
        'callBack.open': { actions: 'noteCall' },
        'callBack.record': { actions: ['noteCall', seal('callBack')] },
        'source.verify': [
          { guard: 'needsSecondPerson', actions: 'noteSourceCheck' },
          { target: 'assessment', actions: ['noteSourceCheck', seal('sourceCheck')] },
        ],
        'source.countersign': { target: 'assessment', actions: seal('sourceCheck') },
        'source.reject': {
          target: 'closed',
          actions: [
            'noteUnverified',
            ended('notVerified'),
            ...stopAll,
            seal('rejection'),
            seal('closing'),
            alarm('agency', 'answered'),
            warn('warnNotVerified'),
          ],
        },
        'request.disown': disownInReview,
        'request.reclaim': reclaimServed('followAnswer'),
      },
    },
    assessment: {
      ...described('assessment', 'sp.emergency-assistance', 'le.emergency-restraint', 'both.fundamental-rights'),
      on: {
        ...working,
        ...declined,
        'item.decide': { guard: 'isSourceChecked', actions: 'noteDecisions' },
        'emergency.accept': [
          {
            guard: 'isRefusedWhole',
            target: 'closed',
            actions: [
              'noteAcceptance',
              ended('refused'),
              ...stopAll,
              seal('decision'),
              seal('closing'),
              tell('agency', 'refused'),
            ],
          },
          {
            guard: 'isSourceChecked',
            target: 'collection',
            actions: ['noteAcceptance', seal('decision'), tell('agency', 'decided')],
          },
        ],
        'request.disown': disownInReview,
      },
    },
    collection: {
      ...described('collection', 'sp.follow-up', 'sp.emergency-assistance'),
      on: {
        ...working,
        'item.collect': { actions: 'noteResults' },
        'file.attach': { actions: 'noteEvidence' },
        'file.remove': { actions: 'noteEvidence' },
        'material.refer': { actions: 'noteEvidence' },
        'material.retract': { actions: 'noteEvidence' },
        'collection.complete': { guard: 'isDecided', target: 'qualityCheck', actions: 'noteCollector' },
        'request.disown': disownInReview,
      },
    },
    qualityCheck: {
      ...described('qualityCheck', 'sp.validate-information'),
      on: {
        ...working,
        'quality.return': { target: 'collection' },
        'answer.deliver': {
          guard: 'isDecided',
          target: 'answered',
          actions: ['noteDelivery', ...answered, seal('production'), warn('warnReleased')],
        },
        'request.disown': disownInReview,
      },
    },
    answered: {
      ...described('answered', 'sp.written-response', 'le.written-requests'),
      on: {
        ...owed,
        'validation.record': [
          validated,
          { guard: 'hasDisclosed', ...restrict(lapses.validation) },
          end(lapses.validation),
        ],
        'receipt.confirm': {
          target: 'closed',
          actions: ['noteReceipt', ...stopAll, seal('receipt'), seal('closing'), tell('provider', 'received')],
        },
        'request.disown': disownServed,
        'request.reclaim': reclaimServed('followAnswer'),
        'deadline.pass': [
          ...lapsedDisclosed,
          ...lapsed,
          {
            guard: isOf('closing'),
            target: 'closed',
            actions: ['notePassing', ...stopAll, seal('closing'), tell('agency', 'closed'), tell('provider', 'closed')],
          },
        ],
      },
    },
    restriction: {
      description: 'state.restriction.description',
      // what is validated in time, as it should be, never comes here
      meta: { slugs: ['le.confidentiality-received', 'both.fundamental-rights'], aside: true },
      on: {
        'restriction.prove': {
          target: 'closed',
          actions: [...stopAll, seal('restriction'), seal('closing'), tell('provider', 'restricted')],
        },
        'request.reassign': reassignServed,
        'request.disown': disownServed,
        'request.reclaim': reclaim,
        'deadline.pass': {
          actions: ['notePassing', alarm('agency', 'restrictionOverdue'), tell('provider', 'restrictionOverdue')],
        },
      },
    },
    closed: { ...described('closed', 'le.audit', 'sp.audit'), type: 'final' },
  },
})
