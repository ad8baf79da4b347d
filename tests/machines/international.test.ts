import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { internationalStates, type InternationalContent } from '~machines/international/case'
import { problemsOfContent } from '~machines/international/content'
import { international } from '~machines/international/index'
import { oversightReads, visibleDossier, withinCompartment } from '~machines/international/sight'
import type { ActorOnCase, Facts, OrganisationFacts } from '~machines/kit/facts'
import { practicePack } from '~machines/policy/countries/veldania'
import {
  accepted,
  ask,
  askAs,
  authorised,
  check,
  content,
  custodian,
  drafted,
  execution,
  foreignPoint,
  forwarded,
  go,
  kept,
  nothingKept,
  number,
  order,
  over,
  ownPoint,
  people,
  refusals,
  route,
  support,
  unopened,
  withPath,
  type Abroad,
  type Who,
} from './abroad-world'
import { declared, slipped, taken } from './declared'
import { agency, identifier, now } from './world'

interface Step {
  readonly from: string
  readonly to: string
  readonly state: string
  readonly event: string
  readonly role: string
  readonly by: string
}

const words = { text: 'Because.' }
const said = { authority: 'Ministry', reference: 'MLA 1/26', on: '2026-11-11', text: '' }
type Attempt = readonly [event: string, data: unknown, at?: string, facts?: Partial<Facts>]

/** What anybody might try, in every way that matters. */
function attempts({ standing }: Abroad): readonly Attempt[] {
  const { clock } = standing!.context
  return [
    ['assistance.save', { part: 'order', values: order }],
    ['assistance.submit', {}],
    ['assistance.return', words],
    ['assistance.authorise', { checked: true }],
    ['assistance.withdraw', words],
    ['point.sendBack', words],
    ['point.forward', { checked: true }],
    ['point.acknowledge', {}],
    ['point.check', check],
    ['point.ask', words],
    ['point.consult', { ground: 'wouldHarmSecrecy', ...words }],
    ['assistance.insist', words],
    ['point.accept', words],
    ['point.refuse', { ground: 'essentialInterests', considered: true, ...words }],
    ['execution.report', { request: execution.id, text: '' }],
    ['execution.report', { request: nothingKept.id, text: '' }, now, { executions: [nothingKept] }],
    ['execution.path', {}, now, { executions: [withPath] }],
    ['mutualAssistance.send', said],
    ['mutualAssistance.receive', said],
    ...(['granted', 'refused', 'postponed'] as const).map(
      (result) => ['mutualAssistance.decide', { ...said, result }] as const,
    ),
    ['measure.release', words],
    ['ending.confirm', {}, now, { executions: [over] }],
    ...(clock ? [['deadline.pass', { rule: clock.rule, due: clock.due }, clock.due] as const] : []),
  ]
}

function keyOf({ standing, dossier }: Abroad): string {
  const { state, context } = standing!
  const { clock, passed, rounds, paths, ...rest } = context
  return JSON.stringify([
    state,
    rest,
    clock !== null,
    passed.length,
    Math.min(rounds, 1),
    paths,
    dossier.forwarded !== null,
  ])
}

const everyone = (Object.keys(people) as Who[]).filter((who) => who !== 'otherOfficer')

function explore(first: Abroad) {
  const nodes = new Map([[keyOf(first), first]])
  const steps: Step[] = []
  const queue = [first]
  for (let held = queue.pop(); held; held = queue.pop()) {
    for (const [event, data, at, facts] of attempts(held)) {
      for (const who of everyone) {
        const answer = ask(held, who, event, data, at, facts)
        if (!answer.accepted) continue
        const to = keyOf(answer)
        const by = people[who].by.id
        steps.push({ from: keyOf(held), to, state: held.standing!.state, event, role: answer.role, by })
        if (nodes.has(to)) continue
        nodes.set(to, answer)
        queue.push(answer)
      }
    }
  }
  return { first: keyOf(first), nodes, steps }
}

const graph = explore(drafted())
const all = [...graph.nodes.values()]
const reachedWithout = (event: string) => {
  const reached = new Set([graph.first])
  for (let grew = true; grew;) {
    const before = reached.size
    for (const step of graph.steps) if (step.event !== event && reached.has(step.from)) reached.add(step.to)
    grew = reached.size > before
  }
  return [...reached].map((key) => graph.nodes.get(key)!)
}
const abroad = ['foreignPoint', 'consultation', 'execution', 'kept', 'held', 'ending']

