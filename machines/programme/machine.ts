import { assign, setup } from 'xstate'
import { reminders } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import { openedBy } from '../kit/procedure'
import { languages, type Language } from '../kit/words'
import type { ProgrammeContext } from './case'
import * as note from './notes'
import { dataOf, type ProgrammeMachineEvent } from './notes'

const named = setup({
  types: {
    context: {} as ProgrammeContext,
    events: {} as ProgrammeMachineEvent,
    input: {} as ProgrammeMachineEvent,
    meta: {} as { readonly slugs: readonly string[] },
  },
  guards: {
    isUnchanged: ({ event }) => dataOf<'programme.review'>(event).outcome === 'unchanged',
    isGraceOver: ({ event }) => dataOf<'deadline.pass'>(event).rule === 'programmeGrace',
  },
  actions: {
    // orders to the shell: the machine names them, a job carries them out
    sealRecord: (_, _params: { form: string; language: Language }) => {},
    setDeadline: (_, _params: { rule: string; due: string }) => {},
    setReminder: (_, _params: { rule: string; start: string; mark: string; at: string }) => {},
    cancelDeadline: (_, _params: { rule: string }) => {},
    tellOrganisation: (_, _params: { notice: string }) => {},
    noteWriting: assign(note.noteWriting),
    noteSubmission: assign(note.noteSubmission),
    noteReturn: assign(note.noteReturn),
    noteDiscarded: assign(note.noteDiscarded),
    noteRevision: assign(note.noteRevision),
    notePublication: assign(note.notePublication),
    noteReview: assign(note.noteReview),
    noteWithdrawal: assign(note.noteWithdrawal),
    notePassing: assign(note.notePassing),
  },
})

/** A deadline and its reminders, from the clock as it was just started. */
const following = (rule: string, clockOf: (context: ProgrammeContext) => Clock | null) =>
  named.enqueueActions(({ context, event, enqueue }) => {
    const { due, start, ...clock } = clockOf(context)!
    enqueue({ type: 'setDeadline', params: { rule, due } })
    for (const { mark, at } of reminders({ due, start, ...clock }))
      if (at > event.facts.now) enqueue({ type: 'setReminder', params: { rule, start, mark, at } })
  })

const machineSetup = named.extend({
  actions: {
    followReview: following('programmeReview', ({ reviewClock }) => reviewClock),
    followGrace: following('programmeGrace', ({ graceClock }) => graceClock),
  },
})

const tell = (notice: string) => ({ type: 'tellOrganisation', params: { notice } }) as const
const stop = (rule: string) => ({ type: 'cancelDeadline', params: { rule } }) as const
/** Everybody reads it: it is sealed in each of the portal's languages. */
const seals = languages.map((language) => ({ type: 'sealRecord', params: { form: 'programme', language } }) as const)

const published = {
  target: 'published',
  actions: ['notePublication', 'followReview', stop('programmeGrace'), ...seals, tell('programmePublished')],
} as const

/** A version is written and approved in whatever state the one before it is in: that one stays in force meanwhile. */
const writing = {
  'programme.save': { actions: 'noteWriting' },
  'programme.submit': { actions: ['noteSubmission', tell('programmeSubmitted')] },
  'programme.return': { actions: ['noteReturn', tell('programmeReturned')] },
  'programme.publish': published,
  'programme.withdraw': {
    target: 'withdrawn',
    actions: ['noteWithdrawal', stop('programmeReview'), stop('programmeGrace'), tell('programmeWithdrawn')],
  },
} as const

const reviewing = {
  ...writing,
  'programme.review': [
    {
      guard: 'isUnchanged',
      target: 'published',
      actions: ['noteReview', 'followReview', stop('programmeGrace')],
    },
    { actions: 'noteRevision' },
  ],
  'programme.discard': { actions: 'noteDiscarded' },
} as const

/** A draft, and what was withdrawn, is something else in other procedures. */
const ownWords = new Set(['draft', 'withdrawn'])
const described = (state: string) => ({
  description: ownWords.has(state) ? `state.${state}.programme` : `state.${state}.description`,
  meta: { slugs: ['le.compliance-programme', 'sp.compliance-programme'] },
})

export const programmeMachine = machineSetup.createMachine({
  id: 'programme@1',
  initial: 'draft',
  context: openedBy(note.openingContext),
  states: {
    draft: { ...described('draft'), on: writing },
    published: {
      ...described('published'),
      on: {
        ...reviewing,
        'deadline.pass': {
          target: 'reviewDue',
          actions: ['notePassing', 'followGrace', tell('programmeReviewDue')],
        },
      },
    },
    reviewDue: {
      ...described('reviewDue'),
      on: {
        ...reviewing,
        'deadline.pass': {
          guard: 'isGraceOver',
          target: 'stale',
          actions: ['notePassing', tell('programmeStale')],
        },
      },
    },
    stale: { ...described('stale'), on: reviewing },
    withdrawn: { ...described('withdrawn'), type: 'final' },
  },
})
