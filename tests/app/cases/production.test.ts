import type { DisclosureDossier } from '~machines/disclosure/case'
import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { largestFile } from '~machines/request/answer/rules'
import { readUpload, UploadCutShort } from '~/routes/lib/upload.server'
import { practiceAnswer, takeFile } from '../../../prisma/tell'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'
import { caseAt, storyCase } from '../../kit/story'
import { dataRequest } from '../../kit/reading'

let practice: Practice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())

const items = ['i1.subscriber']

function upload(caseId: string, name: string, bytes: AsyncIterable<Uint8Array>, part: Part = 'collector') {
  return practice.liaison.production.upload(personId(part), { caseId, items, name, token: randomUUID(), bytes })
}

const absent = { ok: false, because: 'not-found' }

function taken(opened: Awaited<ReturnType<typeof takeFile>>) {
  if (!opened.ok) throw new Error(`not opened: ${opened.because}`)
  return opened
}

async function refusal(opening: ReturnType<Practice['liaison']['production']['open']>) {
  const opened = await opening
  if (opened.ok) throw new Error('opened without a passkey')
  return opened
}

const text = (content: string) => Readable.from([Buffer.from(content)])

/** Everything below the folder of stored files, half-written ones included. */
async function stored(): Promise<string[]> {
  const folder = join(practice.platform.env.dataDir, 'files')
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return found.filter((entry) => entry.isFile()).map(({ name }) => name)
}

async function* zeros(bytes: number): AsyncGenerator<Buffer> {
  const piece = Buffer.alloc(1_048_576)
  for (let left = bytes; left > 0; left -= piece.length) yield piece.subarray(0, Math.min(left, piece.length))
}

async function* broken(): AsyncGenerator<Buffer> {
  yield Buffer.alloc(200_000)
  throw new Error('connection lost')
}