test('every state is reached, and from everywhere the case can end', () => {
  expect([...new Set(all.map(({ standing }) => standing!.state))].sort()).toEqual([...internationalStates].sort())
  const ends = new Set([...graph.nodes].filter(([, { standing }]) => standing!.closed).map(([key]) => key))
  for (let grew = true; grew;) {
    const before = ends.size
    for (const { from, to } of graph.steps) if (ends.has(to)) ends.add(from)
    grew = ends.size > before
  }
  expect(ends.size).toBe(graph.nodes.size)
})

test.each([
  ['assistance.authorise', ['ownPoint', ...abroad]],
  ['point.forward', abroad],
  ['point.check', ['consultation', 'execution', 'kept', 'held', 'ending']],
  ['point.accept', ['execution', 'kept', 'held', 'ending']],
  ['execution.report', ['kept', 'held']],
  ['mutualAssistance.receive', ['held']],
])('no way leads around %s', (event, beyond) => {
  const around = reachedWithout(event).map(({ standing }) => standing!.state)
  expect(around.filter((state) => beyond.includes(state))).toEqual([])
})

test('whatever is forwarded anew, whoever is asked makes sure of it anew before anything is done', () => {
  for (const { standing } of all) {
    const { state, context } = standing!
    if (['consultation', 'execution', 'kept', 'held'].includes(state)) expect(context.sourceCheck, state).not.toBeNull()
    if (state === 'draft' || state === 'ownPoint') expect(context.sourceCheck, state).toBeNull()
  }
  const again = go(go(forwarded(), 'asked', 'point.check', check), 'asked', 'point.ask', words)
  const back = go(go(again, 'officer', 'assistance.submit', {}), 'supervisor', 'assistance.authorise', {
    checked: true,
  })
  const anew = go(back, 'duty', 'point.forward', { checked: true })
  expect(refusals(ask(anew, 'asked', 'point.accept', { text: '' }))).toEqual(['abroad-source-unchecked'])
  expect(anew.standing!.context).toMatchObject({ number, rounds: 1 })
})

test('three people of the asking side have read what leaves the country', () => {
  for (const { standing } of all) {
    const { requester, authoriser, forwardedBy } = standing!.context
    if (forwardedBy === null) continue
    expect(new Set([requester, authoriser, forwardedBy]).size).toBe(3)
  }
})

test('each authority takes its own steps and none of another’s', () => {
  const own: Readonly<Record<string, readonly string[]>> = {
    asked: [
      ...['point.acknowledge', 'point.check', 'point.ask', 'point.consult', 'point.accept', 'point.refuse'],
      ...[
        'execution.report',
        'execution.path',
        'mutualAssistance.receive',
        'mutualAssistance.decide',
        'ending.confirm',
      ],
    ],
    ownPoint: ['point.sendBack', 'point.forward'],
    agency: [
      'assistance.save',
      'assistance.submit',
      'assistance.return',
      'assistance.authorise',
      'assistance.withdraw',
    ],
  }
  const by = (...who: string[]) =>
    new Set(graph.steps.filter((each) => who.includes(each.by)).map(({ event }) => event))
  expect([...by('asked', 'askedHead')].sort()).toEqual([...own.asked!].sort())
  expect([...by('duty', 'dutyHead')].filter((event) => [...own.asked!, ...own.agency!].includes(event))).toEqual([])
  expect([...by('officer', 'supervisor')].filter((event) => [...own.asked!, ...own.ownPoint!].includes(event))).toEqual(
    [],
  )
})

test('the clock runs while data are kept and no decision is waited for, and at no other time', () => {
  for (const { standing } of all) expect(standing!.context.clock !== null).toBe(standing!.state === 'kept')
  const { start, due } = kept().standing!.context.clock!
  expect(start).toBe(now)
  expect(Date.parse(due) - Date.parse(start)).toBe(60 * 86_400_000)
})

