import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workOff } from '~/jobs/worker.server'
import { remind } from '~/jobs/remind.server'
import { until } from '../../../prisma/practice-stories'
import { take, tell } from '../../../prisma/tell'
import { openPractice, personId, type Practice } from '../../kit/practice'
import {
  alkyone,
  begun,
  central,
  contextOf,
  harbour,
  letPass,
  northwind,
  programmeOf,
  programmeText,
} from '../../kit/programme'

let practice: Practice
const start = '2026-11-23T09:00:00.000Z'
beforeAll(async () => {
  practice = await openPractice(start)
})
afterAll(() => practice.close())

const today = '2026-11-23'
const domain = 'harbour-police.example'
const open = ({ id }: { readonly id: string }) =>
  take(practice.liaison, randomUUID(), ['supervisor', 'programme.open', { organisation: id }], 'programme@1')

test('agencies and providers of the practice city have published one each, by two people, and it replays', async () => {
  for (const organisation of [harbour, central, northwind, alkyone]) {
    const standing = await practice.liaison.programmes.standing(organisation.id)
    expect(standing).toMatchObject({ state: 'published', versions: 1 })
    expect(await practice.liaison.verify.case(standing!.id)).toMatchObject({ verdict: 'holds' })
  }
})

test('an organisation has one programme, and nobody begins one for another', async () => {
  expect(await open(harbour)).toMatchObject({ problems: [{ rule: 'programme-exists' }] })
  expect(await open(central)).toMatchObject({ problems: [{ rule: 'other-organisation' }] })
})

test('a stranger’s draft is not there, whatever a stranger asks of it', async () => {
  const { programmes } = practice.liaison
  const id = await programmeOf(practice, northwind)
  expect(await practice.does('intake', id, 'programme.review', { outcome: 'revise' })).toMatchObject({ ok: true })
  await practice.does('intake', id, 'programme.save', programmeText('northwind.example', today))
  expect((await programmes.own(personId('reviewer'), northwind.id))!.dossier.pending!.purpose).not.toBe('')
  for (const part of ['stranger', 'otherProvider', 'officer', 'supervisor', 'auditor', 'collector'] as const) {
    expect(await programmes.own(personId(part), northwind.id), part).toBeNull()
    expect(await practice.does(part, id, 'programme.submit'), part).toMatchObject({ because: 'not-found' })
  }
  const published = (await programmes.published(northwind.id, { language: 'en' }))!
  expect(JSON.stringify(published)).not.toContain('WORDS')
  const trail = await practice.platform.db.portal.entry.findMany({ where: { caseId: id } })
  expect(trail.map(({ bytes }) => Buffer.from(bytes).toString()).join()).not.toMatch(/WORDS|Tomas|northwind/)
})

test('a revision is approved by a second person, and read by everybody from its day on', async () => {
  const { programmes } = practice.liaison
  const id = await programmeOf(practice, northwind)
  await practice.does('intake', id, 'programme.save', programmeText('northwind.example', '2026-12-01'))
  await practice.does('intake', id, 'programme.submit')
  expect(await practice.does('intake', id, 'programme.publish', { version: 2 })).toMatchObject({
    problems: [{ rule: 'programme-own-version' }],
  })
  expect(await practice.does('operator', id, 'programme.publish', { version: 2 })).toMatchObject({
    problems: [{ rule: 'programme-senior-approves' }],
  })
  expect(await practice.does('reviewer', id, 'programme.publish', { version: 2 })).toMatchObject({ ok: true })
  expect(await programmes.published(northwind.id, { language: 'en' })).toMatchObject({
    ...{ state: 'published', inForce: 1, shown: 1, toCome: { version: 2, from: '2026-11-30T23:00:00.000Z' } },
  })
  practice.clock.set('2026-12-01T09:00:00.000Z')
  const found = (await programmes.published(northwind.id, { language: 'fr' }))!
  expect(found).toMatchObject({ inForce: 2, shown: 2, toCome: null })
  expect(JSON.stringify(found.document)).toContain('WORDS about training.')
  expect(await programmes.published(northwind.id, { language: 'en', version: 1 })).toMatchObject({ shown: 1 })
  practice.clock.set(start)
})

