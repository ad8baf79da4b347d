import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disclosure } from '~machines/disclosure/index'
import { decide } from '~machines/kit/decide'
import { clockEvents, parties, type ClockStart } from '~machines/policy/clock-rule'
import { practicePack } from '~machines/policy/countries/veldania'
import type { PolicyPack } from '~machines/policy/pack'
import { noReceipts, receivingParties, startInstant, type Receipts } from '~machines/request/receipts'
import { cast, checked, factsFor, go, identifier, served, type Held } from './world'

const day = (date: number) => `2026-11-${String(date).padStart(2, '0')}T09:00:00.000Z`
const at = fc.integer({ min: 1, max: 28 }).map(day)
const received: fc.Arbitrary<Receipts> = fc.record({
  provider: fc.option(at),
  providerConfirmed: fc.option(at),
  agency: fc.option(at),
  agencyConfirmed: fc.option(at),
})

describe('a clock that starts with a receipt', () => {
  test('takes the instant of the party that its rule names, whatever others received when', () => {
    fc.assert(
      fc.property(fc.constantFrom(...receivingParties), received, received, at, (by, one, other, now) => {
        const receipts = { ...other, [by]: one[by] }
        expect(startInstant({ on: 'receipt', by }, receipts, now)).toBe(one[by] ?? now)
      }),
    )
  })

  test('is of nobody else’s: other starts and other parties are the moment itself', () => {
    const elsewhere: ClockStart[] = [
      ...parties.filter((by) => by !== 'provider' && by !== 'agency').map((by) => ({ on: 'receipt' as const, by })),
      ...clockEvents.map((on) => ({ on })),
    ]
    fc.assert(
      fc.property(fc.constantFrom(...elsewhere), received, at, (start, receipts, now) => {
        expect(startInstant(start, receipts, now)).toBe(now)
      }),
    )
  })
})

describe('a case knows when each party received what', () => {
  const receiptsOf = ({ standing }: Held) => standing!.context.receipts
  const one = served([identifier(1)])

  test('service and acknowledgement, answer and its confirmation are four instants', () => {
    expect(receiptsOf(one)).toEqual({ ...noReceipts, provider: day(11) })
    const acknowledged = go(one, cast.intake, 'request.acknowledge', {}, day(12))
    expect(receiptsOf(acknowledged)).toEqual({ ...noReceipts, provider: day(11), providerConfirmed: day(12) })
    const reviewed = go(checked(acknowledged, cast.intake, day(12)), cast.reviewer, 'review.take', {}, day(13))
    const refused = go(reviewed, cast.reviewer, 'request.notHolder', { text: 'Not ours.', referral: '' }, day(14))
    expect(receiptsOf(refused)).toMatchObject({ agency: day(14), agencyConfirmed: null })
    const closed = go(refused, cast.officer, 'receipt.confirm', { text: '' }, day(15))
    expect(receiptsOf(closed)).toEqual({
      ...{ provider: day(11), providerConfirmed: day(12), agency: day(14), agencyConfirmed: day(15) },
    })
  })

  test('what is served anew is received anew', () => {
    const acknowledged = go(one, cast.intake, 'request.acknowledge', {}, day(12))
    const amended = go(acknowledged, cast.officer, 'request.amend', { text: 'More.' }, day(13))
    expect(receiptsOf(amended)).toMatchObject({ provider: day(11) })
    const again = go(
      go(amended, cast.officer, 'request.submit', {}, day(14)),
      cast.supervisor,
      ...(['request.authorise', { checked: true }, day(14)] as const),
    )
    expect(receiptsOf(again)).toEqual({ ...noReceipts, provider: day(14) })
  })

  test('a pack may let the closing clock start with the agency’s receipt: the answer’s arrival, not the provider’s instant', () => {
    const { clocks } = practicePack
    const pack: PolicyPack = {
      ...practicePack,
      clocks: { ...clocks, closing: { ...clocks.closing, start: { on: 'receipt', by: 'agency' } } },
    }
    const reviewed = go(checked(one), cast.reviewer, 'review.take', {}, day(13))
    const event = { name: 'request.notHolder', data: { text: 'Not ours.', referral: '' } }
    const facts = factsFor(cast.reviewer, day(14))
    const answer = decide({ procedure: disclosure, ...reviewed, by: cast.reviewer, facts, pack, event })
    expect(answer).toMatchObject({ standing: { context: { closingClock: { start: day(14) } } } })
  })
})
