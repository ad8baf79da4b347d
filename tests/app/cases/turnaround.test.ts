import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { spellOf } from '~/cases/turnaround'
import { alkyone, northwind } from '../../../prisma/practice-cast'
import { until, type Step } from '../../../prisma/practice-stories'
import { tell } from '../../../prisma/tell'
import { openPractice, type Part, type Practice } from '../../kit/practice'

/** What the portal measures of a provider from its own cases, on a real database. */

let practice: Practice
let owner: pg.Client
const hour = 3_600_000
const start = Date.parse('2026-11-23T09:00:00.000Z')

beforeAll(async () => {
  practice = await openPractice(new Date(start).toISOString())
  owner = new pg.Client(practice.owner)
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await practice.close()
})
/** What was there counts for nothing any more: it was never served. */
beforeEach(async () => {
  practice.clock.set(new Date(start).toISOString())
  await owner.query(`SET liaison.viewer = 'portal'; UPDATE "Case" SET "servedAt" = NULL, "answeredAt" = NULL`)
})

const measured = (provider: { readonly id: string } = northwind) =>
  practice.liaison.cases.turnaround(provider.id, 'disclosure')

async function serve(by: readonly [Part, Part] = ['officer', 'supervisor']): Promise<string> {
  const caseId = randomUUID()
  const told = until('sourceCheck').map(([part, ...step]): Step => [part === 'officer' ? by[0] : by[1], ...step])
  await tell(practice.liaison, caseId, told)
  return caseId
}

const reject: Step = ['intake', 'source.reject', { ground: 'notReached', text: 'Nobody answered.' }]

/** Served now, answered so many hours later; the clock stays there. */
async function answerAfter(hours: number, by?: readonly [Part, Part]): Promise<string> {
  const caseId = await serve(by)
  practice.clock.advance(hours * hour)
  await tell(practice.liaison, caseId, [reject])
  return caseId
}

test('what is served and not answered is open, whoever asked; drafts, answers and other providers’ are not', async () => {
  await serve()
  await serve(['duty', 'dutyHead'])
  await tell(practice.liaison, randomUUID(), until('authorisation'))
  await answerAfter(5)
  expect(await measured()).toMatchObject({ open: 2, answers: 1 })
  expect(await measured(alkyone)).toMatchObject({ open: 0, answers: 0, times: null })
})

test('four answers are too few to say, five are said: the median and nine in ten, rounded up', async () => {
  for (const hours of [2, 4, 10, 20]) await answerAfter(hours, hours === 4 ? ['duty', 'dutyHead'] : undefined)
  expect(await measured()).toMatchObject({ answers: 4, fewest: 5, times: null })
  await answerAfter(100)
  const { times } = (await measured())!
  // between 20 and 100 hours, six tenths of the way: 68 hours
  expect(times).toEqual({ half: { unit: 'hours', count: 10 }, ninetieth: { unit: 'days', count: 3 } })
})

test('only answers of the last ninety days count', async () => {
  await answerAfter(3)
  practice.clock.advance(89 * 24 * hour)
  expect(await measured()).toMatchObject({ answers: 1 })
  practice.clock.advance(2 * 24 * hour)
  expect(await measured()).toMatchObject({ answers: 0 })
})

test('an answer that is contested stands no more, what is withdrawn is not open, and verify finds a figure that was turned', async () => {
  const caseId = await answerAfter(3)
  const holds = async (id: string) => (await practice.liaison.verify.case(id))!.verdict
  expect(await holds(caseId)).toBe('holds')
  await tell(practice.liaison, caseId, [['officer', 'answer.contest', { ground: 'incomplete', text: 'We answered.' }]])
  expect(await measured()).toMatchObject({ open: 1, answers: 0 })
  practice.clock.advance(2 * hour)
  await tell(practice.liaison, caseId, [reject])
  expect(await measured()).toMatchObject({ open: 0, answers: 1 })
  const withdrawn = await serve()
  await tell(practice.liaison, withdrawn, [['officer', 'request.withdraw', { text: 'Settled otherwise.' }]])
  expect(await measured()).toMatchObject({ open: 0, answers: 1 })
  await owner.query(`UPDATE "Case" SET "answeredAt" = "answeredAt" - interval '1 hour' WHERE id = $1`, [caseId])
  expect(await practice.liaison.verify.case(caseId)).toMatchObject({ verdict: 'broken', fault: 'listing' })
})

test('of cases answered before there was the column, the migration knows when', async () => {
  const caseId = await answerAfter(3)
  const at = async () => (await owner.query(`SELECT "answeredAt" FROM "Case" WHERE id = $1`, [caseId])).rows
  const before = await at()
  await owner.query(`UPDATE "Case" SET "answeredAt" = NULL`)
  const sql = readFileSync('prisma/migrations/20261128160000_turnaround/migration.sql', 'utf8')
  await owner.query(/^UPDATE [^;]+;/m.exec(sql)![0])
  expect(await at()).toEqual(before)
})

test('nothing is told of what is not measured, or of what is no provider', async () => {
  expect(await practice.liaison.cases.turnaround(northwind.id, 'preservation')).toBeNull()
  expect(await practice.liaison.cases.turnaround('nobody', 'disclosure')).toBeNull()
})

test('a time is never told shorter than it was, nor more finely than by the hour', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 9e6, noNaN: true }), (seconds) => {
      const { unit, count } = spellOf(seconds)
      const told = count * (unit === 'days' ? 86_400 : 3_600)
      expect(told).toBeGreaterThanOrEqual(seconds)
      expect(Number.isInteger(count)).toBe(true)
      expect(told - seconds).toBeLessThan(unit === 'days' ? 90_000 : 3_601)
    }),
  )
})
