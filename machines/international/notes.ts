import { startClock } from '../kit/clock-arithmetic'
import type { MachineEvent } from '../kit/procedure'
import type { InternationalContext, InternationalDossier, InternationalOutcome } from './case'
import type { InternationalData, InternationalEventName } from './events'
import { clockRule } from './standing'

export type InternationalMachineEvent = MachineEvent<InternationalContext, InternationalDossier>
type Noted = Partial<InternationalContext>
interface Change {
  readonly context: InternationalContext
  readonly event: InternationalMachineEvent
}

const dataOf = <Name extends InternationalEventName>(event: InternationalMachineEvent) =>
  event.data as InternationalData[Name]

export function openingContext(event: InternationalMachineEvent): InternationalContext {
  const { by, facts, dossier } = event
  return {
    ...{ agency: facts.agency!.id, ownPoint: null, requester: by.id, authoriser: null, number: null },
    ...asked(dossier),
    ...{ forwardedBy: null, acknowledgedBy: null, sourceCheck: null, acceptedBy: null, execution: null },
    ...{ assistance: 'intended', paths: 0, rounds: 0, outcome: null, endsAs: null, clock: null, passed: [] },
  }
}

/** What of the draft the context holds. */
function asked({ draft: { route, order } }: InternationalDossier) {
  const items = order.identifiers.reduce((sum, { categories }) => sum + categories.length, 0)
  return { provider: route.foreignPoint, instrument: route.instrument, items }
}

export function noteDraft({ event }: Change): Noted {
  return asked(event.dossier)
}

export function noteAuthorisation({ context, event: { by, facts } }: Change): Noted {
  const number = context.number ?? facts.registration!
  return { number, authoriser: by.id, ownPoint: facts.ownPoint!.id }
}

/** Whatever it says now, whoever is asked makes sure of it anew. */
export function noteForwarding({ event }: Change): Noted {
  return { forwardedBy: event.by.id, acknowledgedBy: null, sourceCheck: null }
}

export function noteReceipt({ event }: Change): Noted {
  return { acknowledgedBy: event.by.id }
}

export function noteCheck({ event }: Change): Noted {
  return { sourceCheck: { by: event.by.id, method: dataOf<'point.check'>(event).method } }
}

export function noteRound({ context }: Change): Noted {
  return { rounds: context.rounds + 1, sourceCheck: null }
}

export function noteAcceptance({ event }: Change): Noted {
  return { acceptedBy: event.by.id }
}

/** Data are kept: from receipt on for as long as the treaty has it at least, and longer where the request asks for it. */
export function noteExecution({ context, event }: Change): Noted {
  const { dossier, pack } = event
  const { request } = dataOf<'execution.report'>(event)
  if (context.execution !== null) return {}
  const { at, agency } = dossier.forwarded!
  const rule = clockRule(context.instrument, pack)!
  return { execution: request, clock: startClock(rule, { at, zone: agency.zone, calendar: pack.calendar }) }
}

/** Nothing was there to be kept. */
export function noteNothing({ event }: Change): Noted {
  return { execution: dataOf<'execution.report'>(event).request, outcome: 'notExecuted' }
}

export function notePaths({ event }: Change): Noted {
  return { paths: event.dossier.paths.length }
}

export function noteAssistanceSent(): Noted {
  return { assistance: 'sent' }
}

/** From now on nothing ends it but the decision (Convention on Cybercrime, 29(7)). */
export function noteAssistanceReceived(): Noted {
  return { assistance: 'received', clock: null }
}

export function noteAssistanceDecided({ event }: Change): Noted {
  return { assistance: dataOf<'mutualAssistance.decide'>(event).result }
}

export function noteEnding(endsAs: InternationalOutcome): Noted {
  return { endsAs, clock: null }
}

export function noteDecidedEnding({ event }: Change): Noted {
  const { result } = dataOf<'mutualAssistance.decide'>(event)
  return noteEnding(result === 'granted' ? 'assistanceGranted' : 'assistanceRefused')
}

export function noteEnd({ context }: Change): Noted {
  return { outcome: context.endsAs }
}

export function notePassing({ context, event }: Change): Noted {
  const { rule, due } = dataOf<'deadline.pass'>(event)
  return { passed: [...context.passed, `${rule}:${due}`] }
}