test('its record is sealed in each language, and anybody’s copy of it is verified', async () => {
  const { programmes, verify } = practice.liaison
  await workOff(practice.liaison)
  const hashes = new Set<string>()
  for (const language of ['en', 'fr', 'ru'] as const) {
    const pdf = (await programmes.pdf(northwind.id, 2, language))!
    const finding = await verify.pdf(pdf)
    expect(finding).toMatchObject({ holds: true, register: { form: 'programme', language } })
    hashes.add(finding.sha256)
  }
  expect(hashes.size).toBe(3)
  expect(await programmes.pdf(northwind.id, 3, 'en')).toBeNull()
  expect(await practice.liaison.verify.case(await programmeOf(practice, northwind))).toMatchObject({ verdict: 'holds' })
})

test('two who begin at once begin one programme', async () => {
  const id = await programmeOf(practice, harbour)
  await practice.does('supervisor', id, 'programme.withdraw', { text: 'Merged.' })
  const answers = await Promise.all([open(harbour), open(harbour)])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ problems: [{ rule: 'programme-exists' }] })
})

const submitting = async () => {
  const caseId = randomUUID()
  await tell(practice.liaison, caseId, until('draft'))
  return caseId
}

test('an agency whose programme is not published sends nothing, and receives', async () => {
  const request = await submitting()
  const refusal = { because: 'not-now', problems: [{ rule: 'programme-missing' }] }
  expect(await practice.does('officer', request, 'request.submit')).toMatchObject(refusal)
  const id = await programmeOf(practice, harbour)
  // what was withdrawn stays readable while another one is being written
  expect(await practice.liaison.programmes.published(harbour.id, { language: 'en' })).toMatchObject({
    ...{ state: 'withdrawn', inForce: null, shown: 1 },
  })
  await practice.does('supervisor', id, 'programme.save', programmeText(domain, today))
  await practice.does('supervisor', id, 'programme.submit')
  expect(await practice.does('officer', request, 'request.submit')).toMatchObject(refusal)
  expect(await practice.does('operator', id, 'programme.publish', { version: 1 })).toMatchObject({ ok: true })
  expect(await practice.does('officer', request, 'request.submit')).toMatchObject({ ok: true })
  await practice.does('supervisor', id, 'programme.withdraw', { text: 'Merged.' })
  expect(await practice.does('supervisor', request, 'request.authorise', { checked: true })).toMatchObject({
    problems: [{ rule: 'programme-withdrawn' }],
  })
  const again = await begun(practice, [
    ['supervisor', 'programme.open', { organisation: harbour.id }],
    ['supervisor', 'programme.save', programmeText(domain, today)],
    ['supervisor', 'programme.submit'],
    ['operator', 'programme.publish', { version: 1 }],
  ])
  expect(await programmeOf(practice, harbour)).toBe(again)
  expect(await practice.does('supervisor', request, 'request.authorise', { checked: true })).toMatchObject({ ok: true })
  // what was asked while it was in force is answered whatever becomes of it
  await practice.does('supervisor', again, 'programme.withdraw', { text: 'Merged.' })
  expect(await practice.does('intake', request, 'request.acknowledge')).toMatchObject({ ok: true })
})

test('a provider’s programme keeps nobody from asking it', async () => {
  const id = await programmeOf(practice, northwind)
  expect(
    await practice.does('intake', id, 'programme.withdraw', { text: 'Rewritten from the ground up.' }),
  ).toMatchObject({ ok: true })
  await begun(practice, [
    ['supervisor', 'programme.open', { organisation: harbour.id }],
    ['supervisor', 'programme.save', programmeText(domain, today)],
    ['supervisor', 'programme.submit'],
    ['operator', 'programme.publish', { version: 1 }],
  ])
  expect(await practice.does('officer', await submitting(), 'request.submit')).toMatchObject({ ok: true })
})

