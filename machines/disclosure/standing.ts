import type { Clock } from '../kit/clock'
import type { Standing } from '../kit/procedure'
import type { Side } from '../kit/words'
import type { DisclosureContext, DisclosureState } from './case'

const waiting: Record<DisclosureState, Side | null> = {
  draft: 'agency',
  authorisation: 'agency',
  sourceCheck: 'provider',
  legalReview: 'provider',
  clarification: 'agency',
  collection: 'provider',
  qualityCheck: 'provider',
  answered: 'agency',
  closed: null,
}

/** The side that must act, or null when nobody must. */
export function waitingFor({ state }: Pick<Standing<DisclosureContext>, 'state'>): Side | null {
  return waiting[state as DisclosureState]
}

/** The clock that matters: the closing one once the request is answered, the answer's before; while an amendment is drafted, none that has ended. */
export function clockThatMatters({
  state,
  context,
}: Pick<Standing<DisclosureContext>, 'state' | 'context'>): Clock | null {
  return state === 'answered' ? context.closingClock : context.answerClock
}

/** Served once at least: from then on the provider sees the case. */
export function isServed({ number }: DisclosureContext): boolean {
  return number !== null
}

/** Items of which data are to be collected. */
export function grantedItems({ items }: Pick<DisclosureContext, 'items'>) {
  return items.filter(({ decision }) => decision === 'grant' || decision === 'partly')
}

/** The number of the amendment being drafted or served: base number and suffix. */
export function amendmentNumber(number: string, revision: number): string {
  return `${number.replace(/-A\d+$/, '')}-A${revision}`
}
