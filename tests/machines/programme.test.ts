import { describe, expect, test } from 'vitest'
import { decide } from '~machines/kit/decide'
import type { ActorOnCase, ApproverFacts, Facts } from '~machines/kit/facts'
import type { Procedure } from '~machines/kit/procedure'
import type { Problem } from '~machines/kit/refusal'
import type { Role, Side } from '~machines/kit/words'
import { practicePack } from '~machines/policy/countries/veldania'
import {
  emptyText,
  programme,
  sectionNames,
  statesInForce,
  versionAt,
  type ProgrammeContext,
  type ProgrammeDossier,
} from '~machines/programme'
import { programmeStates } from '~machines/programme/case'
import { agency, confirmation, now, personOf } from './world'

interface Held {
  readonly standing: { readonly state: string; readonly closed: boolean; readonly context: ProgrammeContext } | null
  readonly dossier: ProgrammeDossier
}
interface Effect {
  readonly type: string
  readonly params: Readonly<Record<string, string>>
}
type Accepted = Held & { readonly accepted: true; readonly role: Role; readonly effects: readonly Effect[] }
type Refused = { readonly accepted: false; readonly because: string; readonly problems: readonly Problem[] }
type Move = readonly [by: ActorOnCase, name: string, data?: unknown, at?: string]

const actor = (id: string, side: Side, ...roles: Role[]): ActorOnCase => ({ id, side, roles })
const people = {
  admin: actor('admin', 'agency', 'administrator'),
  second: actor('second', 'agency', 'administrator'),
  both: actor('both', 'agency', 'administrator', 'supervisor'),
  senior: actor('senior', 'agency', 'supervisor'),
  officer: actor('officer', 'agency', 'officer'),
  operator: actor('operator', 'portal', 'operator'),
  clock: actor('clock', 'portal', 'clock'),
  worker: actor('worker', 'portal', 'worker'),
} as const
const { admin, second, senior, operator, clock } = people

const entrusted = (id: string, since: string | null = null, line: string[] = []) => ({ id, since, line })
const alone: ApproverFacts = { administrators: [entrusted('admin')], seniors: [] }
const withSenior: ApproverFacts = { administrators: [entrusted('admin')], seniors: ['senior'] }
const two: ApproverFacts = { administrators: [entrusted('admin'), entrusted('second')], seniors: ['senior'] }
const everyone: ApproverFacts = {
  administrators: [entrusted('admin'), entrusted('second'), entrusted('both')],
  seniors: ['senior'],
}

function ask(held: Held, [by, name, data = {}, at = now]: Move, approvers = two, more: Partial<Facts> = {}) {
  const facts = { now: at, organisation: agency, approvers, confirmation, ...more }
  const known = by.side === 'portal' && by.id !== 'operator' ? facts : { ...facts, actor: personOf(by) }
  const asked = { procedure: programme as unknown as Procedure, pack: practicePack, facts: known, by }
  return decide({ ...asked, ...(held as object), event: { name, data } } as never) as unknown as Accepted | Refused
}

function go(held: Held, moves: readonly Move[], approvers = two): Held {
  return moves.reduce((last, move) => {
    const answer = ask(last, move, approvers)
    if (!answer.accepted) throw new Error(`${move[1]}: ${JSON.stringify(answer)}`)
    return answer
  }, held)
}

const rulesOf = (answer: Accepted | Refused) => (answer.accepted ? [] : answer.problems.map(({ rule }) => rule))

