import { pauseClock, resumeClock, startClock } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import type { MachineEvent } from '../kit/procedure'
import type { ClockRule } from '../policy/clock-rule'
import { unanswered } from '../request/answer/case'
import { freshItems, outcomeOf } from '../request/answer/notes'
import { authorised, noteArrival, noteSubmission, openedRequest, unchecked } from '../request/notes'
import { servedAt } from '../request/receipts'
import { addedSteps, type AddedStep } from '../request/source-check'
import type { Validation } from '../request/validation/case'
import { validationFrom } from '../request/validation/terms'
import type { EmergencyContext, EmergencyDossier } from './case'
import type { EmergencyData, EmergencyEventName } from './events'
import { atProvider, hasDisclosed, isSettled } from './standing'
import { answerRule, confirmationRule, needsValidation, validationRule } from './terms'

export type EmergencyMachineEvent = MachineEvent<EmergencyContext, EmergencyDossier>
type Noted = Partial<EmergencyContext>
interface Change {
  readonly context: EmergencyContext
  readonly event: EmergencyMachineEvent
}

const dataOf = <Name extends EmergencyEventName>(event: EmergencyMachineEvent) => event.data as EmergencyData[Name]

const untouched = {
  ...{ outcome: null, instrument: '', oral: null, validation: 'needless', ...unanswered, items: [] },
  ...{ answerClock: null, confirmationClock: null, validationClock: null, restrictionClock: null, closingClock: null },
} as const satisfies Noted

/** An emergency stands above the scale of priorities. */
const unranked = { priority: null } as const

export function openingContext(event: EmergencyMachineEvent): EmergencyContext {
  return event.type === 'oral.record' ? openedByVoice(event) : { ...openedRequest(event), ...unranked, ...untouched }
}

/** Nobody of the agency has acted yet: all there is of its people is what a voice has said. */
function openedByVoice(event: EmergencyMachineEvent): EmergencyContext {
  const { by, facts, pack } = event
  return {
    ...{ agency: facts.agency!.id, provider: facts.provider!.id, requester: null, authoriser: null },
    ...{ professions: [], ...unranked, approver: null },
    ...{ number: facts.registration!, acknowledgedBy: null, ...unchecked, disownedAt: null },
    receipts: servedAt(facts.now),
    ...{ sourceSteps: ['callBack'], releaseFrom: null, orders: 0, passed: [] },
    ...untouched,
    ...served(event),
    oral: { by: by.id, at: facts.now, confirmedBy: null },
    confirmationClock: started(confirmationRule(pack), event, facts.agency!.zone),
  }
}

export function noteAuthorisation({ event }: Change): Noted {
  const noted = authorised(event, event.dossier.served!.number)
  return {
    ...noted,
    ...unranked,
    ...unanswered,
    ...served(event),
    outcome: null,
    sourceSteps: withCall(noted.sourceSteps),
  }
}

/** From receipt the provider's clock runs, from issue that of whoever has to stand by it (Regulation (EU) 2023/1543, 10(4), 4(5)). */
function served(event: EmergencyMachineEvent) {
  const { dossier, facts, pack } = event
  const { content, agency, provider } = dossier.served!
  const { peril } = dossier
  const pending = needsValidation({ peril, content, pack, now: facts.now })
  return {
    instrument: peril.instrument,
    items: freshItems(content.identifiers),
    answerClock: started(answerRule(peril, pack), event, provider.zone),
    validation: pending ? ('pending' as const) : ('needless' as const),
    validationClock: pending
      ? validationFrom(validationRule(peril, pack), {
          ...{ issuedOn: content.basis.issuedOn, now: facts.now, zone: agency.zone, pack },
        })
      : null,
  }
}

/** Nobody is answered in an emergency who was not called back at the number of the register. */
function withCall(steps: readonly AddedStep[]): readonly AddedStep[] {
  return addedSteps.filter((step) => step === 'callBack' || steps.includes(step))
}

