import { createHash } from 'node:crypto'
import { isPaused } from '~machines/kit/clock-arithmetic'
import type { Facts } from '~machines/kit/facts'
import type { Procedure } from '~machines/kit/procedure'
import { practicePack } from '~machines/policy/countries/veldania'
import type { PolicyPack } from '~machines/policy/pack'
import { keptCodes, type PreservationContext, type PreservationDossier } from '~machines/preservation/case'
import { preservation } from '~machines/preservation/index'
import { isDeclared } from './declared'
import { stoodBy } from './emergency-world'
import { ask, linked, type Kept } from './preservation-world'
import { third } from './sensitive'
import { answered, cast, successor } from './world'

interface Step {
  readonly from: string
  readonly to: string
  readonly state: string
  readonly event: string
  readonly role: string
}
export interface PreservationGraph {
  readonly first: string
  readonly nodes: ReadonlyMap<string, Kept>
  readonly steps: readonly Step[]
}

const words = { text: 'Because.' }
const order = {
  ...{ order: '00000000-0000-4000-8000-000000000061', kind: 'order', name: 'order.pdf', size: 1_000 },
  ...{ sha256: 'a'.repeat(64), sealed: 'b'.repeat(64), check: { verdict: 'none', signatures: [] } },
}

/** What anybody might try: the data of each event in every way that matters. */
function attempts({ standing, dossier }: Kept): readonly (readonly [event: string, data: unknown, at?: string])[] {
  const items = standing!.context.items.map(({ id }) => id)
  const secured = keptCodes.flatMap((kept) => {
    const ground = { frozen: '', frozenInPart: 'systemGap', gone: 'retentionEnded', notHeld: 'neverRecorded' }[kept]
    return [['item.secure', { items, kept, ground, text: kept === 'frozen' ? '' : 'Gone.' }] as const]
  })
  const { context, state } = standing!
  const clocks = preservation.deadlines.clocksOf({ state, context })
  return [
    ['draft.save', { section: 'terms', values: dossier.terms }],
    ...(dossier.orders.length === 0 ? ([['order.attach', order]] as const) : []),
    ['order.remove', { order: order.order }],
    ['request.submit', {}],
    ['request.return', { reason: 'tooBroad', ...words }],
    ['request.approve', { checked: true }],
    ['request.authorise', { checked: true }],
    ['request.withdraw', words],
    ['request.reassign', { to: successor.id, ...words }],
    ['request.acknowledge', {}],
    ['callBack.open', {}],
    ['callBack.record', answered],
    ['callBack.record', { answer: 'denied', heard: '', reached: 'Desk', text: '' }],
    ['source.verify', { method: 'callBack', reached: '', text: '' }],
    ['source.countersign', { text: '' }],
    ['source.reject', { ground: 'forged', ...words }],
    ['request.refuse', { ground: 'overbroad', ...words }],
    ['request.notHolder', { ...words, referral: '' }],
    ['request.disown', { case: linked.id, entry: 3 }],
    ['request.reclaim', words],
    ...secured,
    ['preservation.confirm', { system: 'Vault', text: '' }],
    ['preservation.extend', { order: '2', issuedBy: 'Prosecutor', ...words }],
    ['path.disclose', { provider: '', name: 'Next', ...words }],
    ['preservation.convert', { request: linked.id, text: '' }],
    ['preservation.release', words],
    ['validation.record', stoodBy],
    ['validation.record', { ...stoodBy, result: 'refused', ...words }],
    ...clocks.map(({ rule, due }) => ['deadline.pass', { rule, due }, due] as const),
  ]
}

/** What matters for what comes next. */
function keyOf({ standing, dossier }: Kept): string {
  const { context, state } = standing!
  const {
    clock,
    freezeClock,
    validationClock,
    passed,
    receipts: _,
    acknowledgedBy,
    disownedAt,
    paths,
    callBack,
    sourceCheck,
    ...rest
  } = context
  const here = state === 'sourceCheck'
  const canonical = JSON.stringify([
    ...[
      state,
      rest,
      clock !== null,
      freezeClock && isPaused(freezeClock),
      validationClock !== null,
      new Set(passed.map((each) => each.split(':')[0])).size,
      acknowledgedBy !== null,
      disownedAt !== null,
      paths > 0,
      dossier.orders.map(({ servedAt }) => servedAt === null),
    ],
    ...[here ? callBack : null, here ? sourceCheck : sourceCheck !== null, dossier.served !== null],
    dossier.confirmation !== null,
  ])
  return createHash('sha1').update(canonical).digest('base64')
}

/** Everything that can be reached from a draft, by everybody. */
export function explore(
  first: Kept,
  facts: Partial<Facts> = {},
  pack: PolicyPack = practicePack,
  procedure: Procedure<PreservationContext, PreservationDossier> = preservation,
  without: readonly string[] = [],
): PreservationGraph {
  const nodes = new Map([[keyOf(first), first]])
  const steps: Step[] = []
  const queue = [first]
  for (let held = queue.pop(); held; held = queue.pop()) {
    const from = keyOf(held)
    for (const [event, data, at] of attempts(held)) {
      if (without.includes(event)) continue
      for (const by of [...Object.values(cast), third]) {
        if (!isDeclared(procedure, held.standing!, { name: event, by })) continue
        const answer = ask(held, by, event, data, at, facts, pack, procedure)
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