const text = {
  ...emptyText,
  ...{ purpose: 'Purpose.', scope: 'Scope.', territory: 'Veldania', languages: ['en'] as const, law: 'Law.' },
  sections: Object.fromEntries(sectionNames.map((name) => [name, `About ${name}.`])),
  responsible: { name: 'Ana', title: 'Head', mail: 'ana@office.example', phone: '+1 555 0100' },
  effectiveFrom: now.slice(0, 10),
}
const unopened: Held = { standing: null, dossier: programme.emptyDossier }
const opening: Move = [admin, 'programme.open', { organisation: agency.id }]
const opened = go(unopened, [opening])
const submitted = go(opened, [
  [admin, 'programme.save', text],
  [admin, 'programme.submit'],
])
const published = go(submitted, [[second, 'programme.publish', { version: 1 }]])
const reviewDue = published.standing!.context.reviewClock!.due
const due = go(published, [[clock, 'deadline.pass', { rule: 'programmeReview', due: reviewDue }, reviewDue]])
const graceDue = due.standing!.context.graceClock!.due
const stale = go(due, [[clock, 'deadline.pass', { rule: 'programmeGrace', due: graceDue }, graceDue]])

interface Step {
  readonly from: string
  readonly to: string
  readonly state: string
  readonly event: string
  readonly by: string
}

/** What anybody might try where the programme stands. */
function attempts({ standing }: Held): readonly (readonly [event: string, data: unknown, at?: string])[] {
  const { reviewClock, graceClock, pending } = standing!.context
  const clocks = [reviewClock, graceClock].filter((each) => each !== null)
  return [
    ['programme.save', text],
    ['programme.submit', {}],
    ['programme.return', { text: 'Say more.' }],
    ['programme.publish', { version: pending?.version ?? 1 }],
    ['programme.publish', { version: 99 }],
    ['programme.discard', {}],
    ['programme.review', { outcome: 'unchanged' }],
    ['programme.review', { outcome: 'revise' }],
    ['programme.withdraw', { text: 'Merged.' }],
    ...clocks.map(({ rule, due: end }) => ['deadline.pass', { rule, due: end }, end] as const),
    ...clocks.map(({ rule, due: end }) => ['deadline.pass', { rule, due: end }] as const),
  ]
}

/** What matters for what comes next: a third version is like the second. */
function keyOf({ standing, dossier }: Held): string {
  const { pending, versions, reviewClock, graceClock } = standing!.context
  const { drafters = [], submittedBy = null } = pending ?? {}
  const written = dossier.pending && dossier.pending.purpose !== '' && dossier.pending.effectiveFrom !== ''
  return JSON.stringify([
    ...[standing!.state, pending && [[...drafters].sort(), submittedBy], Math.min(versions, 2), written],
    ...[reviewClock !== null, graceClock !== null],
  ])
}

function explore(approvers: ApproverFacts) {
  const nodes = new Map([[keyOf(opened), opened]])
  const steps: Step[] = []
  const queue = [opened]
  for (let held = queue.pop(); held; held = queue.pop()) {
    for (const [event, data, at] of attempts(held)) {
      for (const by of Object.values(people)) {
        const answer = ask(held, [by, event, data, at], approvers)
        if (!answer.accepted) continue
        const [from, to] = [keyOf(held), keyOf(answer)]
        steps.push({ from, to, state: held.standing!.state, event, by: by.id })
        if (nodes.has(to)) continue
        nodes.set(to, answer)
        queue.push(answer)
      }
    }
  }
  return { first: keyOf(opened), nodes, steps }
}

const worlds = { alone, withSenior, two, everyone }
const graphs = Object.entries(worlds).map(([name, approvers]) => [name, explore(approvers)] as const)

