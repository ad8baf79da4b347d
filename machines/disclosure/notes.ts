import { pauseClock, pauseOf, resumeClock, startClock } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import type { MachineEvent } from '../kit/procedure'
import type { DisclosureContext, DisclosureDossier, DisclosureState, Item, Outcome } from './case'
import type { DisclosureData, DisclosureEventName } from './events'
import { authorised, noteOrders, openedRequest, unchecked } from '../request/notes'
import { freshItems } from './rules'
import { disownedToSourceCheck, grantedItems } from './standing'

export type DisclosureMachineEvent = MachineEvent<DisclosureContext, DisclosureDossier>
type Noted = Partial<DisclosureContext>
interface Change {
  readonly context: DisclosureContext
  readonly event: DisclosureMachineEvent
}

const dataOf = <Name extends DisclosureEventName>(event: DisclosureMachineEvent) => event.data as DisclosureData[Name]

/** A clock of the pack, in the zone of whoever has to act. */
function started(rule: 'answer' | 'closing', { facts, pack }: DisclosureMachineEvent, zone: string): Clock {
  return startClock(pack.clocks[rule], { at: facts.now, zone, calendar: pack.calendar })
}

function resumed(clock: Clock, { facts, pack }: DisclosureMachineEvent): Clock {
  return resumeClock(clock, facts.now, pack.calendar)
}

/** The context of a case that is opened. */
export function openingContext(event: DisclosureMachineEvent): DisclosureContext {
  return {
    ...openedRequest(event),
    ...{ outcome: null, revision: 0, amendedFrom: null },
    ...{ reviewer: null, decidedBy: null, collectors: [], checker: null, items: [] },
    ...{ answerClock: null, closingClock: null },
  }
}

/** Authorised: the request has its items, and the answer's clock runs, or runs on after an amendment. */
export function noteAuthorisation({ context, event }: Change): Noted {
  const { facts, dossier } = event
  const running = context.answerClock
  return {
    ...newRound,
    ...authorised(event, dossier.served!.number),
    amendedFrom: null,
    items: freshItems(dossier.draft.identifiers),
    closingClock: null,
    answerClock: running ? resumed(running, event) : started('answer', event, facts.provider!.zone),
  }
}

const newRound: Noted = { ...unchecked, reviewer: null, decidedBy: null, collectors: [], checker: null }

/** The agency says that the request is not its own: what was examined is undone, and the answer's clock stands. */
export function noteDisowned({ context, event }: Change): Noted {
  const { facts, state, dossier } = event
  const disowned: Noted = { disownedAt: facts.now }
  if (!(disownedToSourceCheck as readonly string[]).includes(state!)) return disowned
  const clock = context.answerClock && pauseClock(context.answerClock, 'disowned', facts.now)
  return { ...newRound, ...disowned, items: freshItems(dossier.served!.content.identifiers), answerClock: clock }
}

export function noteReclaimed({ context, event }: Change): Noted {
  const clock = context.answerClock
  const resumes = clock && event.state === 'sourceCheck'
  return { disownedAt: null, answerClock: resumes ? resumed(clock, event) : clock }
}

export function noteReviewer({ event }: Change): Noted {
  return { reviewer: event.by.id }
}

export function noteDecisions({ context, event }: Change): Noted {
  const { items, decision, ground } = dataOf<'item.decide'>(event)
  const decided = new Set(items)
  return {
    items: context.items.map((item) =>
      decided.has(item.id) ? { ...item, decision, ground: ground || null, result: null, nilGround: null } : item,
    ),
  }
}

export function noteDecision({ event }: Change): Noted {
  return { decidedBy: event.by.id }
}

/** The whole request is refused: every item, on one ground. */
export function noteRefusal({ context, event }: Change): Noted {
  const { ground } = dataOf<'request.refuse'>(event)
  return { decidedBy: event.by.id, items: context.items.map((item): Item => ({ ...item, decision: 'refuse', ground })) }
}

/** Somebody else holds the data: what was being decided was never given. */
export function noteNotHolder({ event }: Change): Noted {
  return { items: freshItems(event.dossier.served!.content.identifiers) }
}

/** Items follow the corrected identifiers; what was decided about a touched one is decided again. */
export function noteClarification({ context, event }: Change): Noted {
  const { changes } = event.dossier.clarifications.at(-1)!
  const touched = new Set(changes.map(({ field }) => field.split('.')[1]!))
  const before = new Map(context.items.map((item) => [item.id, item]))
  const items = freshItems(event.dossier.served!.content.identifiers)
  return { items: items.map((item) => (touched.has(item.id.split('.')[0]!) ? item : (before.get(item.id) ?? item))) }
}

export function noteResults({ context, event }: Change): Noted {
  const { items, result, ground } = dataOf<'item.collect'>(event)
  const collected = new Set(items)
  return {
    ...noteCollector({ context, event }),
    items: context.items.map((item) =>
      collected.has(item.id) ? { ...item, result, nilGround: ground || null } : item,
    ),
  }
}

export function noteCollector({ context, event }: Change): Noted {
  return context.collectors.includes(event.by.id) ? {} : { collectors: [...context.collectors, event.by.id] }
}

/** Counts the files of each item that belong to the answer being prepared. */
export function noteFiles({ context, event }: Change): Noted {
  const counts = new Map<string, number>()
  for (const { items } of event.dossier.files.filter(({ deliveredAt }) => deliveredAt === null)) {
    for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  }
  return {
    ...noteCollector({ context, event }),
    items: context.items.map((item) => ({ ...item, files: counts.get(item.id) ?? 0 })),
  }
}

export function noteDelivery({ context, event }: Change): Noted {
  return { checker: event.by.id, outcome: outcomeOf(context) }
}

/** How a collected request ended, from its items. */
export function outcomeOf(context: DisclosureContext): Outcome {
  const withData = grantedItems(context).filter(({ result }) => result === 'found' || result === 'partial')
  if (withData.length === 0) return 'nothingFound'
  const whole = context.items.every(({ decision, result }) => decision === 'grant' && result === 'found')
  return whole ? 'delivered' : 'deliveredInPart'
}

/** The answer was given: its clock has done its work, the closing one runs. */
export function noteAnswer({ event }: Change): Noted {
  return { answerClock: null, closingClock: started('closing', event, event.dossier.served!.provider.zone) }
}

/** A contest begins the round again, with a clock of its own. */
export function noteContest({ event }: Change): Noted {
  const { content, provider } = event.dossier.served!
  return {
    ...newRound,
    ...{ outcome: null, acknowledgedBy: null, closingClock: null },
    items: freshItems(content.identifiers),
    answerClock: started('answer', event, provider.zone),
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

export function notePause({ context, event }: Change): Noted {
  return { answerClock: context.answerClock && pauseClock(context.answerClock, 'clarification', event.facts.now) }
}

export function noteResumption({ context, event }: Change): Noted {
  return { answerClock: context.answerClock && resumed(context.answerClock, event) }
}
