import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readEntry, sha256Hex } from '~/ledger/entry'
import { openLiaison } from '~/cases/liaison.server'
import { issueSeal } from '~/jobs/issue-seal.server'
import { passDeadline } from '~/jobs/pass-deadline.server'
import { remind } from '~/jobs/remind.server'
import { sealRecord } from '~/jobs/seal-record.server'
import { startWorker, workOff } from '~/jobs/worker.server'
import type { Clock } from '~machines/kit/clock'
import { reminders } from '~machines/kit/clock-arithmetic'
import type { ContactPoint } from '~machines/organisation'
import { openPractice, personId, type Practice } from '../../kit/practice'
import { caseAt } from '../../kit/story'

let practice: Practice
beforeEach(async () => void (practice = await openPractice()))
afterEach(() => practice.close())

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let left = 200; left > 0; left--) {
    if (await holds()) return
    await pause(50)
  }
  throw new Error('waited in vain')
}

test('a deadline fires once, however many workers and restarts meet it', async () => {
  const caseId = await caseAt(practice, 'answered')
  const db = practice.platform.db.portal
  const row = await db.case.findUniqueOrThrow({ where: { id: caseId } })
  practice.clock.set(row.dueAt!.toISOString())
  const liaison = openLiaison(practice.platform)
  const due = { caseId, rule: 'closing', due: row.dueAt!.toISOString() }
  await Promise.all(Array.from({ length: 6 }, () => passDeadline(liaison, due)))
  await passDeadline(liaison, due)
  expect(await db.entry.count({ where: { caseId, event: 'deadline.pass' } })).toBe(1)
  expect(await db.case.findUniqueOrThrow({ where: { id: caseId } })).toMatchObject({ state: 'closed', closed: true })
})

test('a deadline that is not due, or no longer runs, changes nothing', async () => {
  const caseId = await caseAt(practice, 'collection')
  const db = practice.platform.db.portal
  const { dueAt, version } = await db.case.findUniqueOrThrow({ where: { id: caseId } })
  const liaison = openLiaison(practice.platform)
  await passDeadline(liaison, { caseId, rule: 'answer', due: dueAt!.toISOString() })
  await passDeadline(liaison, { caseId, rule: 'closing', due: '2026-11-24T00:00:00.000Z' })
  expect(await db.case.findUniqueOrThrow({ where: { id: caseId } })).toMatchObject({ version, state: 'collection' })
})

/** Addresses that letters with this notice went to. */
async function toldOf(caseId: string, notice: string): Promise<string[]> {
  const letters = await practice.platform.db.portal.letter.findMany({ where: { caseId }, orderBy: { sentAt: 'asc' } })
  return letters.filter(({ subject }) => subject.startsWith(notice)).map(({ recipient }) => recipient)
}

test('reminders come once over several workers, climb to administrators and contact points, and end by an acknowledgement', async () => {
  const caseId = await caseAt(practice, 'legalReview')
  const { liaison, clock } = practice
  const db = practice.platform.db.portal
  const row = await db.case.findUniqueOrThrow({ where: { id: caseId } })
  const { answerClock } = row.context as unknown as { answerClock: Clock }
  const { contacts } = await db.organisation.findUniqueOrThrow({ where: { id: row.providerId! } })
  const points = (contacts as unknown as ContactPoint[]).map(({ mail }) => mail)
  expect(points.length).toBeGreaterThan(0)
  const people = await db.person.findMany({ where: { organisationId: row.providerId! } })
  const mailsOf = (...roles: string[]) =>
    people.filter((person) => person.roles.some((role) => roles.includes(role))).map(({ email }) => email)
  const working = ['intake', 'legalReviewer', 'collector', 'qualityChecker']

  const told: string[][] = []
  for (const { mark, at } of reminders(answerClock)) {
    clock.set(at)
    await Promise.all(Array.from({ length: 4 }, () => workOff(liaison)))
    const given = { caseId, rule: 'answer', start: answerClock.start, mark }
    await Promise.all(Array.from({ length: 4 }, () => remind(liaison, given)))
    await workOff(liaison)
    told.push(await toldOf(caseId, 'Reminder'))
  }
  const each = told.map((all, index) => all.slice(told[index - 1]?.length ?? 0).sort())
  const levels = [mailsOf(...working), mailsOf(...working, 'administrator')]
  expect(each).toEqual([...levels, [...levels[1]!, ...points]].map((mails) => mails.sort()))
  expect(await db.entry.count({ where: { caseId, event: 'deadline.remind' } })).toBe(3)

  expect(await practice.does('intake', caseId, 'deadline.acknowledge')).toMatchObject({ ok: true })
  clock.set(answerClock.due)
  await passDeadline(liaison, { caseId, rule: 'answer', due: answerClock.due })
  expect(await practice.does('reviewer', caseId, 'breach.explain', { ground: 'volume', text: '' })).toMatchObject({
    ok: true,
  })
  const seen = await liaison.cases.read({ id: personId('officer') }, caseId)
  expect(seen!.dossier.breaches).toMatchObject([{ due: answerClock.due, ground: 'volume' }])
})

test('records that come before their organisation’s seal make it, and the job that owes the seal finds that one', async () => {
  const caseId = await caseAt(practice, 'sourceCheck')
  const liaison = openLiaison(practice.platform)
  const db = practice.platform.db.portal
  const served = await db.entry.findFirstOrThrow({ where: { caseId, event: 'request.authorise' } })
  const { agencyId } = await db.case.findUniqueOrThrow({ where: { id: caseId } })
  const owed = ['request', 'authorisation'].map((form) => sealRecord(liaison, { caseId, entry: served.seq, form }))
  await Promise.all(owed)
  await issueSeal(liaison, { caseId: agencyId, entry: 1, organisation: agencyId, anew: 'no' })
  expect(await db.record.count({ where: { caseId } })).toBe(2)
  const [seal, ...others] = await db.seal.findMany({ where: { organisationId: agencyId } })
  expect(others).toEqual([])
  const issued = await db.entry.findFirstOrThrow({ where: { caseId: agencyId!, event: 'seal.issue' } })
  expect(readEntry(issued.bytes).facts).toEqual({ fingerprint: sha256Hex(seal!.certificate) })
})

test('notices carry number and link only, and are noted once', async () => {
  const caseId = await caseAt(practice, 'sourceCheck')
  const { env } = practice.platform
  const db = practice.platform.db.portal
  const worker = await startWorker(openLiaison(practice.platform))
  await until(async () => (await db.entry.count({ where: { caseId, event: 'mail.send' } })) >= 2)
  await worker.stop()
  const letters = await db.letter.findMany({ where: { caseId } })
  const { number } = await db.case.findUniqueOrThrow({ where: { id: caseId } })
  const served = letters.filter(({ subject }) => subject === `New request ${number}`)
  expect(served).toHaveLength(4)
  for (const { subject, body } of letters) {
    for (const word of ['203.0.113.77', 'Горан', 'Subscriber behind', '14 Js', 'HPB 77'])
      expect(subject + body).not.toContain(word)
  }
  expect((await readdir(join(env.dataDir, 'mail'))).length).toBeGreaterThanOrEqual(letters.length)
})
