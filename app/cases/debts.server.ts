import { Prisma } from '../../prisma/generated/client'
import type { Effect } from '~machines/kit/procedure'
import type { Transaction } from './transaction.server'

export interface Owed {
  readonly caseId: string
  /** the entry whose effects they are */
  readonly entry: number
  readonly effects: readonly Effect[]
}

interface Job {
  readonly task: string
  readonly payload: Readonly<Record<string, string | number>>
  readonly due: string | null
  /** one job per key: a second one with the same key replaces it */
  readonly key: string
}

/** Enqueues what the event owes, in their order, in one statement of the event's own transaction. */
export async function oweJobs(tx: Transaction, { caseId, entry, effects }: Owed): Promise<void> {
  if (effects.length === 0) return
  const orders = effects.map((effect) =>
    effect.type === 'cancelDeadline'
      ? Prisma.sql`cancel_job(${deadlineKey(caseId, effect)})`
      : owed(jobFor(effect, caseId, entry)),
  )
  await tx.$executeRaw`SELECT ${Prisma.join(orders)}`
}

function owed({ task, payload, due, key }: Job): Prisma.Sql {
  const at = due === null ? null : new Date(due)
  return Prisma.sql`owe_job(${task}, ${JSON.stringify(payload)}::json, ${at}::timestamptz, ${key})`
}

const tasks = {
  sealRecord: 'seal-record',
  notify: 'send-mail',
  announce: 'send-announcement',
  issueSeal: 'issue-seal',
  tellPerson: 'tell-person',
  tellOrganisation: 'tell-organisation',
  warn: 'warn-security',
  watchReveal: 'watch-reveal',
  joinFile: 'join-file',
  settleChild: 'settle-child',
} as const

function jobFor(effect: Effect, caseId: string, entry: number): Job {
  const { type, params } = effect
  if (type === 'setDeadline' || type === 'cancelDeadline') {
    return { task: 'pass-deadline', payload: { caseId, ...params }, due: params.due!, key: deadlineKey(caseId, effect) }
  }
  if (type === 'setReminder') {
    const { at, ...reminder } = params
    const key = `reminder:${caseId}:${params.rule}:${params.mark}`
    return { task: 'remind', payload: { caseId, ...reminder }, due: at!, key }
  }
  const task = tasks[type]
  const key = [task, caseId, entry, ...Object.values(params)].join(':')
  return { task, payload: { caseId, entry, ...params }, due: null, key }
}

function deadlineKey(caseId: string, { params }: Effect): string {
  return `deadline:${caseId}:${params.rule}`
}
