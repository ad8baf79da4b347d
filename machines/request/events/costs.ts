import { z } from 'zod'
import { defineEvent } from '../../kit/event'
import { currencies, highestAmount } from '../../kit/money'
import { line, lines, optionalLines } from '../../kit/text'
import { both } from './schemas'

const money = {
  /** in minor units */
  amount: z.int('amount-unreadable').positive('amount-missing').max(highestAmount, 'amount-unreadable'),
  currency: z.enum(currencies, 'currency-unknown'),
}
/** work, expected or done */
const minutes = z.int('minutes-unreadable').nonnegative('minutes-unreadable').max(1_000_000, 'minutes-unreadable')
/** which of the case's estimates, the first one is 1 */
const estimate = z.int('estimate-moved-on').positive('estimate-moved-on')

const note = { kind: 'note', whileSuspended: false, sees: both, slugs: ['both.costs'], seals: ['costNote'] } as const
const tell = (side: 'agency' | 'provider', notice: string) => () => [
  { type: 'notify' as const, params: { notice, side } },
]

/** What an answer costs: notes, so that whatever becomes of them the request goes on as it would without. */
export const costs = [
  defineEvent({
    ...note,
    name: 'cost.estimate',
    by: ['intake', 'legalReviewer'],
    data: z.strictObject({ ...money, minutes, text: lines(2000) }),
    trail: ({ amount, currency, minutes: work }) => ({ amount, currency, minutes: work }),
    owes: tell('agency', 'costEstimated'),
  }),
  defineEvent({
    ...note,
    name: 'cost.agree',
    signed: true,
    by: ['supervisor'],
    /** names what it agrees to: a note asks for no version, and another estimate may have come meanwhile */
    data: z.strictObject({ estimate, ...money, text: optionalLines(2000) }),
    trail: ({ estimate: which, amount, currency }) => ({ estimate: which, amount, currency }),
    owes: tell('provider', 'costAgreed'),
  }),
  defineEvent({
    ...note,
    name: 'cost.decline',
    by: ['supervisor'],
    data: z.strictObject({ estimate, text: lines(2000) }),
    trail: ({ estimate: which }) => ({ estimate: which }),
    owes: tell('provider', 'costDeclined'),
  }),
  defineEvent({
    ...note,
    name: 'cost.invoice',
    signed: true,
    by: ['intake', 'legalReviewer'],
    data: z.strictObject({
      /** as on the provider's invoice */
      number: line(60),
      day: z.iso.date('no-such-day'),
      ...money,
      minutes,
      text: optionalLines(2000),
    }),
    trail: ({ amount, currency, minutes: work }) => ({ amount, currency, minutes: work }),
    owes: tell('agency', 'costInvoiced'),
  }),
] as const