test('without a request for mutual assistance it ends with its time, and the provider is told (29(7))', () => {
  const { rule, due } = kept().standing!.context.clock!
  const lapsed = go(kept(), 'clock', 'deadline.pass', { rule: 'foreignPreservation', due }, due)
  expect(lapsed.standing).toMatchObject({ state: 'ending', context: { endsAs: 'lapsed', outcome: null } })
  const told = ask(lapsed, 'asked', 'ending.confirm', {}, due, { executions: [execution] })
  expect(refusals(told)).toEqual(['execution-still-open'])
  const closed = go(lapsed, 'asked', 'ending.confirm', {}, due, { executions: [over] })
  expect(closed.standing).toMatchObject({ state: 'closed', closed: true, context: { outcome: 'lapsed' } })
  const sent = go(kept(), 'duty', 'mutualAssistance.send', said)
  const late = go(sent, 'clock', 'deadline.pass', { rule: 'foreignPreservation', due }, due)
  expect(late.standing!.state).toBe('kept')
  expect(refusals(ask(late, 'clock', 'deadline.pass', { rule, due }, due))).toEqual(['deadline-not-due'])
  const received = go(late, 'askedHead', 'mutualAssistance.receive', said, due)
  expect(received.standing).toMatchObject({ state: 'held', context: { clock: null, assistance: 'received' } })
})

test('a case ends as what was decided, and not before the provider is told', () => {
  for (const { standing } of all) {
    const { outcome, endsAs } = standing!.context
    expect(outcome !== null).toBe(standing!.closed)
    if (standing!.state === 'ending') expect(endsAs).not.toBeNull()
    if (standing!.closed && endsAs !== null) expect(outcome).toBe(endsAs)
  }
  const last = graph.steps.filter(({ to }) => graph.nodes.get(to)!.standing!.closed)
  expect(new Set(last.map(({ event }) => event))).toEqual(
    new Set(['assistance.withdraw', 'point.refuse', 'execution.report', 'ending.confirm']),
  )
})

describe('compartments', () => {
  const ofCase = /CASE-ALONE|HPB 44\/26|Section 146|savings|Ministry of Justice|Fraud by phone/
  const ofOrder = /203\.0\.113\.1|mail service/

  test('what the provider may be shown has nothing of the case, what authorities alone read nobody’s identifier', () => {
    for (const { dossier } of all) {
      const order = withinCompartment(dossier, 'order')
      const support = withinCompartment(dossier, 'support')
      expect(JSON.stringify([order.draft, order.forwarded?.content])).not.toMatch(ofCase)
      expect(JSON.stringify([support.draft, support.forwarded?.content])).not.toMatch(ofOrder)
    }
  })

  test('the side that is asked reads nothing before it is forwarded, and no draft after', () => {
    const again = go(forwarded(), 'asked', 'point.ask', words)
    const changed = { part: 'support' as const, values: { ...support, facts: 'DRAFT-ALONE' } }
    const edited = go(again, 'officer', 'assistance.save', changed)
    expect(JSON.stringify(visibleDossier(edited.dossier, 'provider'))).not.toMatch(/DRAFT-ALONE/)
    expect(visibleDossier(edited.dossier, 'provider').draft).toEqual(content)
    const sentBack = go(authorised(), 'duty', 'point.sendBack', { text: 'OURS-ALONE' })
    expect(JSON.stringify(visibleDossier(sentBack.dossier, 'provider'))).not.toMatch(/OURS-ALONE/)
    const before = Object.values(international.events).filter(
      ({ name, kind }) => kind === 'step' && /^assistance\.(?!w|i)/.test(name),
    )
    expect(before.flatMap(({ sees }) => sees)).not.toContain('provider')
  })

  test('oversight reads every step and nobody’s identifier, and of the records those that name nobody', () => {
    const path = go(kept(), 'asked', 'execution.path', {}, now, { executions: [withPath] })
    expect(JSON.stringify(visibleDossier(path.dossier, 'oversight'))).not.toMatch(
      /203\.0\.113\.1\b|CASE-ALONE|PATH-ALONE/,
    )
    expect(
      ['assistanceOrder', 'assistanceSupport', 'assistancePath', 'assistanceClosing'].filter(oversightReads),
    ).toEqual(['assistanceClosing'])
  })

  test('an order that repeats the case is not sent, whatever else it says (property)', () => {
    const told = [support.reference, support.facts, support.relation, support.necessity, support.provisions]
    const around = fc.string({ maxLength: 20 })
    fc.assert(
      fc.property(fc.constantFrom(...told), around, around, (text, before, after) => {
        const problems = problemsWith({ order: { ...order, note: `${before}${text}${after}` } })
        expect(problems).toContain('order.note order-tells-case')
      }),
    )
  })
})

