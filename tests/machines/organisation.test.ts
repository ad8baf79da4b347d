import { describe, expect, test } from 'vitest'
import { decide } from '~machines/kit/decide'
import type { ActorOnCase } from '~machines/kit/facts'
import type { Procedure } from '~machines/kit/procedure'
import type { Role, Side } from '~machines/kit/words'
import { organisation, type OrganisationContext, type OrganisationDossier } from '~machines/organisation'
import { practicePack } from '~machines/policy/countries/veldania'
import { confirmation, now, personOf, provider, providerId, service } from './world'

interface Held {
  readonly standing: { readonly state: string; readonly closed: boolean; readonly context: OrganisationContext } | null
  readonly dossier: OrganisationDossier
}
type Move = readonly [by: ActorOnCase, name: string, data: unknown, at?: string]
interface Step {
  readonly from: string
  readonly to: string
  readonly event: string
  readonly state: string
  readonly role: Role
  readonly by: string
  readonly at: string
}

const actor = (id: string, side: Side, ...roles: Role[]): ActorOnCase => ({ id, side, roles })
const one = actor('one', 'portal', 'operator')
const two = actor('two', 'portal', 'operator')
const admin = actor('admin', 'agency', 'administrator')
const worker = actor('worker', 'portal', 'worker')
const clock = actor('clock', 'portal', 'clock')

function ask(held: Held, [by, name, data, at = now]: Move) {
  const facts = { now: at, actor: personOf(by), confirmation }
  const asked = { procedure: organisation as unknown as Procedure, pack: practicePack, facts, by }
  return decide({ ...asked, ...(held as object), event: { name, data } } as never) as unknown as
    (Held & { accepted: true; role: Role; effects: readonly { params: { notice?: string } }[] }) | { accepted: false }
}

function go(held: Held, ...moves: Move[]): Held {
  return moves.reduce((last, move) => {
    const answer = ask(last, move)
    if (!answer.accepted) throw new Error(`${move[1]}: ${JSON.stringify(answer)}`)
    return answer
  }, held)
}

function reach(first: Held, moves: readonly Move[]) {
  const key = ({ standing, dossier }: Held) => {
    const { profile, domains, contacts } = dossier
    return JSON.stringify([standing, profile, domains, contacts.length, dossier.services.length])
  }
  const nodes = new Map([[key(first), first]])
  const steps: Step[] = []
  for (const held of nodes.values()) {
    for (const move of moves) {
      const answer = ask(held, move)
      if (!answer.accepted) continue
      const [from, to] = [key(held), key(answer)]
      const [by, event, , at = now] = move
      steps.push({ from, to, event, state: held.standing!.state, role: answer.role, by: by.id, at })
      if (!nodes.has(to)) nodes.set(to, { standing: answer.standing, dossier: answer.dossier })
    }
  }
  return { first: key(first), nodes, steps }
}

/** Everything that can be reached by these steps alone. */
function reachedBy({ first, nodes, steps }: ReturnType<typeof reach>, may: (step: Step) => boolean): Held[] {
  const reached = new Set([first])
  for (const key of reached) for (const step of steps) if (step.from === key && may(step)) reached.add(step.to)
  return [...reached].map((key) => nodes.get(key)!)
}

const { id: _id, state: _state, domains: _domains, emergencyRight: _right, ...known } = provider
const securityContact = { name: 'Duty', mail: 'duty@office.example', phone: '+1 555 0101', language: 'en' }
const registered = { ...known, organisation: providerId, side: 'agency', securityContact }
const { code: _code, country: _country, side: _side, organisation: _organisation, ...profile } = registered
const number = profile.switchboard
const documents = [{ kind: 'publicRegister', reference: 'R 1' }]
const call = { source: 'Printed directory', number, reached: 'Duty desk', at: now, documents, text: '' }
const confirmed = { ...call, result: 'confirmed' }
const doubted = { ...call, result: 'notConfirmed' }
const domain = 'office.example'
const why = { text: 'Because.' }
const unopened: Held = { standing: null, dossier: organisation.emptyDossier }
const proposed = go(unopened, [one, 'organisation.register', registered])
const admitted: Move[] = [
  [one, 'domain.claim', { domain, value: 'a'.repeat(32) }],
  [worker, 'domain.prove', { domain, method: 'dns' }],
  [one, 'organisation.vet', confirmed],
  [two, 'organisation.admit', {}],
]
const active = go(proposed, ...admitted)
const change = '00000000-0000-4000-8000-000000000071'
const afterNotice = '2026-11-14T09:00:00.000Z'
const afterAMonth = '2026-12-11T09:00:00.000Z'
const vettingOver = active.standing!.context.vettingClock!.due
const graceOver = '2027-12-11T09:00:00.000Z'

