import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Reader } from '~/cases/lists.server'
import type { AbroadView } from '~/cases/views'
import { workOff } from '~/jobs/worker.server'
import { passDeadline } from '~/jobs/pass-deadline.server'
import {
  abroadOrder,
  abroadSupport,
  abroadUntil,
  executedAtHome,
  type AbroadPlace,
} from '../../../prisma/practice-abroad'
import { agencies, practicePeople, providers } from '../../../prisma/practice-city'
import { alkyone, alkyoneMail } from '../../../prisma/practice-cast'
import type { Step } from '../../../prisma/practice-stories'
import { tell } from '../../../prisma/tell'
import { textOf } from '../../kit/records'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'

let practice: Practice
beforeAll(async () => {
  practice = await openPractice('2026-11-23T09:00:00.000Z')
})
afterAll(() => practice.close())

const owedIsDone = () => workOff(practice.liaison)

/** A request abroad that stands at a place, because everything that leads there has happened; then these steps. */
async function abroadCase(place: AbroadPlace, more: readonly Step[] = []): Promise<string> {
  const caseId = randomUUID()
  await tell(practice.liaison, caseId, [...abroadUntil(place), ...more], 'international@1')
  return caseId
}

function readerOf(part: Part): Reader {
  const { id, roles, organisation } = practicePeople.find((person) => person.id === personId(part))!
  const { side } = [...agencies, ...providers].find((each) => each.id === organisation)!
  return { id, roles, side, organisation: { id: organisation } }
}

const read = (part: Part, caseId: string) => practice.liaison.abroad.read({ id: personId(part) }, caseId)

async function seen(part: Part, caseId: string): Promise<AbroadView> {
  const view = await read(part, caseId)
  if (!view) throw new Error(`no request abroad for the ${part}`)
  return view
}

/** The order at home by which a request was carried out. */
async function executed(caseId: string, more: readonly Step[] = []): Promise<string> {
  const order = randomUUID()
  await tell(
    practice.liaison,
    order,
    [...executedAtHome(caseId, practice.platform.clock.now()), ...more],
    'preservation@1',
  )
  return order
}

const told = [abroadSupport.title, abroadSupport.reference, abroadSupport.provisions, abroadSupport.facts]
const ofCase = [...told, abroadSupport.relation, abroadSupport.necessity, abroadSupport.central]

test('from the officer over both contact points to the provider, on to mutual assistance, and to the end', async () => {
  const caseId = await abroadCase('execution')
  const order = await executed(caseId)
  await tell(practice.liaison, caseId, [
    ['investigator', 'execution.report', { request: order, text: '' }],
    [
      'officer',
      'mutualAssistance.send',
      { authority: abroadSupport.central, reference: 'MJ 7/26', on: '2026-11-20', text: '' },
    ],
  ])
  const kept = await seen('officer', caseId)
  expect(kept).toMatchObject({ state: 'kept', context: { assistance: 'sent' } })
  expect(kept.dossier.execution).toMatchObject({
    ...{ provider: alkyone.name, outcome: null },
    kept: { 'i1.subscriber': 'frozen', 'i1.access': 'frozen', 'i2.subscriber': 'frozen' },
  })
  expect(kept.clock).toMatchObject({ rule: 'foreignPreservation', source: { instrument: 'convention@1' } })
  const said = { authority: 'Министерство юстиции', reference: 'М 90', on: '2026-11-21', text: '' }
  await tell(practice.liaison, caseId, [
    ['head', 'mutualAssistance.receive', said],
    ['head', 'mutualAssistance.decide', { ...said, result: 'refused' }],
  ])
  expect(await practice.does('head', caseId, 'ending.confirm')).toMatchObject({
    ...{ because: 'not-now', problems: [{ rule: 'execution-still-open' }] },
  })
  await tell(practice.liaison, order, [['head', 'preservation.release', { text: 'Взаимная помощь не оказана.' }]])
  await tell(practice.liaison, caseId, [['head', 'ending.confirm']])
  await owedIsDone()
  const view = await seen('supervisor', caseId)
  expect(view).toMatchObject({ state: 'closed', closed: true, context: { outcome: 'assistanceRefused' } })
  expect(view.records.map(({ form }) => form)).toEqual([
    ...['assistanceOrder', 'assistanceSupport', 'assistanceReceipt', 'assistanceCheck', 'assistanceAcceptance'],
    ...['assistanceExecution', 'mutualAssistance', 'mutualAssistance', 'mutualAssistance', 'assistanceClosing'],
  ])
  expect(await practice.liaison.verify.case(caseId)).toMatchObject({ verdict: 'holds' })
  expect(await practice.liaison.verify.case(order)).toMatchObject({ verdict: 'holds' })
})

