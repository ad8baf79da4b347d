import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileInput } from '~/cases/file-input.server'
import { fileClosingDocument } from '~/records/forms/file-closing'
import { languages } from '~machines/kit/words'
import { settleChild } from '~/jobs/settle-child.server'
import { workOff } from '~/jobs/worker.server'
import { fileWith, seenFile } from '../../kit/file'
import { keptCase, opening, servedFrom } from '../../kit/preservation'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'
import { caseAt, storyCase } from '../../kit/story'

let practice: Practice
const start = '2026-11-23T09:00:00.000Z'
beforeAll(async () => {
  practice = await openPractice(start)
})
afterAll(() => practice.close())

const why = { text: 'INNER-REASON' }
const drop = { ...why, told: 'The investigation has ended.' }
const [officer, intake] = [{ id: personId('officer') }, { id: personId('intake') }]
const done = () => workOff(practice.liaison)
const stateOf = async (id: string) => (await practice.liaison.cases.read(officer, id))!.state
const lines = async (id: string) => (await seenFile(practice, 'officer', id)).dossier.ending!.requests
const row = (id: string) => practice.platform.db.portal.case.findUniqueOrThrow({ where: { id } })
const holds = async (...ids: readonly string[]) => {
  for (const id of ids) expect(await practice.liaison.verify.case(id)).toMatchObject({ verdict: 'holds' })
}
const opened = async (origin: object, by: Part = 'officer') => {
  const id = randomUUID()
  expect(await practice.does(by, id, 'request.open', { ...opening, origin })).toMatchObject({ ok: true })
  return id
}

