import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workOff } from '~/jobs/worker.server'
import { until } from '../../../prisma/practice-stories'
import { tell } from '../../../prisma/tell'
import { openPortal, type Guest } from '../../kit/portal'
import { openPractice, personId, type Practice } from '../../kit/practice'

let practice: Practice
let portal: Awaited<ReturnType<typeof openPortal>>
let nobody: Guest
let officer: Guest
const caseId = randomUUID()

beforeAll(async () => {
  practice = await openPractice()
  portal = await openPortal(practice)
  nobody = await portal.guest(null)
  officer = await portal.guest(personId('officer'))
  await tell(practice.liaison, caseId, until('sourceCheck'))
  await workOff(practice.liaison)
}, 120_000)
afterAll(async () => {
  await portal.close()
  await practice.close()
})

async function path(): Promise<string> {
  const letter = await practice.platform.db.portal.letter.findFirstOrThrow({
    where: { caseId, body: { contains: '/not-us/' } },
  })
  return /\/not-us\/[\w-]+/.exec(letter.body)![0]
}

test('a link that nobody was sent leads nowhere', async () => {
  for (const token of ['x', 'A'.repeat(54), `${await path()}A`.slice('/not-us/'.length)]) {
    expect((await nobody.get(`/not-us/${token}`)).status).toBe(404)
    expect((await nobody.post(`/not-us/${token}`, {})).status).toBe(404)
  }
})

test('the page says what was done and nothing of what is asked; reading it stops nothing', async () => {
  const { number } = await practice.platform.db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
  const page = await nobody.get(await path())
  expect(page.status).toBe(200)
  expect(page.body.replaceAll('<wbr/>', '')).toContain(number)
  for (const secret of ['Subscriber behind', '203.0.113.77', 'Mira', 'Jonas']) expect(page.body).not.toContain(secret)
  expect((await officer.get(`/requests/${caseId}`)).status).toBe(200)
})

test('pressed, it ends the officer’s session with the next request, and says that it is done', async () => {
  const pressed = await nobody.post(await path(), {})
  expect([pressed.status, pressed.headers.location]).toEqual([302, await path()])
  expect((await nobody.get(await path())).body).toContain('Stopped')
  const after = await officer.get(`/requests/${caseId}`)
  expect([after.status, after.headers.location?.split('?')[0]]).toEqual([302, '/sign-in'])
  const intake = await portal.guest(personId('intake'))
  expect((await intake.get(`/requests/${caseId}`)).body).toContain('Stopped: the agency says')
})
