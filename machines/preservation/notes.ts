import { pauseClock, resumeClock, startClock } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import type { MachineEvent } from '../kit/procedure'
import { authorised, noteArrival, openedRequest, unchecked } from '../request/notes'
import { validationFrom } from '../request/validation/terms'
import type { PreservationContext, PreservationDossier } from './case'
import type { PreservationData, PreservationEventName } from './events'
import { beforeConfirmation, openItems } from './standing'
import { clockFor, extendedClock, needsValidation, validationRule } from './terms'

export type PreservationMachineEvent = MachineEvent<PreservationContext, PreservationDossier>
type Noted = Partial<PreservationContext>
interface Change {
  readonly context: PreservationContext
  readonly event: PreservationMachineEvent
}

const dataOf = <Name extends PreservationEventName>(event: PreservationMachineEvent) =>
  event.data as PreservationData[Name]

export function openingContext(event: PreservationMachineEvent): PreservationContext {
  return {
    ...openedRequest(event),
    ...{ outcome: null, items: [], instrument: '', confirmedBy: null, freezeClock: null, clock: null },
    ...{ validation: 'needless', validationClock: null },
    ...{ extensions: 0, request: null, paths: 0 },
  }
}

export function noteAuthorisation({ event }: Change): Noted {
  const { dossier, facts, pack } = event
  const { zone } = facts.provider!
  const { terms, draft: content } = dossier
  const pending = needsValidation({ terms, content, pack, now: facts.now })
  return {
    ...authorised(event, dossier.served!.number),
    outcome: null,
    instrument: dossier.terms.instrument,
    freezeClock: startClock(pack.clocks.freeze, { at: facts.now, zone, calendar: pack.calendar }),
    items: openItems(dossier.draft.identifiers),
    validation: pending ? 'pending' : 'needless',
    validationClock: pending ? validationClock(event) : null,
  }
}

/** From issue runs the time of whoever has to stand by it (Regulation (EU) 2023/1543, 4(5)). */
function validationClock({ dossier, facts, pack }: PreservationMachineEvent): Clock {
  const { issuedOn } = dossier.draft.basis
  return validationFrom(validationRule(dossier.terms, pack)!, {
    issuedOn,
    now: facts.now,
    zone: facts.agency!.zone,
    pack,
  })
}

export function noteValidation({ event }: Change): Noted {
  return {
    validation: dataOf<'validation.record'>(event).result,
    ...{ validationClock: null, orders: event.dossier.orders.length },
  }
}

/** Nobody stands by it: nothing is kept any more, and nothing further is frozen. */
export function noteUnvalidated({ event }: Change): Noted {
  const validation = event.type === 'deadline.pass' ? 'lapsed' : 'refused'
  return { ...standing, validation, outcome: 'notValidated' }
}

/** The case is over: no clock runs any more. */
const standing = { freezeClock: null, validationClock: null, clock: null } as const satisfies Noted

export function noteEnd(): Noted {
  return { validationClock: null }
}

export function noteSecured({ context, event }: Change): Noted {
  const { items, kept, ground } = dataOf<'item.secure'>(event)
  const secured = new Set(items)
  return {
    items: context.items.map((item) => (secured.has(item.id) ? { ...item, kept, ground: ground || null } : item)),
  }
}

/** From now on the data are kept, and the clock of the order runs: from its date or from receipt, as its rule has it. */
export function noteConfirmation({ context, event }: Change): Noted {
  const { by, dossier, pack } = event
  const { content, agency, provider, servedAt } = dossier.served!
  const clock = clockFor({ terms: dossier.terms, content, pack, agency, provider, servedAt })
  return { ...noteArrival({ context, event }), confirmedBy: by.id, freezeClock: null, clock }
}

export function noteNothing({ context, event }: Change): Noted {
  return {
    ...noteArrival({ context, event }),
    ...{ confirmedBy: event.by.id, freezeClock: null, validationClock: null, outcome: 'nothingPreserved' },
  }
}

export function noteExtension({ context, event }: Change): Noted {
  const { facts, pack } = event
  return { extensions: context.extensions + 1, clock: extendedClock(context.clock!, context, pack, facts.now) }
}

/** What was asked for is kept until it is answered and let go: no clock ends it. */
export function noteConversion({ event }: Change): Noted {
  return { request: dataOf<'preservation.convert'>(event).request, clock: null }
}

export function notePath({ context }: Change): Noted {
  return { paths: context.paths + 1 }
}

export function noteDisowned({ context, event }: Change): Noted {
  const { facts, state, dossier } = event
  // whoever was checked has been disowned, wherever the case stands
  const disowned = { disownedAt: facts.now, ...unchecked }
  if (!beforeConfirmation.includes(state!)) return disowned
  const { freezeClock } = context
  return {
    ...{ ...disowned, items: openItems(dossier.served!.content.identifiers) },
    freezeClock: freezeClock && pauseClock(freezeClock, 'disowned', facts.now),
  }
}

export function noteReclaimed({ context: { freezeClock }, event: { facts, pack } }: Change): Noted {
  return { disownedAt: null, freezeClock: freezeClock && resumeClock(freezeClock, facts.now, pack.calendar) }
}

/** Said no to: nothing is to be frozen any more. */
export function noteDeclined({ context, event }: Change): Noted {
  return { ...noteArrival({ context, event }), freezeClock: null, validationClock: null }
}
