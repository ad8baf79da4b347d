import { randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replay } from '~/cases/as-of.server'
import { recordInput } from '~/cases/record-input.server'
import type { AnsweringView } from '~/cases/views'

import { documentOf } from '~/records/forms'
import type { RecordForm } from '~/records/input'
import { drawRecord } from '~/records/pdf/draw'
import { recordFaces } from '~/records/pdf/fonts.server'
import type { AnsweringDossier } from '~machines/request/answer/case'
import { languages } from '~machines/kit/words'
import { reference, restrictedUntil } from '../../../prisma/practice-restricted'
import { tell } from '../../../prisma/tell'
import { openPractice, personId, type Practice } from '../../kit/practice'
import { textOf } from '../../kit/records'

let practice: Practice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())

async function caseAt(place: Parameters<typeof restrictedUntil>[0]): Promise<string> {
  const caseId = randomUUID()
  await tell(practice.liaison, caseId, restrictedUntil(place))
  return caseId
}

/** Whatever lies below the folder of stored files, half-written ones included, with the bytes it has. */
async function stored(): Promise<Map<string, number>> {
  const folder = join(practice.platform.env.dataDir, 'files')
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = found.filter((entry) => entry.isFile())
  const sized = files.map(
    async ({ parentPath, name }) => [name, (await readFile(join(parentPath, name))).length] as const,
  )
  return new Map(await Promise.all(sized))
}

/** Everything the database keeps of a case, as it would be dumped. */
async function kept(caseId: string): Promise<string> {
  const { portal } = practice.platform.db
  const [row, entries, payloads] = await Promise.all([
    portal.case.findUniqueOrThrow({ where: { id: caseId } }),
    portal.entry.findMany({ where: { caseId }, orderBy: { seq: 'asc' } }),
    portal.payload.findMany({ where: { caseId }, orderBy: { seq: 'asc' } }),
  ])
  return JSON.stringify([row, entries, payloads], (_, value: unknown) =>
    typeof value === 'bigint'
      ? String(value)
      : value instanceof Uint8Array
        ? Buffer.from(value).toString('hex')
        : value,
  )
}

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(300_000, 7)])
const jpeg = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100', 'hex'), Buffer.alloc(9_000, 7)])
const mp4 = Buffer.concat([Buffer.from('00000018667479706d703432', 'hex'), Buffer.alloc(200_000, 7)])
const zip = Buffer.concat([Buffer.from('504b0304140000000000', 'hex'), Buffer.alloc(9_000, 7)])

function upload(caseId: string, items: readonly string[], name: string, bytes: Buffer) {
  const pieces = Array.from({ length: Math.ceil(bytes.length / 1_000) }, (_, n) =>
    bytes.subarray(n * 1_000, (n + 1) * 1_000),
  )
  const sent = { caseId, items, name, token: randomUUID(), bytes: Readable.from(pieces) }
  return practice.liaison.production.upload(personId('collector'), sent)
}

test.each([
  ['content, whatever it is', ['i1.content'], 'mails.csv', Buffer.from('from;to\n')],
  ['content beside other data', ['i1.subscriber', 'i1.content'], 'all.csv', Buffer.from('name\n')],
  ['a picture', ['i1.subscriber'], 'face.png', png],
  ['a picture that goes by another name', ['i1.subscriber'], 'table.csv', jpeg],
  ['a film', ['i1.subscriber'], 'clip.mp4', mp4],
  ['an archive', ['i1.subscriber'], 'all.zip', zip],
] as const)('%s is refused by name, and no byte of it reaches disk or database', async (_, items, name, bytes) => {
  const caseId = await caseAt('collection')
  const [files, database] = [await stored(), await kept(caseId)]
  // the disk is never asked
  const store = practice.platform.files.store
  let asked = 0
  practice.platform.files.store = (...given) => {
    asked++
    return store(...given)
  }
  const answer = await upload(caseId, items, name, bytes).finally(() => (practice.platform.files.store = store))
  expect(answer).toMatchObject({ ok: false, because: 'invalid', problems: [{ rule: 'restricted-material' }] })
  expect(asked).toBe(0)
  expect(await stored()).toEqual(files)
  expect(await kept(caseId)).toBe(database)
})

