import type { ChildFacts } from '../kit/facts'
import type { EndingKind, FileContext, RequestEffect } from './case'
import { effectOn } from './effects'

/** Requests of the file, and how many are done with. */
export function progressOf({ requests, ending }: FileContext): { readonly items: number; readonly done: number } {
  return { items: requests.length, done: ending === null ? 0 : requests.length - ending.pending.length }
}

/** What either end would do to a request, to be shown before anybody ends anything. */
export function foreseen(child: ChildFacts): Readonly<Record<EndingKind, RequestEffect>> {
  return { close: effectOn(child, 'close'), withdraw: effectOn(child, 'withdraw') }
}
