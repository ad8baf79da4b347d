import { createHash } from 'node:crypto'
import type { DisclosureContext, DisclosureDossier } from '~machines/disclosure/case'
import { disclosure } from '~machines/disclosure/index'
import type { ActorOnCase, Facts, SourceFacts } from '~machines/kit/facts'
import type { Procedure } from '~machines/kit/procedure'
import type { Role } from '~machines/kit/words'
import { isPaused } from '~machines/kit/clock-arithmetic'
import type { PolicyPack } from '~machines/policy/pack'
import { isDeclared } from './declared'
import { materialMoves, restrictedOffence } from './restricted'
import { concerned } from './sensitive'
import { answered, ask, basis, cast, drafted, identifier, known, matter, now, successor, type Held } from './world'

export interface Move {
  readonly by: ActorOnCase
  readonly name: string
  readonly data: unknown
  readonly at?: string
  readonly facts?: Partial<Facts>
}
export interface Step {
  readonly from: string
  readonly to: string
  readonly state: string
  readonly event: string
  readonly role: Role
  readonly by: string
}
export interface Explored {
  /** key of the complete draft from which everything began */
  readonly first: string
  readonly nodes: ReadonlyMap<string, Held>
  readonly steps: readonly Step[]
}

/** Which choices an exploration makes: all of them with one item, the telling ones with two. */
export interface Breadth {
  readonly items: 1 | 2 | 3
  readonly amendments: boolean
  /** the security contact says “not us”, and a supervisor that it was */
  readonly disowns?: boolean
  /** somebody in a protected profession is concerned */
  readonly sensitive?: boolean
  /** what was found may be material that nobody may hold: with the offence that says so, or without */
  readonly material?: 'asked' | 'found'
  /** what the portal knows of whoever asks; an old acquaintance when absent */
  readonly source?: SourceFacts
  /** the practice pack when absent */
  readonly pack?: PolicyPack
  /** where it begins, a complete draft when absent */
  readonly first?: Held
  /** the machine that is explored, the one in force when absent */
  readonly procedure?: Procedure<DisclosureContext, DisclosureDossier>
  readonly decisions: readonly string[]
  readonly results: readonly (readonly [string, string])[]
}

/** Everything that can be reached from a complete draft, by people and choices enough to try every rule. */
export function explore(breadth: Breadth): Explored {
  const identifiers = Array.from({ length: breadth.items }, (_, index) => identifier(index + 1))
  const first =
    breadth.first ??
    (breadth.material ? ofMaterial(breadth.material) : drafted(identifiers, breadth.sensitive ? concerned : undefined))
  const nodes = new Map([[keyOf(first), first]])
  const steps: Step[] = []
  const queue = [first]
  for (let held = queue.pop(); held; held = queue.pop()) {
    const from = keyOf(held)
    for (const move of moves(held, breadth)) {
      if (!isDeclared(breadth.procedure ?? disclosure, held.standing!, move)) continue
      const answer = ask(held, move.by, move.name, move.data, move.at, move.facts, breadth.pack, breadth.procedure)
      if (!answer.accepted) continue
      const to = keyOf(answer)
      steps.push({ from, to, state: held.standing!.state, event: move.name, role: answer.role, by: move.by.id })
      if (!nodes.has(to)) {
        nodes.set(to, { standing: answer.standing, dossier: answer.dossier })
        queue.push(answer)
      }
    }
  }
  return { first: keyOf(first), nodes, steps }
}

/** A court's order for who somebody is and what they hold. */
function ofMaterial(how: 'asked' | 'found'): Held {
  let held = drafted([identifier(1, ['subscriber', 'content'])])
  const save = (section: string, values: unknown) => {
    const answer = ask(held, cast.officer, 'draft.save', { section, values })
    if (answer.accepted) held = answer
  }
  save('basis', courtBasis)
  if (how === 'asked') save('matter', { ...matter, offence: restrictedOffence, internalNotes: 'SECRET-NOTE' })
  return held
}

