import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { until } from '../../../prisma/practice-stories'
import { tell } from '../../../prisma/tell'
import { hiddenFields } from '../../kit/logged-portal'
import { openPortal } from '../../kit/portal'
import { fixedLine, northwind, openPractice, personId, type Practice } from '../../kit/practice'

/** What a provider publishes of how long it keeps data, and what officers are told by it. */
let practice: Practice
let portal: Awaited<ReturnType<typeof openPortal>>
beforeAll(async () => {
  practice = await openPractice('2026-11-23T09:00:00.000Z')
  portal = await openPortal(practice)
}, 120_000)
afterAll(async () => {
  await portal.close()
  await practice.close()
})

const services = '/organisation/services'

test('days that are none are refused with a sentence, and what was typed is kept', async () => {
  const keeper = await portal.guest(personId('intake'))
  const page = await keeper.get(`${services}?service=${fixedLine.id}`)
  const typed = {
    ...hiddenFields(page.body),
    ...{ 'service.name': fixedLine.name, 'service.identifierKinds': 'ipv4', 'service.categories': 'traffic' },
    'service.retention.traffic': 'half a year',
  }
  const reply = await keeper.post(services, typed)
  expect(reply.status).toBe(422)
  expect(reply.body).toContain('Give whole days from 1 to 36,500')
  expect(reply.body).toContain('value="half a year"')
})

test('officers read it where they choose, are warned by it, and can have the data preserved first', async () => {
  const retention = { access: 20, subscriber: 5 }
  const service = { ...fixedLine, retention }
  expect(await practice.does('intake', northwind.id, 'service.publish', { service })).toMatchObject({ ok: true })
  const caseId = randomUUID()
  await tell(practice.liaison, caseId, until('draft'))
  const officer = await portal.guest(personId('officer'))
  expect((await officer.get('/requests/new')).body).toContain('Access data (kept for 20 days)')
  const check = (await officer.get(`/requests/${caseId}/draft/check`)).body
  expect(check).toContain('“Subscriber data” is usually kept for 5 days here: it is probably gone')
  expect(check).toContain('“Access data” is usually kept for 20 days here: it will soon be gone')
  const [, href] = /href="(\/requests\/new\?from=[^"]*how=safeguard[^"]*)"/.exec(check)!
  const safeguard = await officer.get(href!.replaceAll('&amp;', '&'))
  expect(safeguard.body).toContain('Has the data kept that are asked for here')
  const opened = await officer.post('/requests/new', {
    ...hiddenFields(safeguard.body),
    ...{ 'values.serviceId': `${northwind.id}/${fixedLine.id}`, 'values.answerLanguage': 'en' },
  })
  expect(opened.status).toBe(302)
  const draft = (await officer.get(opened.headers.location!)).body
  expect(draft).toContain('Law or treaty, and end')
})
