import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decide } from '~machines/kit/decide'
import type { ActorOnCase, Facts, SessionFacts } from '~machines/kit/facts'
import type { Entrusted } from '~machines/kit/pairs'
import type { Procedure, Standing } from '~machines/kit/procedure'
import type { Role, Side } from '~machines/kit/words'
import { membership, type MembershipContext } from '~machines/membership'
import { meetsDemand } from '~machines/organisation'
import { practicePack } from '~machines/policy/countries/veldania'
import { agency, confirmation, personOf } from './world'

const person = '00000000-0000-4000-8000-000000000009'
const as = (id: string, side: Side, ...roles: Role[]): ActorOnCase => ({ id, side, roles })
const identified = { how: 'inPerson', document: 'serviceCard', seenOn: '2026-11-10' }
const actors = {
  self: as(person, 'agency', 'member', 'administrator'),
  first: as('first', 'agency', 'administrator'),
  second: as('second', 'agency', 'administrator'),
  operator: as('operator', 'portal', 'operator', 'administrator'),
  another: as('another', 'portal', 'operator'),
  worker: as('worker', 'portal', 'worker'),
}
type Name = keyof typeof actors

const key = (id: string) => ({ id, publicKey: 'pQ', counter: 0, transports: [], name: 'Desk' })
const hash = (letter: string) => letter.repeat(64)
const until = '2026-12-01T00:00:00.000Z'
const profile = { name: 'N', title: 'T', email: 'n@office.example', phone: '1', language: 'en', roles: ['officer'] }
const invited = {
  person,
  organisation: agency.id,
  invitation: { tokenHash: hash('a'), expiresAt: until },
  identified: null,
  ...profile,
}

/** Somebody the portal itself entrusted; others are said to be younger, or somebody's making. */
const trusted = (id: string, more: Partial<Entrusted> = {}): Entrusted => ({ id, since: null, line: [], ...more })
const trustedAll = (...ids: string[]) => ids.map((id) => trusted(id))

interface Held {
  readonly standing: Standing | null
  readonly dossier: unknown
}
interface World {
  readonly day: number
  readonly recoverers: NonNullable<Facts['recoverers']>
  readonly session: SessionFacts | null
}
interface Move extends World {
  readonly by: Name
  readonly name: string
  readonly data: unknown
}

function ask(held: Held, { by, name, data, day, recoverers, session }: Move) {
  const now = new Date(Date.UTC(2026, 10, 23 + day)).toISOString()
  const facts = {
    now,
    confirmation,
    organisation: agency,
    actor: personOf(actors[by]),
    recoverers,
    ...(session ? { session } : {}),
  }
  return decide({
    ...{ procedure: membership as unknown as Procedure, ...held, by: actors[by], facts, pack: practicePack },
    event: { name, data },
  })
}

const begun = (): Held => {
  const nobody = { administrators: [], operators: [] }
  const opening = {
    by: 'worker',
    name: 'membership.invite',
    data: invited,
    day: 0,
    recoverers: nobody,
    session: null,
  } as const
  return ask({ standing: null, dossier: membership.emptyDossier }, opening) as Held
}

const accepted = (): Held => {
  const nobody = { administrators: [], operators: [] }
  const accepting = { by: 'self', name: 'membership.accept', data: { passkey: key('one') } } as const
  return ask(begun(), { ...accepting, day: 0, recoverers: nobody, session: null }) as Held
}

