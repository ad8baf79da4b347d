import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { practicePeople, type PracticePerson } from '../../../prisma/practice-city'
import { sections, until } from '../../../prisma/practice-stories'
import { letIn } from '../../../prisma/seed'
import { tell } from '../../../prisma/tell'
import { openPortal, type Guest } from '../../kit/portal'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'

/** Who reads who looked at a request: each side of its own people, oversight of both. */

let practice: Practice
let portal: Awaited<ReturnType<typeof openPortal>>
const caseId = randomUUID()
const draft = randomUUID()
const parties = { agency: ['Mira Kovač', 'Jonas Weiler'], provider: ['Tomas Brand', 'Ines Duarte', 'Aline Petit'] }

beforeAll(async () => {
  practice = await openPractice()
  portal = await openPortal(practice)
  await tell(practice.liaison, draft, until('draft'))
  await tell(practice.liaison, caseId, until('sourceCheck'))
  for (const part of ['officer', 'supervisor', 'intake', 'reviewer', 'collector'] as const)
    expect((await (await guest(part)).get(`/requests/${caseId}`)).status).toBe(200)
}, 120_000)
afterAll(async () => {
  await portal?.close()
  await practice?.close()
})

const guest = (part: Part): Promise<Guest> => portal.guest(personId(part))
const looksOf = async (reader: Guest, id = caseId) => reader.get(`/requests/${id}/sightings`)
const named = (body: string, names: readonly string[]) => {
  const table = /<table class="rows">.*?<\/table>/s.exec(body)?.[0] ?? ''
  return names.filter((name) => table.includes(name))
}

test.each([
  ['the provider’s legal reviewer', 'reviewer', 'provider'],
  ['the provider’s administrator', 'intake', 'provider'],
  ['the agency’s supervisor', 'supervisor', 'agency'],
] as const)('%s reads every look of their own people and none of the other side’s', async (_name, part, side) => {
  const { status, body } = await looksOf(await guest(part))
  expect(status).toBe(200)
  expect(named(body, parties[side])).toEqual(parties[side])
  expect(named(body, parties[side === 'agency' ? 'provider' : 'agency'])).toEqual([])
})

test('an auditor reads all of them', async () => {
  const { body } = await looksOf(await guest('auditor'))
  const all = [...parties.agency, ...parties.provider]
  expect(named(body, all)).toEqual(all)
})

test('others have no such page, and strangers no such request', async () => {
  for (const part of ['officer', 'collector', 'checker'] as const)
    expect((await looksOf(await guest(part))).status, part).toBe(403)
  for (const part of ['head', 'jurist'] as const) expect((await looksOf(await guest(part))).status, part).toBe(404)
  for (const part of ['intake', 'reviewer'] as const)
    expect((await looksOf(await guest(part), draft)).status, part).toBe(404)
})

test('an administrator who takes no part in it reads the looks under its number, and nothing it says', async () => {
  const administrators: PracticePerson[] = []
  for (const part of ['reviewer', 'officer'] as const) {
    const like = practicePeople.find(({ id }) => id === personId(part))!
    const own = { id: randomUUID(), email: `office.${part}@${like.email.split('@')[1]}`, name: 'Ada Office' }
    administrators.push({ ...like, ...own, roles: ['administrator'] })
  }
  for (const person of administrators) await letIn(practice.liaison, person)
  const { number } = await practice.platform.db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
  for (const [index, side] of (['provider', 'agency'] as const).entries()) {
    const reader = await portal.guest(administrators[index]!.id)
    const { status, body } = await looksOf(reader)
    expect(status, side).toBe(200)
    expect(named(body, parties[side]), side).toEqual(parties[side])
    expect(named(body, parties[side === 'agency' ? 'provider' : 'agency']), side).toEqual([])
    expect(body.replaceAll('<wbr/>', ''), side).toContain(number)
    for (const secret of [sections.matter.title, sections.matter.reference, '203.0.113.77'])
      expect(body, side).not.toContain(secret)
    expect((await reader.get(`/requests/${caseId}`)).status, side).toBe(403)
    expect(named((await looksOf(reader)).body, ['Ada Office']), side).toEqual(['Ada Office'])
  }
  expect((await looksOf(await portal.guest(administrators[0]!.id), draft)).status).toBe(404)
})
