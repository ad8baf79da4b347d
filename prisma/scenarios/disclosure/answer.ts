import type { Identifier } from '~machines/identifiers/identifier'
import type { Step } from '../../practice-stories'
import { contractPdf, sessionsJson, subscriberCsv } from '../files'
import { names, planOf, type Found, type Plan } from './plan'
import { subscriber, type Subscriber } from '../subscribers'

/** How the provider answers: decided in groups, collected, found wanting once, delivered. */
export async function answering(identifiers: readonly Identifier[], now: string): Promise<readonly Step[]> {
  const plan = planOf(identifiers)
  const slip = plan.found.find(({ identifier: { from } }) => from?.zone === '+02:00')!
  const files = await Promise.all(plan.found.map((found) => filesFor(found, found === slip)))
  return [
    ...reviewed(plan),
    ...results(plan),
    ...files.flat(),
    ...(await filesFor(plan.partial, false)),
    completed(now, 'Instants were looked up in UTC, with two seconds to either side.'),
    ...corrected(slip),
    completed(
      now,
      `${slip.identifier.id} was looked up again at ${slip.identifier.from!.instant}; no other file of that night was affected.`,
    ),
    ['checker', 'answer.deliver', { complete: true, instants: true }],
  ]
}

function reviewed({ granted, narrowed, refused }: Plan): readonly Step[] {
  const decide = (items: readonly string[], decision: string, ground = '', text = ''): Step => [
    'reviewer',
    'item.decide',
    { items, decision, ground, text },
  ]
  return [
    ['reviewer', 'review.take'],
    decide(granted, 'grant'),
    decide(
      narrowed,
      'partly',
      'overbroad',
      'Only the session that held the address at the log-in; other customers used it within the window.',
    ),
    decide(
      refused.wrongProvider,
      'refuse',
      'wrongProvider',
      '192.0.2.0/24 is not announced by Northwind and was not on these days.',
    ),
    decide(
      refused.basisMissing,
      'refuse',
      'basisMissing',
      'Order 14 Js 2288/26 names subscriber and access data; it does not name call records.',
    ),
    decide(
      refused.protectedPerson,
      'refuse',
      'protectedPerson',
      'The number is the public line of a law office; a court has to decide.',
    ),
    decide(
      refused.duplicate,
      'refuse',
      'duplicate',
      'Answered on 12 November on order 14 Js 2190/26 of the same agency.',
    ),
    [
      'reviewer',
      'decision.give',
      { text: 'Items of the reseller’s range are granted; whether data exist is said with the answer.' },
    ],
  ]
}

function results(plan: Plan): readonly Step[] {
  const collect = (items: readonly string[], result: string, ground = '', text = ''): Step => [
    'collector',
    'item.collect',
    { items, result, ground, text },
  ]
  return [
    collect(names(plan.found), 'found'),
    collect(
      [plan.partial.item],
      'partial',
      'systemGap',
      'The session log has a gap of three minutes within the window (maintenance).',
    ),
    collect(
      plan.wholesale,
      'notHeld',
      'otherProvider',
      '203.0.113.128/25 carries customers of Kite Mobile (kite-mobile.example), which translates the addresses and keeps the register itself.',
    ),
    collect(
      plan.unmatched,
      'notFound',
      'noMatch',
      'No translation of this address and port within two seconds of the instant.',
    ),
    collect(plan.undelegated, 'notFound', 'noMatch', 'The prefix was delegated to nobody within the window.'),
    collect(plan.unused, 'notFound', 'notInUse', 'The number was assigned to nobody in this period.'),
    collect(
      plan.ported,
      'notHeld',
      'otherProvider',
      'Number or card belongs to another operator since before the period.',
    ),
    collect(plan.unseen, 'notFound', 'noMatch', 'The device was not seen in the network in this period.'),
    collect(plan.expired, 'expired', 'retentionEnded', 'Translations are kept for six months.'),
    collect(
      plan.deleted,
      'expired',
      'accountDeleted',
      'The customer closed the account; its data were deleted thirty days later.',
    ),
  ]
}

async function filesFor(found: Found, slips: boolean): Promise<readonly Step[]> {
  const { category, identifier } = found
  const held = holderOf(identifier)
  if (category === 'access')
    return [attach(found, 'sessions.json', sessionsJson(identifier, held, usedFrom(identifier)))]
  // the slip: looked up an hour late, which names somebody else
  const csv = slips ? subscriberCsv(identifier, holderOf(identifier, 60), 1) : subscriberCsv(identifier, held)
  const register = attach(found, 'subscriber.csv', csv)
  if (identifier.kind !== 'account') return [register]
  return [register, attach(found, 'contract.pdf', await contractPdf(identifier.value, held))]
}

/** The same customer for everything that is asked of one identifier. */
function holderOf({ id }: Identifier, others = 0): Subscriber {
  return subscriber(Number(id.slice(1)) + others)
}

function usedFrom({ kind, value }: Identifier): readonly string[] {
  return kind === 'ipv6' ? [value] : ['203.0.113.20', '203.0.113.44', '198.51.100.7']
}

function attach({ item, identifier }: Found, name: string, content: string | Uint8Array): Step {
  return ['collector', 'file.attach', { items: [item], name: `${identifier.id}-${name}`, content }]
}

function completed(extractedAt: string, text: string): Step {
  return [
    'collector',
    'collection.complete',
    { system: 'Translation log NATLOG-2 and customer register', extractedAt, text },
  ]
}

/** The second person finds an hour's error in a file of the night on which the clocks went back. */
function corrected(slip: Found): readonly Step[] {
  const { id, from } = slip.identifier
  const said = `${id}: ${from!.local.replace('T', ' ')} at ${from!.zone} is ${from!.instant}, but the file answers for an hour later. It names somebody else.`
  return [
    ['checker', 'quality.return', { text: said }],
    ['collector', 'file.remove', { name: `${id}-subscriber.csv` }],
    attach(slip, 'subscriber.csv', subscriberCsv(slip.identifier, holderOf(slip.identifier))),
  ]
}
