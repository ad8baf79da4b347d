import { createHash } from 'node:crypto'
import type { EmergencyContext, EmergencyDossier } from '~machines/emergency/case'
import { emergency } from '~machines/emergency/index'
import { isPaused } from '~machines/kit/clock-arithmetic'
import type { SourceFacts } from '~machines/kit/facts'
import type { Procedure } from '~machines/kit/procedure'
import { isDeclared } from './declared'
import { ask, attachment, confirming, fileOf, stoodBy, type Asking, type Held } from './emergency-world'
import { materialMoves, restrictedOffence } from './restricted'
import { concerned, third } from './sensitive'
import { answered, cast, now, successor } from './world'

interface Step {
  readonly from: string
  readonly to: string
  readonly state: string
  readonly event: string
  readonly role: string
}
export interface EmergencyGraph {
  readonly first: string
  readonly nodes: ReadonlyMap<string, Held>
  readonly steps: readonly Step[]
}

type Attempt = readonly [event: string, data: unknown, at?: string]

const words = { text: 'Because.' }
const case_ = { case: '00000000-0000-4000-8000-000000000071', entry: 3 }

/** What anybody might try: the data of each event in every way that matters. */
function attempts({ standing, dossier }: Held, sensitive: boolean): readonly Attempt[] {
  const { context } = standing!
  const items = context.items.map(({ id }) => id)
  const late = context.releaseFrom ?? now
  const clocks = emergency.deadlines.clocksOf({ state: standing!.state, context })
  const file = fileOf(items)
  return [
    ['draft.save', { section: 'peril', values: dossier.peril }],
    ...(dossier.orders.length === 0 ? ([['order.attach', attachment]] as const) : []),
    ['order.remove', { order: attachment.order }],
    ['request.submit', {}],
    ['request.return', { reason: 'tooBroad', ...words }],
    ['request.approve', { checked: true }],
    ['request.authorise', { checked: true }],
    ['request.withdraw', words],
    ...(context.oral && context.requester ? [] : ([['request.reassign', { to: successor.id, ...words }]] as const)),
    ['request.acknowledge', {}],
    ['callBack.open', {}],
    ['callBack.record', answered],
    ['callBack.record', { answer: 'denied', heard: '', reached: 'Desk', text: '' }],
    ['source.verify', { method: 'callBack', reached: '', text: '' }],
    ['source.verify', { method: 'knownContact', reached: 'Somebody known', text: '' }],
    ['source.countersign', { text: '' }],
    ['source.reject', { ground: 'forged', ...words }],
    ['request.refuse', { ground: 'overbroad', ...words }],
    ['request.notHolder', { ...words, referral: '' }],
    ['request.disown', case_],
    ['request.reclaim', words],
    ['oral.confirm', sensitive ? { ...confirming, sensitive: concerned } : confirming],
    ['oral.countersign', { checked: true }],
    ['item.decide', { items, decision: 'grant', ground: '', text: '' }],
    ['item.decide', { items, decision: 'refuse', ground: 'overbroad', ...words }],
    ['emergency.accept', { met: true, text: '' }],
    ['emergency.downgrade', { ground: 'notImminent', ...words }],
    ['item.collect', { items, result: 'found', ground: '', text: '' }],
    ['item.collect', { items, result: 'notFound', ground: 'noMatch', ...words }],
    ...(dossier.draft.matter.offence === restrictedOffence
      ? materialMoves(cast.collector, items, dossier).map(({ name, data }) => [name, data] as const)
      : []),
    ...(dossier.files.length === 0 ? ([['file.attach', file]] as const) : []),
    ['file.remove', { file: file.file }],
    ['collection.complete', { system: 'RADIUS', extractedAt: now, text: '' }],
    ['quality.return', words],
    ['answer.deliver', { complete: true, instants: true }, late],
    ['receipt.confirm', { text: '' }],
    ['validation.record', stoodBy],
    ['validation.record', { ...stoodBy, result: 'refused', ...words }],
    ['restriction.prove', { how: 'deleted', doneAt: late, system: 'Case files', ...words }, late],
    ...clocks
      .filter((clock) => !isPaused(clock))
      .map(({ rule, due }) => ['deadline.pass', { rule, due }, due] as const),
  ]
}

/** What matters for what comes next: instants are left out, so that the graph is finite. */
function keyOf({ standing, dossier }: Held): string {
  const { context, state } = standing!
  const { passed, receipts, acknowledgedBy, disownedAt, callBack, sourceCheck, requester, oral, ...rest } = context
  const here = state === 'sourceCheck'
  const clocks = emergency.deadlines.clocksOf({ state, context }).map((clock) => [clock.rule, isPaused(clock)])
  const { answerClock, confirmationClock, validationClock, restrictionClock, closingClock, ...codes } = rest
  const canonical = JSON.stringify([
    ...[
      state,
      codes,
      clocks.toSorted(),
      new Set(passed.map((each) => each.split(':')[0])).size,
      acknowledgedBy !== null,
    ],
    ...[disownedAt !== null, here ? callBack : null, here ? sourceCheck : sourceCheck !== null, requester],
    ...[oral && oral.confirmedBy, dossier.orders.map(({ servedAt }) => servedAt === null), dossier.served !== null],
    ...[
      dossier.files.map((each) => each.items),
      dossier.materials.map((each) => each.items),
      answerClock !== null,
      receipts.agency !== null,
    ],
    ...[confirmationClock, validationClock, restrictionClock, closingClock].map((clock) => clock !== null),
  ])
  return createHash('sha1').update(canonical).digest('base64')
}

/** One of a kind, those who hold two roles, and a supervisor who took no part. */
const people = Object.values(cast).filter((by) => by !== cast.otherOfficer && by !== cast.otherReviewer)

/** Everything that can be reached by everybody from where a case stands. */
export function explore(
  first: Held,
  source?: SourceFacts,
  without: readonly string[] = [],
  procedure: Procedure<EmergencyContext, EmergencyDossier> = emergency,
  /** somebody in a protected profession is concerned */
  sensitive = false,
): EmergencyGraph {
  const facts = source ? { source } : {}
  const nodes = new Map([[keyOf(first), first]])
  const steps: Step[] = []
  const queue = [first]
  for (let held = queue.pop(); held; held = queue.pop()) {
    const from = keyOf(held)
    const requester = held.standing!.context.requester
    const officers = requester === successor.id ? [{ ...cast.officer, id: successor.id }] : []
    for (const [event, data, at] of attempts(held, sensitive)) {
      if (without.includes(event)) continue
      for (const by of [...people, ...officers, ...(sensitive ? [third] : [])]) {
        if (!isDeclared(procedure, held.standing!, { name: event, by })) continue
        const asking: Asking = { facts, procedure, ...(at ? { at } : {}) }
        const answer = ask(held, by, event, data, asking)
        if (!answer.accepted) continue
        const to = keyOf(answer)
        steps.push({ from, to, state: held.standing!.state, event, role: answer.role })
        if (nodes.has(to)) continue
        nodes.set(to, answer)
        queue.push(answer)
      }
    }
  }
  return { first: keyOf(first), nodes, steps }
}