const entryMoves = [one, two, worker, admin].flatMap((by): Move[] => [
  [by, 'organisation.change', profile],
  [by, 'organisation.change', { ...profile, switchboard: '+1 555 0666' }],
  [by, 'organisation.vet', confirmed],
  [by, 'organisation.vet', doubted],
  [by, 'domain.claim', { domain, value: 'a'.repeat(32) }],
  [by, 'domain.attest', { domain, ...why }],
  [by, 'domain.prove', { domain, method: 'statement' }],
  [by, 'domain.prove', { domain, method: 'dns' }],
  [by, 'organisation.admit', {}],
  [by, 'organisation.reject', why],
  [by, 'organisation.withdraw', why],
])

describe('how an organisation comes in', () => {
  const graph = reach(proposed, entryMoves)
  const isActive = ({ standing }: Held) => standing!.state === 'active'

  test('it comes in, or is rejected or withdrawn', () => {
    const states = new Set([...graph.nodes.values()].map(({ standing }) => standing!.state))
    expect([...states].sort()).toEqual(['active', 'proposed', 'rejected', 'withdrawn'])
  })

  test.each([one, two])('no operator alone makes it active: $id', ({ id }) => {
    // the portal's worker and the organisation's own people may do what they can
    expect(reachedBy(graph, ({ by }) => by === id || by === 'worker' || by === 'admin').filter(isActive)).toEqual([])
  })

  test.each(['organisation.vet', 'organisation.admit', 'domain.claim', 'domain.prove'])('no way around %s', (event) => {
    expect(reachedBy(graph, (step) => step.event !== event).filter(isActive)).toEqual([])
  })

  test('whoever is active was called at the number that stands in the register, and admitted by somebody fresh', () => {
    for (const { from, to, by } of graph.steps.filter(({ event }) => event === 'organisation.admit')) {
      const { standing, dossier } = graph.nodes.get(to)!
      expect(standing!.context.vetting).toMatchObject({ confirmed: true })
      expect(dossier.vettings.at(-1)).toMatchObject({ number: dossier.profile!.switchboard, result: 'confirmed' })
      expect(graph.nodes.get(from)!.standing!.context.preparedBy).not.toContain(by)
      expect(dossier.profile!.securityContact).not.toBeNull()
    }
  })

  test('a statement proves a domain by two operators only', () => {
    const stated = (held: Held) => held.dossier.domains.some(({ method }) => method === 'statement')
    for (const { id } of [one, two]) expect(reachedBy(graph, ({ by }) => by === id).filter(stated)).toEqual([])
    expect([...graph.nodes.values()].some(stated)).toBe(true)
  })

  test('the portal’s own organisation comes with the portal, and nobody registers another', () => {
    const portal = { ...registered, side: 'portal', securityContact: null }
    expect(ask(unopened, [one, 'organisation.register', portal])).toMatchObject({ problems: [{ rule: 'portal-once' }] })
    const founded = go(unopened, [worker, 'organisation.register', portal], [worker, 'organisation.admit', {}])
    expect(founded.standing).toMatchObject({ state: 'active' })
    expect(ask(proposed, [worker, 'organisation.admit', {}])).toMatchObject({ problems: [{ rule: 'second-operator' }] })
  })
})

