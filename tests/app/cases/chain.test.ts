import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onwardPreservation } from '../../../prisma/scenarios/preservation-onward'
import { runScenario } from '../../../prisma/scenarios/run'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'

const asking = ['preservation@1', 'disclosure@1']
let practice: Practice
let folder: string
/** the cases of the chain, in the order in which they were opened */
let chain: readonly string[]

beforeAll(async () => {
  practice = await openPractice('2026-11-23T09:00:00.000Z')
  folder = await mkdtemp(join(tmpdir(), 'liaison-chain-'))
  await runScenario(practice.liaison, onwardPreservation, join(folder, randomUUID()), practice.clock.set)
  const rows = await practice.platform.db.portal.case.findMany({ where: { procedure: { in: asking } } })
  const after = (id: string | null): string[] => {
    const next = rows.find(({ originId }) => originId === id)
    return next ? [next.id, ...after(next.id)] : []
  }
  chain = after(null)
}, 240_000)
afterAll(async () => {
  await practice.close()
  await rm(folder, { recursive: true, force: true })
})

async function seen(part: Part, index: number) {
  const reader = { id: personId(part) }
  const view = await practice.liaison.cases.read(reader, chain[index]!)
  if (!view) return null
  const lines = await practice.liaison.cases.related(reader, view)
  return lines.map(({ id, how, later, distance, through }) => {
    const where = `${later ? 'later' : 'earlier'} ${how} ${distance}`
    return [chain.indexOf(id), where, through && chain.indexOf(through.id)]
  })
}

test('the officer sees the whole chain from each of its requests, first to last', async () => {
  expect(chain).toHaveLength(4)
  expect(await seen('officer', 0)).toEqual([
    [1, 'later onward 1', null],
    [2, 'later onward 2', 1],
    [3, 'later conversion 3', 2],
  ])
  expect(await seen('officer', 2)).toEqual([
    [0, 'earlier onward 2', 1],
    [1, 'earlier onward 1', null],
    [3, 'later conversion 1', null],
  ])
  expect(await seen('officer', 3)).toEqual([
    [0, 'earlier onward 3', 1],
    [1, 'earlier onward 2', 2],
    [2, 'earlier conversion 1', null],
  ])
})

test('each provider sees of it what is its own, and an officer who asked none of it nothing', async () => {
  expect(await seen('intake', 0)).toEqual([])
  expect(await seen('carrier', 1)).toEqual([])
  expect(await seen('host', 2)).toEqual([[3, 'later conversion 1', null]])
  expect(await seen('host', 1)).toBeNull()
  expect(await seen('colleague', 0)).toBeNull()
})

test('every request of it was checked by whoever was asked, and its chain and replay hold', async () => {
  for (const [index, caseId] of chain.entries()) {
    const by = (['intake', 'carrier', 'host', 'host'] as const)[index]!
    const { context } = (await practice.liaison.cases.read({ id: personId('auditor') }, caseId))!
    expect(context.sourceCheck).toMatchObject({ by: personId(by) })
    expect(await practice.liaison.verify.case(caseId)).toMatchObject({ verdict: 'holds' })
  }
})
