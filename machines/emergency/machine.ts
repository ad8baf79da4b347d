import { openedBy } from '../kit/procedure'
import { described, describedAside } from '../kit/states'
import {
  alarm,
  approve,
  disown,
  disownServed,
  ended,
  reassignServed,
  reassignUnserved,
  reclaim,
  reclaimServed,
  seal,
  tell,
  warn,
  withdrawUnserved,
} from '../request/transitions'
import { openingContext } from './notes'
import { emergencySetup, stopAll } from './setup'
import {
  isOf,
  declined,
  answered,
  disownInReview,
  lapses,
  end,
  restrict,
  lapsed,
  lapsedDisclosed,
  validated,
  owed,
  working,
  served,
  decidedUpon,
} from './transitions'

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
      ...describedAside('secondApproval', 'le.authority', 'both.fundamental-rights'),
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
      // what is validated in time, as it should be, never comes here
      ...describedAside('restriction', 'le.confidentiality-received', 'both.fundamental-rights'),
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
