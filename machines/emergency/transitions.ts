import {
  alarm,
  disown,
  disownExamined,
  ended,
  reassignServed,
  reassignUnserved,
  reclaim,
  returned,
  seal,
  tell,
  warn,
  withdrawUnserved,
} from '../request/transitions'
import { stopAll, stopDeadlines } from './setup'
import type { ClockName } from './standing'

// What leads out of the states of an emergency.

export const isOf = (rule: ClockName) => ({ type: 'isOfRule', params: { rule } }) as const

const withdrawServed = {
  target: 'closed',
  actions: [ended('withdrawn'), ...stopAll, seal('withdrawal'), seal('closing'), tell('provider', 'withdrawn')],
} as const

/** The provider says no to the whole: the case is over, and the agency may ask in the ordinary way. */
export const declined = {
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

export const answered = ['noteAnswer', 'followAnswer', 'followClosing', tell('agency', 'answered')] as const

export const disownInReview = disownExamined('followAnswer')

/** Nobody stood by it: what was not disclosed yet never is, what was is deleted or restricted. */
const unvalidated = ['noteUnvalidated', ...stopDeadlines] as const
/** No authority did, or the agency did not in writing. */
export const lapses = {
  validation: { record: 'validation', notice: 'notValidated' },
  oralConfirmation: { record: 'unconfirmed', notice: 'oralOverdue' },
} as const

export const end = ({ record, notice }: (typeof lapses)[keyof typeof lapses]) =>
  ({
    target: 'closed',
    actions: [...unvalidated, seal(record), seal('closing'), alarm('agency', notice), tell('provider', notice)],
  }) as const
export const restrict = ({ record, notice }: (typeof lapses)[keyof typeof lapses]) =>
  ({
    target: 'restriction',
    actions: [...unvalidated, 'followRestriction', seal(record), alarm('agency', notice), tell('provider', notice)],
  }) as const

/** Time has ended it: what was disclosed decides whether anything is owed. */
export const lapsed = (['validation', 'oralConfirmation'] as const).map(
  (rule) => ({ guard: isOf(rule), target: 'closed', actions: ['notePassing', ...end(lapses[rule]).actions] }) as const,
)
export const lapsedDisclosed = (['validation', 'oralConfirmation'] as const).map(
  (rule) =>
    ({
      guard: { type: 'endsDisclosed', params: { rule } },
      target: 'restriction',
      actions: ['notePassing', ...restrict(lapses[rule]).actions],
    }) as const,
)

export const validated = {
  guard: 'isStoodBy',
  actions: ['noteValidation', 'followValidation', 'followClosing', seal('validation'), tell('provider', 'validated')],
} as const

/** What the agency owes for what was asked at once, whatever the provider is doing. */
export const owed = {
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
export const working = {
  ...owed,
  'validation.record': [validated, end(lapses.validation)],
  'deadline.pass': [...lapsed, passUrgent],
  'request.withdraw': withdrawServed,
} as const

export const served = [
  'followAnswer',
  'followValidation',
  alarm('provider', 'servedEmergency'),
  warn('warnServed'),
] as const

/** Submitted, and to be read by whoever answers for the agency. */
export const decidedUpon = {
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