test('each authority learns of it when it is its turn, and no provider ever', async () => {
  const nobody = ['intake', 'reviewer', 'jurist', 'analyst', 'controller', 'otherProvider', 'operator'] as const
  const points = [
    ['authorisation', [] as readonly Part[], ['duty', 'dutyHead', 'investigator', 'head']],
    ['ownPoint', ['duty', 'dutyHead'], ['investigator', 'head']],
    ['foreignPoint', ['duty', 'dutyHead', 'investigator', 'head'], []],
  ] as const
  for (const [place, sees, blind] of points) {
    const caseId = await abroadCase(place)
    for (const part of ['officer', 'supervisor', 'auditor', ...sees] as const)
      expect((await seen(part, caseId)).state, `${place} ${part}`).toBe(place)
    for (const part of ['colleague', ...blind, ...nobody] as const)
      expect(await read(part, caseId), `${place} ${part}`).toBeNull()
    for (const part of nobody)
      expect(await practice.does(part, caseId, 'assistance.withdraw', { text: 'No.' })).toMatchObject({
        because: 'not-found',
      })
  }
})

test('the trail of the side that is asked begins with the forwarding, and lists show each authority what is its own', async () => {
  const caseId = await abroadCase('foreignPoint')
  const events = (await seen('investigator', caseId)).trail.map(({ event }) => event)
  expect(events[0]).toBe('point.forward')
  const listed = async (part: Part, show: 'waiting' | 'open') => {
    const reader = readerOf(part)
    return (await practice.liaison.abroad.list(reader, { show })).lines.map(({ id }) => id)
  }
  expect(await listed('investigator', 'waiting')).toContain(caseId)
  expect(await listed('duty', 'waiting')).not.toContain(caseId)
  for (const part of ['officer', 'supervisor', 'duty'] as const) expect(await listed(part, 'open')).toContain(caseId)
  for (const part of ['intake', 'otherProvider'] as const) expect(await listed(part, 'open')).toEqual([])
})

test('nothing of the case reaches the provider: no page, record, list, mail or trail of the order at home has a word of it', async () => {
  const caseId = await abroadCase('execution')
  const order = await executed(caseId)
  await owedIsDone()
  for (const part of ['jurist', 'analyst', 'controller', 'head'] as const) {
    const view = await practice.liaison.cases.read({ id: personId(part) }, order)
    const unmasked = await practice.liaison.cases.unmasked({ id: personId(part) }, order)
    for (const text of ofCase) expect(JSON.stringify([view, unmasked]), `${part} ${text}`).not.toContain(text)
  }
  const jurist = readerOf('jurist')
  const related = await practice.liaison.cases.related(jurist, (await practice.liaison.cases.read(jurist, order))!)
  expect(related).toEqual([])
  const lists = JSON.stringify(await practice.liaison.cases.list(jurist, { show: 'open' }))
  for (const text of ofCase) expect(lists).not.toContain(text)
  const letters = await practice.platform.db.portal.letter.findMany({ where: { caseId: { in: [caseId, order] } } })
  expect(letters.length).toBeGreaterThan(4)
  for (const text of [...ofCase, abroadOrder.note, abroadOrder.identifiers[0]!.value])
    expect(JSON.stringify(letters)).not.toContain(text)
  await practice.does('jurist', order, 'identity.reveal', { items: 'all', reason: 'reviewing', text: '' })
  const { records } = (await practice.liaison.cases.read({ id: personId('jurist') }, order))!
  expect(records.length).toBeGreaterThan(2)
  for (const { sha256 } of records) {
    const pdf = await practice.liaison.records.read(personId('jurist'), sha256)
    if (!pdf || 'masked' in pdf) throw new Error('a record is missing')
    const text = await textOf(pdf.pdf)
    for (const said of ofCase) expect(text).not.toContain(said.slice(0, 30))
  }
})

