import { describe, expect, test } from 'vitest'
import type { DataCategory } from '~machines/identifiers/identifier'
import { rowFor, type AuthorityFacts, type AuthorityRow } from '~machines/kit/authority'
import { decide, type Decision } from '~machines/kit/decide'
import type { ActorOnCase, Facts } from '~machines/kit/facts'
import type { Standing } from '~machines/kit/procedure'
import { organisation, type OrganisationContext, type OrganisationDossier } from '~machines/organisation'
import { disclosure } from '~machines/disclosure'
import type { DisclosureContext, DisclosureDossier } from '~machines/disclosure/case'
import type { DisclosureData } from '~machines/disclosure/events'
import { mostOrders, type OrderVerdict } from '~machines/request/orders'
import { practicePack } from '~machines/policy/countries/veldania'
import { admitted } from './admitted'
import {
  agency,
  authority,
  basis,
  cast,
  confirmation,
  drafted,
  factsFor,
  go,
  identifier,
  now,
  personOf,
  provider,
  revealed,
  type Held,
} from './world'

/** Who may publish and confirm a matrix, and what it then lets people do. */

const row = (role: string, category: DataCategory, rights: Partial<AuthorityRow> = {}): AuthorityRow => ({
  ...{ role, measure: 'disclosure', category, mayRequest: false, mayAuthorise: false, needsJudge: false },
  ...rights,
})