describe('what changes with notice only', () => {
  const second = 'second.example'
  const moves = [one, two, admin, worker].flatMap((by): Move[] => [
    [by, 'organisation.change', { ...profile, switchboard: '+1 555 0666' }],
    [by, 'change.propose', { what: 'switchboard', change, switchboard: '+1 555 0666', reason: 'Moved.' }],
    [by, 'domain.claim', { domain: second, value: 'b'.repeat(32) }],
    [by, 'domain.prove', { domain: second, method: 'dns' }],
    [by, 'change.propose', { what: 'domainAdded', change, domain: second, reason: 'New name.' }],
    [by, 'change.propose', { what: 'key', change, reason: 'Lost.' }],
    [
      ...([by, 'change.propose'] as const),
      { what: 'securityContact', change, securityContact: { ...securityContact, name: 'Other' }, reason: 'Left.' },
    ],
    [by, 'change.confirm', { change }],
    [by, 'change.confirm', { change }, afterNotice],
    [by, 'change.cancel', { change, ...why }],
    [by, 'organisation.suspend', why],
  ])
  const graph = reach(active, moves)
  const isChanged = ({ dossier: { profile: said, domains } }: Held) =>
    said!.switchboard !== number ||
    said!.securityContact!.name !== securityContact.name ||
    domains.some((claim) => claim.effective && claim.domain === second)

  test('it does change', () => expect([...graph.nodes.values()].some(isChanged)).toBe(true))
  test.each([one, two])('never by one operator: $id', ({ id }) => {
    const alone = reachedBy(graph, ({ by }) => by === id || by === 'admin' || by === 'worker')
    expect(alone.filter(isChanged)).toEqual([])
  })
  test('never before seventy-two hours', () => {
    const due = active.standing!.context.changes
    expect(due).toEqual([])
    const early = reachedBy(graph, ({ at, event }) => event !== 'change.confirm' || at < afterNotice)
    expect(early.filter(isChanged)).toEqual([])
    const open = go(active, [one, 'change.propose', { what: 'key', change, reason: 'Lost.' }])
    expect(ask(open, [two, 'change.confirm', { change }, '2026-11-14T08:59:59.999Z'])).toMatchObject({
      problems: [{ rule: 'change-too-early' }],
    })
    expect(ask(open, [two, 'change.confirm', { change }, afterNotice])).toMatchObject({
      effects: [{ type: 'issueSeal', params: { anew: 'yes' } }, { params: { notice: 'changeConfirmed' } }],
    })
  })
  test('every proposal is announced at once, and its administrator can cancel it, suspended or not', () => {
    const announced = ask(active, [one, 'change.propose', { what: 'key', change, reason: 'Lost.' }])
    expect(announced).toMatchObject({ effects: [{ type: 'announce', params: { notice: 'changeProposed' } }] })
    const cancels = graph.steps.filter(({ event, by }) => event === 'change.cancel' && by === 'admin')
    expect(new Set(cancels.map(({ state }) => state))).toEqual(new Set(['active', 'suspended']))
    const facts = { now, confirmation, actor: { ...personOf(admin), standing: 'suspended' } }
    const asked = { procedure: organisation as never, pack: practicePack, facts, by: admin, ...(announced as Held) }
    const cancel = { name: 'change.cancel', data: { change, ...why } }
    expect(decide({ ...asked, event: cancel } as never)).toMatchObject({ accepted: true })
    expect(decide({ ...asked, event: { name: 'contact.end', data: { contact: change } } } as never)).toMatchObject({
      problems: [{ rule: 'organisation-suspended' }],
    })
  })
})

test('an agency becomes its country’s contact point by two operators, and no other organisation does', () => {
  const register = { register: 'Treaty Office, list of 2026-10-01' }
  const moves = [one, two, admin].flatMap((by): Move[] => [
    [by, 'network.propose', register],
    [by, 'network.appoint', {}],
    [by, 'network.end', why],
  ])
  const graph = reach(active, moves)
  const isPoint = ({ standing }: Held) => standing!.context.network.since !== null
  expect([...graph.nodes.values()].some(isPoint)).toBe(true)
  for (const { id } of [one, two, admin]) expect(reachedBy(graph, ({ by }) => by === id).filter(isPoint)).toEqual([])
  const proposed = go(active, [one, 'network.propose', register])
  expect(ask(proposed, [one, 'network.appoint', {}])).toMatchObject({ problems: [{ rule: 'second-operator' }] })
  const appointed = go(proposed, [two, 'network.appoint', {}])
  expect(ask(appointed, [two, 'network.propose', register])).toMatchObject({
    problems: [{ rule: 'network-appointed-already' }],
  })
  expect(isPoint(go(appointed, [one, 'network.end', why]))).toBe(false)
  const { standing, dossier } = active
  const provided = { standing: { ...standing!, context: { ...standing!.context, side: 'provider' as const } }, dossier }
  expect(ask(provided, [one, 'network.propose', register])).toMatchObject({
    problems: [{ rule: 'network-of-agencies' }],
  })
})

