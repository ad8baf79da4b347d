import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readEntry, sha256Hex } from '~/ledger/entry'
import { openLiaison } from '~/cases/liaison.server'
import { issueSeal } from '~/jobs/issue-seal.server'
import { passDeadline } from '~/jobs/pass-deadline.server'
import { sealRecord } from '~/jobs/seal-record.server'
import { startWorker } from '~/jobs/worker.server'
import { openPractice, type Practice } from '../../kit/practice'
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
