import { describe, expect, test } from 'vitest'
import { decide } from '~machines/kit/decide'
import type { ActorOnCase, Facts } from '~machines/kit/facts'
import type { Procedure, Standing } from '~machines/kit/procedure'
import type { Role, Side } from '~machines/kit/words'
import { membership } from '~machines/membership'
import { organisation } from '~machines/organisation'
import { practicePack } from '~machines/policy/practice'
import { agency, confirmation, now, personOf, provider, providerId, service } from './world'

type Held = { readonly standing: Standing | null; readonly dossier: unknown }
type Move = readonly [by: ActorOnCase, name: string, data: unknown]
const actor = (id: string, side: Side, ...roles: Role[]): ActorOnCase => ({ id, side, roles })

function asking(procedure: Procedure, parties: Partial<Facts> = {}) {
  return (held: Held, [by, name, data]: Move) =>
    decide({
      ...{ procedure, ...held, by, pack: practicePack, event: { name, data } },
      facts: { now, actor: personOf(by), confirmation, organisation: agency, ...parties },
    })
}

/** Everything that can be reached by these moves, by what the standing says. */
function reach(ask: ReturnType<typeof asking>, first: Held, moves: (held: Held) => readonly Move[]) {
  const key = ({ standing }: Held) => JSON.stringify(standing)
  const nodes = new Map([[key(first), first]])
  const steps: { from: string; to: string; state: string; event: string; role: Role }[] = []
  for (const held of nodes.values()) {
    for (const move of moves(held)) {
      const answer = ask(held, move)
      if (!answer.accepted) continue
      const [from, to] = [key(held), key(answer)]
      steps.push({ from, to, state: held.standing!.state, event: move[1], role: answer.role })
      if (!nodes.has(to)) nodes.set(to, answer)
    }
  }
  return { nodes, steps }
}

const person = '00000000-0000-4000-8000-000000000009'
const key = (id: string) => ({ id, publicKey: 'pQ', counter: 0, transports: ['internal'], name: 'Desk' })
const invitation = { tokenHash: 'a'.repeat(64), expiresAt: '2026-11-30T09:00:00Z' }
const profile = { name: 'N', title: 'T', email: 'n@office.example', phone: '1', language: 'en', roles: ['officer'] }
const admin = actor('admin', 'agency', 'administrator')
const operator = actor('operator', 'portal', 'operator')
const second = actor('second', 'agency', 'administrator')
const third = actor('third', 'portal', 'operator')
const link = { tokenHash: 'c'.repeat(64), expiresAt: '2099-01-01T00:00:00Z' }
const identity = { issuer: 'https://id.example', subject: 'x1' }
const worker = actor('worker', 'portal', 'worker')
const self = actor(person, 'agency', 'administrator', 'member')
const member = actor(person, 'agency', 'member')

