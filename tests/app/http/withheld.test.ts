import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { calledBack, until, type Step } from '../../../prisma/practice-stories'
import { alkyone, alkyoneMail } from '../../../prisma/practice-cast'
import { tell } from '../../../prisma/tell'
import { openPortal, type Guest } from '../../kit/portal'
import { openPractice, personId, type Practice } from '../../kit/practice'

/** Somebody with several roles, whose organisation demands another passkey for some of them than they came with. */

let practice: Practice
let portal: Awaited<ReturnType<typeof openPortal>>
let jurist: Guest
const caseId = randomUUID()
const wanted = 'demands a device-bound passkey for this'

beforeAll(async () => {
  practice = await openPractice()
  portal = await openPortal(practice)
  const addressee = { providerId: alkyone.id, serviceId: alkyoneMail.id, answerLanguage: 'en' }
  const filed = until('sourceCheck').map(([part, name, data]): Step => [
    part === 'officer' ? 'investigator' : 'head',
    name,
    name === 'request.open' ? addressee : data,
  ])
  await tell(practice.liaison, caseId, [...filed, ...calledBack('jurist', 'Duty desk')])
  jurist = await portal.guest(personId('jurist'))
}, 120_000)
afterAll(async () => {
  await portal?.close()
  await practice?.close()
})

test('until it is demanded, all of their steps are offered', async () => {
  const { body } = await jurist.get(`/requests/${caseId}`)
  expect(body).toContain(`/requests/${caseId}/step/review.take`)
  expect(body).not.toContain(wanted)
  expect((await jurist.get(`/people/${personId('analyst')}/step/training.record`)).status).toBe(200)
})

test('once it is, only the steps of the roles that are left are offered, and the page says which key is wanted', async () => {
  const demand = { deviceBound: true, aaguids: ['8446ccb9-ab1d-b374-750b-2367ff6f3a1f'] }
  expect(await practice.does('operator', alkyone.id, 'keys.demand', demand)).toMatchObject({ ok: true })
  const { status, body } = await jurist.get(`/requests/${caseId}`)
  expect(status).toBe(200)
  expect(body).not.toContain('/step/review.take')
  expect(body).toContain(`${wanted} role: Legal reviewer.`)
  const step = await jurist.get(`/requests/${caseId}/step/request.refuse`)
  expect([step.status, step.headers.location]).toEqual([302, `/requests/${caseId}`])
  expect((await jurist.get(`/requests/${caseId}/notes`)).status).toBe(200)
})

test('pages of a role that is withheld say which key is wanted, to nobody but those they would be open to', async () => {
  for (const path of ['/organisation', '/organisation/people', `/people/${personId('analyst')}/step/training.record`]) {
    const { status, body } = await jurist.get(path)
    expect([status, body.includes(wanted)], path).toEqual([403, true])
  }
  for (const named of [personId('officer'), randomUUID()]) {
    const { status, body } = await jurist.get(`/people/${named}/step/training.record`)
    expect([status, body.includes(wanted)], named).toEqual([404, false])
  }
  expect((await jurist.get(`/people/${personId('jurist')}/step/absence.note`)).status).toBe(200)
})
