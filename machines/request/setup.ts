import { assign, type ParameterizedObject } from 'xstate'
import type { Clock } from '../kit/clock'
import { deadlineOrders } from '../kit/deadline-orders'
import type { MachineEvent } from '../kit/procedure'
import type { RequestContext, RequestDossier } from './case'
import * as note from './notes'
import type { RequestMachineEvent } from './notes'

// The names by which the machine of every request is written; a procedure adds its own.

export interface Meta {
  readonly slugs: readonly string[]
  readonly aside?: true
}

interface Standing {
  readonly context: RequestContext
}

export const requestGuards = {
  isServed: ({ context }: Standing) => context.number !== null,
  isSensitive: ({ context }: Standing) => context.professions.length > 0,
  isSourceChecked: ({ context }: Standing) => context.sourceCheck !== null,
  needsSecondPerson: ({ context }: Standing) => context.sourceSteps.includes('secondPerson'),
} as const

/** Orders to the shell: the machine names them, a job carries them out. */
export const orders = {
  sealRecord: (_: unknown, _params: { form: string }) => {},
  setDeadline: (_: unknown, _params: { rule: string; due: string }) => {},
  setReminder: (_: unknown, _params: { rule: string; start: string; mark: string; at: string }) => {},
  cancelDeadline: (_: unknown, _params: { rule: string }) => {},
  notify: (_: unknown, _params: { notice: string; side: 'agency' | 'provider'; level?: '1' | '2' | '3' }) => {},
  warn: (_: unknown, _params: { notice: string }) => {},
} as const

type Note = (change: { readonly context: RequestContext; readonly event: RequestMachineEvent }) => object

/** What is noted of the events that every request has. */
export function requestNotes<Context extends RequestContext, Event extends MachineEvent<Context, RequestDossier>>() {
  const noted = (its: Note) =>
    assign<Context, Event, ParameterizedObject['params'] | undefined, Event, never>(
      (change) => its(change as never) as Partial<Context>,
    )
  return {
    noteAddressee: noted(note.noteAddressee),
    noteOrders: noted(note.noteOrders),
    noteSubmission: noted(note.noteSubmission),
    noteApproval: noted(note.noteApproval),
    noteAcknowledgement: noted(note.noteAcknowledgement),
    noteReceipt: noted(note.noteReceipt),
    noteSourceCheck: noted(note.noteSourceCheck),
    noteUnverified: noted(note.noteUnverified),
    noteCall: noted(note.noteCall),
    noteSuccessor: noted(note.noteSuccessor),
    notePassing: noted(note.notePassing),
  }
}

interface Following {
  readonly event: Pick<RequestMachineEvent, 'dossier' | 'facts'>
  readonly enqueue: (order: ReturnType<typeof deadlineOrders>[number]) => void
}

/** Orders the deadline of a clock; where there is no clock, what was ordered before stays. */
export const followDeadline =
  <Context>(rule: string, clockOf: (context: Context) => Clock | null) =>
  ({ context, event, enqueue }: Following & { readonly context: Context }) => {
    const clock = clockOf(context)
    if (!clock) return
    for (const order of deadlineOrders(rule, clock, event.facts.now)) enqueue(order)
  }

/** Orders the deadline of secrecy, as what was served has it. */
export function followSecrecy({ event: { dossier, facts }, enqueue }: Following): void {
  for (const order of deadlineOrders('secrecy', dossier.secrecy.clock, facts.now)) enqueue(order)
}
