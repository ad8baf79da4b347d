import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disclosure } from '~machines/disclosure/index'
import { emergency } from '~machines/emergency/index'
import { decide } from '~machines/kit/decide'
import type { ActorOnCase, Facts } from '~machines/kit/facts'
import { offers } from '~machines/kit/offers'
import type { Standing } from '~machines/kit/procedure'
import { formsSealedBy } from '~machines/kit/seals'
import { belmaria } from '~machines/policy/countries/belmaria'
import { practicePack } from '~machines/policy/countries/veldania'
import { packs } from '~machines/policy/countries/index'
import { preservation } from '~machines/preservation/index'
import type { RequestContext, RequestDossier } from '~machines/request/case'
import { agreedCosts, openEstimate } from '~machines/request/costs/case'
import type { RequestProcedure } from '~machines/request/procedure'
import * as urgent from './emergency-world'
import * as keeping from './preservation-world'
import { refusals } from './preservation-world'
import * as world from './world'
import { answered, cast, factsFor, identifier, now } from './world'

const { officer, supervisor, intake, reviewer, collector, checker, auditor, clock, worker } = cast
const estimate = {
  amount: 12_500,
  currency: 'EUR',
  minutes: 150,
  text: 'Two hours and a half in the archive.',
} as const
const agreeing = { estimate: 1, amount: 12_500, currency: 'EUR', text: '' } as const
const invoice = { number: 'R-17', day: '2026-11-10', amount: 12_500, currency: 'EUR', minutes: 140, text: '' } as const

type Held = world.Held
const ask = (held: Held, by: ActorOnCase, name: string, data: unknown, pack = belmaria) =>
  world.ask(held, by, name, data, now, {}, pack)
function go(held: Held, by: ActorOnCase, name: string, data: unknown): Held {
  const answer = ask(held, by, name, data)
  if (!answer.accepted) throw new Error(`${name}: ${refusals(answer).join()}`)
  return answer
}

const served = () => world.served([identifier(1)])
const estimated = () => go(served(), reviewer, 'cost.estimate', estimate)
const agreed = () => go(estimated(), supervisor, 'cost.agree', agreeing)

function delivered(held: Held): Held {
  const items = ['i1.subscriber']
  let on = world.go(world.checked(held), reviewer, 'review.take', {})
  on = world.go(on, reviewer, 'item.decide', { items, decision: 'grant', ground: '', text: '' })
  on = world.go(on, reviewer, 'decision.give', { text: '' })
  on = world.go(on, collector, 'item.collect', { items, result: 'found', ground: '', text: '' })
  on = world.go(on, collector, 'file.attach', urgent.fileOf(items))
  on = world.go(on, collector, 'collection.complete', { system: 'RADIUS', extractedAt: now, text: '' })
  return world.go(on, checker, 'answer.deliver', { complete: true, instants: true })
}

