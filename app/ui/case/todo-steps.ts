import type { ButtonTone } from '~/ui/components/button'

/**
 * How a step is offered: `press` is one button that needs nothing more, `page` a form of its own, `place` a page of the
 * case where the step is taken.
 */
export interface OfferedStep {
  readonly event: string
  readonly by: 'press' | 'page' | 'place'
  readonly tone: ButtonTone | 'link'
  /** for `place`: the page beneath the case */
  readonly at?: string
}

/** The steps of a request in the order in which they matter; the first one offered is the one to take. */
const steps: readonly OfferedStep[] = [
  { event: 'draft.save', by: 'place', at: 'draft', tone: 'action' },
  { event: 'request.approve', by: 'place', at: 'authorise', tone: 'action' },
  { event: 'request.authorise', by: 'place', at: 'authorise', tone: 'action' },
  { event: 'clarification.answer', by: 'page', tone: 'action' },
  { event: 'request.reclaim', by: 'page', tone: 'go' },
  { event: 'restriction.prove', by: 'page', tone: 'go' },
  { event: 'oral.confirm', by: 'page', tone: 'go' },
  { event: 'oral.countersign', by: 'page', tone: 'go' },
  { event: 'source.verify', by: 'place', at: 'source', tone: 'action' },
  { event: 'source.countersign', by: 'place', at: 'source', tone: 'action' },
  { event: 'request.acknowledge', by: 'press', tone: 'calm' },
  { event: 'source.reject', by: 'page', tone: 'link' },
  { event: 'item.decide', by: 'place', at: 'decision', tone: 'action' },
  { event: 'decision.give', by: 'page', tone: 'go' },
  { event: 'emergency.accept', by: 'page', tone: 'go' },
  { event: 'emergency.downgrade', by: 'page', tone: 'calm' },
  { event: 'review.take', by: 'press', tone: 'action' },
  { event: 'item.secure', by: 'page', tone: 'action' },
  { event: 'preservation.confirm', by: 'page', tone: 'go' },
  { event: 'preservation.convert', by: 'page', tone: 'go' },
  { event: 'preservation.extend', by: 'page', tone: 'calm' },
  { event: 'path.disclose', by: 'page', tone: 'calm' },
  { event: 'preservation.release', by: 'page', tone: 'link' },
  { event: 'clarification.seek', by: 'page', tone: 'calm' },
  { event: 'request.notHolder', by: 'page', tone: 'link' },
  { event: 'request.refuse', by: 'page', tone: 'link' },
  { event: 'item.collect', by: 'place', at: 'production', tone: 'action' },
  { event: 'collection.complete', by: 'page', tone: 'go' },
  { event: 'answer.deliver', by: 'page', tone: 'go' },
  { event: 'quality.return', by: 'page', tone: 'calm' },
  { event: 'validation.record', by: 'page', tone: 'go' },
  { event: 'receipt.confirm', by: 'page', tone: 'go' },
  { event: 'answer.contest', by: 'page', tone: 'calm' },
  { event: 'deadline.acknowledge', by: 'press', tone: 'calm' },
  { event: 'breach.explain', by: 'page', tone: 'calm' },
  { event: 'request.reassign', by: 'page', tone: 'link' },
  { event: 'request.amend', by: 'page', tone: 'link' },
  { event: 'request.withdraw', by: 'page', tone: 'link' },
]

export interface Standing {
  readonly offers: readonly string[]
  readonly undecided: number
}

/** The steps this person may take now, the one to take first in front. */
export function stepsOffered({ offers, undecided }: Standing): readonly OfferedStep[] {
  const here = steps.filter(({ event }) => offers.includes(event))
  const done =
    undecided === 0 ? here.find(({ event }) => event === 'decision.give' || event === 'emergency.accept') : undefined
  return done ? [done, ...here.filter((step) => step !== done)] : here
}

/** Steps that are not the work itself: whoever has only these is not the one who is waited for. */
const besides = new Set([
  ...['request.withdraw', 'request.amend', 'request.reassign', 'deadline.acknowledge', 'breach.explain'],
  ...['path.disclose', 'preservation.release'],
])

/** Whether the case waits for this very person. */
export function isWaitingForReader(standing: Standing): boolean {
  return stepsOffered(standing).some(({ event }) => !besides.has(event))
}

export function stepAddress(caseId: string, { event, by, at }: OfferedStep): string {
  return by === 'place' ? `/requests/${caseId}/${at}` : `/requests/${caseId}/step/${event}`
}