describe.each(graphs)('everything that can happen, %s', (_, { first, nodes, steps }) => {
  const reached = (may: (step: Step) => boolean) => {
    const found = new Set([first])
    for (const key of found) for (const step of steps) if (step.from === key && may(step)) found.add(step.to)
    return [...found].map((key) => nodes.get(key)!)
  }
  const isPublished = ({ dossier }: Held) => dossier.versions.length > 0

  test('every state is reached, and nothing moves what was withdrawn', () => {
    const states = new Set([...nodes.values()].map(({ standing }) => standing!.state))
    expect([...states].sort()).toEqual([...programmeStates].sort())
    expect(steps.filter(({ state }) => state === 'withdrawn')).toEqual([])
  })

  test('nobody publishes alone', () => {
    for (const { id } of Object.values(people))
      expect(reached(({ by }) => by === id || by === 'clock' || by === 'worker').filter(isPublished)).toEqual([])
  })

  test('no version without a submission and an approval', () => {
    for (const event of ['programme.submit', 'programme.publish'])
      expect(reached((step) => step.event !== event).filter(isPublished)).toEqual([])
  })

  test('whoever approved wrote nothing of it', () => {
    for (const { from, event, by } of steps) {
      if (event !== 'programme.publish') continue
      const { drafters, submittedBy } = nodes.get(from)!.standing!.context.pending!
      expect([...drafters, submittedBy]).not.toContain(by)
    }
  })

  test('a revision leaves the version before it in force until it is approved', () => {
    for (const { from, to, event } of steps) {
      if (event === 'programme.publish' || event === 'programme.withdraw') continue
      expect(nodes.get(to)!.dossier.versions).toEqual(nodes.get(from)!.dossier.versions)
    }
  })

  test('nothing but time takes a published programme out of force, and its own administrators', () => {
    for (const { from, to, event } of steps) {
      const [before, after] = [nodes.get(from)!.standing!.state, nodes.get(to)!.standing!.state]
      if (statesInForce.has(before) && !statesInForce.has(after))
        expect(['deadline.pass', 'programme.withdraw']).toContain(event)
    }
  })

  test('a deadline passes when it is due, and once', () => {
    const passing = steps.filter(({ event }) => event === 'deadline.pass')
    expect(new Set(passing.map(({ state }) => state))).toEqual(new Set(['published', 'reviewDue']))
  })

  test('it can always be withdrawn', () => {
    const open = [...nodes.entries()].filter(([, { standing }]) => !standing!.closed)
    const withdrawn = new Set(steps.filter(({ event }) => event === 'programme.withdraw').map(({ from }) => from))
    expect(open.filter(([key]) => !withdrawn.has(key))).toEqual([])
  })
})

describe('the second person', () => {
  const publish: Move = [senior, 'programme.publish', { version: 1 }]
  const by = (who: ActorOnCase): Move => [who, 'programme.publish', { version: 1 }]

  test('is not whoever wrote it', () => expect(rulesOf(ask(submitted, by(admin)))).toEqual(['programme-own-version']))
  test('is another administrator where there is one', () => {
    expect(rulesOf(ask(submitted, publish))).toEqual(['programme-administrator-approves'])
    expect(rulesOf(ask(submitted, by(operator)))).toEqual(['programme-administrator-approves'])
    expect(ask(submitted, by(second)).accepted).toBe(true)
  })
  test('is a supervisor or legal reviewer where there is no other administrator', () => {
    expect(rulesOf(ask(submitted, by(operator), withSenior))).toEqual(['programme-senior-approves'])
    expect(ask(submitted, publish, withSenior).accepted).toBe(true)
  })
  test('is the operator where there is nobody else', () =>
    expect(ask(submitted, by(operator), alone).accepted).toBe(true))
  test('is no administrator of yesterday, and nobody’s making', () => {
    const fresh = { ...two, administrators: [entrusted('admin'), entrusted('second', '2026-11-10T09:00:00.000Z')] }
    expect(rulesOf(ask(submitted, by(second), fresh))).toEqual(['role-too-new'])
    const made = { ...two, administrators: [entrusted('admin'), entrusted('second', null, ['admin'])] }
    expect(rulesOf(ask(submitted, by(second), made))).toEqual(['pair-of-one'])
  })
  test('approves the version that was read, with a passkey', () => {
    const other: Move = [second, 'programme.publish', { version: 2 }]
    expect(rulesOf(ask(submitted, other))).toEqual(['programme-nothing-open'])
    expect(ask(submitted, by(second), two, { confirmation: undefined as never })).toMatchObject({
      because: 'unconfirmed',
    })
  })
  test('returns it with a reason, which stays until it is given again', () => {
    const returned = go(submitted, [[second, 'programme.return', { text: 'Who answers at night?' }]])
    expect(returned).toMatchObject({
      standing: { state: 'draft', context: { pending: { submittedBy: null } } },
      dossier: { said: 'Who answers at night?' },
    })
    expect(go(returned, [[admin, 'programme.submit']]).dossier.said).toBe('')
  })
})