/** What matters for what comes next: instants, past rounds, orders once submitted and delivered files are left out, so that the graph is finite. */
export function keyOf({ standing, dossier }: Held): string {
  const { context } = standing!
  const clock = (which: DisclosureContext['answerClock']) => which && { paused: isPaused(which) }
  const {
    answerClock,
    closingClock,
    clarificationClock,
    collectors,
    passed: _,
    receipts: _received,
    acknowledgedBy,
    sourceCheck,
    callBack,
    disownedAt,
    ...rest
  } = context
  const call = standing!.state === 'sourceCheck' ? callBack : null
  const done = {
    acknowledged: acknowledgedBy !== null,
    checked: standing!.state === 'sourceCheck' ? (sourceCheck?.by ?? null) : sourceCheck !== null,
    call,
    disowned: disownedAt !== null,
  }
  const clocks = { answer: clock(answerClock), closing: clock(closingClock), defects: clock(clarificationClock) }
  const said = {
    asked: dossier.clarifications.at(-1)?.answeredAt ?? null,
    defects: standing!.state === 'clarification' ? dossier.clarifications.at(-1)!.defects : null,
    unserved: standing!.state === 'clarification' ? dossier.orders.filter((each) => each.servedAt === null).length : 0,
    files: dossier.files.filter(({ deliveredAt }) => deliveredAt === null).flatMap(({ items }) => items),
    referred: [...new Set(dossier.materials.flatMap(({ items }) => items))].sort(),
    ...{ delivered: dossier.delivered, served: dossier.served !== null, identifiers: dossier.draft.identifiers.length },
  }
  const canonical = JSON.stringify({
    ...rest,
    ...done,
    ...clocks,
    ...said,
    orders: standing!.state === 'draft' && dossier.served === null ? context.orders : 0,
    state: standing!.state,
    collectors: [...collectors].sort(),
  })
  return createHash('sha1').update(canonical).digest('base64')
}

const courtBasis = { ...basis, code: 'courtOrder' }
const handedOver = { to: successor.id, text: 'On leave from Monday.' }
const order = '00000000-0000-4000-8000-000000000031'

/** Defects of which one lets the clock stand, one lets it run, and one lets it begin anew; the first alone where there is more to try. */
function raising(items: number) {
  const code = (name: string, field = '') => ({ code: name, field, text: 'Which shop?' })
  const others = [code('other', 'matter.facts'), code('orderMissing')]
  return [code('factsInsufficient'), ...(items === 1 ? others : [])]
}

function orderMoves(by: ActorOnCase, { dossier }: Held): Move[] {
  const file = { order, kind: 'order', name: 'order.pdf', size: 10, sha256: 'a'.repeat(64), sealed: 'b'.repeat(64) }
  const attach = { by, name: 'order.attach', data: { ...file, check: { verdict: 'none', signatures: [] } } }
  return dossier.orders.length === 0 ? [attach] : [{ by, name: 'order.remove', data: { order } }]
}

