import { describe, expect, test } from 'vitest'
import { reportStates, type ReportContent } from '~machines/provider-report/case'
import { problemsOfContent } from '~machines/provider-report/content'
import { providerReport } from '~machines/provider-report/index'
import { oversightReads, sharedData, sharedDossier } from '~machines/provider-report/sight'
import { practicePack } from '~machines/policy/countries/veldania'
import { declared, slipped, taken } from './declared'
import {
  ask,
  content,
  drafted,
  earlier,
  elsewhere,
  go,
  material,
  number,
  refusals,
  sent,
  triaged,
  unopened,
  type Reported,
} from './report-world'
import { agency, cast, now, provider } from './world'

interface Step {
  readonly from: string
  readonly to: string
  readonly state: string
  readonly event: string
  readonly role: string
  readonly by: string
}

const words = { text: 'Because.' }

/** What anybody might try, in every way that matters. */
function attempts({ standing }: Reported): readonly (readonly [event: string, data: unknown, at?: string])[] {
  const { receiptClock, feedbackClock } = standing!.context
  const clocks = [receiptClock, feedbackClock].filter((clock) => clock !== null)
  return [
    ['report.save', { agency: agency.id, values: content }],
    ['report.submit', {}],
    ['report.return', words],
    ['report.send', { checked: true }],
    ['report.withdraw', words],
    ['report.acknowledge', {}],
    ...practicePack.report.priorities.map((priority) => ['report.triage', { priority, ...words }] as const),
    ['report.investigate', { reference: 'HPB 7/26', share: false, text: '' }],
    ['report.refer', { agency: elsewhere.id, ground: 'otherTerritory', text: '' }],
    ['report.dismiss', { ground: 'noOffence', ...words }],
    ['report.feedback', { usefulness: 'helpful', ...words }],
    ...clocks.map(({ rule, due }) => ['deadline.pass', { rule, due }, due] as const),
  ]
}

function keyOf({ standing, dossier }: Reported): string {
  const { state, context } = standing!
  const { receiptClock, feedbackClock, passed, acknowledgedBy, triagedBy, sender, ...rest } = context
  return JSON.stringify([
    ...[state, rest, receiptClock !== null, feedbackClock !== null, passed.length],
    ...[acknowledgedBy !== null, triagedBy !== null, sender, dossier.sent !== null],
  ])
}

/** Two who may send, two of the agency, and somebody who is both author and legal reviewer. */
const people = { ...cast, authorAndReviewer: { ...cast.reviewer, id: cast.intake.id } }

function explore(first: Reported) {
  const nodes = new Map([[keyOf(first), first]])
  const steps: Step[] = []
  const queue = [first]
  for (let held = queue.pop(); held; held = queue.pop()) {
    for (const [event, data, at] of attempts(held)) {
      for (const by of Object.values(people)) {
        const answer = ask(held, by, event, data, at)
        if (!answer.accepted) continue
        const to = keyOf(answer)
        steps.push({ from: keyOf(held), to, state: held.standing!.state, event, role: answer.role, by: by.id })
        if (nodes.has(to)) continue
        nodes.set(to, answer)
        queue.push(answer)
      }
    }
  }
  return { first: keyOf(first), nodes, steps }
}

const graphs = [explore(drafted()), explore(drafted(material)), explore(drafted(content, people.authorAndReviewer))]
const all = graphs.flatMap(({ nodes }) => [...nodes.values()])
const judged = ['opened', 'referred', 'noAction', 'feedback']

test('every state is reached, and from everywhere the case can end', () => {
  for (const { nodes, steps } of graphs) {
    const reached = new Set([...nodes.values()].map(({ standing }) => standing!.state))
    expect([...reached].sort()).toEqual([...reportStates].sort())
    const ends = new Set([...nodes].filter(([, { standing }]) => standing!.closed).map(([key]) => key))
    for (let grew = true; grew;) {
      const before = ends.size
      for (const { from, to } of steps) if (ends.has(to)) ends.add(from)
      grew = ends.size > before
    }
    expect(ends.size).toBe(nodes.size)
  }
})

test.each([
  ['report.send', ['sent', 'received', 'triaged', ...judged]],
  ['report.acknowledge', ['received', 'triaged', ...judged]],
  ['report.triage', ['triaged', ...judged]],
])('no way leads around %s', (event, beyond) => {
  for (const { first, steps, nodes } of graphs) {
    const reached = new Set([first])
    for (let grew = true; grew;) {
      const before = reached.size
      for (const step of steps) if (step.event !== event && reached.has(step.from)) reached.add(step.to)
      grew = reached.size > before
    }
    expect([...reached].filter((key) => beyond.includes(nodes.get(key)!.standing!.state))).toEqual([])
  }
})

