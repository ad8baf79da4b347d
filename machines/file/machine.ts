import { assign, setup } from 'xstate'
import { openedBy } from '../kit/procedure'
import { described } from '../kit/states'
import type { EndingKind, FileContext, FileState } from './case'
import * as note from './notes'
import type { FileMachineEvent } from './notes'

const named = setup({
  types: {
    context: {} as FileContext,
    events: {} as FileMachineEvent,
    input: {} as FileMachineEvent,
    meta: {} as { readonly slugs: readonly string[]; readonly aside?: true },
  },
  guards: {
    nothingRuns: ({ event }) => note.toBeSettled(event.facts.children!).length === 0,
    isLast: ({ context, event }) => note.isLast(context.ending!) && !note.fellThrough(context, event),
    isLastOfFailed: ({ context, event }) => note.isLast(context.ending!) && note.fellThrough(context, event),
  },
  actions: {
    // orders to the shell: the machine names them, a job carries them out
    sealRecord: (_, _params: { form: string }) => {},
    settleChild: (_, _params: { request: string }) => {},
    noteContent: assign(() => ({})),
    noteLink: assign(note.noteLink),
    noteUnlink: assign(note.noteUnlink),
    noteSuccessor: assign(note.noteSuccessor),
    noteEnding: assign((change, { kind }: { kind: EndingKind }) => note.noteEnding(change, kind)),
    noteSettled: assign(note.noteSettled),
  },
})

/** Each request that may still move is brought to where the file may end, and what came of it is reported. */
const orderEffects = named.enqueueActions(({ context, enqueue }) => {
  for (const request of context.ending!.pending) enqueue({ type: 'settleChild', params: { request } })
})

const machineSetup = named.extend({ actions: { orderEffects } })

const seal = { type: 'sealRecord', params: { form: 'fileClosing' } } as const
const ends = (kind: EndingKind) => ({ type: 'noteEnding', params: { kind } }) as const

const ending = (kind: EndingKind, under: FileState, end: FileState) =>
  [
    { guard: 'nothingRuns', target: end, actions: [ends(kind), seal] },
    { target: under, actions: [ends(kind), 'orderEffects'] },
  ] as const

/** The file ends with the last request; where one could not be brought there, it is open again and says so. */
const settling = (end: FileState) =>
  [
    { guard: 'isLast', target: end, actions: ['noteSettled', seal] },
    { guard: 'isLastOfFailed', target: 'open', actions: 'noteSettled' },
    { actions: 'noteSettled' },
  ] as const

export const fileMachine = machineSetup.createMachine({
  id: 'file@1',
  initial: 'open',
  context: openedBy(note.openingContext),
  states: {
    open: {
      ...described('open', 'le.prioritise'),
      on: {
        'file.save': { actions: 'noteContent' },
        'request.link': { actions: 'noteLink' },
        'request.unlink': { actions: 'noteUnlink' },
        'file.reassign': { actions: 'noteSuccessor' },
        'file.close': ending('close', 'closing', 'closed'),
        'file.withdraw': ending('withdraw', 'dropping', 'dropped'),
      },
    },
    closing: {
      ...described('closing', 'le.follow-up-preservation', 'le.avoid-disruption'),
      on: { 'child.settle': settling('closed') },
    },
    closed: { ...described('closed', 'le.audit'), type: 'final' },
    dropping: {
      ...described('dropping', 'le.follow-up-preservation', 'le.avoid-disruption'),
      on: { 'child.settle': settling('dropped') },
    },
    dropped: { ...described('dropped', 'le.audit'), type: 'final' },
  },
})
