import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { procedures } from '~machines/index'
import { practicePeople, type PracticePerson } from '../../../prisma/practice-city'
import { hasRoleOnPaper, paper, performsOnPaper } from '../../kit/authorisation'
import { northwind, openPractice, personId, type Practice } from '../../kit/practice'
import { everyone, openTwins, standsOnPaper, subjectOf, tenantOf, type Subject, type TwinCase } from '../../kit/twins'

const table = paper()
let practice: Practice
let cases: TwinCase[]
beforeAll(async () => {
  practice = await openPractice()
  cases = await openTwins(practice)
}, 120_000)
afterAll(() => practice.close())

interface Stood {
  readonly procedure: string
  readonly id: string
  readonly subject: Subject
}

/** Requests of both agencies, one of them not served; a person; an organisation. */
function everyCase(): Stood[] {
  const requests = cases
    .filter(({ tenant, state }) => state === (tenant === 'A' ? 'authorisation' : 'answered'))
    .map((each) => ({ procedure: 'disclosure@1', id: each.id, subject: subjectOf(each) }))
  const officer = practicePeople.find(({ id }) => id === personId('officer'))!
  const { organisation } = officer
  const person = {
    kind: 'person',
    tenant: tenantOf(organisation),
    owner: officer.id,
    organisation,
    served: false,
  } as const
  const entry = { kind: 'organisation', tenant: 'A', owner: null, organisation: northwind.id, served: false } as const
  return [
    ...requests,
    { procedure: 'membership@1', id: officer.id, subject: person },
    { procedure: 'organisation@1', id: northwind.id, subject: entry },
  ]
}

const perform = (person: PracticePerson, caseId: string, version: number, name: string, procedure?: string) =>
  practice.perform({
    actor: { kind: 'person', personId: person.id },
    ...{ caseId, version, token: randomUUID(), event: { name, data: {} } },
    ...(procedure ? { procedure } : {}),
  })

const people = everyone.map((person) => [`${person.name} (${person.roles.join(', ')})`, person] as const)

test.each(people)('%s performs nothing the paper denies', async (_name, person) => {
  const wrong: string[] = []
  let denied = 0
  for (const { procedure, id, subject } of everyCase()) {
    const { version } = await practice.platform.db.portal.case.findUniqueOrThrow({ where: { id } })
    const standing = standsOnPaper(person, subject)
    const stands = hasRoleOnPaper(table, procedure, person, standing)
    for (const event of Object.keys(table.events[procedure]!)) {
      if (performsOnPaper(table, procedure, event, person, standing)) continue
      const answer = await perform(person, id, version, event)
      const because = answer.ok ? 'accepted' : answer.because
      if (because !== (stands ? 'not-permitted' : 'not-found') && !isOpening(event)) wrong.push(`${event}: ${because}`)
      if (answer.ok) wrong.push(`${event} was accepted`)
      denied += 1
    }
    expect(await practice.platform.db.portal.case.findUnique({ where: { id } })).toMatchObject({ version })
  }
  expect(wrong).toEqual([])
  expect(denied).toBeGreaterThan(20)
})

const isOpening = (event: string) => procedures.some(({ openings }) => openings.includes(event))

test.each(people)('%s opens no case the paper denies', async (_name, person) => {
  for (const { procedure, event } of procedures.flatMap(({ id, openings }) =>
    openings.map((each) => ({ procedure: id, event: each })),
  )) {
    const roles = Object.keys(table.events[procedure]![event]!.by)
    if (roles.some((role) => person.roles.includes(role as never))) continue
    const caseId = randomUUID()
    expect(await perform(person, caseId, 0, event, procedure)).toMatchObject({ ok: false, because: 'not-permitted' })
    expect(await practice.platform.db.portal.case.findUnique({ where: { id: caseId } })).toBeNull()
  }
})

const arrived = { by: 'persona' as const, passkey: null, network: '', browser: '' }

test.each(people)('%s lists no request they may not open', async (_name, person) => {
  const { people: everyone, cases: reading } = practice.liaison
  const session = (await everyone.sessions.read(await everyone.sessions.start(person.id, arrived)))!
  const { lines } = await reading.list(session, { show: 'all' })
  const open = cases.filter((each) =>
    hasRoleOnPaper(table, 'disclosure@1', person, standsOnPaper(person, subjectOf(each))),
  )
  expect(lines.map(({ id }) => id).sort()).toEqual(open.map(({ id }) => id).sort())
})
