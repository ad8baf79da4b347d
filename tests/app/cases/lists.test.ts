import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reader } from '~/cases/lists.server'
import type { CaseFilter, CaseLine } from '~/cases/types'
import { agencies, oversight, practicePeople, providers } from '../../../prisma/practice-city'
import { live } from '../../bench/life'
import { store } from '../../bench/store'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'
import { caseAt } from '../../kit/story'

/** Lists over more cases than a page holds: 130 from the benchmark's filler, and one draft that was never served. */
let practice: Practice
let draft: string

beforeAll(async () => {
  practice = await openPractice()
  const client = new pg.Client(practice.owner)
  await client.connect()
  await store(
    client,
    Array.from({ length: 130 }, (_, n) => live(practice.platform.vault, n)),
  )
  await client.end()
  draft = await caseAt(practice, 'draft')
}, 60_000)
afterAll(() => practice.close())

function reader(part: Part): Reader {
  const { id, organisation, roles } = practicePeople.find((person) => person.id === personId(part))!
  const { side } = [...oversight, ...agencies, ...providers].find((each) => each.id === organisation)!
  return { id, roles, side, organisation: { id: organisation } }
}

async function walk(part: Part, filter: CaseFilter): Promise<CaseLine[]> {
  const lines: CaseLine[] = []
  for (let after: string | undefined; ;) {
    const page = await practice.liaison.cases.list(reader(part), { ...filter, after })
    lines.push(...page.lines)
    if (!page.next) return lines
    after = page.next
  }
}

const idsOf = (lines: readonly CaseLine[]) => lines.map(({ id }) => id)

describe.each([
  ['reviewer', 130],
  ['officer', 131],
  ['supervisor', 131],
  ['auditor', 131],
] as const)('%s', (part, count) => {
  test('walks over every request once, open before closed, the next clock first', async () => {
    const lines = await walk(part, { show: 'all' })
    expect(new Set(idsOf(lines)).size).toBe(count)
    expect(lines).toHaveLength(count)
    const order = lines.map(({ state, dueAt }) => `${state === 'closed' ? 2 : 1} ${dueAt ?? 'none'}`)
    expect(order).toEqual([...order].sort())
    const [open, closed] = [await walk(part, { show: 'open' }), await walk(part, { show: 'closed' })]
    expect([...idsOf(open), ...idsOf(closed)]).toEqual(idsOf(lines))
  })

  test('counts what the lists hold', async () => {
    const counts = await practice.liaison.cases.counts(reader(part))
    for (const show of ['waiting', 'dueSoon', 'overdue', 'open'] as const)
      expect(await walk(part, { show }), show).toHaveLength(counts[show])
    expect(counts.open).toBeGreaterThan(0)
  })
})

test('a provider’s list lacks what was not served, a colleague’s and a stranger’s what is not theirs', async () => {
  expect(idsOf(await walk('reviewer', { show: 'all' }))).not.toContain(draft)
  expect(idsOf(await walk('officer', { show: 'all' }))).toContain(draft)
  for (const part of ['colleague', 'stranger', 'otherProvider', 'operator'] as const)
    expect(await walk(part, { show: 'all' })).toEqual([])
})

test('what was not served is listed with as many items as it asks for', async () => {
  const line = (await walk('officer', { show: 'all' })).find(({ id }) => id === draft)
  expect(line).toMatchObject({ items: 3, itemsDone: 0 })
})

test.each([
  ['VD-HPB-2020-000042', 1],
  ['000042', 1],
  ['hpb-2020-00004', 10],
  ['hpb', 130],
  ['northwind', 130],
  ['αλκυόνη', 0],
  ['nothing like it', 0],
  ['%', 0],
  ['00_042', 0],
])('a search for %s finds %i', async (search, count) => {
  expect(await walk('reviewer', { show: 'all', search })).toHaveLength(count)
})

test('numbers are sought and never read: the portal’s role learns ids alone, and follows a number that changes', async () => {
  const asPortal = new pg.Client({ ...practice.owner, user: 'portal' })
  const owner = new pg.Client(practice.owner)
  await Promise.all([asPortal.connect(), owner.connect()])
  const sought = async (part: string) =>
    (await asPortal.query('SELECT * FROM cases_numbered($1, 10) AS id', [part])).rows as object[]
  try {
    await expect(asPortal.query('SELECT FROM "CaseNumber"')).rejects.toMatchObject({ code: '42501' })
    const found = await sought('2020-000042')
    expect(found).toEqual([{ id: expect.any(String) }])
    await owner.query(`UPDATE "Case" SET number = number || '-A1' WHERE number = 'VD-HPB-2020-000042'`)
    expect(await sought('000042-A1')).toEqual(found)
    expect(await sought('HPB')).toHaveLength(10)
  } finally {
    await owner.query(`UPDATE "Case" SET number = 'VD-HPB-2020-000042' WHERE number = 'VD-HPB-2020-000042-A1'`)
    await Promise.all([asPortal.end(), owner.end()])
  }
})

test('an auditor searches by what happened, and when', async () => {
  const found = async (filter: object) =>
    (await practice.liaison.cases.search(reader('auditor'), { show: 'all', ...filter })).lines.length
  expect(await found({ event: 'request.open', search: '000042' })).toBe(1)
  expect(await found({ event: 'request.withdraw' })).toBe(0)
  expect(await found({ event: 'receipt.confirm', show: 'open' })).toBe(0)
  expect(await found({ from: '2026-11-23', until: '2026-11-23' })).toBe(50)
  expect(await found({ event: 'request.open', from: '2026-11-24' })).toBe(0)
  expect(await found({ until: '2026-11-22' })).toBe(0)
})
