import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isEmergency, type EmergencyView } from '~/cases/views'
import { workOff } from '~/jobs/worker.server'
import { emergencyUntil, restricted, type EmergencyPlace } from '../../../prisma/practice-emergencies'
import type { Step } from '../../../prisma/practice-stories'
import { take, takeFile } from '../../../prisma/tell'
import { passes, urgentCase } from '../../kit/emergency'
import { northwind, openPractice, personId, type Part, type Practice } from '../../kit/practice'

let practice: Practice
const start = '2026-11-23T09:00:00.000Z'
beforeAll(async () => {
  practice = await openPractice(start)
})
afterAll(() => practice.close())

const at = (place: EmergencyPlace) => urgentCase(practice, place)

async function seen(part: Part, caseId: string): Promise<EmergencyView> {
  const view = await practice.liaison.cases.read({ id: personId(part) }, caseId)
  if (!view || !isEmergency(view)) throw new Error(`no emergency for the ${part}`)
  return view
}

/** The rules by which the door says no. */
async function refusals(part: Part, caseId: string, name: string, data: object = {}): Promise<readonly string[]> {
  const answer = await practice.does(part, caseId, name, data)
  return answer.ok ? [] : answer.problems.map(({ rule }) => rule)
}

test('goes from draft to a court’s validation by its people; its records are sealed, its chain and replay hold', async () => {
  const caseId = await at('closed')
  await workOff(practice.liaison)
  const view = await seen('auditor', caseId)
  expect(view).toMatchObject({ state: 'closed', context: { outcome: 'delivered', validation: 'validated' } })
  expect(view.records.map(({ form }) => form).toSorted()).toEqual([
    ...['authorisation', 'callBack', 'closing', 'decision', 'emergencyStatement', 'production', 'receipt', 'request'],
    ...['sourceCheck', 'validation'],
  ])
  expect(await practice.liaison.verify.case(caseId)).toMatchObject({ verdict: 'holds' })
})

test('from service on two clocks run, the provider’s first, each under its rule', async () => {
  const { clock, otherClocks } = await seen('intake', await at('sourceCheck'))
  expect(clock).toMatchObject({
    ...{ rule: 'emergencyAnswer', due: '2026-11-23T17:00:00.000Z' },
    source: { instrument: 'veldania-law@1', place: '5(3)' },
  })
  expect(otherClocks).toMatchObject([
    { rule: 'validation', due: '2026-11-25T09:00:00.000Z', source: { place: '5(4)' } },
  ])
})

test('what was asked by voice is the agency’s at once: its number is taken, its supervisors see it, the words they do not', async () => {
  const caseId = await at('oral')
  const provider = await seen('intake', caseId)
  expect(provider.context.number).toMatch(/^VD-HPB-2026-\d{6}$/)
  expect(provider.dossier.oral!.code).not.toBe('')
  const supervisor = await seen('supervisor', caseId)
  expect(supervisor).toMatchObject({ state: 'sourceCheck', context: { requester: null } })
  expect(supervisor.dossier.oral!.code).toBe('')
  expect(supervisor.trail.map(({ event }) => event)).toContain('oral.record')
  for (const part of ['officer', 'colleague', 'stranger', 'otherProvider'] as const)
    expect(await practice.liaison.cases.read({ id: personId(part) }, caseId)).toBeNull()
})

test('nobody but the officer who was told the words confirms it, and another signs it', async () => {
  const caseId = await at('oral')
  await practice.does('supervisor', caseId, 'request.reassign', { to: personId('officer'), text: 'Hers.' })
  const confirming = emergencyUntil('oralConfirmed', start).at(-1)![2]!
  expect(await refusals('officer', caseId, 'oral.confirm', { ...confirming, code: 'any words' })).toEqual([
    'oral-code-wrong',
  ])
  expect(await practice.does('officer', caseId, 'oral.confirm', confirming)).toMatchObject({ ok: true })
  expect(await practice.does('supervisor', caseId, 'oral.countersign', { checked: true })).toMatchObject({ ok: true })
  const view = await seen('intake', caseId)
  expect(view.dossier.served).toMatchObject({
    ...{ requester: { id: personId('officer') }, authoriser: { id: personId('supervisor') } },
    authority: { rows: [{ category: 'subscriber' }, { category: 'access' }] },
  })
  expect((await practice.liaison.cases.proofs({ id: personId('intake') }, caseId)).map(({ event }) => event)).toEqual([
    'oral.confirm',
    'oral.countersign',
  ])
  expect(await practice.liaison.verify.case(caseId)).toMatchObject({ verdict: 'holds' })
})

