import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Reader } from '~/cases/lists.server'
import { alkyone, alkyoneMail } from '../../../prisma/practice-cast'
import { agencies, oversight, practicePeople, providers } from '../../../prisma/practice-city'
import { sections, until, type Step } from '../../../prisma/practice-stories'
import { tell } from '../../../prisma/tell'
import { openPortal } from '../../kit/portal'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'
import { programmeOf } from '../../kit/programme'

/** That another agency asks about the same, told only where both said that they tell each other, on a real database. */

let practice: Practice
let portal: Awaited<ReturnType<typeof openPortal>>
const start = '2026-11-23T09:00:00.000Z'
const day = 86_400_000
const [harbour, central, point] = agencies as [(typeof agencies)[number], ...(typeof agencies)[number][]]

beforeAll(async () => {
  practice = await openPractice(start)
  portal = await openPortal(practice)
}, 120_000)
afterAll(async () => {
  await portal.close()
  await practice.close()
})

let last = 0
/** An address nobody has asked about yet. */
const fresh = () => `heron.umbra${String(last++)}@mail.example`

interface Filing {
  readonly by?: readonly [Part, Part]
  readonly at?: string
  readonly abroad?: boolean
}

/** A request about an address, at a state. */
async function file(value: string, { by = ['officer', 'supervisor'], at = 'sourceCheck', abroad }: Filing = {}) {
  const caseId = randomUUID()
  const sought = { ...sections.identifiers[1]!, id: 'i1', kind: 'email', value, categories: ['subscriber'] }
  const addressee = abroad ? { providerId: alkyone.id, serviceId: alkyoneMail.id, answerLanguage: 'ru' } : {}
  const steps = until(at).map(([part, name, data]): Step => {
    const who = part === 'officer' ? by[0] : part === 'supervisor' ? by[1] : part
    const { section } = (data ?? {}) as { section?: string }
    if (section === 'identifiers') return [who, name, { section, values: [sought] }]
    return [who, name, name === 'request.open' ? { ...data, ...addressee } : data]
  })
  await tell(practice.liaison, caseId, steps)
  return caseId
}

function reader(part: Part): Reader {
  const { id, organisation, roles } = practicePeople.find((person) => person.id === personId(part))!
  const { side } = [...oversight, ...agencies, ...providers].find((each) => each.id === organisation)!
  return { id, roles, side, organisation: { id: organisation } }
}
const told = (part: Part, caseId: string) => practice.liaison.cases.elsewhere(reader(part), caseId)
const theirs: readonly [Part, Part] = ['duty', 'dutyHead']

test('both learn that the other asks, and neither learns anything else', async () => {
  const value = fresh()
  const ours = await file(value)
  expect(await told('officer', ours)).toEqual([])
  const other = await file(value, { by: theirs })
  const said = [{ agency: point!.id, name: point!.name, identifiers: ['i1'] }]
  expect(await told('officer', ours)).toEqual(said)
  expect(await told('supervisor', ours)).toEqual(said)
  expect(await told('duty', other)).toEqual([{ agency: harbour.id, name: harbour.name, identifiers: ['i1'] }])
})

test('the page of the case says it, with the way to the other agency and no word of its request', async () => {
  const value = fresh()
  const ours = await file(value)
  const other = await file(value, { by: theirs })
  const { number } = await practice.platform.db.portal.case.findUniqueOrThrow({ where: { id: other } })
  const { status, body } = await (await portal.guest(personId('supervisor'))).get(`/requests/${ours}`)
  expect(status).toBe(200)
  expect(body).toContain('Other agencies ask about the same identifiers')
  expect(body).toContain(`href="/directory/${point!.id}"`)
  expect(body).not.toContain(number)
  expect(body).not.toContain(other)
})

test('a provider, an auditor, a colleague and a stranger are told nothing', async () => {
  const value = fresh()
  const ours = await file(value)
  await file(value, { by: theirs })
  for (const part of ['intake', 'reviewer', 'auditor', 'colleague', 'stranger', 'duty', 'operator'] as const)
    expect(await told(part, ours), part).toBeNull()
})

test.each(['draft', 'authorisation'])(
  'addresses can’t be tried out in a %s, whose provider has nothing yet',
  async (at) => {
    const value = fresh()
    const ours = await file(value, { at })
    const other = await file(value, { by: theirs })
    expect(await told('officer', ours)).toEqual([])
    expect(await told('duty', other)).toEqual([])
  },
)

test('whoever has not said that it tells others neither tells nor is told', async () => {
  const value = fresh()
  const ours = await file(value)
  const other = await file(value, { by: ['investigator', 'head'], abroad: true })
  expect(await told('officer', ours)).toEqual([])
  expect(await told('investigator', other)).toEqual([])
  expect(central!.id).not.toBe(harbour.id)
})

test('a request about a protected profession is not told', async () => {
  const value = fresh()
  const ours = await file(value)
  const { db } = practice.platform
  // with one supervisor neither agency could send one: what the machine would have noted stands there
  const served = await file(value, { by: theirs })
  expect(await told('officer', ours)).toHaveLength(1)
  const { context } = await db.portal.case.findUniqueOrThrow({ where: { id: served } })
  const concerned = { ...(context as object), professions: ['lawyer'] }
  await db.portal.case.update({ where: { id: served }, data: { context: concerned } })
  expect(await told('officer', ours)).toEqual([])
  expect(await told('duty', served)).toEqual([])
})

test('after ninety days it is told no more', async () => {
  const value = fresh()
  const ours = await file(value)
  await file(value, { by: theirs })
  practice.clock.advance(91 * day)
  expect(await told('officer', ours)).toEqual([])
  practice.clock.set(start)
})

test('with the programme the consent goes', async () => {
  const value = fresh()
  const ours = await file(value)
  await file(value, { by: theirs })
  expect(await told('officer', ours)).toHaveLength(1)
  const programme = await programmeOf(practice, point!)
  await tell(
    practice.liaison,
    programme,
    [['dutyHead', 'programme.withdraw', { text: 'Written anew.' }]],
    'programme@1',
  )
  expect(await told('officer', ours)).toEqual([])
})