test('nothing of a report reaches the agency before it is sent, and somebody else than its author sends it', () => {
  for (const { standing, dossier } of all) {
    const { number: given, sender, author, receiptClock, feedbackClock } = standing!.context
    const shown = providerReport.visibleDossier(dossier, 'agency')
    expect([given !== null, sender !== null]).toEqual([dossier.sent !== null, dossier.sent !== null])
    if (dossier.sent) {
      expect(sender).not.toBe(author)
      continue
    }
    expect(JSON.stringify(shown)).not.toMatch(/false sign-in|known file|203\.0\.113/)
    expect([receiptClock, feedbackClock]).toEqual([null, null])
  }
  const effects = Object.values(providerReport.events)
    .filter(({ name }) => ['report.open', 'report.save', 'report.submit', 'report.return'].includes(name))
    .flatMap(({ sees }) => sees)
  expect(effects).not.toContain('agency')
})

test('each clock runs while its time counts, and at no other time; the urgent one is shorter', () => {
  for (const { standing } of all) {
    const { state, context, closed } = standing!
    expect(context.receiptClock !== null, state).toBe(state === 'sent')
    expect(context.feedbackClock !== null, state).toBe(!closed && !['drafting', 'approval'].includes(state))
    if (state === 'sent')
      expect(context.receiptClock!.rule).toBe(context.urgent ? 'urgentReportReceipt' : 'reportReceipt')
  }
  const due = (held: Reported) => held.standing!.context.receiptClock!.due
  expect(due(sent(material)) < due(sent())).toBe(true)
})

test('a report discloses nothing: no event produces or delivers data, and none leads to a request', () => {
  const names = Object.keys(providerReport.events)
  expect(names.filter((name) => /^(file|item|answer|order|collection|request|path)\./.test(name))).toEqual([])
  expect(new Set(Object.values(providerReport.events).flatMap(({ facts }) => facts))).not.toContain('linked')
})

test('the provider reads neither priority nor triage, nor a file reference that was not shared', () => {
  for (const { standing, dossier } of all) {
    expect(providerReport.visibleContext(standing!.context, 'provider').priority).toBeNull()
    expect(providerReport.visibleDossier(dossier, 'provider').triage).toBeNull()
    expect(JSON.stringify(sharedDossier(dossier))).not.toContain('HPB 7/26')
  }
  const told = { reference: 'HPB 7/26', share: true, text: '' }
  const shared = go(triaged(), cast.officer, 'report.investigate', told)
  expect(providerReport.visibleDossier(shared.dossier, 'provider').outcome!.reference).toBe('HPB 7/26')
  expect(sharedData('report.investigate', told)).toEqual(told)
  expect(sharedData('report.investigate', { ...told, share: false })).toEqual({ share: false, text: '' })
  expect(JSON.stringify(sharedDossier(shared.dossier))).not.toContain('OURS-ALONE')
})

test('oversight reads every step and nobody’s identifier', () => {
  const said = go(sent(), cast.intake, 'message.add', { text: 'Again from 203.0.113.1 today.' })
  const shown = JSON.stringify(providerReport.visibleDossier(said.dossier, 'oversight'))
  expect(shown).not.toMatch(/203\.0\.113\.1\b|false sign-in/)
  const hashes = JSON.stringify(providerReport.visibleDossier(sent(material).dossier, 'oversight'))
  expect(hashes).not.toMatch(/aaaa|NWT 17/)
  const forms = [
    'report',
    'reportReceipt',
    'reportWithdrawal',
    'investigation',
    'referral',
    'noAction',
    'reportFeedback',
  ]
  expect(forms.filter((form) => !oversightReads(form))).toEqual(['report', 'reportWithdrawal'])
})

test('every event is refused in every state and to every role that do not declare it', () => {
  expect(slipped({ procedure: providerReport, reached: all, id: 'intake', ask })).toEqual([])
})

test('what the exploration did is exactly what the machine and the events declare', () => {
  expect(taken(graphs)).toEqual(declared(providerReport))
})