test('whoever keeps it is reminded, the review falls due once over two workers, and then it is stale', async () => {
  const id = await programmeOf(practice, harbour)
  await workOff(practice.liaison)
  const { reviewClock } = await contextOf(practice, id)
  const owner = new pg.Client(practice.owner)
  await owner.connect()
  const key = `deadline:${id}:programmeReview`
  const { rows } = await owner.query<{ run_at: Date }>('SELECT run_at FROM graphile_worker.jobs WHERE key = $1', [key])
  await owner.end()
  expect(rows.map(({ run_at }) => run_at.toISOString())).toEqual([reviewClock!.due])

  practice.clock.set('2027-10-01T09:00:00.000Z')
  await remind(practice.liaison, { caseId: id, rule: 'programmeReview', start: reviewClock!.start, mark: '80' })
  await workOff(practice.liaison)
  const letters = await practice.platform.db.portal.letter.findMany({ where: { caseId: id } })
  expect(letters.map(({ subject }) => subject)).toContain('Reminder: review the compliance programme')

  await letPass(practice, id)
  expect(await practice.liaison.programmes.standing(harbour.id)).toMatchObject({ state: 'reviewDue' })
  const request = await submitting()
  expect(await practice.does('officer', request, 'request.submit')).toMatchObject({ ok: true })
  await letPass(practice, id)
  expect(await practice.liaison.programmes.standing(harbour.id)).toMatchObject({ state: 'stale' })
  expect(await practice.does('supervisor', request, 'request.authorise', { checked: true })).toMatchObject({
    problems: [{ rule: 'programme-stale' }],
  })
  const entries = await practice.platform.db.portal.entry.findMany({ where: { caseId: id, event: 'deadline.pass' } })
  expect(entries).toHaveLength(2)
  expect(await practice.does('supervisor', id, 'programme.review', { outcome: 'unchanged' })).toMatchObject({
    ok: true,
  })
  expect(await practice.does('supervisor', request, 'request.authorise', { checked: true })).toMatchObject({ ok: true })
  expect(await practice.liaison.verify.case(id)).toMatchObject({ verdict: 'holds' })
  practice.clock.set(start)
})

test('a version that waits for approval is told to whoever may approve it', async () => {
  await begun(practice, [
    ['intake', 'programme.open', { organisation: northwind.id }],
    ['intake', 'programme.save', programmeText('northwind.example', today)],
    ['intake', 'programme.submit'],
  ])
  await workOff(practice.liaison)
  const caseId = await programmeOf(practice, northwind)
  const letters = await practice.platform.db.portal.letter.findMany({ where: { caseId } })
  expect(letters.map(({ recipient }) => recipient).sort()).toEqual([
    'person8@northwind.example',
    'person9@northwind.example',
  ])
  expect(letters.every(({ body }) => !body.includes('WORDS'))).toBe(true)
})

test('a contact point shows when it was last tried, and forgets it with its number', async () => {
  const { directory } = practice.liaison
  const shown = async () => (await directory.publicEntry('portal', northwind.id, today))!.contacts
  const emergency = (await shown()).find(({ kind }) => kind === 'emergency')!
  expect(emergency.tests).toMatchObject([{ result: 'reached', minutes: 4 }])
  const call = { contact: emergency.contact, at: start, result: 'notReached', minutes: null, caller: 'Olga Stern' }
  expect(await practice.does('operator', northwind.id, 'contact.test', { ...call, minutes: 3 })).toMatchObject({
    problems: [{ rule: 'test-minutes', field: 'minutes' }],
  })
  expect(await practice.does('officer', northwind.id, 'contact.test', call)).toMatchObject({ because: 'not-found' })
  expect(await practice.does('operator', northwind.id, 'contact.test', call)).toMatchObject({ ok: true })
  const tried = (await shown()).find(({ kind }) => kind === 'emergency')!
  expect(tried.tests.map(({ result }) => result)).toEqual(['notReached', 'reached'])
  const { tests: _tests, ...point } = emergency
  await practice.does('intake', northwind.id, 'contact.designate', { ...point, phone: '+1 555 0188' })
  expect((await shown()).find(({ kind }) => kind === 'emergency')!.tests).toEqual([])
  expect(await practice.liaison.verify.case(northwind.id)).toMatchObject({ verdict: 'holds' })
})