test('closing withdraws the drafts, leaves what was answered, and is sealed once all is done with', async () => {
  const [draft, answered] = [await caseAt(practice, 'draft'), await caseAt(practice, 'legalReview')]
  await practice.does('reviewer', answered, 'request.notHolder', { text: 'Not ours.', referral: '' })
  const file = await fileWith(practice, [draft, answered])
  expect(await practice.does('officer', file, 'file.close', why)).toMatchObject({ ok: true })
  expect(await seenFile(practice, 'officer', file)).toMatchObject({ state: 'closing', closed: false })
  expect(await stateOf(draft)).toBe('draft')
  await done()
  expect(await seenFile(practice, 'officer', file)).toMatchObject({ state: 'closed', closed: true })
  expect(await lines(file)).toMatchObject([
    { request: draft, effect: 'withdraw', settled: 'done', outcome: 'withdrawn' },
    { request: answered, effect: 'none', settled: 'notNeeded' },
  ])
  expect([await stateOf(draft), await stateOf(answered)]).toEqual(['closed', 'answered'])
  const { records } = await seenFile(practice, 'supervisor', file)
  expect(records.map(({ form }) => form)).toEqual(['fileClosing'])
  for (const part of ['officer', 'supervisor', 'auditor'] as const) {
    const read = await practice.liaison.records.twin(personId(part), records[0]!.sha256)
    expect(read && 'document' in read && JSON.stringify(read.document.blocks)).toContain('INNER-REASON')
    expect(await practice.liaison.records.read(personId(part), records[0]!.sha256)).toHaveProperty('pdf')
  }
  for (const part of ['colleague', 'stranger', 'intake', 'reviewer'] as const)
    expect(await practice.liaison.records.read(personId(part), records[0]!.sha256)).toBeNull()
  const wanted = { caseId: file, form: 'fileClosing', entry: records[0]!.entry }
  const documents = await Promise.all(
    languages.map(async (language) =>
      fileClosingDocument(await fileInput(practice.platform, 'portal', { ...wanted, language })),
    ),
  )
  expect(new Set(documents.map(({ json }) => json)).size).toBe(1)
  for (const { title, blocks } of documents)
    expect(JSON.stringify([title, blocks])).not.toMatch(
      /\b(record|file|role|outcome|state|procedure)\.[a-z]|undefined|\{\{/,
    )
  await holds(file, draft, answered)
})

test('a file does not close while a preservation is open, and closes once it is released', async () => {
  const kept = await keptCase(practice, 'inEffect')
  const file = await fileWith(practice, [kept])
  const { number } = await row(kept)
  expect(await practice.does('officer', file, 'file.close', why)).toMatchObject({
    ...{ because: 'invalid', problems: [{ rule: 'file-preservation-open', params: { number } }] },
  })
  await practice.does('officer', kept, 'preservation.release', { text: 'No longer needed.' })
  expect(await practice.does('officer', file, 'file.close', why)).toMatchObject({ ok: true })
  expect(await seenFile(practice, 'officer', file)).toMatchObject({ state: 'closed' })
  await holds(file, kept)
})

describe('dropping an investigation', () => {
  test('withdraws and releases, and providers read the words that are theirs alone', async () => {
    const [kept, securing] = [await keptCase(practice, 'inEffect'), await keptCase(practice, 'securing')]
    const file = await fileWith(practice, [kept, securing])
    expect(await practice.does('officer', file, 'file.withdraw', { ...drop, told: '' })).toMatchObject({
      problems: [{ rule: 'file-told-missing' }],
    })
    expect(await practice.does('officer', file, 'file.withdraw', drop)).toMatchObject({ ok: true })
    await done()
    expect(await seenFile(practice, 'officer', file)).toMatchObject({ state: 'dropped', closed: true })
    expect([await stateOf(kept), await stateOf(securing)]).toEqual(['released', 'closed'])
    for (const id of [kept, securing]) {
      const view = (await practice.liaison.cases.read(intake, id))!
      expect(view.trail.at(-1)!.actor).toBe('worker')
      const records = await practice.platform.db.portal.record.findMany({ where: { caseId: id } })
      const own = records.find(({ form }) => form === 'release' || form === 'withdrawal')!
      await practice.does('intake', id, 'identity.reveal', { items: 'all', reason: 'other', text: 'My work.' })
      const read = await practice.liaison.records.twin(personId('intake'), own.sha256)
      const said = read && 'document' in read ? JSON.stringify(read.document) : ''
      expect(said).toContain('The investigation has ended.')
      expect(said).toContain('Mira Kovač')
      for (const text of [said, JSON.stringify(view)]) {
        expect(text).not.toContain('INNER-REASON')
        expect(text).not.toContain(file)
        expect(text).not.toContain('Blackmail of a shipping office')
      }
    }
    await holds(file, kept, securing)
  })

  test('each effect happens once, whatever is tried again, and by nobody but the portal for this file', async () => {
    const kept = await keptCase(practice, 'inEffect')
    const command = (caseId: string) => ({
      ...{ actor: { kind: 'worker' } as const, caseId, version: null, token: randomUUID() },
      event: { name: 'preservation.release', data: { text: 'Mine.' } },
    })
    expect(await practice.perform(command(kept))).toMatchObject({ problems: [{ rule: 'no-file-ends' }] })
    const file = await fileWith(practice, [kept])
    expect(await practice.perform(command(kept))).toMatchObject({ problems: [{ rule: 'no-file-ends' }] })
    const answer = await practice.does('supervisor', file, 'file.withdraw', drop)
    const entry = answer.ok ? answer.entry : 0
    const payload = { caseId: file, entry, request: kept }
    await Promise.all([settleChild(practice.liaison, payload), settleChild(practice.liaison, payload)])
    await settleChild(practice.liaison, payload)
    await done()
    const trail = async (id: string, event: string) =>
      practice.platform.db.portal.entry.count({ where: { caseId: id, event } })
    expect([await trail(kept, 'preservation.release'), await trail(file, 'child.settle')]).toEqual([1, 1])
    expect(await lines(file)).toMatchObject([{ effect: 'release', settled: 'done' }])
    await holds(file, kept)
  })

  test('a request that moves on meanwhile is judged anew', async () => {
    const kept = await keptCase(practice, 'securing')
    const file = await fileWith(practice, [kept])
    await practice.does('officer', file, 'file.withdraw', drop)
    await practice.does('collector', kept, 'item.secure', {
      ...{ items: ['i1.subscriber', 'i1.traffic', 'i2.access'], kept: 'frozen', ground: '', text: '' },
    })
    await practice.does('checker', kept, 'preservation.confirm', { system: 'Archive', text: '' })
    await done()
    expect(await lines(file)).toMatchObject([{ effect: 'release', settled: 'done', state: 'released' }])
  })
})

test('where a request gets away the file is open again and names it, and what was withdrawn stays so', async () => {
  const [waiting, draft] = [await caseAt(practice, 'authorisation'), await caseAt(practice, 'draft')]
  const file = await fileWith(practice, [waiting, draft])
  await practice.does('officer', file, 'file.close', why)
  expect(await practice.does('supervisor', waiting, 'request.authorise', { checked: true })).toMatchObject({ ok: true })
  await done()
  expect(await seenFile(practice, 'officer', file)).toMatchObject({ state: 'open', records: [] })
  expect(await lines(file)).toMatchObject([
    { request: waiting, effect: 'blocks', settled: 'failed', state: 'sourceCheck' },
    { request: draft, effect: 'withdraw', settled: 'done', state: 'closed' },
  ])
  expect(await practice.does('officer', file, 'file.close', why)).toMatchObject({
    problems: [{ rule: 'file-request-unanswered' }],
  })
  await practice.does('officer', waiting, 'request.withdraw', { text: 'Found elsewhere.' })
  expect(await practice.does('officer', file, 'file.close', why)).toMatchObject({ ok: true })
  expect(await seenFile(practice, 'officer', file)).toMatchObject({ state: 'closed' })
  await holds(file, waiting, draft)
})

describe('a request', () => {
  test('that was taken over joins the file of the one it was taken over from', async () => {
    const kept = await keptCase(practice, 'inEffect')
    const file = await fileWith(practice, [kept])
    const asked = await servedFrom(practice, kept)
    const copy = await opened({ request: asked, how: 'copy' })
    await done()
    const { context } = await seenFile(practice, 'officer', file)
    expect(context.requests.map(({ request, how }) => [request, how])).toEqual([
      ...[
        [kept, 'named'],
        [asked, 'conversion'],
        [copy, 'copy'],
      ],
    ])
    expect(await practice.liaison.files.of(officer, copy)).toMatchObject({ id: file })
    await done()
    await holds(file, asked, copy)
  })

  test('stands alone where the file is over, or there is none', async () => {
    const draft = await storyCase(practice, 'delivered')
    const alone = await opened({ request: draft, how: 'copy' })
    await done()
    expect(await practice.liaison.files.of(officer, alone)).toBeNull()
    const file = await fileWith(practice, [draft])
    await practice.does('officer', file, 'file.close', why)
    await done()
    const late = await opened({ request: draft, how: 'copy' })
    await done()
    expect(await practice.liaison.files.of(officer, late)).toBeNull()
  })

  test('is in one file at most, even where two take it at once', async () => {
    const draft = await caseAt(practice, 'draft')
    const files = [await fileWith(practice), await fileWith(practice)]
    const link = (file: string) => practice.does('officer', file, 'request.link', { request: draft })
    const answers = await Promise.all(files.map(link))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ problems: [{ rule: 'file-request-elsewhere' }] })
    await holds(...files, draft)
  })

  test('is linked by whoever asked it or a supervisor, and by nobody of another agency', async () => {
    const draft = await caseAt(practice, 'draft')
    const file = await fileWith(practice)
    expect(await practice.does('colleague', file, 'request.link', { request: draft })).toMatchObject({
      because: 'not-found',
    })
    const own = randomUUID()
    const content = { title: 'Own', reference: '', summary: '' }
    const { perform, liaison } = practice
    const open = (part: Part, caseId: string) =>
      perform({
        ...{ actor: { kind: 'person', personId: personId(part) }, caseId, version: 0, token: randomUUID() },
        ...{ procedure: 'file@1', event: { name: 'file.open', data: content } },
      })
    expect(await open('stranger', own)).toMatchObject({ ok: true })
    expect(await practice.does('stranger', own, 'request.link', { request: draft })).toMatchObject({
      problems: [{ rule: 'file-request-unknown' }],
    })
    expect(await open('intake', randomUUID())).toMatchObject({ ok: false })
    expect(await liaison.files.linkable({ ...officer, roles: ['officer'] })).toContainEqual(
      expect.objectContaining({ id: draft }),
    )
  })
})