test('a wrong file is refused by name and leaves nothing behind', async () => {
  const caseId = await caseAt(practice, 'collection')
  const before = await stored()
  const refusals = [
    ['empty.csv', Readable.from([]), 'file-empty'],
    ['scan.pdf', text('this is no PDF'), 'file-mislabelled'],
    ['table.csv', Readable.from([Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1')]), 'file-mislabelled'],
    ['disk.bin', zeros(largestFile + 1), 'file-too-large'],
  ] as const
  for (const [name, bytes, rule] of refusals) {
    const answer = await upload(caseId, name, bytes)
    expect(answer, name).toMatchObject({ ok: false, because: 'invalid', problems: [{ rule, field: 'file' }] })
  }
  await expect(upload(caseId, 'cut.csv', broken())).rejects.toThrow('connection lost')
  expect(await stored()).toEqual(before)
  expect(await practice.platform.db.portal.entry.count({ where: { caseId, event: 'file.attach' } })).toBe(0)
})

test('nothing is left of files that break off at once, however often', async () => {
  const before = await stored()
  const { files } = practice.platform
  const breaks = Array.from({ length: 200 }, () => files.store(Readable.from(broken()).destroy(new Error('cut'))))
  expect((await Promise.allSettled(breaks)).every(({ status }) => status === 'rejected')).toBe(true)
  expect(await stored()).toEqual(before)
})

test('a form that stops before its end leaves nothing behind', async () => {
  const caseId = await caseAt(practice, 'collection')
  const before = await stored()
  const body = [
    '--edge\r\nContent-Disposition: form-data; name="token"\r\n\r\n12345678\r\n',
    '--edge\r\nContent-Disposition: form-data; name="file"; filename="half.csv"\r\nContent-Type: text/csv\r\n\r\nid;na',
  ].join('')
  const headers = { 'content-type': 'multipart/form-data; boundary=edge' }
  const request = new Request('http://localhost/', { method: 'POST', headers, body })
  let handedOn: Promise<unknown> = Promise.resolve()
  const reading = readUpload(request, (_fields, file) => (handedOn = upload(caseId, file!.name, file!.bytes)))
  await expect(reading).rejects.toThrow(UploadCutShort)
  await expect(handedOn).rejects.toThrow()
  expect(await stored()).toEqual(before)
})

/** Whoever opens a file has said why they must see whom it is about. */
async function reveal(part: Part, caseId: string, reason: string): Promise<void> {
  const answer = await practice.does(part, caseId, 'identity.reveal', { items: 'all', reason, text: '' })
  expect(answer).toMatchObject({ ok: true })
}

test('a file stands in the store only encrypted, and comes back to the people of the case, each time in the trail', async () => {
  const caseId = await caseAt(practice, 'collection')
  const secret = 'Горан Ильич, 8 Rope Walk'
  expect(await upload(caseId, '..\\..\\evil/répertoire.csv', text(secret))).toMatchObject({ ok: true })
  const masked = await dataRequest(practice, 'collector', caseId)
  const [unnamed] = masked.dossier.files
  expect(unnamed).toMatchObject({ name: '••••••.csv' })
  expect(await takeFile(practice.liaison, caseId, 'collector', unnamed!.id)).toMatchObject({
    ...{ because: 'not-permitted', problems: [{ rule: 'not-revealed' }] },
  })
  await reveal('collector', caseId, 'collecting')
  const view = await dataRequest(practice, 'collector', caseId)
  const [file] = view.dossier.files
  expect(file).toMatchObject({ name: 'répertoire.csv', mediaType: 'text/csv', size: Buffer.byteLength(secret) })

  const opened = await takeFile(practice.liaison, caseId, 'collector', file!.id)
  const pieces: Uint8Array[] = []
  for await (const piece of taken(opened).bytes) pieces.push(piece)
  expect(Buffer.concat(pieces).toString()).toBe(secret)
  expect(await practice.platform.db.portal.entry.count({ where: { caseId, event: 'file.download' } })).toBe(1)

  for (const part of ['officer', 'stranger', 'otherProvider'] as const)
    expect(await takeFile(practice.liaison, caseId, part, file!.id), part).toMatchObject(absent)
  expect(await upload(caseId, 'more.csv', text('x'), 'reviewer')).toMatchObject({ ok: false, because: 'not-permitted' })
  expect(await upload(caseId, 'more.csv', text('x'), 'stranger')).toMatchObject({ ok: false, because: 'not-found' })
})

test('files sent beside each other all arrive', async () => {
  const caseId = await caseAt(practice, 'collection')
  const names = Array.from({ length: 8 }, (_, n) => `part-${n}.csv`)
  const answers = await Promise.all(names.map((name) => upload(caseId, name, text(name))))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(8)
  const unmasked = await practice.liaison.cases.unmasked({ id: personId('collector') }, caseId)
  const said = unmasked as DisclosureDossier
  expect(said.files.map(({ name }) => name).sort()).toEqual(names)
})

test('the officer has a file once it was delivered, and not before', async () => {
  const caseId = await storyCase(practice, 'delivered')
  await reveal('officer', caseId, 'usingAnswer')
  const view = await dataRequest(practice, 'officer', caseId)
  const [file] = view.dossier.files
  const { production } = practice.liaison
  const unconfirmed = { caseId, file: file!.id }
  expect(await production.open(personId('officer'), unconfirmed)).toMatchObject({ ok: false, because: 'unconfirmed' })
  expect(await takeFile(practice.liaison, caseId, 'officer', file!.id)).toMatchObject({ ok: true })
  const given = await practiceAnswer(
    practice.liaison.people,
    (await refusal(production.open(personId('officer'), unconfirmed))).deed!,
  )
  expect(await production.open(personId('officer'), { ...unconfirmed, given })).toMatchObject({ ok: true })
  expect(await production.open(personId('officer'), { ...unconfirmed, given })).toMatchObject({ ok: false })
  expect(await takeFile(practice.liaison, caseId, 'officer', randomUUID())).toMatchObject(absent)
  for (const odd of ['', 'no-id', '-'.repeat(36)])
    expect(await takeFile(practice.liaison, odd, 'officer', file!.id), odd).toMatchObject(absent)
})