export function noteConfirmation({ context, event }: Change): Noted {
  return { oral: { ...context.oral!, confirmedBy: event.by.id }, ...noteSubmission({ context, event }) }
}

/** What was asked by voice is the agency's own now, in writing and over two names. */
export function noteCountersignature({ context, event }: Change): Noted {
  const noted: Noted = { authoriser: event.by.id, confirmationClock: null, orders: event.dossier.orders.length }
  return { ...noted, ...closingWhenSettled({ ...context, ...noted }, event) }
}

export function noteSuccessor({ context, event }: Change): Noted {
  const { oral } = context
  const unconfirmed =
    oral && context.authoriser === null ? { oral: { ...oral, confirmedBy: null }, approver: null } : {}
  return { requester: dataOf<'request.reassign'>(event).to, ...unconfirmed }
}

export function noteAcceptance({ event }: Change): Noted {
  return { decidedBy: event.by.id, reviewer: event.by.id }
}

export function noteDelivery({ context, event }: Change): Noted {
  return { checker: event.by.id, outcome: outcomeOf(context) }
}

/** The answer was given: its clock has done its work. The closing one runs once nothing is left for the agency to do. */
export function noteAnswer({ context, event }: Change): Noted {
  const arrived = noteArrival({ context, event })
  return { ...arrived, answerClock: null, ...closingWhenSettled(context, event, true) }
}

export function noteValidation({ context, event }: Change): Noted {
  const { result } = dataOf<'validation.record'>(event)
  const noted: Noted = { validation: result, validationClock: null, orders: event.dossier.orders.length }
  return { ...noted, ...closingWhenSettled({ ...context, ...noted }, event) }
}

/** Nobody stood by it in time: what was disclosed is deleted or restricted, and what was not never is. */
export function noteUnvalidated({ context, event }: Change): Noted {
  const { facts, pack, dossier } = event
  const { rule } = event.data as EmergencyData['deadline.pass']
  const unconfirmed = event.type === 'deadline.pass' && rule === 'oralConfirmation'
  const validation: Validation = event.type === 'deadline.pass' ? 'lapsed' : 'refused'
  return {
    ...standing,
    ...(unconfirmed ? { outcome: 'notConfirmed' } : { validation, outcome: 'notValidated' }),
    restrictionClock: hasDisclosed(context)
      ? startClock(pack.clocks.restriction, {
          at: facts.now,
          zone: dossier.served!.agency.zone,
          calendar: pack.calendar,
        })
      : null,
  }
}

/** No clock runs any more: the case is over, or nothing but the restriction is owed. */
const standing = {
  ...{ answerClock: null, confirmationClock: null, validationClock: null, restrictionClock: null, closingClock: null },
} as const satisfies Noted

export function noteEnd(): Noted {
  return standing
}

export function noteDisowned({ context, event }: Change): Noted {
  const { facts, state, dossier } = event
  const disowned: Noted = { disownedAt: facts.now }
  if (!(atProvider as readonly string[]).includes(state!)) return disowned
  const clock = context.answerClock && pauseClock(context.answerClock, 'disowned', facts.now)
  const items = freshItems(dossier.served!.content.identifiers)
  return { ...unchecked, ...unanswered, ...disowned, items, answerClock: clock }
}

export function noteReclaimed({ context: { answerClock }, event: { facts, pack } }: Change): Noted {
  return { disownedAt: null, answerClock: answerClock && resumeClock(answerClock, facts.now, pack.calendar) }
}

/** The closing clock runs from when the answer is there and the agency owes nothing for it. */
function closingWhenSettled(
  context: EmergencyContext,
  event: EmergencyMachineEvent,
  answered = event.state === 'answered',
) {
  if (!answered || !isSettled(context) || context.closingClock) return {}
  return { closingClock: started(event.pack.clocks.closing, event, event.dossier.served!.provider.zone) }
}

function started(rule: ClockRule, { facts, pack }: EmergencyMachineEvent, zone: string): Clock {
  return startClock(rule, { at: facts.now, zone, calendar: pack.calendar })
}