test('is read by its officer, the agency’s supervisors and auditors, and by nobody else', async () => {
  const file = await fileWith(practice, [await keptCase(practice, 'inEffect')])
  for (const part of ['officer', 'supervisor', 'auditor'] as const)
    expect((await seenFile(practice, part, file)).requests).toHaveLength(1)
  for (const part of ['colleague', 'stranger', 'intake', 'reviewer', 'otherProvider', 'operator'] as const) {
    expect(await practice.liaison.files.read({ id: personId(part) }, file)).toBeNull()
    expect(await practice.liaison.cases.standing({ id: personId(part) }, file)).toBeNull()
  }
})

describe('verify finds', () => {
  test.each([
    ['a request that its file does not hold', (file: string, other: string) => [other, file]],
    ['a request taken out of its file', (_file: string, _other: string, held: string) => [held, null]],
  ] as const)('%s', async (_, corrupt) => {
    const [held, other] = [await caseAt(practice, 'draft'), await caseAt(practice, 'draft')]
    const file = await fileWith(practice, [held])
    await holds(file, held, other)
    const [id, fileId] = corrupt(file, other, held)
    await practice.platform.db.portal.$executeRaw`UPDATE "Case" SET "fileId" = ${fileId}::uuid WHERE id = ${id}::uuid`
    expect(await practice.liaison.verify.case(file)).toMatchObject({ verdict: 'broken', fault: 'listing' })
    if (fileId !== null)
      expect(await practice.liaison.verify.case(other)).toMatchObject({ verdict: 'broken', fault: 'listing' })
  })
})