describe('a cost note', () => {
  test('is an estimate, the agency’s word on it, and an invoice; it is sealed and told, and moves nothing', () => {
    const before = served()
    const made = ask(before, reviewer, 'cost.estimate', estimate)
    expect(made).toMatchObject({
      accepted: true,
      standing: before.standing,
      effects: [
        { type: 'sealRecord', params: { form: 'costNote' } },
        { type: 'notify', params: { notice: 'costEstimated', side: 'agency' } },
      ],
    })
    const paid = go(delivered(agreed()), intake, 'cost.invoice', invoice)
    const { estimates, invoices } = paid.dossier.costs
    expect(estimates).toEqual([{ number: 1, at: now, ...estimate, answer: { at: now, agreed: true, text: '' } }])
    expect(invoices).toEqual([{ at: now, ...invoice }])
    expect(agreedCosts(paid.dossier.costs)).toEqual({ amount: 12_500, currency: 'EUR' })
  })

  test.each(['cost.estimate', 'cost.agree', 'cost.decline', 'cost.invoice'])('%s has its record', (event) => {
    for (const procedure of [disclosure, preservation, emergency])
      expect(formsSealedBy(procedure, event)).toEqual(['costNote'])
  })

  test('leaves codes and amounts in the trail, and no text', () => {
    const { events } = disclosure
    expect(events['cost.estimate']!.trail(estimate as never)).toEqual({ amount: 12_500, currency: 'EUR', minutes: 150 })
    expect(events['cost.agree']!.trail(agreeing as never)).toEqual({ estimate: 1, amount: 12_500, currency: 'EUR' })
    expect(events['cost.decline']!.trail({ estimate: 1, text: 'No.' } as never)).toEqual({ estimate: 1 })
    expect(events['cost.invoice']!.trail(invoice as never)).toEqual({ amount: 12_500, currency: 'EUR', minutes: 140 })
  })

  test('is seen by both sides and oversight, with whoever is sought masked in it', () => {
    const { dossier } = go(served(), reviewer, 'cost.estimate', { ...estimate, text: 'Logs of 203.0.113.1.' })
    for (const side of ['agency', 'provider', 'oversight'] as const)
      expect(disclosure.visibleDossier(dossier, side).costs).toEqual(dossier.costs)
    const unseen = { draft: false, all: false, identifiers: [], until: null }
    const [shown] = disclosure.masked(dossier, unseen).costs.estimates
    expect(shown!.text).toContain('Logs of')
    expect(shown!.text).not.toContain('203.0.113.1')
  })
})

