import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workOff } from '~/jobs/worker.server'
import { until } from '../../../prisma/practice-stories'
import { tell } from '../../../prisma/tell'
import { hiddenFields } from '../../kit/logged-portal'
import { openPortal, postConfirmed } from '../../kit/portal'
import { fixedLine, northwind, openPractice, personId, type Practice } from '../../kit/practice'
import { harbour, programmeOf, programmeText } from '../../kit/programme'

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

const own = '/organisation/programme'
const published = `/directory/${northwind.id}/programme`

test('is read by everybody who takes part, in their language, and taken as a sealed PDF', async () => {
  const stranger = await portal.guest(personId('stranger'), 'ru')
  const waiting = await stranger.get(`${published}/pdf`)
  expect(waiting).toMatchObject({ status: 302, headers: { location: published } })
  await workOff(practice.liaison)
  const page = (await stranger.get(published)).body
  expect(page).toContain('Программа соблюдения требований')
  expect(page).toContain('lang="en">We call the agency back at the switchboard')
  const pdf = await stranger.get(`${published}/pdf?version=1`)
  expect(pdf.status).toBe(200)
  expect(pdf.headers['content-type']).toBe('application/pdf')
  expect(pdf.headers['content-disposition']).toContain('programme-VD-NWT-1-ru.pdf')
  expect((await stranger.get(`${published}/pdf?version=9`)).status).toBe(302)
  expect((await stranger.get(`${published}?version=9`)).status).toBe(200)
  expect((await (await portal.guest(null)).get(published)).status).toBe(302)
})

test('a draft is its own people’s, on whatever page', async () => {
  const keeper = await portal.guest(personId('intake'))
  const begun = await postConfirmed(keeper, own, {
    ...hiddenFields((await keeper.get(own)).body),
    ...{ event: 'programme.review', outcome: 'revise' },
  })
  expect(begun).toMatchObject({ status: 302, headers: { location: `${own}/draft` } })
  const id = await programmeOf(practice, northwind)
  await practice.does('intake', id, 'programme.save', programmeText('northwind.example', '2026-11-23'))
  expect((await keeper.get(`${own}/draft`)).body).toContain('WORDS about training.')
  for (const part of ['stranger', 'officer', 'otherProvider', 'auditor'] as const) {
    const guest = await portal.guest(personId(part))
    for (const path of [own, `${own}/draft`, published, `/directory/${northwind.id}`])
      expect((await guest.get(path)).body, `${part} ${path}`).not.toContain('WORDS')
  }
  const reviewer = await portal.guest(personId('reviewer'))
  expect((await reviewer.get(own)).body).toContain('WORDS about training.')
  expect((await reviewer.get(`${own}/draft`)).status).toBe(403)
})

test('what was typed is kept when it is refused', async () => {
  const keeper = await portal.guest(personId('intake'))
  const typed = {
    ...hiddenFields((await keeper.get(`${own}/draft`)).body),
    ...{ intent: 'submit', purpose: 'Kept as typed.', languages: 'en', 'responsible.mail': 'x@elsewhere.example' },
    ...{ 'effectiveFrom.day': '40', 'effectiveFrom.month': '13', 'effectiveFrom.year': '2026' },
  }
  const malformed = await keeper.post(`${own}/draft`, typed)
  expect(malformed.status).toBe(422)
  for (const text of ['Kept as typed.', 'x@elsewhere.example', 'value="40"', 'Enter a date: day, month and year.'])
    expect(malformed.body).toContain(text)
  const again = { ...typed, ...hiddenFields(malformed.body), 'effectiveFrom.day': '24', 'effectiveFrom.month': '11' }
  const incomplete = await keeper.post(`${own}/draft`, again)
  expect(incomplete.status).toBe(422)
  for (const text of ['Kept as typed.', 'Use an address in a proved domain', 'Enter this; it cannot be left empty.'])
    expect(incomplete.body).toContain(text)
})

test.each([
  ['en', 'an agency without one can receive, but not send', 'Ask an administrator of your agency'],
  ['fr', 'peut recevoir, mais non adresser de demandes', 'Demandez à un administrateur de votre autorité'],
  ['ru', 'может получать, но не направлять', 'Попросите администратора органа'],
] as const)(
  'without one the officer is told so before and after, with rule, source and remedy: %s',
  async (language, rule, remedy) => {
    const id = await programmeOf(practice, harbour)
    await practice.does('supervisor', id, 'programme.withdraw', { text: 'Merged.' })
    const caseId = randomUUID()
    await tell(practice.liaison, caseId, until('draft'))
    const officer = await portal.guest(personId('officer'), language)
    const path = `/requests/${caseId}/draft/check`
    const page = await officer.get(path)
    const refused = await officer.post(path, hiddenFields(page.body.slice(page.body.indexOf('<main'))))
    expect(refused.status).toBe(409)
    for (const { body } of [page, refused]) {
      expect(body).toContain(rule)
      expect(body).toContain(remedy)
    }
  },
)

test('a provider’s legal bases are read where one is chosen, and warn where another is named', async () => {
  const service = { ...fixedLine, bases: { subscriber: ['courtOrder'] } }
  expect(await practice.does('intake', northwind.id, 'service.publish', { service })).toMatchObject({ ok: true })
  const strange = { ...fixedLine, bases: { subscriber: ['royalOrder'] } }
  expect(await practice.does('intake', northwind.id, 'service.publish', { service: strange })).toMatchObject({
    problems: [{ rule: 'code-unknown', field: 'service.bases.subscriber' }],
  })
  const caseId = randomUUID()
  await tell(practice.liaison, caseId, until('draft'))
  const officer = await portal.guest(personId('officer'))
  const draft = `/requests/${caseId}/draft`
  expect((await officer.get(`${draft}/basis`)).body).toContain('What the provider asks for')
  const check = (await officer.get(`${draft}/check`)).body
  expect(check).toContain('The provider asks for another legal basis')
  expect(check).toContain('Subscriber data: Court order')
})
