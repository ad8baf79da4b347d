import { isPaused, pauseClock, pauseOf, resumeClock, startClock } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import type { MachineEvent } from '../kit/procedure'
import type { DisclosureContext, DisclosureDossier, DisclosureState } from './case'
import { authorised, noteArrival, noteOrders, openedRequest, unchecked } from '../request/notes'
import { servedAt, startInstant, type Receipts } from '../request/receipts'
import { unanswered } from '../request/answer/case'
import { freshItems, outcomeOf } from '../request/answer/notes'
import { effectOfRound } from './deficiency'
import { disownedToSourceCheck, type ClockName } from './standing'

export type DisclosureMachineEvent = MachineEvent<DisclosureContext, DisclosureDossier>
type Noted = Partial<DisclosureContext>
interface Change {
  readonly context: DisclosureContext
  readonly event: DisclosureMachineEvent
}

/** A clock of the pack, in the zone of whoever has to act; one that starts with a receipt, from that party's. */
function started(name: ClockName, { facts, pack }: DisclosureMachineEvent, zone: string, receipts: Receipts): Clock {
  const rule = pack.clocks[name]
  return startClock(rule, { at: startInstant(rule.start, receipts, facts.now), zone, calendar: pack.calendar })
}

function resumed(clock: Clock, { facts, pack }: DisclosureMachineEvent): Clock {
  return resumeClock(clock, facts.now, pack.calendar)
}

/** The context of a case that is opened. */
export function openingContext(event: DisclosureMachineEvent): DisclosureContext {
  return {
    ...openedRequest(event),
    ...{ outcome: null, revision: 0, amendedFrom: null },
    ...{ ...unanswered, items: [] },
    ...{ answerClock: null, closingClock: null, clarificationClock: null },
  }
}

/** Authorised: the request has its items, and the answer's clock runs, or runs on after an amendment. */
export function noteAuthorisation({ context, event }: Change): Noted {
  const { facts, dossier } = event
  const running = context.answerClock
  const noted = authorised(event, dossier.served!.number)
  return {
    ...newRound,
    ...noted,
    amendedFrom: null,
    items: freshItems(dossier.draft.identifiers),
    ...{ closingClock: null, clarificationClock: null },
    answerClock: running ? resumed(running, event) : started('answer', event, facts.provider!.zone, noted.receipts),
  }
}

const newRound: Noted = { ...unchecked, ...unanswered }

/** The agency says that the request is not its own: what was examined is undone, and the answer's clock stands. */
export function noteDisowned({ context, event }: Change): Noted {
  const { facts, state, dossier } = event
  const disowned: Noted = { disownedAt: facts.now }
  if (!(disownedToSourceCheck as readonly string[]).includes(state!)) return disowned
  const clock = context.answerClock && pauseClock(context.answerClock, 'disowned', facts.now)
  const orders = dossier.orders.length
  return {
    ...newRound,
    ...disowned,
    clarificationClock: null,
    orders,
    items: freshItems(dossier.served!.content.identifiers),
    answerClock: clock,
  }
}

export function noteReclaimed({ context, event }: Change): Noted {
  const clock = context.answerClock
  const resumes = clock && event.state === 'sourceCheck'
  return { disownedAt: null, answerClock: resumes ? resumed(clock, event) : clock }
}

/** Items follow the corrected identifiers; what was decided about a touched one is decided again. */
export function noteClarification({ context, event }: Change): Noted {
  const { changes } = event.dossier.clarifications.at(-1)!
  const touched = new Set(changes.map(({ field }) => field.split('.')[1]!))
  const before = new Map(context.items.map((item) => [item.id, item]))
  const items = freshItems(event.dossier.served!.content.identifiers)
  return { items: items.map((item) => (touched.has(item.id.split('.')[0]!) ? item : (before.get(item.id) ?? item))) }
}

export function noteDelivery({ context, event }: Change): Noted {
  return { checker: event.by.id, outcome: outcomeOf(context) }
}

/** The answer was given: its clock has done its work, the closing one runs. */
export function noteAnswer({ context, event }: Change): Noted {
  const { receipts } = noteArrival({ context, event })
  const { zone } = event.dossier.served!.provider
  return { receipts, answerClock: null, closingClock: started('closing', event, zone, receipts) }
}

/** A contest begins the round again, with a clock of its own. */
export function noteContest({ event }: Change): Noted {
  const { content, provider } = event.dossier.served!
  const receipts = servedAt(event.facts.now)
  return {
    ...newRound,
    receipts,
    ...{ outcome: null, acknowledgedBy: null, closingClock: null },
    items: freshItems(content.identifiers),
    answerClock: started('answer', event, provider.zone, receipts),
  }
}

export function noteAmendment({ context, event }: Change): Noted {
  const { facts, state } = event
  const paused = context.answerClock && pauseClock(context.answerClock, 'amendment', facts.now)
  return { revision: context.revision + 1, amendedFrom: state as DisclosureState, answerClock: paused }
}

export function noteDiscard({ context, event }: Change): Noted {
  const clock = context.answerClock
  const stoodForIt = clock && pauseOf(clock)?.reason === 'amendment'
  return {
    ...noteOrders({ event }),
    revision: context.revision - 1,
    amendedFrom: null,
    answerClock: stoodForIt ? resumed(clock, event) : clock,
  }
}

/** Defects are raised: the answer's clock stands if every one of them lets it (`effectOf`), and the agency's runs. */
export function noteDefects({ context, event }: Change): Noted {
  const { answerClock } = context
  const { dossier, facts, pack } = event
  const runsOn = effectOfRound(pack, dossier.clarifications.at(-1)!) === 'runsOn'
  const receipts = { ...context.receipts, agency: facts.now }
  return {
    answerClock: runsOn ? answerClock : answerClock && pauseClock(answerClock, 'clarification', facts.now),
    clarificationClock: started('clarification', event, dossier.served!.agency.zone, receipts),
  }
}

/** They are answered: the answer's clock runs on, or begins anew where every one of them says so. */
export function noteMended({ context, event }: Change): Noted {
  const { answerClock } = context
  const mended = { clarificationClock: null }
  if (!answerClock) return mended
  const round = event.dossier.clarifications.at(-1)!
  const restarts = effectOfRound(event.pack, round) === 'restarts' && isPaused(answerClock)
  // what was late when it was raised does not become punctual by being raised
  const late = round.askedAt >= answerClock.due
  if (!restarts || late) return { ...mended, answerClock: resumed(answerClock, event) }
  // complete only now: the provider's receipt of it as it is
  return { ...mended, answerClock: started('answer', event, answerClock.zone, servedAt(event.facts.now)) }
}