test('data that identify somebody are taken as ever, however long they are', async () => {
  const caseId = await caseAt('collection')
  const text = `name;contract\n${'X;17\n'.repeat(60_000)}`
  expect(await upload(caseId, ['i1.subscriber'], 'subscriber.csv', Buffer.from(text))).toMatchObject({ ok: true })
  const said = (await practice.liaison.cases.unmasked({ id: personId('collector') }, caseId)) as AnsweringDossier
  expect(said.files).toMatchObject([{ size: Buffer.byteLength(text), mediaType: 'text/csv' }])
})

test('an empty file, a stranger and a broken upload are answered as everywhere', async () => {
  const caseId = await caseAt('collection')
  expect(await upload(caseId, ['i1.subscriber'], 'a.csv', Buffer.alloc(0))).toMatchObject({
    problems: [{ rule: 'file-empty' }],
  })
  const bytes = Readable.from([png])
  const sent = { caseId, items: ['i1.content'], name: 'x.png', token: randomUUID(), bytes }
  expect(await practice.liaison.production.upload(personId('stranger'), sent)).toMatchObject({ because: 'not-found' })
})

test('the officer sees hash and reference once they are delivered and revealed, and no file of content', async () => {
  const caseId = await caseAt('answered')
  const read = async () => (await practice.liaison.cases.read({ id: personId('officer') }, caseId)) as AnsweringView
  expect(JSON.stringify((await read()).dossier.materials)).not.toContain(reference.references[0].hash)
  await practice.does('officer', caseId, 'identity.reveal', { items: 'all', reason: 'usingAnswer', text: '' })
  const { dossier, context } = await read()
  expect(context.outcome).toBe('delivered')
  expect(dossier.materials).toMatchObject([{ ...reference, items: ['i1.content'] }])
  expect(dossier.files.flatMap(({ items }) => items)).toEqual(['i1.subscriber'])
  const entries = await practice.platform.db.portal.entry.findMany({ where: { caseId } })
  const trail = entries.map(({ bytes }) => Buffer.from(bytes).toString()).join()
  for (const { hash, reference: own } of reference.references) {
    expect(trail).not.toContain(hash)
    expect(trail).not.toContain(own)
  }
})

test('request, decision and production say in every language that material is named by hash and reference alone', async () => {
  const caseId = await caseAt('answered')
  const { platform } = practice
  const owed = (await replay(platform.db.portal, platform.vault, caseId)).flatMap(({ entry, decision }) =>
    decision.effects.flatMap(({ type, params }) =>
      type === 'sealRecord' ? [{ form: params.form as RecordForm, entry: entry.seq }] : [],
    ),
  )
  for (const { form, entry } of owed.filter(({ form: each }) => ['request', 'decision', 'production'].includes(each))) {
    const input = await recordInput(platform, 'portal', { caseId, form, entry })
    for (const language of languages) {
      const t = platform.words.t(language)
      const document = documentOf({ ...input, language, t })
      const pdf = await drawRecord(document, recordFaces())
      if (process.env.RECORDS) await writeFile(join(process.env.RECORDS, `${form}-${language}.pdf`), pdf)
      const text = await textOf(Buffer.from(pdf))
      expect(JSON.stringify(document.blocks)).toContain(t('material.restricted'))
      if (form !== 'production') continue
      const unbroken = text.replaceAll(' ', '')
      for (const { hash, reference: own } of reference.references) {
        expect(unbroken).toContain(hash)
        expect(unbroken).toContain(own)
      }
      expect(text).toContain(t(`material.how.${reference.how}`))
    }
  }
  expect(owed.map(({ form }) => form)).toEqual(expect.arrayContaining(['request', 'decision', 'production']))
})