export function moves(held: Held, breadth: Breadth): Move[] {
  const { items, amendments, disowns, sensitive, source = known, decisions, results } = breadth
  const { context } = held.standing!
  const {
    officer,
    officerAndSupervisor,
    supervisor,
    intake,
    reviewer,
    otherReviewer,
    collector,
    collectorAndChecker,
    checker,
    clock,
  } = cast
  const text = 'Because of this.'
  const each = context.items.map(({ id }) => id)
  const files = held.dossier.files.filter(({ deliveredAt }) => deliveredAt === null)
  const due = (which: DisclosureContext['answerClock'], rule: string): Move[] =>
    which ? [{ by: clock, name: 'deadline.pass', data: { rule, due: which.due }, at: which.due }] : []
  const released = context.releaseFrom ? { at: context.releaseFrom } : {}
  const collected = [collector, collectorAndChecker]
  // with another requester everything goes as before: it is enough to see that it ends
  if (context.requester === successor.id)
    return [
      { by: supervisor, name: 'request.withdraw', data: { text } },
      { by: { ...officer, id: successor.id }, name: 'amendment.discard', data: {} },
      ...due(context.closingClock, 'closing'),
    ]
  return [
    ...(items === 1 && (!disowns || sensitive) && source === known ? [officer, supervisor] : []).map((by) => ({
      by,
      name: 'request.reassign',
      data: handedOver,
    })),
    ...[officer, cast.otherOfficer].map((by) => ({ by, name: 'request.submit', data: {} })),
    { by: officer, name: 'draft.save', data: { section: 'basis', values: breadth.material ? courtBasis : basis } },
    ...(held.dossier.served === null || held.standing!.state === 'clarification' ? [officer, supervisor] : []).flatMap(
      (by) => orderMoves(by, held),
    ),
    ...(sensitive ? [supervisor, cast.otherSupervisor, officerAndSupervisor] : []).flatMap((by) => [
      { by, name: 'request.approve', data: { checked: true } },
      { by, name: 'request.authorise', data: { checked: true } },
    ]),
    ...[supervisor, officerAndSupervisor].flatMap((by) => [
      { by, name: 'request.authorise', data: { checked: true }, facts: { source } },
      { by, name: 'request.return', data: { reason: 'incomplete', text } },
    ]),
    ...[officer, supervisor, cast.worker].map((by) => ({ by, name: 'request.withdraw', data: { text } })),
    ...(amendments && context.revision === 0 ? [{ by: officer, name: 'request.amend', data: { text } }] : []),
    { by: officer, name: 'amendment.discard', data: {} },
    ...[intake, reviewer].flatMap((by) => [
      { by, name: 'request.acknowledge', data: {} },
      { by, name: 'callBack.open', data: {} },
      { by, name: 'callBack.record', data: answered },
      { by, name: 'callBack.record', data: { ...answered, heard: 'something else' } },
      { by, name: 'source.verify', data: { method: 'callBack', reached: '', text: '' } },
      { by, name: 'source.countersign', data: { text: '' } },
      { by, name: 'source.reject', data: { ground: 'denied', text } },
    ]),
    ...(items === 1 ? [reviewer, otherReviewer] : [reviewer]).flatMap((by) => [
      { by, name: 'review.take', data: {} },
      ...each.flatMap((id) => decisions.map((decision) => decided(by, id, decision))),
      ...raising(items).map((defect) => ({ by, name: 'clarification.seek', data: { defects: [defect] } })),
      { by, name: 'decision.give', data: { text: '' } },
      { by, name: 'request.refuse', data: { ground: 'overbroad', text } },
      { by, name: 'request.notHolder', data: { text, referral: '' } },
    ]),
    { by: officer, name: 'clarification.answer', data: { text: '', words: ['The one on the quay.'] } },
    { by: officer, name: 'clarification.answer', data: { text: '' } },
    ...collected.flatMap((by) => [
      ...each.flatMap((id) => results.map(([result, ground]) => collect(by, id, result, ground))),
      ...(breadth.material ? [] : each)
        .filter((id) => !files.some(({ items }) => items.includes(id)))
        .map((id) => attach(by, id, held.dossier.files.length)),
      ...files.slice(0, 1).map(({ id }) => ({ by, name: 'file.remove', data: { file: id } })),
      ...(breadth.material && by === collector ? materialMoves(by, each, held.dossier) : []),
      { by, name: 'collection.complete', data: { system: 'RADIUS', extractedAt: now, text: '' } },
    ]),
    ...[checker, collectorAndChecker].flatMap((by) => [
      { by, name: 'quality.return', data: { text } },
      { by, name: 'answer.deliver', data: { complete: true, instants: true }, ...released },
    ]),
    ...[officer, cast.otherOfficer].flatMap((by) => [
      { by, name: 'receipt.confirm', data: { text: '' } },
      { by, name: 'answer.contest', data: { ground: 'incomplete', text } },
    ]),
    ...(disowns ? disowning : []),
    ...due(context.answerClock, 'answer'),
    ...due(context.closingClock, 'closing'),
    ...due(context.clarificationClock, 'clarification'),
  ]
}

/** a case whose security contact was told */
const notified = '00000000-0000-4000-8000-000000000041'
const disowning: readonly Move[] = [
  { by: cast.worker, name: 'request.disown', data: { case: notified, entry: 1 } },
  ...[cast.supervisor, cast.otherSupervisor].map((by) => ({
    ...{ by, name: 'request.reclaim', data: { text: 'It is ours.' } },
  })),
]

function decided(by: ActorOnCase, id: string, decision: string): Move {
  const said = decision === 'grant' ? { ground: '', text: '' } : { ground: 'overbroad', text: 'Too much is asked.' }
  return { by, name: 'item.decide', data: { items: [id], decision, ...said } }
}

function collect(by: ActorOnCase, id: string, result: string, ground: string): Move {
  return {
    by,
    name: 'item.collect',
    data: { items: [id], result, ground, text: ground === '' ? '' : 'Nothing more there.' },
  }
}

function attach(by: ActorOnCase, item: string, count: number): Move {
  const file = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
  const bytes = { size: 10, sha256: 'a'.repeat(64), sealed: 'b'.repeat(64) }
  return { by, name: 'file.attach', data: { file, items: [item], name: 'log.csv', mediaType: 'text/csv', ...bytes } }
}