describe('is refused by name:', () => {
  test.each(packs.filter(({ costs }) => costs.paidBy === 'provider').map((pack) => [pack.id, pack] as const))(
    'an estimate where the provider pays, with the place in the law (%s)',
    (_, pack) => {
      const answer = ask(served(), reviewer, 'cost.estimate', estimate, pack)
      expect(answer).toMatchObject({
        because: 'not-now',
        problems: [
          { rule: 'provider-bears-costs', params: { instrument: pack.costs.source.instrument.split('@')[0] } },
        ],
      })
      expect(offered(disclosure, served(), reviewer, pack)).not.toContain('cost.estimate')
    },
  )

  test('an estimate before service', () => {
    const held = world.drafted([identifier(1)])
    expect(refusals(ask(held, reviewer, 'cost.estimate', estimate))).toEqual(['not-served'])
  })

  test('a second estimate while one is open, and an answer to none', () => {
    expect(refusals(ask(estimated(), intake, 'cost.estimate', estimate))).toEqual(['estimate-open'])
    expect(refusals(ask(served(), supervisor, 'cost.agree', agreeing))).toEqual(['no-estimate-open'])
    expect(refusals(ask(agreed(), supervisor, 'cost.decline', { estimate: 1, text: 'No.' }))).toEqual([
      'no-estimate-open',
    ])
  })

  test('a word on an estimate that is no longer the one that was read', () => {
    const declined = go(estimated(), supervisor, 'cost.decline', { estimate: 1, text: 'Half of it will do.' })
    const again = go(declined, reviewer, 'cost.estimate', { ...estimate, amount: 99_900 })
    expect(openEstimate(again.dossier.costs)).toMatchObject({ number: 2, amount: 99_900 })
    expect(refusals(ask(again, supervisor, 'cost.agree', agreeing))).toEqual(['estimate-moved-on'])
    expect(refusals(ask(again, supervisor, 'cost.agree', { ...agreeing, estimate: 2 }))).toEqual(['estimate-moved-on'])
    expect(ask(again, supervisor, 'cost.agree', { ...agreeing, estimate: 2, amount: 99_900 }).accepted).toBe(true)
  })

  test('declining without a reason', () => {
    expect(refusals(ask(estimated(), supervisor, 'cost.decline', { estimate: 1, text: ' ' }))).toEqual(['required'])
  })

  test('an invoice before the answer, and an estimate after it', () => {
    expect(refusals(ask(agreed(), intake, 'cost.invoice', invoice))).toEqual(['invoice-before-answer'])
    expect(refusals(ask(delivered(served()), intake, 'cost.estimate', estimate))).toEqual(['estimate-after-answer'])
  })

  test('an invoice above what was agreed, unless it says why', () => {
    const held = delivered(agreed())
    const above = { ...invoice, amount: 12_501 }
    expect(ask(held, intake, 'cost.invoice', above)).toMatchObject({
      problems: [{ rule: 'invoice-above-agreed', field: 'text', params: { agreed: 'EUR 125.00' } }],
    })
    expect(ask(held, intake, 'cost.invoice', { ...above, text: 'A second archive.' }).accepted).toBe(true)
    const once = go(held, intake, 'cost.invoice', invoice)
    const twice = { ...invoice, number: 'R-18', amount: 1 }
    expect(refusals(ask(once, intake, 'cost.invoice', twice))).toEqual(['invoice-above-agreed'])
    expect(refusals(ask(delivered(served()), intake, 'cost.invoice', invoice))).toEqual(['invoice-above-agreed'])
  })

  test('an invoice of the same number, of a day to come, in another currency', () => {
    const held = delivered(agreed())
    const once = go(held, intake, 'cost.invoice', { ...invoice, amount: 100 })
    expect(refusals(ask(once, intake, 'cost.invoice', { ...invoice, amount: 100 }))).toEqual(['invoice-number-used'])
    expect(refusals(ask(held, intake, 'cost.invoice', { ...invoice, day: '2026-12-24' }))).toEqual(['date-to-come'])
    expect(refusals(ask(held, intake, 'cost.invoice', { ...invoice, currency: 'CHF' }))).toEqual(['currency-differs'])
  })

  test('an amount of nothing, parts of a cent, an unknown currency', () => {
    const tried = (data: object) => refusals(ask(served(), reviewer, 'cost.estimate', { ...estimate, ...data }))
    expect(tried({ amount: 0 })).toEqual(['amount-missing'])
    expect(tried({ amount: 1.5 })).toEqual(['amount-unreadable'])
    expect(tried({ currency: 'XXX' })).toEqual(['currency-unknown'])
    expect(tried({ minutes: -1 })).toEqual(['minutes-unreadable'])
  })

  test('whoever has no part in it', () => {
    const held = estimated()
    for (const by of [officer, reviewer, auditor]) expect(ask(held, by, 'cost.agree', agreeing).accepted).toBe(false)
    for (const by of [supervisor, collector, checker])
      expect(ask(served(), by, 'cost.estimate', estimate).accepted).toBe(false)
  })

  test('all of them while the agency says that the request is not its own', () => {
    const notified = { case: '00000000-0000-4000-8000-000000000041', entry: 1 }
    const disowned = world.go(estimated(), worker, 'request.disown', notified)
    expect(refusals(ask(disowned, supervisor, 'cost.agree', agreeing))).toEqual(['disowned'])
  })
})

// Costs hold nothing up.

interface Standing3 {
  readonly standing: Standing<RequestContext> | null
  readonly dossier: RequestDossier
}
interface Try {
  readonly by: ActorOnCase
  readonly name: string
  readonly data: unknown
  readonly at?: string
}
interface Course {
  readonly procedure: RequestProcedure
  readonly facts: Partial<Facts>
  readonly first: Standing3
  /** what brings it from draft to its end */
  readonly onward: readonly Try[]
}

const paying = { ...practicePack, costs: belmaria.costs }
const text = 'Because of this.'
const step = (by: ActorOnCase, name: string, data: unknown = {}): Try => ({ by, name, data })