describe('the matrix of an agency', () => {
  type OrganisationHeld = {
    readonly standing: Standing<OrganisationContext> | null
    readonly dossier: OrganisationDossier
  }
  const person = (id: string, side: 'agency' | 'portal', ...roles: ActorOnCase['roles'][number][]): ActorOnCase => ({
    ...{ id, side, roles },
  })
  const administrator = person('first', 'agency', 'administrator')
  const second = person('second', 'agency', 'administrator')
  const operator = person('operator', 'portal', 'operator', 'administrator')
  const worker = person('worker', 'portal', 'worker')

  /** One who was made by the first, and one who came yesterday. */
  const made = person('made', 'agency', 'administrator')
  const fresh = person('fresh', 'agency', 'administrator')
  const administrators = [
    { id: 'made', since: '2026-01-01T00:00:00.000Z', line: ['first'] },
    { id: 'fresh', since: '2026-11-10T12:00:00.000Z', line: [] },
  ]

  const ask = (held: OrganisationHeld, by: ActorOnCase, name: string, data: unknown, at = now) =>
    decide({
      ...{ procedure: organisation, ...held, by, pack: practicePack, event: { name, data } },
      facts: { now: at, administrators, ...(by === worker ? {} : { actor: personOf(by), confirmation }) },
    })
  const go = (held: OrganisationHeld, by: ActorOnCase, name: string, data: unknown, at = now): OrganisationHeld => {
    const answer = ask(held, by, name, data, at)
    if (!answer.accepted) throw new Error(JSON.stringify(answer))
    return answer
  }
  const registered = (profile = agency) => admitted(profile)
  const rows = [
    row('officer', 'subscriber', { mayRequest: true }),
    row('supervisor', 'subscriber', { mayAuthorise: true }),
  ]
  const version = (number: number, more: object = {}) => ({
    ...{ version: number, rows, validFrom: '2026-11-11', source: 'Order 7', url: '' },
    ...more,
  })
  const rules = (answer: ReturnType<typeof ask>) => (answer.accepted ? [] : answer.problems.map(({ rule }) => rule))

  test('is published by the agency’s administrator and confirmed by somebody else, and only then in force', () => {
    const published = go(registered(), administrator, 'authority.publish', version(1))
    expect(published.dossier.authority).toMatchObject([{ version: 1, publishedBy: 'first', from: null }])
    expect(rules(ask(published, administrator, 'authority.confirm', { version: 1 }))).toEqual(['authority-own-version'])
    for (const by of [second, operator]) {
      const confirmed = go(published, by, 'authority.confirm', { version: 1 })
      expect(confirmed.dossier.authority).toMatchObject([{ confirmedBy: by.id, from: now }])
    }
  })

  test('is not confirmed by whom its publisher made administrator, nor by whoever has just become one', () => {
    const published = go(registered(), administrator, 'authority.publish', version(1))
    expect(rules(ask(published, made, 'authority.confirm', { version: 1 }))).toEqual(['pair-of-one'])
    expect(rules(ask(published, fresh, 'authority.confirm', { version: 1 }))).toEqual(['role-too-new'])
    const bySecond = go(registered(), made, 'authority.publish', version(1))
    expect(rules(ask(bySecond, administrator, 'authority.confirm', { version: 1 }))).toEqual(['pair-of-one'])
    go(bySecond, second, 'authority.confirm', { version: 1 })
  })

  test('is published by nobody else, and only by agencies', () => {
    for (const by of [operator, worker, person('officer', 'agency', 'officer')])
      expect(ask(registered(), by, 'authority.publish', version(1))).toMatchObject({
        accepted: false,
        because: 'not-permitted',
      })
    const atProvider = ask(registered(provider), administrator, 'authority.publish', version(1))
    expect(rules(atProvider)).toEqual(['authority-of-agencies'])
  })

  test('keeps every version, and begins on its day in the agency’s calendar', () => {
    const first = go(go(registered(), administrator, 'authority.publish', version(1)), second, 'authority.confirm', {
      version: 1,
    })
    expect(rules(ask(first, second, 'authority.confirm', { version: 1 }))).toEqual(['authority-nothing-open'])
    expect(rules(ask(first, second, 'authority.publish', version(1)))).toEqual(['authority-version-next'])
    const later = go(first, second, 'authority.publish', version(2, { validFrom: '2027-01-01' }))
    const both = go(later, administrator, 'authority.confirm', { version: 2 })
    expect(both.dossier.authority.map(({ from }) => from)).toEqual([now, '2026-12-31T23:00:00Z'])
    expect(both.dossier.authority[0]).toEqual(first.dossier.authority[0])
  })

  test('a version nobody confirmed is replaced by the next, and can’t be confirmed any more', () => {
    const two = go(
      go(registered(), administrator, 'authority.publish', version(1)),
      second,
      'authority.publish',
      version(2),
    )
    expect(rules(ask(two, operator, 'authority.confirm', { version: 1 }))).toEqual(['authority-nothing-open'])
    expect(go(two, operator, 'authority.confirm', { version: 2 }).dossier.authority).toMatchObject([
      { version: 1, confirmedAt: null, from: null },
      { version: 2, from: now },
    ])
  })

  test.each([
    ['a day that is past', { validFrom: '2026-11-10' }, ['authority-from-past']],
    ['no row', { rows: [] }, ['authority-empty']],
    [
      'a role twice, whatever its capitals',
      { rows: [row('Sergeant', 'access'), row(' sergeant ', 'access')] },
      ['authority-row-twice'],
    ],
    ['officers who authorise', { rows: [row('officer', 'access', { mayAuthorise: true })] }, ['authority-role-cannot']],
    [
      'supervisors who request',
      { rows: [row('Supervisor', 'access', { mayRequest: true })] },
      ['authority-role-cannot'],
    ],
    ['an address without encryption', { url: 'http://office.example' }, ['website-malformed']],
  ])('is refused with %s', (_, wrong, expected) => {
    expect(rules(ask(registered(), administrator, 'authority.publish', version(1, wrong)))).toEqual(expected)
  })
})

