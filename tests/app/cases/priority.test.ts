import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordInput } from '~/cases/record-input.server'
import { workOff } from '~/jobs/worker.server'
import { documentOf } from '~/records/forms/index'
import { sections, until } from '../../../prisma/practice-stories'
import { tell } from '../../../prisma/tell'
import { urgentCase } from '../../kit/emergency'
import { openPortal } from '../../kit/portal'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'

/** Requests of every rank on a real database: who sees it where, what lists do with it, and how it is counted. */
let practice: Practice
let portal: Awaited<ReturnType<typeof openPortal>>
const cases = { urgent: '', high: '', normal: '', low: '', emergency: '', draft: '' }
const reason = 'The suspect is held until 1 December.'

async function ranked(code: string): Promise<string> {
  const caseId = randomUUID()
  await tell(practice.liaison, caseId, until('draft'))
  const priority = { code, reason: code === 'normal' ? '' : reason }
  const handling = { section: 'handling', values: { ...sections.handling, priority } }
  await tell(practice.liaison, caseId, [
    ['officer', 'draft.save', handling],
    ['officer', 'request.submit'],
    ['supervisor', 'request.authorise', { checked: true }],
  ])
  return caseId
}

beforeAll(async () => {
  practice = await openPractice('2026-11-23T09:00:00.000Z')
  portal = await openPortal(practice)
  for (const code of ['low', 'normal', 'high', 'urgent'] as const) {
    cases[code] = await ranked(code)
  }
  cases.emergency = await urgentCase(practice, 'sourceCheck')
  cases.draft = randomUUID()
  await tell(practice.liaison, cases.draft, until('draft'))
  await workOff(practice.liaison)
}, 120_000)
afterAll(async () => {
  await portal.close()
  await practice.close()
})

const page = async (part: Part, path: string) => {
  const { status, body } = await (await portal.guest(personId(part))).get(path)
  expect(status, path).toBe(200)
  return body
}
const listedIn = (body: string) => Object.entries(cases).flatMap(([name, id]) => (body.includes(id) ? [name] : []))

describe('the provider’s queue', () => {
  test('says in words what is not normal', async () => {
    const body = await page('intake', '/requests')
    expect(listedIn(body)).toEqual(['urgent', 'high', 'normal', 'low', 'emergency'])
    const tags = [...body.matchAll(/<strong class="tag tag--\w+">(Urgent|\w+ priority)</g)].map(([, words]) => words)
    expect(tags.sort()).toEqual(['High priority', 'Low priority', 'Urgent'])
  })

  test.each([
    ['urgent', ['urgent']],
    ['high', ['high']],
    ['normal', ['normal']],
    ['low', ['low']],
    ['nothing', ['urgent', 'high', 'normal', 'low', 'emergency']],
  ])('narrowed by %s', async (code, names) => {
    expect(listedIn(await page('intake', `/requests?priority=${code}`))).toEqual(names)
  })

  test('has no rank of what is no request: triage stays the agency’s', async () => {
    const { db } = practice.platform
    const rows = await db.portal.case.findMany({ where: { priority: { not: null } }, select: { procedure: true } })
    expect(new Set(rows.map(({ procedure }) => procedure))).toEqual(new Set(['disclosure@1']))
  })
})

test('the case says the rank by its criteria, and the reason once it is revealed', async () => {
  const path = `/requests/${cases.urgent}`
  const body = await page('intake', path)
  expect(body).toContain('somebody is detained, and the answer bears on whether they stay so')
  expect(body).not.toContain(reason)
  await practice.does('intake', cases.urgent, 'identity.reveal', { items: 'all', reason: 'reviewing', text: '' })
  for (const at of [path, `${path}/content`]) expect(await page('intake', at)).toContain(reason)
})

test('what is normal, and an emergency, have no card; an emergency has no line of it at all', async () => {
  const criteria = 'What this priority means'
  for (const name of ['normal', 'emergency'] as const)
    expect(await page('intake', `/requests/${cases[name]}`)).not.toContain(criteria)
  expect(await page('intake', `/requests/${cases.normal}/content`)).toContain('Normal priority')
  expect(await page('intake', `/requests/${cases.emergency}/content`)).not.toContain('Normal priority')
})