const checking = [
  step(intake, 'request.acknowledge'),
  step(intake, 'callBack.open'),
  step(intake, 'callBack.record', answered),
  step(intake, 'source.verify', { method: 'callBack', reached: '', text: '' }),
]
const filing = [step(officer, 'request.submit'), step(supervisor, 'request.authorise', { checked: true }), ...checking]
const collecting = (items: string[], by: ActorOnCase) => [
  step(collector, 'item.collect', { items, result: 'found', ground: '', text: '' }),
  step(collector, 'file.attach', urgent.fileOf(items)),
  step(collector, 'collection.complete', { system: 'RADIUS', extractedAt: now, text: '' }),
  step(by, 'answer.deliver', { complete: true, instants: true }),
]
const granting = (items: string[]) => step(reviewer, 'item.decide', { items, decision: 'grant', ground: '', text: '' })

const courses: Readonly<Record<string, Course>> = {
  disclosure: {
    procedure: disclosure as unknown as RequestProcedure,
    facts: {},
    first: world.drafted([identifier(1)]),
    onward: [
      ...filing,
      step(reviewer, 'review.take'),
      granting(['i1.subscriber']),
      step(reviewer, 'decision.give', { text: '' }),
      ...collecting(['i1.subscriber'], checker),
      step(officer, 'receipt.confirm', { text: '' }),
    ],
  },
  preservation: {
    procedure: preservation as unknown as RequestProcedure,
    facts: {
      authority: { ...world.authority, rows: world.authority.rows.map((row) => ({ ...row, measure: 'preservation' })) },
      ...{ linked: keeping.linked, nextProvider: keeping.nextProvider },
    },
    first: keeping.drafted(),
    onward: [
      ...filing,
      step(collector, 'item.secure', { items: ['i1.access'], kept: 'frozen', ground: '', text: '' }),
      step(checker, 'preservation.confirm', { system: 'Log vault', text: '' }),
      step(supervisor, 'preservation.extend', { order: '1/26', issuedBy: 'Prosecutor', text }),
      step(officer, 'preservation.release', { text }),
    ],
  },
  emergency: {
    procedure: emergency as unknown as RequestProcedure,
    facts: {
      authority: { ...world.authority, rows: world.authority.rows.map((row) => ({ ...row, measure: 'emergency' })) },
      agency: urgent.agency,
    },
    first: urgent.drafted(),
    onward: [
      ...filing,
      granting(['i1.access']),
      step(reviewer, 'emergency.accept', { met: true, text: '' }),
      ...collecting(['i1.access'], reviewer),
      step(officer, 'order.attach', urgent.attachment),
      step(supervisor, 'validation.record', urgent.stoodBy),
      step(officer, 'receipt.confirm', { text: '' }),
    ],
  },
}

/** What may come in between, and in any order. */
const sideways: readonly Try[] = [
  ...[officer, supervisor].map((by) => step(by, 'request.withdraw', { text })),
  step(supervisor, 'request.return', { reason: 'incomplete', text }),
  step(reviewer, 'source.reject', { ground: 'denied', text }),
  step(reviewer, 'request.refuse', { ground: 'overbroad', text }),
  step(reviewer, 'request.notHolder', { text, referral: '' }),
  step(reviewer, 'emergency.downgrade', { ground: 'noDanger', text }),
  step(reviewer, 'clarification.seek', { defects: [{ code: 'factsInsufficient', field: '', text: 'Which shop?' }] }),
  step(officer, 'clarification.answer', { text: '', words: ['The one on the quay.'] }),
  step(officer, 'request.amend', { text }),
  step(officer, 'amendment.discard'),
  step(officer, 'answer.contest', { ground: 'incomplete', text }),
  step(worker, 'request.disown', { case: '00000000-0000-4000-8000-000000000041', entry: 1 }),
  step(cast.otherSupervisor, 'request.reclaim', { text }),
  step(officer, 'message.add', { text }),
  step(reviewer, 'note.add', { text }),
  step(reviewer, 'identity.reveal', { items: 'all', reason: 'other', text }),
  step(officer, 'file.download', { file: urgent.fileOf([]).file }),
  step(checker, 'quality.return', { text }),
  ...['answer', 'freeze', 'preservation', 'emergencyAnswer', 'validation', 'closing'].map((rule) => ({
    ...step(clock, 'deadline.pass', { rule, due: '2027-06-01T00:00:00.000Z' }),
    at: '2027-06-01T00:00:00.000Z',
  })),
]
const spending: readonly Try[] = [
  step(reviewer, 'cost.estimate', estimate),
  step(supervisor, 'cost.agree', agreeing),
  step(supervisor, 'cost.decline', { estimate: 1, text }),
  step(intake, 'cost.invoice', { ...invoice, text }),
]