describe('membership@1 explored whole', () => {
  /** Where there are two other administrators, and where there are none. */
  const recoverers = { administrators: ['admin', 'second'], operators: ['operator', 'third'] }
  const alone = { ...recoverers, administrators: [] }
  const session = { by: 'persona', passkey: null } as const
  const ask = asking(membership as unknown as Procedure, { session, recoverers })
  const invited = { person, organisation: agency.id, invitation, ...profile }
  const first = ask({ standing: null, dossier: membership.emptyDossier }, [admin, 'membership.invite', invited]) as Held
  const supervising = { ...profile, roles: ['officer', 'supervisor'] }
  const reason = { text: 'Because.' }
  const moves = () =>
    [admin, second, operator, third, worker, self, member].flatMap((by): Move[] => [
      [by, 'membership.reinvite', { invitation }],
      [by, 'membership.accept', { passkey: key('one') }],
      [by, 'membership.change', supervising],
      [by, 'membership.suspend', reason],
      [by, 'membership.restore', reason],
      [by, 'membership.end', reason],
      ...['one', 'two'].flatMap((id): Move[] => [
        [by, 'passkey.add', { passkey: key(id) }],
        [by, 'passkey.revoke', { passkey: id }],
      ]),
      [by, 'recovery.open', { evidence: 'Seen at the desk.' }],
      [by, 'recovery.confirm', { link }],
      [by, 'recovery.cancel', {}],
      [by, 'recovery.use', { tokenHash: link.tokenHash, passkey: key('new') }],
      [by, 'identity.link', identity],
      [by, 'identity.unlink', identity],
      [by, 'session.start', { by: 'passkey', device: 'new', browser: 'Firefox', network: '192.0.2.0/24' }],
      [by, 'session.end', { which: 'all' }],
      [by, 'credential.flag', { flag: 'token-reused' }],
      [by, 'person.tell', { notice: 'device-new' }],
    ])
  const one = reach(ask, first, moves)
  const other = reach(asking(membership as unknown as Procedure, { session, recoverers: alone }), first, moves)
  const nodes = new Map([...one.nodes, ...other.nodes])
  const steps = [...one.steps, ...other.steps]

  test('every state is reached, and every event happened wherever the machine declares it, by every role it declares', () => {
    expect(new Set([...nodes.values()].map(({ standing }) => standing!.state)).size).toBe(4)
    const declared = Object.entries(membership.machine.states).flatMap(([state, { ownEvents }]) =>
      ownEvents.flatMap((event) => membership.events[event]!.by.map((role) => `${state} ${event} ${role}`)),
    )
    const done = new Set(steps.map(({ state, event, role }) => `${state} ${event} ${role}`))
    const isNote = (step: string) => membership.events[step.split(' ')[1]!]!.kind === 'note'
    expect([...done].filter((step) => !isNote(step)).sort()).toEqual([...declared].sort())
  })

  test('from everywhere it can end, and what has ended takes no step', () => {
    for (const [at, { standing }] of nodes) {
      const ending = steps.some(({ from, event }) => from === at && event === 'membership.end')
      expect(standing!.closed || ending, standing!.state).toBe(true)
      expect(standing!.closed && steps.some(({ from, to }) => from === at && to !== at)).toBe(false)
    }
  })

  test('nobody changes, suspends, restores or ends their own membership', () => {
    for (const { standing, dossier } of nodes.values()) {
      for (const event of ['change', 'suspend', 'restore', 'end']) {
        const data = event === 'change' ? supervising : reason
        expect(ask({ standing, dossier }, [self, `membership.${event}`, data])).toMatchObject({ accepted: false })
      }
    }
  })

  test('nobody gives away their last passkey, and each key is there once', () => {
    const bare = ({ standing }: Held) => (standing!.context as { passkeys: string[] }).passkeys.length === 0
    const given = steps.filter(
      ({ to, event, role }) => event === 'passkey.revoke' && role === 'member' && bare(nodes.get(to)!),
    )
    expect(given).toEqual([])
    for (const { standing } of nodes.values()) {
      const { passkeys } = standing!.context as { passkeys: string[] }
      expect(new Set(passkeys).size).toBe(passkeys.length)
    }
  })

  test('roles are of the organisation’s side, and an administrator invites into their own organisation', () => {
    const open = { standing: null, dossier: membership.emptyDossier }
    const mixed = { ...invited, roles: ['officer', 'collector'] }
    expect(ask(open, [admin, 'membership.invite', mixed])).toMatchObject({ problems: [{ rule: 'role-of-other-side' }] })
    const elsewhere = { ...invited, organisation: provider.id }
    expect(ask(open, [admin, 'membership.invite', elsewhere])).toMatchObject({
      problems: [{ rule: 'other-organisation' }],
    })
    expect(ask(open, [operator, 'membership.invite', elsewhere])).toMatchObject({ accepted: true })
    expect(ask(first, [admin, 'membership.reinvite', { invitation }])).toMatchObject({ accepted: true })
  })
})

describe('organisation@1 explored whole', () => {
  const ask = asking(organisation as unknown as Procedure)
  const { id: _, ...registered } = provider
  const open = { standing: null, dossier: organisation.emptyDossier }
  const register = (side: Side) =>
    ask(open, [operator, 'organisation.register', { organisation: providerId, ...registered, side }]) as Held
  const { provider: _provider, ...offered } = service
  const { code: _code, country: _country, side: _side, ...change } = registered
  const trusted = {
    ...{ name: 'Our provider', issuer: 'https://id.example', clientId: 'liaison', secret: 'c2VhbGVk' },
    ...{ acr: ['phr'], amr: [], maxAge: 3_600 },
  }
  const moves = () =>
    [admin, operator, worker].flatMap((by): Move[] => [
      [by, 'organisation.change', { ...change, name: 'Other' }],
      [by, 'service.publish', { service: offered }],
      [by, 'seal.issue', { fingerprint: 'a'.repeat(64) }],
      [by, 'keys.demand', { deviceBound: true, aaguids: [] }],
      [by, 'identity.trust', trusted],
      [by, 'identity.distrust', {}],
    ])

  test('everything declared happens, and nothing else', () => {
    const { nodes, steps } = reach(ask, register('provider'), moves)
    expect(new Set([...nodes.values()].map(({ standing }) => standing!.state))).toEqual(new Set(['registered']))
    const done = new Set(steps.map(({ event, role }) => `${event} ${role}`))
    const declared = Object.values(organisation.events).flatMap(({ name, by }) => by.map((role) => `${name} ${role}`))
    const elsewhere = ['organisation.register', 'authority.']
    expect([...done].sort()).toEqual(
      declared.filter((each) => !elsewhere.some((start) => each.startsWith(start))).sort(),
    )
  })

  test('a change keeps side, code and country; only providers publish; a service published again is replaced', () => {
    const held = register('provider')
    const changed = ask(held, [operator, 'organisation.change', { ...change, name: 'Other' }]) as Held
    expect(changed.dossier).toMatchObject({ profile: { name: 'Other', side: 'provider', code: provider.code } })
    const publish: Move = [operator, 'service.publish', { service: offered }]
    expect(ask(register('agency'), publish)).toMatchObject({ problems: [{ rule: 'services-of-providers' }] })
    const twice = ask(ask(held, publish) as Held, [
      operator,
      'service.publish',
      { service: { ...offered, name: 'New' } },
    ])
    expect(twice).toMatchObject({
      dossier: { services: [{ name: 'New' }] },
      standing: { context: { services: [service.id] } },
    })
  })
})
