import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isPreservation, type PreservationView } from '~/cases/views'
import { workOff } from '~/jobs/worker.server'
import type { PreservationPlace } from '../../../prisma/practice-preservations'
import { keptCase, lapse, opening, servedFrom } from '../../kit/preservation'
import { northwind, openPractice, personId, type Part, type Practice } from '../../kit/practice'
import { storyCase } from '../../kit/story'

let practice: Practice
const start = '2026-11-23T09:00:00.000Z'
beforeAll(async () => {
  practice = await openPractice(start)
})
afterAll(() => practice.close())

const kept = (place: PreservationPlace) => keptCase(practice, place)

async function seen(part: Part, caseId: string): Promise<PreservationView> {
  const view = await practice.liaison.cases.read({ id: personId(part) }, caseId)
  if (!view || !isPreservation(view)) throw new Error(`no preservation for the ${part}`)
  return view
}

const formsOf = async (caseId: string) => {
  await workOff(practice.liaison)
  return (await seen('auditor', caseId)).records.map(({ form }) => form)
}

test('goes from draft to release by its people, its records are sealed, and its chain and replay hold', async () => {
  const caseId = await kept('inEffect')
  const agency = await seen('officer', caseId)
  expect(agency).toMatchObject({
    state: 'inEffect',
    turn: 'officer',
    clock: { rule: 'preservation', source: { instrument: 'veldania-law@1', place: '6(2)' } },
    context: { items: [{ kept: 'frozen' }, { kept: 'frozen' }, { kept: 'gone', ground: 'retentionEnded' }] },
  })
  expect(agency.dossier.draft.identifiers[0]!.value).not.toContain('203.0.113.201')
  expect(
    await practice.does('officer', caseId, 'preservation.release', { text: 'The sender was found.' }),
  ).toMatchObject({
    ok: true,
  })
  expect(await formsOf(caseId)).toEqual([
    ...['authorisation', 'request', 'acknowledgement', 'sourceCheck', 'preservation', 'closing', 'release'],
  ])
  expect(await practice.liaison.verify.case(caseId)).toMatchObject({ verdict: 'holds' })
  for (const { sha256 } of (await seen('auditor', caseId)).records)
    expect(await practice.liaison.records.read(personId('stranger'), sha256)).toBeNull()
})

test('the provider sees nothing of it before service, another agency and another provider never', async () => {
  const caseId = await kept('authorisation')
  for (const part of ['intake', 'reviewer', 'stranger', 'otherProvider'] as const)
    expect(await practice.liaison.cases.read({ id: personId(part) }, caseId)).toBeNull()
  await practice.does('supervisor', caseId, 'request.authorise', { checked: true })
  expect((await seen('intake', caseId)).state).toBe('sourceCheck')
  for (const part of ['stranger', 'otherProvider', 'colleague'] as const)
    expect(await practice.liaison.cases.read({ id: personId(part) }, caseId)).toBeNull()
})

test('stands in the lists of both sides beside requests for data', async () => {
  const caseId = await kept('securing')
  const reader = { id: personId('collector'), side: 'provider', roles: ['collector'], organisation: northwind } as const
  const { lines } = await practice.liaison.cases.list(reader, { show: 'waiting' })
  expect(lines.find(({ id }) => id === caseId)).toMatchObject({
    ...{ procedure: 'preservation@1', state: 'securing', turn: 'collector', items: 3, itemsDone: 0 },
  })
})

test('lapses once at its due instant, over two workers, and both sides are told', async () => {
  const caseId = await kept('inEffect')
  const { due } = (await seen('officer', caseId)).clock!
  const owner = new pg.Client(practice.owner)
  await owner.connect()
  const { rows } = await owner.query<{ run_at: Date }>('SELECT run_at FROM graphile_worker.jobs WHERE key = $1', [
    `deadline:${caseId}:preservation`,
  ])
  await owner.end()
  expect(rows.map(({ run_at }) => run_at.toISOString())).toEqual([due])
  await lapse(practice, caseId)
  const view = await seen('officer', caseId)
  expect(view).toMatchObject({ state: 'lapsed', closed: true, clock: null, context: { outcome: 'lapsed' } })
  expect(view.trail.filter(({ event }) => event === 'deadline.pass')).toHaveLength(1)
  expect(await formsOf(caseId)).toContain('lapse')
  expect(await practice.liaison.verify.case(caseId)).toMatchObject({ verdict: 'holds' })
})

test('is not turned into a request that the provider does not have yet', async () => {
  const caseId = await kept('inEffect')
  const request = randomUUID()
  const origin = { request: caseId, how: 'conversion' }
  expect(await practice.does('officer', request, 'request.open', { ...opening, origin })).toMatchObject({ ok: true })
  const { draft } = (await practice.liaison.cases.unmasked({ id: personId('officer') }, request))!
  expect(draft.identifiers.map(({ value }) => value)).toEqual(['203.0.113.201', '2001:db8:91::5'])
  expect(await practice.does('officer', caseId, 'preservation.convert', { request, text: '' })).toMatchObject({
    ...{ because: 'invalid', problems: [{ rule: 'conversion-not-served', field: 'request' }] },
  })
})

test('is turned into a request for the data that was taken over from it, and the link stays on both', async () => {
  const { cases } = practice.liaison
  const caseId = await kept('inEffect')
  const request = await servedFrom(practice, caseId)
  const officer = { id: personId('officer') }
  const preserved = await seen('officer', caseId)
  expect((await cases.convertible(officer, preserved))[0]).toMatchObject({ id: request, taken: true })
  const converted = await practice.does('officer', caseId, 'preservation.convert', { request, text: '' })
  expect(converted).toMatchObject({ ok: true })
  expect(await seen('officer', caseId)).toMatchObject({ state: 'converted', clock: null })
  expect(await cases.related(officer, preserved)).toMatchObject([
    { id: request, how: 'conversion', later: true, procedure: 'disclosure@1' },
  ])
  const served = (await cases.read({ id: personId('intake') }, request))!
  expect(served).toMatchObject({ state: 'sourceCheck', context: { sourceCheck: null } })
  expect(await cases.related({ id: personId('intake') }, served)).toMatchObject([
    { id: caseId, how: 'conversion', later: false },
  ])
})

test('nobody takes over what somebody else asked, or turns it into a request of another provider', async () => {
  const caseId = await kept('inEffect')
  const origin = { request: caseId, how: 'copy' }
  expect(await practice.does('colleague', randomUUID(), 'request.open', { ...opening, origin })).toMatchObject({
    ...{ because: 'invalid', problems: [{ rule: 'origin-unknown' }] },
  })
  const elsewhere = await storyCase(practice, 'delivered')
  await practice.platform.db.portal
    .$executeRaw`UPDATE "Case" SET "agencyId" = ${randomUUID()}::uuid WHERE id = ${elsewhere}::uuid`
  expect(
    await practice.does('officer', caseId, 'preservation.convert', { request: elsewhere, text: '' }),
  ).toMatchObject({
    ...{ because: 'invalid', problems: [{ rule: 'conversion-unknown' }] },
  })
  const other = await storyCase(practice, 'delivered')
  expect(await practice.does('officer', caseId, 'preservation.convert', { request: other, text: '' })).toMatchObject({
    ...{ because: 'invalid', problems: [{ rule: 'conversion-other-subject' }] },
  })
})