const asking = (course: Course, held: Standing3, { by, name, data, at = now }: Try) =>
  decide({
    ...{ procedure: course.procedure, ...held, by, pack: paying, event: { name, data } },
    facts: { ...factsFor(by, at), ...course.facts, service: urgent.service },
  })

function offered(procedure: unknown, held: Standing3, by: ActorOnCase, pack = paying): readonly string[] {
  const { standing, dossier } = held
  const facts = factsFor(by)
  return offers({ procedure: procedure as RequestProcedure, standing: standing!, dossier, by, facts, pack })
}

const withoutCosts = <Answer extends object>(answer: Answer) =>
  'dossier' in answer ? { ...answer, dossier: { ...(answer.dossier as RequestDossier), costs: null } } : answer
const others = (events: readonly string[]) => events.filter((event) => !event.startsWith('cost.'))
const people = Object.values(cast)

describe.each(Object.entries(courses))('%s', (_, course) => {
  test('goes its way, whatever becomes of its costs: nobody is offered or refused another step for them', () => {
    const reached = new Set<string>()
    fc.assert(
      fc.property(fc.noBias(fc.array(fc.nat(9_999), { minLength: 25, maxLength: 45, size: 'max' })), (choices) => {
        let plain = course.first
        let costly = course.first
        let next = 0
        const spent = new Set<string>()
        for (const choice of choices) {
          const cost = asking(course, costly, spending[choice % spending.length]!)
          if (cost.accepted) {
            spent.add(spending[choice % spending.length]!.name)
            costly = { standing: cost.standing as Standing<RequestContext>, dossier: cost.dossier as RequestDossier }
          }
          const goesOn = choice % 4 !== 0 && next < course.onward.length
          const move = goesOn ? course.onward[next]! : sideways[Math.floor(choice / 4) % sideways.length]!
          const [one, other] = [asking(course, plain, move), asking(course, costly, move)]
          expect(withoutCosts(other), move.name).toEqual(withoutCosts(one))
          if (goesOn) next += one.accepted ? 1 : 0
          if (!one.accepted || !other.accepted) continue
          plain = { standing: one.standing as Standing<RequestContext>, dossier: one.dossier as RequestDossier }
          costly = { standing: other.standing as Standing<RequestContext>, dossier: other.dossier as RequestDossier }
          for (const event of spent) reached.add(`${event} ${costly.standing!.state}`)
          for (const by of people)
            expect(others(offered(course.procedure, costly, by))).toEqual(others(offered(course.procedure, plain, by)))
        }
      }),
      { numRuns: 150 },
    )
    // the walks went there: with an estimate on its way, with the agency's yes and with its no
    for (const event of ['cost.estimate', 'cost.agree', 'cost.decline', 'cost.invoice'])
      expect([...reached].filter((each) => each.startsWith(event)).length, event).toBeGreaterThan(0)
  })

  test('reaches its end with an estimate open all the way', () => {
    let held = course.first
    for (const move of course.onward) {
      const answer = asking(course, held, move)
      if (!answer.accepted) throw new Error(`${move.name}: ${refusals(answer).join()}`)
      held = { standing: answer.standing as Standing<RequestContext>, dossier: answer.dossier as RequestDossier }
      const cost = asking(course, held, spending[0]!)
      if (cost.accepted) held = { ...held, dossier: cost.dossier as RequestDossier }
    }
    expect(openEstimate(held.dossier.costs)).toMatchObject({ number: 1 })
    expect(held.standing!.closed).toBe(true)
  })
})
