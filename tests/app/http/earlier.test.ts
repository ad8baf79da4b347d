import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agencies } from '../../../prisma/practice-city'
import { northwind } from '../../../prisma/practice-cast'
import { until, type Step } from '../../../prisma/practice-stories'
import { tell } from '../../../prisma/tell'
import { openPortal } from '../../kit/portal'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'

/** What pages say of earlier requests about the same identifiers, and of how long a provider takes. */
let practice: Practice
let portal: Awaited<ReturnType<typeof openPortal>>
const cases = { before: '', theirs: '', served: '', waiting: '', draft: '' }
const number = { before: '', theirs: '' }

async function file(state: string, by: readonly [Part, Part] = ['officer', 'supervisor']): Promise<string> {
  const caseId = randomUUID()
  const told = until(state).map(([part, ...step]): Step => {
    return [part === 'officer' ? by[0] : part === 'supervisor' ? by[1] : part, ...step]
  })
  await tell(practice.liaison, caseId, told)
  return caseId
}

beforeAll(async () => {
  practice = await openPractice()
  portal = await openPortal(practice)
  cases.before = await file('closed')
  cases.theirs = await file('sourceCheck', ['duty', 'dutyHead'])
  cases.served = await file('sourceCheck')
  cases.waiting = await file('authorisation')
  cases.draft = await file('draft')
  for (const name of ['before', 'theirs'] as const) {
    const row = await practice.platform.db.portal.case.findUniqueOrThrow({ where: { id: cases[name] } })
    number[name] = row.number!
  }
}, 120_000)
afterAll(async () => {
  await portal.close()
  await practice.close()
})

const read = async (part: Part, path: string) => {
  const { status, body } = await (await portal.guest(personId(part))).get(path)
  expect(status, path).toBe(200)
  return body
}

const title = 'The same identifiers were asked about before'
const hinted: readonly (readonly [Part, keyof typeof cases, string])[] = [
  ['officer', 'draft', '/draft/check'],
  ['supervisor', 'waiting', '/authorise'],
  ['intake', 'served', '/source'],
  ['intake', 'served', ''],
  ['reviewer', 'served', ''],
]
const pageOf = (name: keyof typeof cases, page: string) => `/requests/${cases[name]}${page}`

describe.each(hinted)('%s of the %s request, on %s', (part, name, page) => {
  test('is told', async () => {
    const body = await read(part, pageOf(name, page))
    expect(body).toContain(title)
    expect(body).toContain(`<a href="/requests/${cases.before}">${number.before}</a>`)
    expect(body).toContain('Duplicate of another request')
    expect(body).not.toContain(number.theirs)
    expect(body).not.toContain(`/requests/${cases.theirs}`)
  })
})

test('another agency’s requests are a number to the provider, and nothing to the agency', async () => {
  const others = 'Requests of other agencies to you about the same within 90 days: 1'
  expect(await read('intake', `/requests/${cases.served}/source`)).toContain(others)
  for (const [part, name, page] of hinted.slice(0, 2))
    expect(await read(part, pageOf(name, page))).not.toContain('other agencies')
})

test('whoever decides nothing is told nothing', async () => {
  for (const part of ['collector', 'auditor', 'officer'] as const)
    expect(await read(part, `/requests/${cases.served}`), part).not.toContain(title)
})

test('what was asked about is named no more plainly than elsewhere on the page', async () => {
  expect(await read('officer', pageOf('draft', '/draft/check'))).toContain('203.0.113.77, 2001:db8:4f::9</strong>')
  for (const [part, name, page] of hinted.slice(1)) {
    const body = await read(part, pageOf(name, page))
    expect(body).toContain('i1 …77, i2 …:9</strong>')
    expect(body).not.toContain('203.0.113.77')
  }
})

test('load and time taken stand before sending and in the directory, and the time by law for whoever asks', async () => {
  for (const [part, name, page] of hinted.slice(0, 2)) {
    const body = await read(part, pageOf(name, page))
    expect(body).toContain('Load and time taken: Northwind Telecom')
    expect(body).toContain('Time for answering')
  }
  const path = `/directory/${northwind.id}`
  expect(await read('officer', path)).toContain('Time for answering')
  for (const part of ['intake', 'auditor', 'operator', 'jurist'] as const) {
    const body = await read(part, path)
    expect(body, part).toContain('Fewer than 5 answers in 90 days')
    expect(body, part).not.toContain('Time for answering')
  }
  expect(await read('officer', `/directory/${agencies[0]!.id}`)).not.toContain('Load and time taken')
})