test('a row for the title counts before the row for the role', () => {
  const rows = [
    row('officer', 'access', { mayRequest: true }),
    row('Constable', 'access'),
    row('Commissioner', 'traffic', { mayRequest: true, mayAuthorise: true }),
  ]
  const asked = { measure: 'disclosure', category: 'access', role: 'officer' } as const
  expect(rowFor(rows, { ...asked, title: 'Sergeant' })?.mayRequest).toBe(true)
  expect(rowFor(rows, { ...asked, title: 'CONSTABLE ' })?.mayRequest).toBe(false)
  expect(rowFor(rows, { ...asked, title: 'officer' })?.role).toBe('officer')
  expect(rowFor(rows, { ...asked, role: 'supervisor', title: 'officer' })).toBeNull()
  expect(rowFor(rows, { ...asked, category: 'traffic', title: 'commissioner' })?.mayAuthorise).toBe(true)
  expect(rowFor(rows, { ...asked, measure: 'emergency', title: 'Sergeant' })).toBeNull()
})

describe('what it lets people do with a request', () => {
  const ask = (held: Held, by: ActorOnCase, name: string, data: unknown, facts: Partial<Facts>, at = now) =>
    decide({
      ...{ procedure: disclosure, ...held, by, pack: practicePack, event: { name, data } },
      facts: { ...factsFor(by, at), ...facts },
    }) as Decision<DisclosureContext, DisclosureDossier>
  const problems = (answer: ReturnType<typeof ask>) =>
    answer.accepted ? [] : answer.problems.map(({ rule, field }) => [rule, field])
  const matrix = (...rows: AuthorityRow[]): { authority: AuthorityFacts } => ({ authority: { ...authority, rows } })

  const asking = drafted([identifier(1, ['subscriber', 'access']), identifier(2, ['access', 'traffic'])])
  const mayAll = (['subscriber', 'access', 'traffic'] as const).map((category) =>
    row('officer', category, { mayRequest: true }),
  )

  test('submits nothing while there is none', () => {
    const { authority: _, ...none } = factsFor(cast.officer)
    const answer = decide({
      ...{ procedure: disclosure, ...asking, by: cast.officer, pack: practicePack, facts: none },
      event: { name: 'request.submit', data: {} },
    })
    expect(answer).toMatchObject({ problems: [{ rule: 'authority-none' }] })
  })

  test('names each category the officer may not request, and no other', () => {
    const answer = ask(
      asking,
      cast.officer,
      'request.submit',
      {},
      matrix(row('officer', 'access', { mayRequest: true })),
    )
    expect(problems(answer)).toEqual([
      ['authority-may-not-request', 'identifiers.categories.subscriber'],
      ['authority-may-not-request', 'identifiers.categories.traffic'],
    ])
  })

  test('names each category the supervisor may not authorise, by the matrix in force when they decide', () => {
    const submitted = ask(asking, cast.officer, 'request.submit', {}, matrix(...mayAll)) as unknown as Held
    const authorise = (...rows: AuthorityRow[]) =>
      problems(ask(submitted, cast.supervisor, 'request.authorise', { checked: true }, matrix(...rows)))
    const some = [
      row('supervisor', 'subscriber', { mayAuthorise: true }),
      row('Title', 'access', { mayAuthorise: true, mayRequest: true }),
    ]
    expect(authorise(...mayAll, ...some)).toEqual([['authority-may-not-authorise', 'authority.traffic']])
    expect(authorise(...some)).toEqual([
      ['authority-may-not-request', 'identifiers.categories.subscriber'],
      ['authority-may-not-request', 'identifiers.categories.traffic'],
    ])
  })

  test('keeps with the request which rows of which version covered it', () => {
    const submitted = go(asking, cast.officer, 'request.submit', {})
    const { dossier } = go(submitted, cast.supervisor, 'request.authorise', { checked: true })
    expect(dossier.served!.authority).toEqual({
      ...{ version: authority.version, from: authority.from },
      rows: (['subscriber', 'access', 'traffic'] as const).map((category) => ({
        ...{ category, requester: 'officer', authoriser: 'supervisor', needsJudge: false },
      })),
    })
  })

  describe('where a judge is needed', () => {
    const judged = matrix(
      ...mayAll.map((each) => (each.category === 'traffic' ? { ...each, needsJudge: true } : each)),
      ...mayAll.map(({ category }) => row('supervisor', category, { mayAuthorise: true })),
    )
    const attach = (held: Held, kind = 'order', verdict: OrderVerdict = 'none') =>
      go(held, cast.officer, 'order.attach', orderOf(held.dossier.orders.length + 1, kind as 'order', verdict))
    const byCourt = go(asking, cast.officer, 'draft.save', {
      ...{ section: 'basis', values: { ...basis, code: 'courtOrder' } },
    })
    const submit = (held: Held) => problems(ask(held, cast.officer, 'request.submit', {}, judged))

    test('a court’s order is named and attached, or it is refused by category', () => {
      const refused = [['authority-needs-judge', 'orders.traffic']]
      expect(submit(asking)).toEqual(refused)
      expect(submit(attach(asking))).toEqual(refused)
      expect(submit(byCourt)).toEqual(refused)
      expect(submit(attach(byCourt, 'annex'))).toEqual(refused)
      expect(submit(attach(byCourt))).toEqual([])
    })

    test('also when only the supervisor’s row says so', () => {
      const submitted = ask(asking, cast.officer, 'request.submit', {}, matrix(...mayAll)) as unknown as Held
      const rows = mayAll.map(({ category }) =>
        row('supervisor', category, { mayAuthorise: true, needsJudge: category === 'access' }),
      )
      expect(
        problems(ask(submitted, cast.supervisor, 'request.authorise', { checked: true }, matrix(...mayAll, ...rows))),
      ).toEqual([['authority-needs-judge', 'orders.access']])
    })
  })
})