describe('rules', () => {
  const submit = (values: Partial<ReportContent>) =>
    refusals(ask(drafted({ ...content, ...values }), cast.intake, 'report.submit', {}))

  test.each<[string, Partial<ReportContent>]>([
    ['incident incident-missing', { incident: '' }],
    ['incident incident-missing', { incident: 'nothing' }],
    ['from incident-time-missing', { from: null }],
    ['from moment-contradictory', { from: { ...content.from!, instant: '2026-11-09T00:00:00Z' } }],
    [
      'until window-reversed',
      { until: { local: '2026-11-01T00:00:00', zone: 'UTC', instant: '2026-11-01T00:00:00Z' } },
    ],
    ['until moment-to-come', { until: { local: '2026-12-01T00:00:00', zone: 'UTC', instant: '2026-12-01T00:00:00Z' } }],
    ['seen incident-not-described', { seen: '' }],
    ['urgency urgency-without-reason', { urgent: true }],
    ['identifiers report-address-without-instant', { identifiers: [{ ...content.identifiers[0]!, from: null }] }],
    ['references material-not-declared', { references: material.references }],
    ['references material-without-reference', { material: true }],
    ['references material-without-reference', { material: true, references: [{ hash: '', reference: '' }] }],
    ['seen material-link', { ...material, seen: 'See https://files.example/1' }],
    ['seen material-link', { ...material, seen: 'data:image/png;base64,AAAA' }],
    ['urgency material-link', { ...material, urgency: 'www.files.example' }],
    ['references material-link', { material: true, references: [{ hash: '', reference: 'http://files.example' }] }],
    [
      'identifiers material-link',
      {
        ...material,
        identifiers: [{ ...content.identifiers[0]!, kind: 'url', value: 'https://a.example/', port: null }],
      },
    ],
  ])('a draft is not submitted: %s', (problem, values) => expect(submit(values)).toContain(problem))

  test('a complete draft has nothing against it, and links are nobody’s problem where no such material is', () => {
    const measure = { pack: practicePack, now }
    for (const each of [content, material, { ...content, seen: 'See https://a.example/' }])
      expect(problemsOfContent({ ...each, service: '' }, measure)).toEqual([])
  })

  test('whoever drafted it cannot send it, not even as a legal reviewer', () => {
    const submitted = go(drafted(content, people.authorAndReviewer), people.authorAndReviewer, 'report.submit', {})
    expect(refusals(ask(submitted, people.authorAndReviewer, 'report.send', { checked: true }))).toEqual([
      'author-cannot-send',
    ])
    expect(refusals(ask(submitted, cast.reviewer, 'report.send', {}))).toEqual(['checked confirm-report-checked'])
    expect(ask(submitted, cast.reviewer, 'report.send', { checked: true }).accepted).toBe(true)
  })

  test('nobody else writes or submits somebody’s draft', () => {
    const values = { agency: agency.id, values: content }
    expect(refusals(ask(drafted(), cast.reviewer, 'report.save', values))).toEqual(['only-author'])
    expect(refusals(ask(drafted(), cast.reviewer, 'report.submit', {}))).toEqual(['only-author'])
  })

  test('it goes to an admitted agency only, asked again when it is sent', () => {
    const unknown = '00000000-0000-4000-8000-000000000099'
    expect(refusals(ask(unopened, cast.intake, 'report.open', { agency: unknown }))).toEqual([
      'agency report-agency-unknown',
    ])
    for (const suspect of [
      { ...agency, side: 'provider' as const },
      { ...agency, state: 'suspended' },
    ]) {
      const answer = ask(unopened, cast.intake, 'report.open', { agency: agency.id }, now, { agency: suspect })
      expect(refusals(answer)).toEqual(['agency report-agency-unknown'])
    }
    const submitted = go(drafted(), cast.intake, 'report.submit', {})
    const suspended = { agency: { ...agency, state: 'suspended' } }
    expect(refusals(ask(submitted, cast.reviewer, 'report.send', { checked: true }, now, suspended))).toEqual([
      'agency report-agency-unknown',
    ])
  })

  test('it is numbered when it is sent', () => {
    const submitted = go(drafted(), cast.intake, 'report.submit', {})
    expect(submitted.standing!.context.number).toBeNull()
    const unnumbered = ask(submitted, cast.reviewer, 'report.send', { checked: true }, now, { registration: undefined })
    expect(refusals(unnumbered)).toEqual(['number-missing'])
    expect(sent().standing!.context.number).toBe(number)
    expect(sent().dossier.sent!.number).toBe(number)
  })

  test('another provider’s report is not repeated, one’s own is with all it said', () => {
    const data = { agency: elsewhere.id, origin: earlier }
    const foreign = { originReport: { id: earlier, provider: agency.id, number, content } }
    expect(refusals(ask(unopened, cast.intake, 'report.open', data, now, foreign))).toEqual([
      'origin report-origin-unknown',
    ])
    const repeated = go(unopened, cast.intake, 'report.open', data)
    expect(repeated.standing!.context).toMatchObject({ origin: earlier, agency: elsewhere.id, provider: provider.id })
    expect(repeated.dossier.draft).toEqual(content)
    expect(repeated.standing!.context.number).toBeNull()
  })

  test('a service is the provider’s own', () => {
    const values = { agency: agency.id, values: content }
    expect(refusals(ask(drafted(), cast.intake, 'report.save', values, now, { service: undefined }))).toEqual([
      'values.serviceId service-unknown',
    ])
  })

  test('hashes have the length of a known one', () => {
    const values = { ...material, references: [{ hash: 'abc', reference: '' }] }
    expect(refusals(ask(drafted(), cast.intake, 'report.save', { agency: agency.id, values }))).toEqual([
      'values.references.0.hash hash-malformed',
    ])
  })

  test('codes are the pack’s, and a referral names another agency', () => {
    const held = triaged()
    const received = go(sent(), cast.officer, 'report.acknowledge', {})
    expect(refusals(ask(received, cast.officer, 'report.triage', { priority: 'now', ...words }))).toEqual([
      'priority code-unknown',
    ])
    const refer = (data: object) => refusals(ask(held, cast.officer, 'report.refer', { text: '', ...data }))
    expect(refer({ agency: agency.id, ground: 'other' })).toEqual(['agency referral-to-oneself'])
    expect(refer({ agency: earlier, ground: 'other' })).toEqual(['agency report-agency-unknown'])
    expect(refer({ agency: elsewhere.id, ground: 'mood' })).toEqual(['ground code-unknown'])
    expect(refusals(ask(held, cast.officer, 'report.dismiss', { ground: 'mood', ...words }))).toEqual([
      'ground code-unknown',
    ])
    const opened = go(held, cast.officer, 'report.investigate', { reference: 'A', share: false, text: '' })
    expect(refusals(ask(opened, cast.officer, 'report.feedback', { usefulness: 'great', ...words }))).toEqual([
      'usefulness code-unknown',
    ])
  })

  test('what the agency tells repeats no identifier of the report, however it is spaced', () => {
    const said = { text: 'The line at 203.0.113.1 was found.' }
    const opened = go(triaged(), cast.officer, 'report.investigate', { reference: 'A', share: false, text: '' })
    const tries: readonly (readonly [Reported, string, object])[] = [
      [triaged(), 'report.investigate', { reference: 'A', share: false, ...said }],
      [triaged(), 'report.refer', { agency: elsewhere.id, ground: 'other', ...said }],
      [triaged(), 'report.dismiss', { ground: 'other', ...said }],
      [opened, 'report.feedback', { usefulness: 'helpful', ...said }],
    ]
    for (const [held, event, data] of tries)
      expect(refusals(ask(held, cast.officer, event, data)), event).toEqual(['text text-names-identifier'])
  })

  test('no message leads to material that nobody may pass on', () => {
    const link = { text: 'It lies at https://files.example/1' }
    expect(refusals(ask(sent(material), cast.intake, 'message.add', link))).toEqual(['text material-link'])
    expect(ask(sent(), cast.intake, 'message.add', link).accepted).toBe(true)
    expect(refusals(ask(drafted(), cast.intake, 'message.add', words))).toEqual(['report-not-sent'])
  })

  test('it is withdrawn until it is triaged, and not after', () => {
    const received = go(sent(), cast.officer, 'report.acknowledge', {})
    for (const held of [drafted(), sent(), received])
      expect(ask(held, cast.intake, 'report.withdraw', words).accepted).toBe(true)
    expect(refusals(ask(triaged(), cast.intake, 'report.withdraw', words))).toEqual(['not-now'])
  })

  test('a deadline passes once, when it is due, and reminders are given once, to the agency', () => {
    const held = sent()
    const { rule, due, start } = held.standing!.context.receiptClock!
    expect(refusals(ask(held, cast.clock, 'deadline.pass', { rule, due }, now))).toEqual(['deadline-not-due'])
    const passed = go(held, cast.clock, 'deadline.pass', { rule: 'reportReceipt', due }, due)
    expect(refusals(ask(passed, cast.clock, 'deadline.pass', { rule, due }, due))).toEqual(['deadline-not-due'])
    const remind = { rule: 'reportReceipt' as const, start, mark: '80' }
    expect(refusals(ask(held, cast.clock, 'deadline.remind', remind))).toEqual(['reminder-not-due'])
    const later = new Date(Date.parse(due) - 3_600_000).toISOString()
    const answer = ask(held, cast.clock, 'deadline.remind', remind, later)
    expect(answer.accepted && answer.effects).toEqual([
      { type: 'notify', params: { notice: 'reportReceiptReminder', side: 'agency', level: '2' } },
    ])
    const reminded = go(held, cast.clock, 'deadline.remind', remind, later)
    expect(refusals(ask(reminded, cast.clock, 'deadline.remind', remind, later))).toEqual(['reminder-not-due'])
    const acknowledged = go(held, cast.officer, 'report.acknowledge', {})
    expect(refusals(ask(acknowledged, cast.clock, 'deadline.remind', remind, later))).toEqual(['reminder-not-due'])
  })
})