const parties = { agency, ownPoint, foreignPoint, custodian }

function problemsWith(
  values: Partial<InternationalContent>,
  changed: Partial<Record<keyof typeof parties, OrganisationFacts | undefined>> = {},
): readonly string[] {
  const asked = { content: { ...content, ...values }, pack: practicePack, now, ...parties, ...changed }
  return problemsOfContent(asked as Parameters<typeof problemsOfContent>[0]).map(({ rule, field }) =>
    field ? `${field} ${rule}` : rule,
  )
}

describe('rules', () => {
  test('a complete request has nothing against it', () => expect(problemsWith({})).toEqual([]))

  test.each<[string, Partial<InternationalContent>]>([
    ['route.instrument instrument-missing', { route: { ...route, instrument: '' } }],
    ['route.instrument instrument-not-applied', { route: { ...route, instrument: 'eu-e-evidence@1' } }],
    ['route.instrument measure-not-provided', { route: { ...route, instrument: 'guidelines-2008@1' } }],
    ['order.custodianName custodian-missing', { order: { ...order, custodian: '' } }],
    ['order.custodian custodian-unknown', { order: { ...order, custodian: agency.id } }],
    ['order.identifiers identifier-missing', { order: { ...order, identifiers: [] } }],
    [
      'order.identifiers.i1.from ip-without-instant',
      { order: { ...order, identifiers: [{ ...identifier(1), from: null }] } },
    ],
    ['order.until term-under-floor', { order: { ...order, until: '2026-12-24' } }],
    ['order.until term-reversed', { order: { ...order, until: '2026-11-01' } }],
    ...(['title', 'provisions', 'facts', 'relation', 'necessity', 'central'] as const).map(
      (field): [string, Partial<InternationalContent>] => [
        `support.${field} abroad-field-missing`,
        { support: { ...support, [field]: '' } },
      ],
    ),
    ['support.offence offence-missing', { support: { ...support, offence: 'nothing' } }],
    ['support.assistance assistance-not-intended', { support: { ...support, assistance: '' } }],
    ['support.title title-with-identifier', { support: { ...support, title: 'Of 203.0.113.1' } }],
  ])('a draft is not submitted: %s', (problem, values) => {
    expect(problemsWith(values)).toContain(problem)
    const facts = values.order?.custodian === agency.id ? { custodian: agency } : {}
    expect(refusals(ask(drafted(values), 'officer', 'assistance.submit', {}, now, facts))).toContain(problem)
  })

  test('whoever holds the data is of the country that is asked', () => {
    expect(problemsWith({}, { custodian: { ...custodian, country: 'XB' } })).toEqual([
      'order.custodian custodian-elsewhere',
    ])
    expect(problemsWith({ order: { ...order, custodian: '', custodianName: 'A host in Orland' } })).toEqual([])
  })

  test('it goes from contact point to contact point, and to no other authority', () => {
    const { contactPoint: _, ...plain } = foreignPoint
    expect(problemsWith({}, { foreignPoint: plain })).toEqual(['route.foreignPoint foreign-point-unknown'])
    expect(problemsWith({}, { foreignPoint: { ...foreignPoint, state: 'suspended' } })).toEqual([
      'route.foreignPoint foreign-point-unknown',
    ])
    expect(problemsWith({}, { foreignPoint: ownPoint })).toContain('route.foreignPoint foreign-point-at-home')
    expect(problemsWith({}, { ownPoint: undefined })).toEqual(['own-point-missing'])
    const opening = ask(unopened, 'officer', 'assistance.open', { foreignPoint: foreignPoint.id }, now, {
      foreignPoint: plain,
    })
    expect(refusals(opening)).toEqual(['foreignPoint foreign-point-unknown'])
    const moved = ask(authorised(), 'duty', 'point.forward', { checked: true }, now, {
      ownPoint: { ...ownPoint, id: agency.id },
    })
    expect(refusals(moved)).toEqual(['own-point-changed'])
  })

  test('an agency without a programme in force sends nothing abroad', () => {
    const bare = ask(drafted(), 'officer', 'assistance.submit', {}, now, { programme: undefined })
    expect(refusals(bare)).toEqual(['programme-missing'])
  })

  test('whoever asks authorises nothing, and whoever read it already forwards nothing', () => {
    const submitted = go(drafted(), 'officerAndSupervisor', 'assistance.submit', {})
    expect(refusals(ask(submitted, 'officerAndSupervisor', 'assistance.authorise', { checked: true }))).toEqual([
      'requester-cannot-authorise',
    ])
    const home = { ownPoint: { ...agency, contactPoint: true } }
    const held = go(submitted, 'supervisor', 'assistance.authorise', { checked: true }, now, home)
    expect(refusals(ask(held, 'supervisor', 'point.forward', { checked: true }, now, home))).toEqual([
      'forwarder-must-be-third',
    ])
    expect(ask(held, 'otherOfficer', 'point.forward', { checked: true }, now, home).accepted).toBe(true)
    expect(refusals(ask(held, 'duty', 'point.forward', { checked: true }, now, home))).toEqual(['only-own-point'])
  })

  test('a refusal has one of the grounds of the Convention, after part and conditions were considered', () => {
    const checked = go(forwarded(), 'asked', 'point.check', check)
    const refuse = (data: object) => refusals(ask(checked, 'askedHead', 'point.refuse', { ...words, ...data }))
    expect(refuse({ ground: 'workload', considered: true })).toEqual(['ground code-unknown'])
    expect(refuse({ ground: 'essentialInterests' })).toEqual(['considered confirm-considered'])
    expect(
      refusals(
        ask(forwarded(), 'askedHead', 'point.refuse', { ...words, ground: 'politicalOffence', considered: true }),
      ),
    ).toEqual(['abroad-source-unchecked'])
  })

  test('only an order of one’s own, opened from this request and confirmed by the provider, is reported', () => {
    const report = (executions: Facts['executions'], request = execution.id) =>
      refusals(ask(accepted(), 'asked', 'execution.report', { request, text: '' }, now, { executions }))
    expect(report([])).toEqual(['request execution-unknown'])
    expect(report([{ ...execution, agency: agency.id }])).toEqual(['request execution-unknown'])
    expect(report([{ ...execution, procedure: 'disclosure@1' }])).toEqual(['request execution-unknown'])
    expect(report([{ ...execution, state: 'securing' }])).toEqual(['request execution-not-confirmed'])
    expect(report([{ ...execution, number: null, state: 'draft' }])).toEqual(['request execution-not-confirmed'])
    expect(report([execution])).toEqual([])
    const other = { ...execution, id: nothingKept.id }
    const second = ask(kept(), 'asked', 'execution.report', { request: other.id, text: '' }, now, {
      executions: [other],
    })
    expect(refusals(second)).toEqual(['request execution-other'])
    expect(refusals(ask(kept(), 'asked', 'execution.path', {}))).toEqual(['no-path-disclosed'])
  })

  test('what is said of mutual assistance has happened', () => {
    const early = ask(kept(), 'officer', 'mutualAssistance.send', { ...said, on: '2026-12-24' })
    expect(refusals(early)).toEqual(['on date-to-come'])
    const sent = go(kept(), 'officer', 'mutualAssistance.send', said)
    expect(refusals(ask(sent, 'officer', 'mutualAssistance.send', said))).toEqual(['assistance-sent-already'])
  })

  test('reminders are given once, to the side that asked', () => {
    const { start, due } = kept().standing!.context.clock!
    const remind = { rule: 'foreignPreservation' as const, start, mark: '80' }
    expect(refusals(ask(kept(), 'clock', 'deadline.remind', remind))).toEqual(['reminder-not-due'])
    const later = new Date(Date.parse(due) - 3_600_000).toISOString()
    const answer = ask(kept(), 'clock', 'deadline.remind', remind, later)
    expect(answer.accepted && answer.effects).toEqual([
      { type: 'notify', params: { notice: 'foreignPreservationReminder', side: 'agency', level: '2' } },
    ])
    expect(
      refusals(ask(go(kept(), 'clock', 'deadline.remind', remind, later), 'clock', 'deadline.remind', remind, later)),
    ).toEqual(['reminder-not-due'])
  })
})

test('every event is refused in every state and to every role that do not declare it', () => {
  const tried = (held: Abroad, by: ActorOnCase, name: string, data: unknown) =>
    askAs(held, { by, organisation: foreignPoint.id }, name, data)
  expect(slipped({ procedure: international, reached: all, id: 'asked', ask: tried })).toEqual([])
})

test('what the exploration did is exactly what the machine and the events declare', () => {
  expect(taken([graph])).toEqual(declared(international))
})
