import { randomUUID } from 'node:crypto'
import type { Liaison } from '~/cases/liaison.server'
import { fixedLine, northwind, personId } from '../../prisma/practice-cast'

const actor = { kind: 'person', personId: personId('officer') } as const

/** Saves of a draft's section through the door, each client on a case of its own. */
export async function commandsPerSecond(liaison: Liaison, clients: number, seconds: number): Promise<number> {
  const began = performance.now()
  const counts = await Promise.all(
    Array.from({ length: clients }, async () => saveUntil(liaison, await newDraft(liaison), began + seconds * 1_000)),
  )
  const saved = counts.reduce((sum, count) => sum + count, 0)
  return (saved * 1_000) / (performance.now() - began)
}

/** A new draft of the practice officer; answers its id. */
export async function newDraft({ perform }: Liaison): Promise<string> {
  const caseId = randomUUID()
  const data = { providerId: northwind.id, serviceId: fixedLine.id, answerLanguage: 'en' }
  const event = { name: 'request.open', data }
  const answer = await perform({ actor, caseId, version: 0, procedure: 'disclosure@1', token: randomUUID(), event })
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return caseId
}

async function saveUntil({ perform }: Liaison, caseId: string, end: number): Promise<number> {
  for (let version = 1; ; version++) {
    if (performance.now() >= end) return version - 1
    const texts = { reference: '', offence: 'fraud', facts: 'Facts of the case.', internalNotes: '' }
    const event = { name: 'draft.save', data: { section: 'matter', values: { title: `Title ${version}`, ...texts } } }
    const answer = await perform({ actor, caseId, version, token: randomUUID(), event })
    if (!answer.ok) throw new Error(JSON.stringify(answer))
  }
}