describe('standing and the emergency right', () => {
  const moves = [one, two, admin, clock].flatMap((by): Move[] => [
    [by, 'emergency.propose', { waiver: '' }],
    [by, 'emergency.propose', { waiver: '' }, afterAMonth],
    [by, 'emergency.propose', { waiver: 'War.' }],
    [by, 'emergency.grant', {}],
    [by, 'emergency.grant', {}, afterAMonth],
    [by, 'emergency.withdraw', why],
    [by, 'organisation.suspend', why],
    [by, 'restore.propose', why],
    [by, 'organisation.restore', {}],
    [by, 'organisation.restore', {}, vettingOver],
    [by, 'organisation.reverify', confirmed],
    [by, 'organisation.reverify', doubted],
    [by, 'deadline.pass', { rule: 'vetting', due: vettingOver }, vettingOver],
    [by, 'deadline.pass', { rule: 'vettingGrace', due: graceOver }, graceOver],
  ])
  const graph = reach(active, moves)
  const hasRight = ({ standing }: Held) => standing!.context.emergency.right

  test('the right comes by two operators, after thirty days or a waiver that says why', () => {
    expect([...graph.nodes.values()].some(hasRight)).toBe(true)
    for (const { id } of [one, two]) expect(reachedBy(graph, ({ by }) => by === id).filter(hasRight)).toEqual([])
    for (const { to, at } of graph.steps.filter(({ event }) => event === 'emergency.grant')) {
      const { waived } = graph.nodes.get(to)!.standing!.context.emergency
      expect(waived || at === afterAMonth).toBe(true)
    }
    expect(ask(active, [one, 'emergency.propose', { waiver: '' }, '2026-12-11T08:59:59.999Z'])).toMatchObject({
      problems: [{ rule: 'standing-too-short' }],
    })
  })

  test('nobody who is suspended has it, and suspension ends it', () => {
    for (const held of graph.nodes.values())
      if (held.standing!.state === 'suspended') expect(hasRight(held)).toBe(false)
  })

  test('one operator suspends, two restore, and only while the vetting holds', () => {
    const suspended = go(active, [one, 'organisation.suspend', why])
    const still = ({ standing }: Held) => standing!.state === 'suspended'
    const after = reach(suspended, moves)
    for (const { id } of [one, two]) expect(reachedBy(after, ({ by }) => by === id).every(still)).toBe(true)
    const asked = go(suspended, [one, 'restore.propose', why])
    expect(ask(asked, [one, 'organisation.restore', {}])).toMatchObject({ problems: [{ rule: 'second-operator' }] })
    expect(ask(asked, [two, 'organisation.restore', {}, vettingOver])).toMatchObject({
      problems: [{ rule: 'vetting-over' }],
    })
    expect(ask(asked, [two, 'organisation.restore', {}])).toMatchObject({ standing: { state: 'active' } })
  })

  test('a vetting that is over leaves a time of grace, then the clock suspends; a new one renews', () => {
    const due: Move = [clock, 'deadline.pass', { rule: 'vetting', due: vettingOver }, vettingOver]
    const overdue = go(active, due)
    expect(overdue.standing).toMatchObject({ state: 'active', context: { graceClock: { due: graceOver } } })
    const grace: Move = [clock, 'deadline.pass', { rule: 'vettingGrace', due: graceOver }, graceOver]
    expect(go(overdue, grace).standing).toMatchObject({ state: 'suspended' })
    const renewed = go(overdue, [one, 'organisation.reverify', { ...confirmed, at: vettingOver }, vettingOver])
    expect(ask(renewed, grace)).toMatchObject({ problems: [{ rule: 'deadline-not-due' }] })
    expect(go(active, [one, 'organisation.reverify', doubted]).standing).toMatchObject({ state: 'suspended' })
  })
})

describe('what it publishes', () => {
  const contact = {
    ...{ contact: change, kind: 'singlePoint', name: '', title: 'Duty desk', mail: 'desk@office.example' },
    ...{ phone: '1', hours: '24 h', zone: 'UTC', languages: ['en'], from: '2026-11-11', until: null },
  }
  test('contact points by name or by title, with an address in its domain', () => {
    const held = go(active, [admin, 'contact.designate', contact])
    expect(held.dossier.contacts).toHaveLength(1)
    expect(go(held, [one, 'contact.end', { contact: change }]).dossier.contacts).toEqual([])
    const rule = (changed: object) => ask(active, [admin, 'contact.designate', { ...contact, ...changed }])
    expect(rule({ title: '' })).toMatchObject({ problems: [{ rule: 'contact-unnamed' }] })
    expect(rule({ mail: 'desk@mail.example' })).toMatchObject({ problems: [{ rule: 'mail-outside-domain' }] })
    expect(rule({ until: '2026-11-10' })).toMatchObject({ problems: [{ rule: 'until-before-from' }] })
  })

  test('only providers publish services; a service published again is replaced', () => {
    const { provider: _provider, ...offered } = service
    const publish: Move = [one, 'service.publish', { service: offered }]
    expect(ask(active, publish)).toMatchObject({ problems: [{ rule: 'services-of-providers' }] })
    const telecom = go(unopened, [one, 'organisation.register', { ...registered, side: 'provider' }], ...admitted)
    const again = go(telecom, publish, [worker, 'service.publish', { service: { ...offered, name: 'New' } }])
    expect(again).toMatchObject({ dossier: { services: [{ name: 'New' }] } })
    expect(again.standing!.context.services).toEqual([service.id])
  })
})