describe('rules by name', () => {
  test('an own organisation, an agency or a provider, and one programme at a time', () => {
    const other: Move = [admin, 'programme.open', { organisation: '00000000-0000-4000-8000-000000000077' }]
    expect(rulesOf(ask(unopened, other))).toEqual(['other-organisation'])
    const oversight = { organisation: { ...agency, side: 'oversight' as const } }
    expect(rulesOf(ask(unopened, opening, two, oversight))).toEqual(['programme-of-parties'])
    const has = (state: string) => ({ programme: { id: agency.id, state, versions: 1 } })
    expect(rulesOf(ask(unopened, opening, two, has('stale')))).toEqual(['programme-exists'])
    expect(ask(unopened, opening, two, has('withdrawn')).accepted).toBe(true)
  })

  test('nothing is given for approval that is not complete', () => {
    const answer = ask(opened, [admin, 'programme.submit']) as Refused
    expect(answer.because).toBe('invalid')
    expect(answer.problems.map(({ field }) => field)).toEqual([
      ...['purpose', 'scope', 'territory', 'law', 'languages'],
      ...sectionNames.map((name) => `sections.${name}`),
      ...['responsible.name', 'responsible.title', 'responsible.mail', 'responsible.phone', 'effectiveFrom'],
    ])
    expect(new Set(answer.problems.map(({ rule }) => rule))).toEqual(new Set(['required']))
  })

  test.each([
    ['mail-outside-domain', { responsible: { ...text.responsible, mail: 'ana@mail.example' } }],
    ['programme-from-past', { effectiveFrom: '2026-11-01' }],
  ])('%s', (rule, changed) => {
    const saved = go(opened, [[admin, 'programme.save', { ...text, ...changed }]])
    expect(rulesOf(ask(saved, [admin, 'programme.submit']))).toEqual([rule])
  })

  test.each([
    ['programme-nothing-open', published, [admin, 'programme.save', text]],
    ['programme-nothing-open', published, [admin, 'programme.submit']],
    ['programme-nothing-open', published, [admin, 'programme.discard']],
    ['programme-submitted-already', submitted, [admin, 'programme.submit']],
    ['programme-not-submitted', opened, [second, 'programme.publish', { version: 1 }]],
    ['programme-revision-open', submitted, [admin, 'programme.review', { outcome: 'unchanged' }]],
    ['deadline-not-due', published, [clock, 'deadline.pass', { rule: 'programmeReview', due: reviewDue }]],
    ['deadline-not-due', published, [clock, 'deadline.pass', { rule: 'programmeGrace', due: reviewDue }, reviewDue]],
  ] as const)('%s', (rule, held, move) => {
    // a draft knows no review and no discarding: there the machine says so
    expect([rule, 'not-now']).toContain(rulesOf(ask(held, move as unknown as Move))[0])
  })

  test('whoever writes in a version that waits takes it back, and is no second person to it any more', () => {
    const again = go(submitted, [[second, 'programme.save', text]])
    expect(again.standing!.context.pending).toEqual({ version: 1, drafters: ['admin', 'second'], submittedBy: null })
  })
})

