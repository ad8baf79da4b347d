import { assign, setup } from 'xstate'
import { isPaused } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import { openedBy } from '../kit/procedure'
import { remindersAfter } from '../request/deadlines'
import * as request from '../request/notes'
import type { PreservationContext, PreservationOutcome, PreservationState } from './case'
import type { SecurityNotice } from '../request/source-check'
import * as note from './notes'
import type { PreservationMachineEvent } from './notes'
import { keepsAnything, type ClockName } from './standing'

const named = setup({
  types: {
    context: {} as PreservationContext,
    events: {} as PreservationMachineEvent,
    input: {} as PreservationMachineEvent,
    meta: {} as { readonly slugs: readonly string[] },
  },
  guards: {
    isSourceChecked: ({ context }) => context.sourceCheck !== null,
    isKept: ({ context }) => context.sourceCheck !== null && keepsAnything(context),
    needsSecondPerson: ({ context }) => context.sourceSteps.includes('secondPerson'),
    isStoodBy: ({ event }) => (event.data as { result: string }).result === 'validated',
    isOfRule: ({ event }, { rule }: { rule: ClockName }) => (event.data as { rule: string }).rule === rule,
  },
  actions: {
    // orders to the shell: the machine names them, a job carries them out
    sealRecord: (_, _params: { form: string }) => {},
    setDeadline: (_, _params: { rule: string; due: string }) => {},
    setReminder: (_, _params: { rule: string; start: string; mark: string; at: string }) => {},
    cancelDeadline: (_, _params: { rule: string }) => {},
    notify: (_, _params: { notice: string; side: 'agency' | 'provider'; level?: '1' | '2' | '3' }) => {},
    warn: (_, _params: { notice: string }) => {},
    noteAddressee: assign((change) => request.noteAddressee(change)),
    noteOrders: assign((change) => request.noteOrders(change)),
    noteAuthorisation: assign(note.noteAuthorisation),
    noteAcknowledgement: assign((change) => request.noteAcknowledgement(change)),
    noteSourceCheck: assign((change) => request.noteSourceCheck(change)),
    noteUnverified: assign(() => request.noteUnverified()),
    noteCall: assign((change) => request.noteCall(change)),
    noteSuccessor: assign((change) => request.noteSuccessor(change)),
    noteDisowned: assign(note.noteDisowned),
    noteReclaimed: assign(note.noteReclaimed),
    noteDeclined: assign(note.noteDeclined),
    noteSecured: assign(note.noteSecured),
    noteConfirmation: assign(note.noteConfirmation),
    noteNothing: assign(note.noteNothing),
    noteExtension: assign(note.noteExtension),
    noteConversion: assign(note.noteConversion),
    notePath: assign(note.notePath),
    noteValidation: assign(note.noteValidation),
    noteUnvalidated: assign(note.noteUnvalidated),
    noteEnd: assign(note.noteEnd),
    notePassing: assign((change) => request.notePassing(change)),
    noteOutcome: assign((_, { outcome }: { outcome: PreservationOutcome }) => ({ outcome })),
  },
})

/** A deadline and its reminders are set while its clock runs. */
const following = (rule: ClockName, clockOf: (context: PreservationContext) => Clock | null) =>
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
    followFreeze: following('freeze', ({ freezeClock }) => freezeClock),
    followClock: following('preservation', ({ clock }) => clock),
    followValidation: following('validation', ({ validationClock }) => validationClock),
  },
})

const seal = (form: string) => ({ type: 'sealRecord', params: { form } }) as const
const tell = (side: 'agency' | 'provider', notice: string) => ({ type: 'notify', params: { notice, side } }) as const
/** Whoever works on it, their administrators and the contact points in the register. */
const tellAll = (side: 'agency' | 'provider', notice: string) =>
  ({ type: 'notify', params: { notice, side, level: '3' } }) as const
/** The agency's security contact hears of it over another channel, and can say that it was not the agency. */
const warn = (notice: SecurityNotice) => ({ type: 'warn', params: { notice } }) as const
const stop = { type: 'cancelDeadline', params: { rule: 'preservation' } } as const
const stopValidation = { type: 'cancelDeadline', params: { rule: 'validation' } } as const
const stopFreeze = { type: 'cancelDeadline', params: { rule: 'freeze' } } as const
const ended = (outcome: PreservationOutcome) => ({ type: 'noteOutcome', params: { outcome } }) as const

const withdrawUnserved = { target: 'closed', actions: [ended('withdrawn')] } as const
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

const reassignUnserved = { target: 'draft', actions: ['noteSuccessor', tell('agency', 'reassigned')] } as const
const reassignServed = {
  actions: ['noteSuccessor', tell('agency', 'reassigned'), tell('provider', 'reassigned')],
} as const
const disown = { actions: ['noteDisowned', tell('agency', 'disowned')] } as const
const disownExamined = {
  target: 'sourceCheck',
  actions: ['noteDisowned', 'followFreeze', tell('agency', 'disowned'), tell('provider', 'disowned')],
} as const
const disownKept = { actions: ['noteDisowned', tell('agency', 'disowned'), tell('provider', 'disowned')] } as const
const reclaim = { actions: ['noteReclaimed'] } as const
const reclaimServed = { actions: ['noteReclaimed', tell('provider', 'reclaimed')] } as const
const reclaimExamined = { actions: ['noteReclaimed', 'followFreeze', tell('provider', 'reclaimed')] } as const
/** The data should have been frozen by now. */
const passFreeze = { actions: ['notePassing', tell('agency', 'overdue'), tell('provider', 'overdue')] } as const

const disclosePath = { actions: ['notePath', seal('pathDisclosure'), tell('agency', 'pathDisclosed')] } as const
const release = {
  target: 'released',
  actions: [
    'noteEnd',
    ended('released'),
    stop,
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
      ...(['noteUnvalidated', stop, stopFreeze, stopValidation, seal('validation'), seal('closing')] as const),
      ...[tellAll('agency', 'preservationNotValidated'), tell('provider', 'preservationNotValidated')],
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
  'request.disown': disownKept,
  'request.reclaim': reclaimServed,
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
    actions: ['noteConversion', stop, seal('conversion'), tell('provider', 'converted')],
  },
  'deadline.pass': [validationPasses('released'), lapse],
} as const

const described = (state: PreservationState, ...slugs: string[]) => ({
  description: `state.${state}.description`,
  meta: { slugs },
})

export const preservationMachine = machineSetup.createMachine({
  id: 'preservation@1',
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
        'request.reassign': reassignUnserved,
        'request.withdraw': withdrawUnserved,
        'request.disown': disown,
        'request.reclaim': reclaim,
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
            'followFreeze',
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
        'request.disown': disownExamined,
        'request.reclaim': reclaimExamined,
        'deadline.pass': [validationPasses('closed'), passFreeze],
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
        'request.disown': disownExamined,
        'request.reassign': reassignServed,
        'request.withdraw': withdrawServed,
        'deadline.pass': [validationPasses('closed'), passFreeze],
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
