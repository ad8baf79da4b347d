import { itemIdsOf, type Identifier } from '../../identifiers/identifier'
import type { Progress } from '../procedure'
import type { MachineEvent } from '../../kit/procedure'
import type { AnsweringContext, AnsweringDossier, CollectedOutcome, Item, ProducedFile } from './case'
import type { AnsweringData, AnsweringEventName } from './events'

// What a machine notes while a request is answered item by item.

type AnsweringMachineEvent = MachineEvent<AnsweringContext, AnsweringDossier>
type Noted = Partial<Pick<AnsweringContext, 'reviewer' | 'decidedBy' | 'collectors' | 'items'>>
interface Happening {
  readonly event: AnsweringMachineEvent
}
interface Change extends Happening {
  readonly context: AnsweringContext
}

const dataOf = <Name extends AnsweringEventName>(event: AnsweringMachineEvent) => event.data as AnsweringData[Name]

/** Items as a new or amended request has them: all undecided. */
export function freshItems(identifiers: readonly Identifier[]): readonly Item[] {
  return itemIdsOf(identifiers).map((id) => ({
    ...{ id, decision: null, ground: null },
    ...{ result: null, nilGround: null, files: 0, references: 0 },
  }))
}

/** Items of which data are to be collected. */
export function grantedItems({ items }: Pick<AnsweringContext, 'items'>): readonly Item[] {
  return items.filter(({ decision }) => decision === 'grant' || decision === 'partly')
}

/** Items that were collected, or refused. */
export function answeringProgress({ items }: Pick<AnsweringContext, 'items'>): Progress {
  const done = items.filter(({ result, decision }) => result !== null || decision === 'refuse')
  return { items: items.length, done: done.length }
}

export function noteReviewer({ event }: Happening): Noted {
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

export function noteDecision({ event }: Happening): Noted {
  return { decidedBy: event.by.id }
}

/** The whole request is refused: every item, on one ground. */
export function noteRefusal({ context, event }: Change): Noted {
  const { ground } = event.data as { readonly ground: string }
  return { decidedBy: event.by.id, items: context.items.map((item): Item => ({ ...item, decision: 'refuse', ground })) }
}

/** Somebody else holds the data: what was being decided was never given. */
export function noteNotHolder({ event }: Happening): Noted {
  return { items: freshItems(event.dossier.served!.content.identifiers) }
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

/** Counts what shows the result of each item and belongs to the answer being prepared: files, and material named in their place. */
export function noteEvidence({ context, event }: Change): Noted {
  const files = countsOf(event.dossier.files)
  const references = countsOf(event.dossier.materials)
  return {
    ...noteCollector({ context, event }),
    items: context.items.map((item) => ({
      ...item,
      ...{ files: files.get(item.id) ?? 0, references: references.get(item.id) ?? 0 },
    })),
  }
}

type Evidence = Pick<ProducedFile, 'items' | 'deliveredAt'>

function countsOf(evidence: readonly Evidence[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { items } of evidence.filter(({ deliveredAt }) => deliveredAt === null)) {
    for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  }
  return counts
}

/** How a collected request ended, from its items. */
export function outcomeOf(context: Pick<AnsweringContext, 'items'>): CollectedOutcome {
  const withData = grantedItems(context).filter(({ result }) => result === 'found' || result === 'partial')
  if (withData.length === 0) return 'nothingFound'
  const whole = context.items.every(({ decision, result }) => decision === 'grant' && result === 'found')
  return whole ? 'delivered' : 'deliveredInPart'
}
