import { describe, expect, test } from 'vitest'
import { decide } from '~machines/kit/decide'
import type { ActorOnCase, Facts } from '~machines/kit/facts'
import type { Procedure, Standing } from '~machines/kit/procedure'
import type { Role, Side } from '~machines/kit/words'
import { membership } from '~machines/membership'
import { practicePack } from '~machines/policy/countries/veldania'
import { agency, confirmation, now, personOf, provider } from './world'

type Held = { readonly standing: Standing | null; readonly dossier: unknown }
type Move = readonly [by: ActorOnCase, name: string, data: unknown, at?: string]
const actor = (id: string, side: Side, ...roles: Role[]): ActorOnCase => ({ id, side, roles })

function asking(procedure: Procedure, parties: Partial<Facts> = {}) {
  return (held: Held, [by, name, data, at = now]: Move) =>
    decide({
      ...{ procedure, ...held, by, pack: practicePack, event: { name, data } },
      facts: { now: at, actor: personOf(by), confirmation, organisation: agency, ...parties },
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
const clock = actor('clock', 'portal', 'clock')

describe('membership@1 explored whole', () => {
  const colleague = {
    ...personOf(actor('deputy', 'agency')),
    roles: ['officer', 'supervisor'] as Role[],
    state: 'active',
  }
  const mailbox = { email: profile.email, confirmedAt: now }
  /** Where there are two other administrators, and where there are none. */
  const entrusted = (id: string) => ({ id, since: null, line: [] })
  const recoverers = {
    administrators: ['admin', 'second'].map(entrusted),
    operators: ['operator', 'third'].map(entrusted),
  }
  const alone = { ...recoverers, administrators: [] }
  const session = { by: 'persona', passkey: null } as const
  const known = { colleague, mailbox, session, recoverers }
  const ask = asking(membership as unknown as Procedure, known)
  const identified = { how: 'inPerson', document: 'serviceCard', seenOn: '2026-11-10' }
  const invited = { person, organisation: agency.id, invitation, identified, ...profile }
  const first = ask({ standing: null, dossier: membership.emptyDossier }, [admin, 'membership.invite', invited]) as Held
  const supervising = { ...profile, roles: ['officer', 'supervisor'] }
  const reason = { text: 'Because.' }
  const over = '2026-11-12T23:00:00.000Z'
  const training = { training: person, course: 'C', provider: 'P', completedOn: '2026-10-01', evidence: 'E' }
  const people = [admin, second, operator, third, worker, self, member, clock]
  const standing = (by: ActorOnCase): Move[] => [
    [by, 'membership.reinvite', { invitation }],
    [by, 'membership.accept', { passkey: key('one') }],
    [by, 'membership.change', supervising],
    [by, 'membership.suspend', reason],
    [by, 'membership.restore', reason],
    [by, 'membership.end', reason],
  ]
  /** Keys and belonging have nothing to do with each other: each is explored with what moves the standing. */
  const belonging = () =>
    people.flatMap((by): Move[] => [
      ...standing(by),
      [by, 'membership.confirm', {}],
      [by, 'membership.leave', { ...reason, lastDay: '2026-11-12' }],
      [by, 'membership.stay', reason],
      [by, 'deadline.pass', { rule: 'leaving', due: over }],
      [by, 'deadline.pass', { rule: 'leaving', due: over }, over],
      [by, 'training.record', { ...training, validUntil: '2027-10-01' }],
      [by, 'training.withdraw', { ...reason, training: person }],
      [by, 'absence.note', { from: '2026-11-20', until: '2026-11-24', deputy: 'f'.repeat(8) + person.slice(8) }],
      [by, 'absence.end', {}],
    ])
  const access = () =>
    people.flatMap((by): Move[] => [
      ...standing(by),
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
  const calendar = () =>
    people.flatMap((by): Move[] => [
      ...standing(by),
      [by, 'calendar.open', { tokenHash: link.tokenHash }],
      [by, 'calendar.close', {}],
    ])
  const askAlone = asking(membership as unknown as Procedure, { ...known, recoverers: alone })
  const graphs = [
    ...[belonging, access, calendar].map((moves) => reach(ask, first, moves)),
    reach(askAlone, first, access),
  ]
  const nodes = new Map(graphs.flatMap((graph) => [...graph.nodes]))
  const steps = graphs.flatMap((graph) => graph.steps)

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
    const ending = new Set(steps.filter(({ event }) => event === 'membership.end').map(({ from }) => from))
    const moving = new Set(steps.filter(({ from, to }) => from !== to).map(({ from }) => from))
    for (const [at, { standing }] of nodes) {
      expect(standing!.closed || ending.has(at), standing!.state).toBe(true)
      expect(standing!.closed && moving.has(at)).toBe(false)
    }
  })

  test('nobody changes, suspends, restores or ends their own membership', () => {
    for (const { standing, dossier } of nodes.values()) {
      for (const event of ['change', 'suspend', 'restore', 'end', 'leave', 'stay']) {
        const data = { change: supervising, leave: { ...reason, lastDay: '2026-11-12' } }[event] ?? reason
        expect(ask({ standing, dossier }, [self, `membership.${event}`, data])).toMatchObject({ accepted: false })
      }
    }
  })

  test('only an active member has a calendar address; suspended or ended, the membership has none', () => {
    const open = [...nodes.values()].filter(({ dossier }) => (dossier as { calendar: unknown }).calendar)
    expect(new Set(open.map(({ standing }) => standing!.state))).toEqual(new Set(['active']))
    for (const { standing, dossier } of nodes.values())
      expect((standing!.context as { calendar: boolean }).calendar).toBe(open.some((node) => node.dossier === dossier))
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
    expect(ask(open, [operator, 'membership.invite', { ...invited, identified: null }])).toMatchObject({
      problems: [{ rule: 'not-identified' }],
    })
    expect(ask(open, [admin, 'membership.invite', { ...invited, email: 'n@sub.office.example' }])).toMatchObject({
      problems: [{ rule: 'mail-outside-domain' }],
    })
    expect(ask(first, [admin, 'membership.reinvite', { invitation }])).toMatchObject({ accepted: true })
  })

  test('nobody joins without the code from their mailbox, and into no organisation that is not active', () => {
    const procedure = membership as unknown as Procedure
    const unread = asking(procedure, { colleague })
    const other = asking(procedure, { mailbox: { ...mailbox, email: 'other@office.example' } })
    for (const asked of [unread, other])
      expect(asked(first, [member, 'membership.accept', { passkey: key('one') }])).toMatchObject({
        problems: [{ rule: 'mail-unconfirmed' }],
      })
    for (const state of ['proposed', 'suspended', 'rejected']) {
      const asked = asking(procedure, { organisation: { ...agency, state } })
      const open = { standing: null, dossier: membership.emptyDossier }
      expect(asked(open, [operator, 'membership.invite', invited])).toMatchObject({
        problems: [{ rule: 'organisation-not-active' }],
      })
    }
  })

  test('trained until the last training ends; whoever is suspended with their organisation takes no step', () => {
    const joined = ask(first, [member, 'membership.accept', { passkey: key('one') }]) as Held
    const once = ask(joined, [admin, 'training.record', { ...training, validUntil: '2026-12-31' }]) as Held
    expect(once).toMatchObject({ standing: { context: { trainedUntil: '2026-12-31T23:00:00.000Z' } } })
    const gone = ask(once, [admin, 'training.withdraw', { ...reason, training: person }])
    expect(gone).toMatchObject({ standing: { context: { trainedUntil: null, trainings: [] } } })
    const stopped = asking(membership as unknown as Procedure, { actor: { ...personOf(admin), standing: 'suspended' } })
    expect(stopped(joined, [admin, 'membership.confirm', {}])).toMatchObject({
      because: 'not-permitted',
      problems: [{ rule: 'organisation-suspended' }],
    })
  })

  test('a deputy is somebody else of the organisation who holds the roles', () => {
    const joined = ask(first, [member, 'membership.accept', { passkey: key('one') }]) as Held
    const away = { from: '2026-11-20', until: '2026-11-24', deputy: 'f'.repeat(8) + person.slice(8) }
    const asked = (changed: object) =>
      asking(membership as unknown as Procedure, { colleague: { ...colleague, ...changed } })
    const rule = (changed: object) => asked(changed)(joined, [member, 'absence.note', away])
    expect(rule({ roles: ['supervisor'] })).toMatchObject({ problems: [{ rule: 'deputy-without-role' }] })
    expect(rule({ organisation: provider.id })).toMatchObject({ problems: [{ rule: 'deputy-unknown' }] })
    expect(rule({ state: 'suspended' })).toMatchObject({ problems: [{ rule: 'deputy-unknown' }] })
    expect(rule({ id: person })).toMatchObject({ problems: [{ rule: 'deputy-unknown' }] })
    expect(rule({})).toMatchObject({ accepted: true })
  })
})