const keys = fc.constantFrom('one', 'two', 'three')
const links = fc.constantFrom(hash('a'), hash('b'), hash('c'))
const told = fc.oneof(
  fc.record({ name: fc.constant('membership.accept'), data: keys.map((id) => ({ passkey: key(id) })) }),
  fc.record({
    name: fc.constant('membership.reinvite'),
    data: links.map((tokenHash) => ({ invitation: { tokenHash, expiresAt: until } })),
  }),
  fc.record({ name: fc.constantFrom('membership.suspend', 'membership.restore'), data: fc.constant({ text: 'x' }) }),
  fc.record({ name: fc.constant('membership.change'), data: fc.constant(profile) }),
  fc.record({ name: fc.constant('passkey.add'), data: keys.map((id) => ({ passkey: key(id) })) }),
  fc.record({ name: fc.constant('passkey.revoke'), data: keys.map((passkey) => ({ passkey })) }),
  fc.record({ name: fc.constant('recovery.open'), data: fc.constant({ evidence: 'seen' }) }),
  fc.record({
    name: fc.constant('recovery.confirm'),
    data: links.map((tokenHash) => ({ link: { tokenHash, expiresAt: until } })),
  }),
  fc.record({ name: fc.constant('recovery.cancel'), data: fc.constant({}) }),
  fc.record({
    name: fc.constant('recovery.use'),
    data: fc.tuple(links, keys).map(([tokenHash, id]) => ({ tokenHash, passkey: key(id) })),
  }),
)
const move: fc.Arbitrary<Move> = fc
  .record({
    told,
    by: fc.constantFrom(...(Object.keys(actors) as Name[])),
    day: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 0, max: 10 })),
    recoverers: fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constant({
          administrators: trustedAll('first', 'second'),
          operators: trustedAll('operator', 'another'),
        }),
      },
      fc.record({
        administrators: fc.subarray(trustedAll('first', 'second', 'worker')),
        operators: fc.subarray(trustedAll('operator', 'another')),
      }),
    ),
    session: fc.option(
      fc.record({
        by: fc.constantFrom('passkey', 'provider', 'recovery'),
        passkey: fc.option(keys),
      }) as fc.Arbitrary<SessionFacts>,
    ),
  })
  .map(({ told, ...world }) => ({ ...told, ...world }))

describe('how a passkey comes to a person', () => {
  test('by an invitation, by a session of their own passkey, or by two others: in no other way', () => {
    let recovered = 0
    fc.assert(
      fc.property(fc.boolean(), fc.array(move, { minLength: 30, maxLength: 60 }), (joined, moves) => {
        let held = joined ? accepted() : begun()
        let word: { readonly by: readonly string[]; readonly tokenHash: string } | null = null
        let opener: string | null = null
        for (const each of moves) {
          const before = held.standing as Standing<MembershipContext>
          const answer = ask(held, each)
          if (!answer.accepted) continue
          const had = before.context.passkeys
          const gained = (answer.standing.context as MembershipContext).passkeys.filter((id) => !had.includes(id))
          if (each.name === 'recovery.open') [opener, word] = [actors[each.by].id, null]
          if (each.name === 'recovery.cancel') [opener, word] = [null, null]
          if (each.name === 'recovery.confirm')
            word = {
              by: [opener!, actors[each.by].id],
              tokenHash: (each.data as { link: { tokenHash: string } }).link.tokenHash,
            }
          if (gained.length > 0) {
            const byInvitation = each.name === 'membership.accept' && before.state === 'invited'
            const own = each.session?.passkey
            const byOwnKey = each.name === 'passkey.add' && own != null && had.includes(own)
            const distinct = new Set(word?.by.filter((id) => id !== person)).size
            const byTwo =
              each.name === 'recovery.use' &&
              distinct === 2 &&
              word!.tokenHash === (each.data as { tokenHash: string }).tokenHash
            if (byTwo) recovered += 1
            expect({ name: each.name, right: byInvitation || byOwnKey || byTwo }).toMatchObject({ right: true })
            expect(actors[each.by].id).toBe(person)
          }
          held = answer
        }
      }),
      { numRuns: 2_000, seed: 20_261_124 },
    )
    expect(recovered).toBeGreaterThan(0)
  })
})

