import { openedBy } from '../kit/procedure'
import { described, describedAside } from '../kit/states'
import {
  alarm,
  approve,
  disown,
  disownExamined,
  disownServed,
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
import { openingContext } from './notes'
import { preservationSetup } from './setup'

const stopKeeping = stop('preservation')
const stopValidation = stop('validation')
const stopFreeze = stop('freeze')

const withdrawServed = {
  target: 'closed',
  actions: [
    'noteDeclined',
    stopFreeze,
    stopValidation,
    ended('withdrawn'),
    seal('withdrawal'),
    seal('closing'),
    tell('provider', 'withdrawn'),
  ],
} as const

/** The provider says no to the whole: the case is over, and the agency may file anew. */
const declined = {
  'request.refuse': {
    target: 'closed',
    actions: [
      'noteDeclined',
      stopFreeze,
      stopValidation,
      ended('refused'),
      seal('refusal'),
      seal('closing'),
      tell('agency', 'refused'),
    ],
  },
  'request.notHolder': {
    target: 'closed',
    actions: [
      'noteDeclined',
      stopFreeze,
      stopValidation,
      ended('notHolder'),
      seal('notHolder'),
      seal('closing'),
      tell('agency', 'answered'),
    ],
  },
} as const

const disownInReview = disownExamined('followFreeze')

const disclosePath = { actions: ['notePath', seal('pathDisclosure'), tell('agency', 'pathDisclosed')] } as const
const release = {
  target: 'released',
  actions: [
    'noteEnd',
    ended('released'),
    stopKeeping,
    stopValidation,
    seal('release'),
    seal('closing'),
    tell('provider', 'released'),
  ],
} as const
const lapse = {
  target: 'lapsed',
  actions: [
    'notePassing',
    'noteEnd',
    ended('lapsed'),
    stopValidation,
    seal('lapse'),
    seal('closing'),
    tell('agency', 'lapsed'),
    tell('provider', 'lapsed'),
  ],
} as const

/** No authority stands by the order: the provider is free, and keeps nothing on the strength of it. */
const unvalidated = (target: 'closed' | 'released') =>
  ({
    target,
    actions: [
      ...(['noteUnvalidated', stopKeeping, stopFreeze, stopValidation, seal('validation'), seal('closing')] as const),
      ...[alarm('agency', 'preservationNotValidated'), tell('provider', 'preservationNotValidated')],
    ],
  }) as const
/** What the agency owes for an order that it issued first. */
const owed = (target: 'closed' | 'released') =>
  ({
    'order.attach': { actions: 'noteOrders' },
    'order.remove': { actions: 'noteOrders' },
    'validation.record': [
      {
        guard: 'isStoodBy',
        actions: ['noteValidation', stopValidation, seal('validation'), tell('provider', 'validated')],
      },
      unvalidated(target),
    ],
  }) as const
const validationPasses = (target: 'closed' | 'released') =>
  ({
    guard: { type: 'isOfRule', params: { rule: 'validation' } },
    target,
    actions: ['notePassing', ...unvalidated(target).actions],
  }) as const

/** While data are kept. */
const keeping = {
  ...owed('released'),
  'path.disclose': disclosePath,
  'preservation.release': release,
  'request.disown': disownServed,
  'request.reclaim': reclaimServed(),
  'request.reassign': reassignServed,
} as const
/** While the time runs. */
const counting = {
  ...keeping,
  'preservation.extend': {
    target: 'extended',
    actions: ['noteExtension', 'followClock', seal('extension'), tell('provider', 'extended')],
  },
  'preservation.convert': {
    target: 'converted',
    actions: ['noteConversion', stopKeeping, seal('conversion'), tell('provider', 'converted')],
  },
  'deadline.pass': [validationPasses('released'), lapse],
} as const

/** Submitted, and to be read by whoever answers for the agency. */
const decidedUpon = {
  'request.return': returned,
  'request.authorise': {
    target: 'sourceCheck',
    actions: [
      'noteAuthorisation',
      'followFreeze',
      'followSecrecy',
      'followValidation',
      seal('request'),
      seal('authorisation'),
      tell('provider', 'served'),
      warn('warnServed'),
    ],
  },
  'request.reassign': reassignUnserved,
  'request.withdraw': withdrawUnserved,
  'request.disown': disown,
  'request.reclaim': reclaim,
} as const

export const preservationMachine = preservationSetup.createMachine({
  id: 'preservation@1',
  initial: 'draft',
  context: openedBy(openingContext),
  states: {
    draft: {
      ...described('draft', 'le.procedures-binding-requests', 'le.standard-format'),
      on: {
        'draft.save': { actions: 'noteAddressee' },
        'order.attach': { actions: 'noteOrders' },
        'order.remove': { actions: 'noteOrders' },
        'request.submit': { target: 'authorisation', actions: ['noteSubmission', tell('agency', 'submitted')] },
        'request.reassign': reassignUnserved,
        'request.withdraw': withdrawUnserved,
        'request.disown': disown,
        'request.reclaim': reclaim,
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
          { target: 'securing', actions: ['noteSourceCheck', seal('sourceCheck')] },
        ],
        'source.countersign': { target: 'securing', actions: seal('sourceCheck') },
        'source.reject': {
          target: 'closed',
          actions: [
            'noteUnverified',
            'noteDeclined',
            stopFreeze,
            stopValidation,
            ended('notVerified'),
            seal('rejection'),
            seal('closing'),
            tell('agency', 'answered'),
            warn('warnNotVerified'),
          ],
        },
        'request.disown': disownInReview,
        'request.reclaim': reclaimServed('followFreeze'),
        'deadline.pass': [validationPasses('closed'), passAnswer],
        ...owed('closed'),
        'request.reassign': reassignServed,
        'request.withdraw': withdrawServed,
      },
    },
    securing: {
      ...described('securing', 'sp.follow-up', 'sp.timely'),
      on: {
        'item.secure': { guard: 'isSourceChecked', actions: 'noteSecured' },
        'preservation.confirm': [
          {
            guard: 'isKept',
            target: 'inEffect',
            actions: ['noteConfirmation', stopFreeze, 'followClock', seal('preservation'), tell('agency', 'preserved')],
          },
          {
            target: 'closed',
            actions: [
              'noteNothing',
              stopFreeze,
              stopValidation,
              seal('preservation'),
              seal('closing'),
              tell('agency', 'preserved'),
            ],
          },
        ],
        ...declined,
        'request.disown': disownInReview,
        'request.reassign': reassignServed,
        'request.withdraw': withdrawServed,
        'deadline.pass': [validationPasses('closed'), passAnswer],
        ...owed('closed'),
      },
    },
    inEffect: { ...described('inEffect', 'le.follow-up-preservation'), on: counting },
    extended: { ...described('extended', 'le.follow-up-preservation'), on: counting },
    converted: {
      ...described('converted', 'le.follow-up-preservation'),
      on: { ...keeping, 'deadline.pass': validationPasses('released') },
    },
    released: { ...described('released', 'le.follow-up-preservation'), type: 'final' },
    lapsed: { ...described('lapsed', 'le.follow-up-preservation'), type: 'final' },
    closed: { ...described('closed', 'le.audit', 'sp.audit'), type: 'final' },
  },
})