test('the order and the reasons are two records, of which neither has what the other says', async () => {
  const caseId = await abroadCase('foreignPoint')
  await owedIsDone()
  const { records } = await seen('head', caseId)
  const textIn = async (form: string) => {
    const { sha256 } = records.find((record) => record.form === form)!
    const read = await practice.liaison.records.read(personId('head'), sha256)
    const twin = await practice.liaison.records.twin(personId('head'), sha256)
    if (!read || 'masked' in read || !twin || 'masked' in twin) throw new Error(`no ${form}`)
    return (await textOf(read.pdf)) + JSON.stringify(twin.document)
  }
  const [order, support] = [await textIn('assistanceOrder'), await textIn('assistanceSupport')]
  for (const text of ofCase) expect(order).not.toContain(text)
  for (const text of ofCase.slice(1)) expect(support).toContain(text)
  for (const { value } of abroadOrder.identifiers) {
    expect(order).toContain(value)
    expect(support).not.toContain(value)
  }
  expect(support).not.toContain(abroadOrder.note)
  for (const part of ['jurist', 'controller', 'intake'] as const)
    for (const { sha256 } of records) expect(await practice.liaison.records.read(personId(part), sha256)).toBeNull()
  expect((await seen('auditor', caseId)).records.map(({ form }) => form)).toEqual([])
})

test('only the authority that is asked opens an order from it, while it is carried out, and nothing of the case goes along', async () => {
  const caseId = await abroadCase('execution')
  const open = (part: Part, how: string, origin = caseId) =>
    practice.perform({
      ...({ actor: { kind: 'person', personId: personId(part) }, caseId: randomUUID(), version: 0 } as const),
      ...{ token: randomUUID(), procedure: 'preservation@1' },
      event: {
        name: 'request.open',
        data: {
          ...{ providerId: alkyone.id, serviceId: alkyoneMail.id, answerLanguage: 'ru' },
          origin: { request: origin, how },
        },
      },
    })
  const unknown = { because: 'invalid', problems: [{ rule: 'origin-unknown' }] }
  expect(await open('officer', 'assistance')).toMatchObject(unknown)
  expect(await open('investigator', 'copy')).toMatchObject(unknown)
  expect(await open('investigator', 'assistance', await abroadCase('foreignPoint'))).toMatchObject(unknown)
  expect(await open('investigator', 'assistance')).toMatchObject({ ok: true })
})

test('without mutual assistance it ends with its time, whoever passes it', async () => {
  const caseId = await abroadCase('execution')
  const order = await executed(caseId)
  await tell(practice.liaison, caseId, [['investigator', 'execution.report', { request: order, text: '' }]])
  const { clock } = await seen('officer', caseId)
  const before = practice.platform.clock.now()
  practice.clock.set(clock!.due)
  const payload = { caseId, rule: clock!.rule, due: clock!.due }
  await Promise.all([passDeadline(practice.liaison, payload), passDeadline(practice.liaison, payload)])
  practice.clock.set(before)
  const view = await seen('head', caseId)
  expect(view).toMatchObject({ state: 'ending', context: { endsAs: 'lapsed' } })
  expect(view.trail.filter(({ event }) => event === 'deadline.pass')).toHaveLength(1)
})

test('numbers of requests abroad come from the agency’s counter, and say what they are', async () => {
  const { context } = await seen('officer', await abroadCase('ownPoint'))
  expect(context.number).toMatch(/^VD-HPB-2026-I\d{6}$/)
})