describe('recovery', () => {
  const two = { administrators: trustedAll('first', 'second'), operators: trustedAll('operator', 'another') }
  const one = { ...two, administrators: trustedAll('first') }
  const world = { day: 1, recoverers: two, session: null }
  const active = ask(begun(), {
    ...world,
    by: 'self',
    name: 'membership.accept',
    data: { passkey: key('lost') },
  }) as Held
  const opens = (by: Name, recoverers = two) =>
    ask(active, { ...world, recoverers, by, name: 'recovery.open', data: { evidence: 'seen' } })
  const confirms = (held: unknown, by: Name, more: Partial<World> = {}) =>
    ask(held as Held, {
      ...world,
      ...more,
      by,
      name: 'recovery.confirm',
      data: { link: { tokenHash: hash('b'), expiresAt: until } },
    })
  const uses = (held: unknown, tokenHash: string, day = 1) =>
    ask(held as Held, { ...world, day, by: 'self', name: 'recovery.use', data: { tokenHash, passkey: key('new') } })
  const named = (answer: ReturnType<typeof ask>) => (answer.accepted ? 'accepted' : answer.problems[0]!.rule)

  test('two administrators let a person in again, with one new key and none of before', () => {
    const confirmed = confirms(opens('first'), 'second')
    const used = uses(confirmed, hash('b'))
    expect(used).toMatchObject({ accepted: true, standing: { context: { passkeys: ['new'], recovery: null } } })
    expect(named(uses(used, hash('b')))).toBe('recovery-over')
  })

  test('a recovery ends the calendar address of before', () => {
    const opened = ask(active, { ...world, by: 'self', name: 'calendar.open', data: { tokenHash: hash('a') } }) as Held
    expect(opened.dossier).toMatchObject({ calendar: { tokenHash: hash('a') } })
    const recovering = ask(opened, { ...world, by: 'first', name: 'recovery.open', data: { evidence: 'seen' } })
    const used = uses(confirms(recovering, 'second'), hash('b'))
    expect(used).toMatchObject({ dossier: { calendar: null }, standing: { context: { calendar: false } } })
  })

  test.each<[string, () => ReturnType<typeof ask>, string]>([
    ['the person opens it', () => opens('self'), 'not-oneself'],
    ['an operator opens it where there are two administrators', () => opens('operator'), 'recovery-by-administrators'],
    ['an administrator opens it where there is no second', () => opens('first', one), 'recovery-by-operators'],
    ['whoever opened it confirms it', () => confirms(opens('first'), 'first'), 'recovery-second-person'],
    ['the person confirms it', () => confirms(opens('first'), 'self'), 'not-oneself'],
    [
      'an operator is the second of an administrator',
      () => confirms(opens('first'), 'operator'),
      'recovery-by-administrators',
    ],
    [
      'the opener was removed since',
      () =>
        confirms(opens('first'), 'second', { recoverers: { ...two, administrators: trustedAll('second', 'worker') } }),
      'recovery-opener-gone',
    ],
    ['a week has gone by', () => confirms(opens('first'), 'second', { day: 8 }), 'recovery-too-old'],
    ['nobody opened it', () => confirms(active, 'second'), 'recovery-none'],
    ['it is used before it is confirmed', () => uses(opens('first'), hash('b')), 'recovery-over'],
    ['another link is used', () => uses(confirms(opens('first'), 'second'), hash('c')), 'recovery-over'],
    ['the link is too old', () => uses(confirms(opens('first'), 'second'), hash('b'), 9), 'recovery-over'],
  ])('refused: %s', (_, act, rule) => expect(named(act())).toBe(rule))

  const young = { since: '2026-11-23T00:00:00.000Z' }
  const pairs: readonly [string, Partial<Entrusted>, Partial<Entrusted>, string][] = [
    ['the second became administrator a day ago', {}, young, 'recovery-by-operators'],
    ['the first became administrator a day ago', young, {}, 'role-too-new'],
    ['the first made the second administrator', {}, { line: ['first'] }, 'recovery-by-operators'],
    ['the first made somebody who made the second', {}, { line: ['puppet', 'first'] }, 'recovery-by-operators'],
    ['one who is gone made both', { line: ['gone'] }, { line: ['gone'] }, 'recovery-by-operators'],
  ]
  test.each(pairs)('refused to two who are one: %s', (_, first, second, rule) => {
    const administrators = [trusted('first', first), trusted('second', second)]
    expect(named(opens('first', { ...two, administrators }))).toBe(rule)
  })

  test('beside two who may, one may only open or confirm with somebody they are not behind', () => {
    const administrators = [trusted('first'), trusted('worker'), trusted('second', { line: ['first'] })]
    const recoverers = { ...two, administrators }
    expect(named(confirms(opens('first', recoverers), 'second', { recoverers }))).toBe('pair-of-one')
    expect(named(confirms(opens('second', recoverers), 'first', { recoverers }))).toBe('pair-of-one')
    expect(named(confirms(opens('first'), 'second', { day: 4 }))).toBe('accepted')
  })

  test('three days after it was given, the role counts', () => {
    const administrators = [trusted('first'), trusted('second', young)]
    const recoverers = { ...two, administrators }
    const opened = ask(active, {
      ...world,
      recoverers,
      by: 'first',
      name: 'recovery.open',
      day: 3,
      data: { evidence: 'x' },
    })
    expect(named(confirms(opened, 'second', { recoverers, day: 3 }))).toBe('accepted')
  })

  test('who gave a role that counts in a pair is noted, and a new invitation gives it anew', () => {
    const roles = ['officer', 'administrator']
    const admin = { ...world, name: 'membership.change', data: { ...profile, roles } }
    const entrustedOf = (held: unknown) => ((held as Held).standing as Standing<MembershipContext>).context.entrusted
    expect(entrustedOf(active)).toBeNull()
    const changed = ask(active, { ...admin, by: 'first' })
    expect(entrustedOf(changed)).toEqual({ by: 'first', at: '2026-11-24T00:00:00.000Z' })
    expect(entrustedOf(ask(changed as Held, { ...admin, by: 'second', day: 5 }))).toEqual(entrustedOf(changed))
    const opening = {
      ...world,
      by: 'first',
      name: 'membership.invite',
      data: { ...invited, identified, roles },
    } as const
    const asked = ask({ standing: null, dossier: membership.emptyDossier }, opening) as Held
    const again = {
      ...world,
      by: 'second',
      name: 'membership.reinvite',
      data: { invitation: invited.invitation },
    } as const
    expect(entrustedOf(ask(asked, again))).toMatchObject({ by: 'second' })
  })

  test('where there are fewer than two other administrators, two operators do it', () => {
    const confirmed = confirms(opens('operator', one), 'another', { recoverers: one })
    expect(uses(confirmed, hash('b'))).toMatchObject({ accepted: true })
  })

  test('the person concerned, or anyone who looks after them, stops it', () => {
    const stopped = ask(opens('first') as Held, { ...world, by: 'self', name: 'recovery.cancel', data: {} })
    expect(stopped).toMatchObject({ accepted: true, standing: { context: { recovery: null } } })
    expect(named(confirms(stopped, 'second'))).toBe('recovery-none')
  })
})

describe('what an organisation demands of keys', () => {
  const model = '8446ccb9-ab1d-b374-750b-2367ff6f3a1f'
  const bound = { deviceBound: true, aaguid: model, attestation: 'signed' as const }
  const listed = { deviceBound: true, aaguids: [model] }
  test.each([
    [null, { deviceBound: false, aaguids: [] }, true],
    [null, { deviceBound: true, aaguids: [] }, false],
    [{ ...bound, deviceBound: false }, { deviceBound: true, aaguids: [] }, false],
    [{ ...bound, attestation: 'none' }, { deviceBound: true, aaguids: [] }, true],
    [bound, listed, true],
    [{ ...bound, attestation: 'trusted' }, listed, true],
    [{ ...bound, attestation: 'none' }, listed, false],
    [{ ...bound, attestation: 'self' }, listed, false],
    [{ ...bound, aaguid: null }, listed, false],
    [{ ...bound, aaguid: '00000000-0000-4000-8000-000000000001' }, listed, false],
  ] satisfies [Parameters<typeof meetsDemand>[0] | object, object, boolean][])(
    '%j under %j: %s',
    (passkey, demand, fits) => expect(meetsDemand(passkey, demand)).toBe(fits),
  )
})