test('while a confirmation is overdue, nothing more is taken by voice from that agency', async () => {
  const caseId = await at('oral')
  const record = emergencyUntil('oral', start)[0]!
  const again = () => take(practice.liaison, randomUUID(), record, 'emergency@1')
  expect(await again()).toMatchObject({ ok: true })
  const before = practice.platform.clock.now()
  practice.clock.set('2026-11-24T09:00:00.000Z')
  expect(await again()).toMatchObject({ ok: false, problems: [{ rule: 'oral-confirmation-owed' }] })
  practice.clock.set(before)
  await passes(practice, caseId, 'oralConfirmation')
  expect(await seen('supervisor', caseId)).toMatchObject({ state: 'closed', context: { outcome: 'notConfirmed' } })
})

test('what was disclosed on a word that never came in writing is made good before the next word is taken', async () => {
  const oral = emergencyUntil('oral', start)
  const answer = emergencyUntil('answered', start).slice(emergencyUntil('assessment', start).length)
  const verified: Step = ['intake', 'source.verify', { method: 'callBack', reached: '', text: '' }]
  const caseId = await urgentCase(practice, 'oral', [verified, ...answer])
  await passes(practice, caseId, 'oralConfirmation')
  expect(await seen('supervisor', caseId)).toMatchObject({ state: 'restriction', context: { outcome: 'notConfirmed' } })
  const again = () => take(practice.liaison, randomUUID(), oral[0]!, 'emergency@1')
  expect(await again()).toMatchObject({ ok: false, problems: [{ rule: 'oral-confirmation-owed' }] })
  const [part, name, proof] = restricted(start)
  expect(await practice.does(part, caseId, name, proof)).toMatchObject({ ok: true })
  expect(await again()).toMatchObject({ ok: true })
})

test('only a provider opens one by voice, and only for an agency of the register that has the right', async () => {
  const [, , data] = emergencyUntil('oral', start)[0]!
  const opens = (part: Part, more: object = {}) =>
    take(practice.liaison, randomUUID(), [part, 'oral.record', { ...data, ...more }], 'emergency@1')
  expect(await opens('officer')).toMatchObject({ ok: false, because: 'not-permitted' })
  expect(await opens('collector')).toMatchObject({ ok: false, because: 'not-permitted' })
  expect(await opens('intake', { agencyId: northwind.id })).toMatchObject({ problems: [{ rule: 'agency-unknown' }] })
  const stranger = (await practice.liaison.directory.listed('portal')).find(({ code }) => code === 'CID')!
  expect(await opens('intake', { agencyId: stranger.id })).toMatchObject({
    problems: [{ rule: 'provider-abroad', field: 'agencyId' }, { rule: 'emergency-right-missing' }],
  })
  const late = { calledAt: '2026-11-23T10:00:00.000Z' }
  expect(await opens('intake', late)).toMatchObject({ problems: [{ rule: 'moment-to-come', field: 'calledAt' }] })
})

test('what nobody validates in time is taken out no more, and the proof closes it', async () => {
  const caseId = await at('answered')
  const { dossier } = await seen('officer', caseId)
  const file = dossier.files[0]!.id
  await passes(practice, caseId, 'validation')
  const view = await seen('supervisor', caseId)
  expect(view).toMatchObject({ state: 'restriction', context: { validation: 'lapsed', outcome: 'notValidated' } })
  expect(view.clock).toMatchObject({ rule: 'restriction', source: { weight: 'policy' } })
  expect(view.trail.filter(({ event }) => event === 'deadline.pass')).toHaveLength(1)
  await practice.does('officer', caseId, 'identity.reveal', { items: 'all', reason: 'usingAnswer', text: '' })
  expect(await takeFile(practice.liaison, caseId, 'officer', file)).toMatchObject({
    ok: false,
    problems: [{ rule: 'data-restricted' }],
  })
  const [, , early] = restricted('2026-11-22T09:00:00.000Z')
  expect(await refusals('supervisor', caseId, 'restriction.prove', early)).toEqual(['restriction-before-delivery'])
  const [part, name, proof] = restricted(start)
  expect(await practice.does(part, caseId, name, proof)).toMatchObject({ ok: true })
  expect(await seen('officer', caseId)).toMatchObject({ state: 'closed', context: { outcome: 'notValidated' } })
})

test('how often an agency asks so, and how often it was none, is counted', async () => {
  const agency = (await seen('officer', await at('sourceCheck'))).agency.id
  const before = (await practice.liaison.cases.emergencyShare(agency))!
  await at('downgraded')
  expect(await practice.liaison.cases.emergencyShare(agency)).toMatchObject({
    ...{ requests: before.requests + 1, emergencies: before.emergencies + 1, downgraded: before.downgraded + 1 },
  })
  expect(await practice.liaison.cases.emergencyShare('nobody')).toBeNull()
})