describe('orders on a request', () => {
  const asking = drafted([identifier(1)])
  const ask = (held: Held, by: ActorOnCase, name: string, data: unknown, facts: Partial<Facts> = {}, at = now) =>
    decide({
      ...{ procedure: disclosure, ...held, by, pack: practicePack, event: { name, data } },
      facts: { ...factsFor(by, at), ...facts },
    }) as Decision<DisclosureContext, DisclosureDossier>
  const rules = (answer: ReturnType<typeof ask>) => (answer.accepted ? [] : answer.problems.map(({ rule }) => rule))

  test('are attached by the officer or a supervisor to a draft, and by nobody else or later', () => {
    for (const by of [cast.officer, cast.supervisor])
      expect(ask(asking, by, 'order.attach', orderOf(1)).accepted, by.id).toBe(true)
    for (const by of [cast.otherOfficer, cast.intake, cast.auditor])
      expect(ask(asking, by, 'order.attach', orderOf(1)).accepted, by.id).toBe(false)
    const submitted = go(asking, cast.officer, 'request.submit', {})
    expect(rules(ask(submitted, cast.officer, 'order.attach', orderOf(1)))).toEqual(['not-now'])
  })

  test('a broken signature keeps the request where it is, at submission and at authorisation', () => {
    const held = go(asking, cast.officer, 'order.attach', orderOf(1, 'annex', 'broken'))
    expect(rules(ask(held, cast.officer, 'request.submit', {}))).toEqual(['order-broken'])
    for (const verdict of ['valid', 'unknownIssuer', 'none', 'unreadable'] as const) {
      const fine = go(asking, cast.officer, 'order.attach', orderOf(1, 'order', verdict))
      expect(rules(ask(fine, cast.officer, 'request.submit', {})), verdict).toEqual([])
    }
    const removed = go(held, cast.officer, 'order.remove', { order: orderOf(1).order })
    expect(rules(ask(removed, cast.officer, 'request.submit', {}))).toEqual([])
  })

  test('no file twice in the same place, and no more than there is room for', () => {
    let held = go(asking, cast.officer, 'order.attach', orderOf(1))
    const again = { ...orderOf(1), order: orderOf(2).order }
    expect(rules(ask(held, cast.officer, 'order.attach', again))).toEqual(['order-twice'])
    for (let number = 2; number <= mostOrders; number++) held = go(held, cast.officer, 'order.attach', orderOf(number))
    expect(rules(ask(held, cast.officer, 'order.attach', orderOf(mostOrders + 1)))).toEqual(['orders-too-many'])
  })

  test('reach the provider when they are served, and not before; what was served stays', () => {
    const held = go(asking, cast.officer, 'order.attach', orderOf(1))
    const served = go(go(held, cast.officer, 'request.submit', {}), cast.supervisor, 'request.authorise', {
      checked: true,
    })
    const download = (at: Held, number: number) =>
      rules(ask(revealed(at, cast.intake), cast.intake, 'order.download', { order: orderOf(number).order }))
    expect(rules(ask(served, cast.intake, 'order.download', { order: orderOf(1).order }))).toEqual(['not-revealed'])
    expect(rules(ask(held, cast.intake, 'order.download', { order: orderOf(1).order }))).toEqual(['not-served'])
    expect(download(served, 1)).toEqual([])
    const amending = go(
      go(served, cast.officer, 'request.amend', { text: 'More.' }),
      cast.officer,
      'order.attach',
      orderOf(2),
    )
    expect(download(amending, 2)).toEqual(['order-absent'])
    expect(rules(ask(amending, cast.officer, 'order.remove', { order: orderOf(1).order }))).toEqual(['order-unknown'])
    const discarded = go(amending, cast.officer, 'amendment.discard', {})
    expect(discarded.dossier.orders.map(({ id }) => id)).toEqual([orderOf(1).order])
    expect(discarded.standing!.context.orders).toBe(1)
  })

  describe('have risk points, measured again at each step', () => {
    const codes = (answer: ReturnType<typeof ask>) =>
      answer.accepted ? answer.dossier.orders.flatMap(({ risks }) => risks.map(({ code }) => code)) : answer
    const signedAt = (instant: string) => {
      const { check, ...order } = orderOf(1, 'order', 'valid')
      return {
        ...order,
        check: { ...check, signatures: check.signatures.map((each) => ({ ...each, signedAt: instant })) },
      }
    }

    test('a copy of one on another open request', () => {
      expect(codes(ask(asking, cast.officer, 'order.attach', orderOf(1), { copies: [orderOf(1).sha256] }))).toEqual([
        'copyOfOther',
      ])
      const held = go(asking, cast.officer, 'order.attach', orderOf(1))
      expect(codes(ask(held, cast.officer, 'request.submit', {}, { copies: [orderOf(1).sha256] }))).toEqual([
        'copyOfOther',
      ])
    })

    test('signed after its date, in the agency’s calendar', () => {
      expect(codes(ask(asking, cast.officer, 'order.attach', signedAt('2026-11-09T22:59:00Z')))).toEqual([])
      expect(codes(ask(asking, cast.officer, 'order.attach', signedAt('2026-11-09T23:01:00Z')))).toEqual([
        'signedAfterDate',
      ])
    })

    test('dated in the future', () => {
      const dated = go(asking, cast.officer, 'draft.save', {
        section: 'basis',
        values: { ...basis, issuedOn: '2026-11-12' },
      })
      expect(codes(ask(dated, cast.officer, 'order.attach', orderOf(1)))).toEqual(['issuedInFuture'])
      expect(codes(ask(dated, cast.officer, 'order.attach', orderOf(1, 'annex')))).toEqual([])
    })
  })
})

function orderOf(
  number: number,
  kind: 'order' | 'translation' | 'annex' = 'order',
  verdict: OrderVerdict = 'none',
): DisclosureData['order.attach'] {
  const digits = String(number).padStart(12, '0')
  const hash = String(number).padStart(64, '0')
  const signature = {
    ...({ kind: 'signature', fault: null, signedAt: null, time: 'none', covers: 'file' } as const),
    ...{ signer: 'Judge', issuer: 'Court', trustedBy: '' },
  }
  const signatures = verdict === 'none' ? [] : [{ ...signature, verdict }]
  return {
    ...{ order: `00000000-0000-4000-8000-${digits}`, kind, name: `order-${number}.pdf`, size: 4096 },
    ...{ sha256: hash, sealed: hash, check: { verdict, signatures } },
  }
}