describe('time', () => {
  test('a version is in force from its day, and not before it was approved', () => {
    const later = go(opened, [
      [admin, 'programme.save', { ...text, effectiveFrom: '2026-12-01' }],
      [admin, 'programme.submit'],
      [second, 'programme.publish', { version: 1 }],
    ])
    expect(versionAt(later.dossier, now)).toBeNull()
    expect(versionAt(later.dossier, '2026-11-30T23:00:00.000Z')?.version).toBe(1)
    expect(versionAt(published.dossier, now)?.version).toBe(1)
  })

  test('the review is due after the pack’s time, then there is a while of grace, and then it is stale', () => {
    expect(reviewDue).toBe('2027-11-11T09:00:00.000Z')
    expect(due.standing!.state).toBe('reviewDue')
    expect(graceDue).toBe('2027-12-11T09:00:00.000Z')
    expect(stale.standing!.state).toBe('stale')
  })

  test('it is sealed in each language, its clocks are set with their reminders, and people are told', () => {
    const answer = ask(submitted, [second, 'programme.publish', { version: 1 }]) as Accepted
    const ofType = (type: string) => answer.effects.filter((effect) => effect.type === type).map(({ params }) => params)
    expect(ofType('sealRecord').map(({ language }) => language)).toEqual(['en', 'fr', 'ru'])
    expect(ofType('setDeadline')).toEqual([{ rule: 'programmeReview', due: reviewDue }])
    expect(ofType('setReminder').map(({ mark }) => mark)).toEqual(['50', '80', '95'])
    expect(ofType('tellOrganisation')).toEqual([{ notice: 'programmePublished' }])
  })

  test.each([
    ['published', published],
    ['reviewDue', due],
    ['stale', stale],
  ])('a review that finds nothing to change puts it in force again: %s', (_, held) => {
    const at = '2028-01-03T09:00:00.000Z'
    const reviewed = go(held, [[admin, 'programme.review', { outcome: 'unchanged' }, at]])
    expect(reviewed.standing).toMatchObject({ state: 'published', context: { reviewedAt: at, graceClock: null } })
    expect(reviewed.standing!.context.reviewClock!.due).toBe('2029-01-02T09:00:00.000Z')
  })

  test('a reminder is given once, in its time, while the clock runs', () => {
    const { start } = published.standing!.context.reviewClock!
    const remind = (at: string): Move => [clock, 'deadline.remind', { rule: 'programmeReview', start, mark: '80' }, at]
    expect(rulesOf(ask(published, remind(now)))).toEqual(['reminder-not-due'])
    const given = go(published, [remind('2027-09-01T09:00:00.000Z')])
    expect(rulesOf(ask(given, remind('2027-09-02T09:00:00.000Z')))).toEqual(['reminder-not-due'])
    expect(rulesOf(ask(due, remind(reviewDue)))).toEqual(['reminder-not-due'])
  })
})

test('the context holds ids, codes, counts and instants, and no words', () => {
  for (const [, { nodes }] of graphs)
    for (const { standing } of nodes.values()) {
      const said = JSON.stringify(standing!.context)
      expect(said).not.toMatch(/About|Purpose|Ana|Merged|office\.example/)
    }
})

test('an agency tells others what it asks about from the first day of a version that says so, until one does not', () => {
  const revised = (held: Held, coordination: 'apart' | 'shared', effectiveFrom: string) =>
    go(held, [
      [admin, 'programme.review', { outcome: 'revise' }],
      [admin, 'programme.save', { ...text, coordination, effectiveFrom }],
      [admin, 'programme.submit'],
      [second, 'programme.publish', { version: held.standing!.context.versions + 1 }],
    ])
  const from = ({ standing }: Held) => standing!.context.coordinatesFrom
  expect(from(published)).toBeNull()
  const shared = revised(published, 'shared', '2026-12-01')
  expect(from(shared)).toBe(shared.dossier.versions.at(-1)!.from)
  expect(from(shared)! > now).toBe(true)
  expect(from(revised(shared, 'apart', '2026-12-24'))).toBeNull()
  expect(from(go(shared, [[admin, 'programme.withdraw', { text: 'Merged with another.' }]]))).toBeNull()
})