test('the form asks for the rank and names what is missing', async () => {
  const officer = await portal.guest(personId('officer'))
  const path = `/requests/${cases.draft}/draft/handling`
  const { body } = await officer.get(path)
  expect(body).toMatch(/value="normal" checked=""|checked="" value="normal"/)
  const version = /name="version" value="(\d+)"/.exec(body)![1]!
  const token = /name="token" value="([^"]+)"/.exec(body)![1]!
  const fields = {
    ...{ version, token, 'values.priority.code': 'high', 'values.priority.reason': '', 'values.answerLanguage': 'en' },
    ...{ 'values.confidentiality': 'mayInform', 'values.sensitive.concerned': 'no' },
  }
  expect((await officer.post(path, fields)).status).toBe(302)
  const check = await page('officer', `/requests/${cases.draft}/draft/check`)
  expect(check).toContain('Say why this request has the priority “High priority”')
  expect(check).toContain('Liaison’s own defaults')
})

async function recorded(caseId: string) {
  const { db, words } = practice.platform
  const { entry } = await db.portal.record.findFirstOrThrow({ where: { caseId, form: 'request' } })
  const input = await recordInput(practice.platform, 'portal', { caseId, form: 'request', entry })
  const { blocks, json } = documentOf({ ...input, language: 'en', t: words.t('en') })
  const asked = (JSON.parse(json) as { request: { content: { handling: object } } }).request.content
  return { said: JSON.stringify(blocks), handling: asked.handling }
}

test('the record says it, in words and for machines; that of an emergency says nothing of it', async () => {
  const urgent = await recorded(cases.urgent)
  expect(urgent.handling).toMatchObject({ priority: { code: 'urgent', reason } })
  for (const words of ['Urgent. One of these: ', reason, 'Why it has this priority'])
    expect(urgent.said).toContain(words)
  const normal = await recorded(cases.normal)
  expect(normal.said).toContain('"Priority","Normal priority"')
  expect(normal.said).not.toContain('Why it has this priority')
  const emergency = await recorded(cases.emergency)
  expect(emergency.said).not.toContain('"Priority"')
  expect(emergency.handling).not.toHaveProperty('priority')
})

test('a column that disagrees with the trail is found', async () => {
  const holds = async () => (await practice.liaison.verify.case(cases.low))!.verdict
  expect(await holds()).toBe('holds')
  const owner = new pg.Client(practice.owner)
  await owner.connect()
  await owner.query(`SET liaison.viewer = 'portal'; UPDATE "Case" SET priority = 'urgent' WHERE id = '${cases.low}'`)
  expect(await practice.liaison.verify.case(cases.low)).toMatchObject({ verdict: 'broken', fault: 'listing' })
  await owner.query(`SET liaison.viewer = 'portal'; UPDATE "Case" SET priority = 'low' WHERE id = '${cases.low}'`)
  await owner.end()
  expect(await holds()).toBe('holds')
})

test('auditors count it agency by agency, and whoever takes part reads an agency’s share', async () => {
  const [line, ...more] = await practice.liaison.cases.agencyUse({ id: personId('auditor') })
  expect(more).toEqual([])
  expect(line).toMatchObject({
    ...{ requests: 5, emergencies: 1, aboveNormal: 2, sensitive: 0, professions: [] },
    ranks: [
      { pack: 'practice@1', code: 'urgent', requests: 1 },
      { pack: 'practice@1', code: 'high', requests: 1 },
    ],
  })
  const audit = await page('auditor', '/audit')
  expect(audit).toContain('2 (50%)')
  expect(audit).toContain('Urgent: 1, High priority: 1')
  expect(listedIn(await page('auditor', '/audit?priority=high'))).toEqual(['high'])
  const { agencyId } = await practice.platform.db.portal.case.findUniqueOrThrow({ where: { id: cases.urgent } })
  for (const part of ['supervisor', 'intake'] as const)
    expect(await page(part, `/directory/${agencyId}`)).toContain('2 of 4 other requests had a priority above normal')
})
