import { Temporal } from 'temporal-polyfill'
import { dayAt, endOfDay } from '../../kit/clock-arithmetic'
import type { Clock } from '../../kit/clock'
import type { PolicyPack } from '../../policy/pack'

// A request is kept secret from the person concerned until a day, without end, or not at all.

export const confidentialities = ['secretUntil', 'secret', 'mayInform'] as const
export type Confidentiality = (typeof confidentialities)[number]

/** What the draft says of how long. */
export interface SecrecyAsked {
  /** last day of secrecy, ISO 8601; empty where there is none */
  readonly until: string
  /** the order, or the place in the law, on which it rests */
  readonly ground: string
}

export const noSecrecyAsked: SecrecyAsked = { until: '', ground: '' }

/** An order that a request stays secret: the one it was served with, or one that prolonged it. */
export interface SecrecyOrder {
  readonly at: string
  /** last day, ISO 8601; null without end */
  readonly until: string | null
  readonly ground: string
}

/** The person concerned was told, or is still not to be, after secrecy had ended. */
export interface Notice {
  readonly at: string
  readonly given: boolean
  /** whose people say so */
  readonly side: 'agency' | 'provider'
  /** day on which the person was told, or until which it is withheld, ISO 8601 */
  readonly day: string
  /** code: how they were told, or why they are not */
  readonly code: string
  readonly text: string
}

/** Where secrecy stands. It outlives the answer, so it is beside the machine: notes move it, after the case is closed too. */
export interface RequestSecrecy {
  readonly orders: readonly SecrecyOrder[]
  /** of the order in force; null without end, or where nothing is secret */
  readonly clock: Clock | null
  /** when it ended; null while it lasts, or was never asked for */
  readonly lapsedAt: string | null
  readonly notices: readonly Notice[]
}

export const noSecrecy: RequestSecrecy = { orders: [], clock: null, lapsedAt: null, notices: [] }

export const noticeWays = ['letter', 'electronic', 'inPerson'] as const

/** The clock of secrecy, which nothing stops: to the end of its last day at the agency. */
function secrecyClock(until: string, at: string, zone: string): Clock {
  const days = Temporal.PlainDate.from(dayAt(at, zone)).until(Temporal.PlainDate.from(until)).days
  return {
    ...{ rule: 'secrecy', start: at, length: `P${Math.max(1, days)}D`, unit: 'calendarDays', counting: 'exact@1' },
    ...{ zone, calendar: null, mayPause: [], pauses: [], due: endOfDay(until, zone) },
  }
}

/** Secrecy by an order of this moment. */
export function ordered(
  { until, ground }: SecrecyAsked,
  { at, zone, before }: { readonly at: string; readonly zone: string; readonly before: RequestSecrecy },
): RequestSecrecy {
  const order = { at, until: until || null, ground }
  const clock = until === '' ? null : secrecyClock(until, at, zone)
  return { ...before, orders: [...before.orders, order], clock, lapsedAt: null }
}

/** Whether it lasts without an end, which is flagged wherever the request is seen. */
export function isOpenEnded({ orders, lapsedAt }: RequestSecrecy): boolean {
  return lapsedAt === null && orders.at(-1)?.until === null
}

/** Whether the person concerned is to be told now, by whoever the law has tell them. */
export function isNoticeDue({ lapsedAt, notices }: RequestSecrecy, { givenBy }: PolicyPack['notice']): boolean {
  return lapsedAt !== null && givenBy !== 'nobody' && !notices.some(({ given }) => given)
}
