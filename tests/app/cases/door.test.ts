import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstBreak } from '~/ledger/chain'
import { replay } from '~/cases/as-of.server'
import { deedOf, performAs, practiceAnswer } from '../../kit/confirm'
import { openPractice, personId, type Practice } from '../../kit/practice'
import { way } from '../../../prisma/practice-stories'
import { caseAt } from '../../kit/story'

let practice: Practice
beforeAll(async () => void (practice = await openPractice()))
afterAll(() => practice.close())

test('a request goes from draft to closed by its people, and its chain and replay hold', async () => {
  const caseId = await caseAt(practice, 'closed')
  const { vault } = practice.platform
  const db = practice.platform.db.portal
  const row = await db.case.findUniqueOrThrow({ where: { id: caseId } })
  expect(row).toMatchObject({ state: 'closed', closed: true, outcome: 'nothingFound', items: 3 })
  expect(row.number).toMatch(/^VD-HPB-2026-\d{6}$/)
  const entries = await db.entry.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })
  expect(firstBreak(caseId, entries)).toBeNull()
  const lived = await replay(db, vault, caseId)
  expect(lived.at(-1)!.decision.standing.context).toEqual(row.context)
})

test('the same token is answered the same way and performed once', async () => {
  const caseId = await caseAt(practice, 'authorisation')
  const command = {
    actor: { kind: 'person', personId: personId('supervisor') } as const,
    ...{ caseId, version: 6, token: 'double-click-1' },
    event: { name: 'request.authorise', data: { checked: true } },
  }
  const given = await practiceAnswer(practice.liaison.people, deedOf(await practice.perform(command)))
  const answers = await Promise.all(Array.from({ length: 5 }, () => practice.perform({ ...command, given })))
  expect(answers[0]).toMatchObject({ ok: true, version: 7 })
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(await practice.platform.db.portal.entry.count({ where: { caseId, event: 'request.authorise' } })).toBe(1)
})

test('of twenty contradictory events at once exactly one wins', async () => {
  const caseId = await caseAt(practice, 'legalReview')
  const { version } = await practice.platform.db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
  const events = [
    { name: 'request.refuse', data: { ground: 'overbroad', text: 'Too broad.' } },
    { name: 'request.notHolder', data: { text: 'Not our range.', referral: '' } },
  ]
  const actor = { kind: 'person', personId: personId('reviewer') } as const
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      performAs(practice.liaison, { actor, caseId, version, token: randomUUID(), event: events[n % 2]! }),
    ),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.filter((answer) => !answer.ok && answer.because === 'moved-on')).toHaveLength(19)
})

test('numbers are gapless over refusals and concurrency', async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, () => caseAt(practice, 'authorisation')))
  await practice.does('officer', ids[0]!, 'request.authorise', { checked: true })
  await Promise.all(ids.map((id) => practice.does('supervisor', id, 'request.authorise', { checked: false })))
  await Promise.all(ids.map((id) => practice.does('supervisor', id, 'request.authorise', { checked: true })))
  const rows = await practice.platform.db.portal.case.findMany({
    where: { number: { not: null } },
    select: { number: true },
  })
  const numbers = rows.map(({ number }) => Number(number!.split('-')[3])).sort((a, b) => a - b)
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
})

test('a stranger, another provider, and the provider before service learn nothing', async () => {
  const caseId = await caseAt(practice, 'authorisation')
  for (const part of ['stranger', 'otherProvider', 'intake', 'colleague'] as const) {
    expect(await practice.does(part, caseId, 'message.add', { text: 'Hello?' })).toMatchObject({
      ok: false,
      because: 'not-found',
    })
  }
})

test('a stale version, an unknown event and a person without the role are refused by name', async () => {
  const caseId = await caseAt(practice, 'legalReview')
  const as = (part: 'reviewer' | 'collector', version: number, name: string) =>
    practice.perform({
      actor: { kind: 'person', personId: personId(part) },
      caseId,
      version,
      token: randomUUID(),
      event: { name, data: {} },
    })
  expect(await as('reviewer', 2, 'decision.give')).toMatchObject({ because: 'moved-on' })
  const { version } = await practice.platform.db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
  expect(await as('reviewer', version, '__proto__')).toMatchObject({ because: 'not-found' })
  expect(await as('collector', version, 'decision.give')).toMatchObject({ because: 'not-permitted' })
  expect(await as('reviewer', version, 'answer.deliver')).toMatchObject({ because: 'not-permitted' })
})

test('an event whose transaction dies leaves nothing behind', async () => {
  const caseId = await caseAt(practice, 'authorisation')
  const db = practice.platform.db.portal
  const before = await db.entry.count()
  const failing = {
    ...practice.platform,
    vault: {
      ...practice.platform.vault,
      seal: () => {
        throw new Error('killed')
      },
    },
  }
  const { openDoor } = await import('~/cases/perform.server')
  const command = {
    actor: { kind: 'person', personId: personId('supervisor') } as const,
    ...{ caseId, version: 6, token: 'killed-once' },
    event: { name: 'request.authorise', data: { checked: true } },
  }
  const given = await practiceAnswer(practice.liaison.people, deedOf(await practice.perform(command)))
  await expect(openDoor(failing)({ ...command, given })).rejects.toThrow('killed')
  expect(await db.entry.count()).toBe(before)
  expect(await practice.perform({ ...command, given })).toMatchObject({ ok: true })
})

test('nothing personal stands in the trail', async () => {
  await caseAt(practice, 'closed')
  const entries = await practice.platform.db.portal.entry.findMany()
  const trail = entries.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join('\n')
  const told = JSON.stringify(Object.values(way).flat())
  const personal = [
    '203.0.113.77',
    '2001:db8:4f::9',
    'Горан',
    'Ζήσης',
    'Mira',
    'Duarte',
    '14 Js 2201',
    'person3@',
    '51844',
    '22:41:07',
  ]
  for (const word of personal) expect(trail).not.toContain(word)
  expect(told).toContain('203.0.113.77')
})
