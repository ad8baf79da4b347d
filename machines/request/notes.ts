import type { MachineEvent } from '../kit/procedure'
import type { RequestContext, RequestDossier } from './case'
import type { RequestData, RequestEventName } from './events'
import { ordinary } from './priority'
import { noReceipts, servedAt } from './receipts'
import { professionsIn } from './sensitive'
import { releaseFrom, stepsFor } from './source-check'

// What a machine notes of the events that every request has.

export type RequestMachineEvent = MachineEvent<RequestContext, RequestDossier>
interface Happening {
  readonly event: RequestMachineEvent
}
interface Change extends Happening {
  readonly context: RequestContext
}

const dataOf = <Name extends RequestEventName>(event: RequestMachineEvent) => event.data as RequestData[Name]

/** The context of a request that is opened. */
export function openedRequest(event: RequestMachineEvent): RequestContext {
  const { by, dossier, facts } = event
  return {
    ...{ agency: facts.actor!.organisation, provider: dossier.draft.addressee.providerId, requester: by.id },
    ...originOf(event),
    ...{ authoriser: null, professions: [], priority: ordinary.code, approver: null },
    ...{ number: null, acknowledgedBy: null, receipts: noReceipts },
    ...{ sourceSteps: [], releaseFrom: null, callBack: null, sourceCheck: null, disownedAt: null },
    ...{ orders: 0, outcome: null, passed: [] },
  }
}

function originOf(event: RequestMachineEvent): Pick<RequestContext, 'origin'> {
  const { origin } = dataOf<'request.open'>(event)
  return origin ? { origin } : {}
}

export function noteAddressee({ event }: Happening) {
  return { provider: event.dossier.draft.addressee.providerId }
}

export function noteOrders({ event }: Happening) {
  return { orders: event.dossier.orders.length }
}

/**
 * Submitted: nobody has approved what stands there now, and what it says of professions decides who has to. What a provider
 * has before it keeps its rank until somebody has authorised another.
 */
export function noteSubmission({ context: { number, priority }, event: { dossier } }: Change) {
  const settled = number !== null || priority === null
  return {
    ...{ professions: professionsIn(dossier.draft), approver: null },
    priority: settled ? priority : dossier.draft.handling.priority.code,
  }
}

export function noteApproval({ event }: Happening) {
  return { approver: event.by.id }
}

/** Authorised: the request has its number, and its source is to be checked with the steps that its risk points add. */
export function authorised({ by, facts, pack, dossier }: RequestMachineEvent, number: string) {
  const steps = stepsFor(dossier.served!.source!.risks, pack)
  return {
    ...{ number, authoriser: by.id, outcome: null, acknowledgedBy: null, ...unchecked },
    priority: dossier.served!.content.handling.priority.code,
    receipts: servedAt(facts.now),
    ...{ sourceSteps: steps, releaseFrom: releaseFrom(steps, facts.now, pack) },
  }
}

/** As a request stands before anybody has looked into who asks. */
export const unchecked = { callBack: null, sourceCheck: null } as const

export function noteAcknowledgement({ context, event }: Change) {
  return { acknowledgedBy: event.by.id, receipts: { ...context.receipts, providerConfirmed: event.facts.now } }
}

/** The answer is there for the agency to take. */
export function noteArrival({ context, event }: Change) {
  return { receipts: { ...context.receipts, agency: event.facts.now } }
}

/** The agency says that it has the answer. */
export function noteReceipt({ context, event }: Change) {
  return { receipts: { ...context.receipts, agencyConfirmed: event.facts.now } }
}

export function noteSourceCheck({ event }: Happening) {
  return { sourceCheck: { by: event.by.id, method: dataOf<'source.verify'>(event).method } }
}

/** The source of a request that was examined further is checked by nobody any more. */
export function noteUnverified() {
  return { sourceCheck: null }
}

export function noteCall({ event }: Happening) {
  const { by, result } = event.dossier.calls.at(-1)!
  return { callBack: { by, result } }
}

export function noteSuccessor({ event }: Happening) {
  return { requester: dataOf<'request.reassign'>(event).to }
}

export function notePassing({ context, event }: Change) {
  const { rule, due } = dataOf<'deadline.pass'>(event)
  return { passed: [...context.passed, `${rule}:${due}`] }
}
