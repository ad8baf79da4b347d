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

/** Enqueues what the event owes, in the event's own transaction. */
export async function oweJobs(tx: Transaction, { caseId, entry, effects }: Owed): Promise<void> {
  for (const effect of effects) {
    if (effect.type === 'cancelDeadline') await tx.$executeRaw`SELECT cancel_job(${deadlineKey(caseId, effect)})`
    else await owe(tx, jobFor(effect, caseId, entry))
  }
}

async function owe(tx: Transaction, { task, payload, due, key }: Job): Promise<void> {
  const at = due === null ? null : new Date(due)
  await tx.$executeRaw`SELECT owe_job(${task}, ${JSON.stringify(payload)}::json, ${at}::timestamptz, ${key})`
}

function jobFor(effect: Exclude<Effect, { type: 'cancelDeadline' }>, caseId: string, entry: number): Job {
  const { type, params } = effect
  if (type === 'setDeadline') {
    return { task: 'pass-deadline', payload: { caseId, ...params }, due: params.due!, key: deadlineKey(caseId, effect) }
  }
  const task = { sealRecord: 'seal-record', notify: 'send-mail', issueSeal: 'issue-seal', cancelDeadline: '' }[type]
  const key = [task, caseId, entry, ...Object.values(params)].join(':')
  return { task, payload: { caseId, entry, ...params }, due: null, key }
}

function deadlineKey(caseId: string, { params }: Effect): string {
  return `deadline:${caseId}:${params.rule}`
}
