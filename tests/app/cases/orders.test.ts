import { randomUUID } from 'node:crypto'
import { appendFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DisclosureDossier } from '~machines/disclosure/case'
import { largestOrder } from '~machines/request/orders'
import { replay } from '~/cases/as-of.server'
import { newAuthority } from '~/platform/authority.server'
import { recordInput } from '~/cases/record-input.server'
import { documentOf } from '~/records/forms/index'
import { orderPdf, type ToldOrder } from '../../../prisma/practice-orders'
import { sections } from '../../../prisma/practice-stories'
import { takeFile } from '../../../prisma/tell'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'
import { caseAt } from '../../kit/story'
import { dataRequest } from '../../kit/reading'

/** Orders and the authority matrix through the door, on a real database and real files. */

let practice: Practice
beforeAll(async () => {
  practice = await openPractice()
})
afterAll(() => practice.close())

const told: ToldOrder = {
  ...{ kind: 'order', name: 'order.pdf', signed: 'judge', number: '14 Js 2201/26', day: '2026-11-20' },
  ...{ court: 'District court of Port Velden', judge: 'Dr Miriam Kern', lines: ['Disclose.'] },
}

async function attach(caseId: string, bytes: AsyncIterable<Uint8Array>, part: Part = 'officer') {
  const row = await practice.platform.db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
  return practice.liaison.orders.attach(personId(part), {
    ...{ caseId, kind: 'order', name: 'C:\\orders\\order.pdf', version: row.version, token: randomUUID(), bytes },
  })
}

async function read(caseId: string, part: Part): Promise<DisclosureDossier> {
  return (await dataRequest(practice, part, caseId)).dossier
}

async function stored(): Promise<string[]> {
  const folder = join(practice.platform.env.dataDir, 'files')
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return found.filter((entry) => entry.isFile()).map(({ name }) => name)
}

async function downloaded(caseId: string, orderId: string, part: Part): Promise<Buffer | null> {
  const opened = await takeFile(practice.liaison, caseId, part, orderId, 'orders')
  if (!opened.ok) return null
  const chunks: Uint8Array[] = []
  for await (const chunk of opened.bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe.each([
  ['judge', 'valid'],
  ['stranger', 'unknownIssuer'],
  ['nobody', 'none'],
] as const)('an order signed by %s', (signed, verdict) => {
  test(`is ${verdict}, bound into the event, and the replay needs no file`, async () => {
    const caseId = await caseAt(practice, 'draft')
    expect(await practice.does('officer', caseId, 'order.attach', { ...told, signed })).toMatchObject({ ok: true })
    expect((await read(caseId, 'officer')).orders).toMatchObject([{ name: 'order.pdf', check: { verdict } }])
    const lived = await replay(practice.platform.db.portal, practice.platform.vault, caseId)
    expect(lived.at(-1)!.entry.facts).toMatchObject({ kind: 'order', signature: verdict })
    expect(lived.at(-1)!.decision.dossier).toMatchObject({ orders: [{ check: { verdict } }] })
  })
})

test('what is no order is refused by name and leaves nothing behind', async () => {
  const caseId = await caseAt(practice, 'draft')
  const before = await stored()
  async function* zeros() {
    yield Buffer.from('%PDF-1.7\n')
    for (let left = largestOrder; left > 0; left -= 1_048_576) yield Buffer.alloc(1_048_576)
  }
  const refusals = [
    [Readable.from([]), 'file-empty'],
    [Readable.from([Buffer.from('PK not a PDF')]), 'order-not-pdf'],
    [zeros(), 'order-too-large'],
  ] as const
  for (const [bytes, rule] of refusals)
    expect(await attach(caseId, bytes)).toMatchObject({ ok: false, because: 'invalid', problems: [{ rule }] })
  const order = await orderPdf(practice.platform, told)
  for (const part of ['intake', 'stranger', 'auditor'] as const)
    expect(await attach(caseId, Readable.from([order]), part), part).toMatchObject({ ok: false })
  expect(await stored()).toEqual(before)
})

test('a broken one is shown as what it is and can’t be submitted', async () => {
  const caseId = await caseAt(practice, 'draft')
  const order = await orderPdf(practice.platform, told)
  const altered = Buffer.concat([order, Buffer.from('\n% and everything else\n')])
  expect(await attach(caseId, Readable.from([altered]))).toMatchObject({ ok: true })
  const [attached] = (await read(caseId, 'officer')).orders
  expect(attached).toMatchObject({
    name: 'order.pdf',
    check: { verdict: 'broken', signatures: [{ fault: 'appended' }] },
  })
  expect(await practice.does('officer', caseId, 'request.submit')).toMatchObject({
    problems: [{ rule: 'order-broken' }],
  })
  expect(await practice.does('officer', caseId, 'order.remove', { order: attached!.id })).toMatchObject({ ok: true })
  expect(await practice.does('officer', caseId, 'request.submit')).toMatchObject({ ok: true })
})

test('once served it is downloaded by the parties alone, byte for byte, and each download is in the trail', async () => {
  const caseId = await caseAt(practice, 'draft')
  const order = await orderPdf(practice.platform, told)
  await attach(caseId, Readable.from([order]))
  const { id } = (await read(caseId, 'supervisor')).orders[0]!
  expect(await downloaded(caseId, id, 'officer')).toEqual(order)
  await practice.does('officer', caseId, 'request.submit')
  expect(await downloaded(caseId, id, 'intake')).toBeNull()
  await practice.does('supervisor', caseId, 'request.authorise', { checked: true })
  expect(await downloaded(caseId, id, 'intake')).toBeNull()
  await practice.does('intake', caseId, 'identity.reveal', { items: 'all', reason: 'checkingSource', text: '' })
  await practice.does('reviewer', caseId, 'identity.reveal', { items: 'all', reason: 'reviewing', text: '' })
  expect(await downloaded(caseId, id, 'intake')).toEqual(order)
  expect(await downloaded(caseId, id, 'reviewer')).toEqual(order)
  for (const part of ['auditor', 'stranger', 'otherProvider', 'collector'] as const)
    expect(await downloaded(caseId, id, part), part).toBeNull()
  const downloads = await practice.platform.db.portal.entry.findMany({ where: { caseId, event: 'order.download' } })
  expect(downloads.map(({ actor }) => actor)).toEqual([personId('officer'), personId('intake'), personId('reviewer')])
  expect(await practice.liaison.verify.case(caseId)).toMatchObject({ verdict: 'holds' })
})

test('a copy on another open request of the agency is found, and on a closed one or another agency’s it is not', async () => {
  const order = await orderPdf(practice.platform, { ...told, number: 'copied' })
  const [first, second] = [await caseAt(practice, 'draft'), await caseAt(practice, 'draft')]
  const codes = async (caseId: string, part: Part = 'officer') =>
    (await read(caseId, part)).orders.map(({ risks }) => risks)
  await attach(first, Readable.from([order]))
  expect(await codes(first)).toEqual([[]])
  await attach(second, Readable.from([order]))
  expect(await codes(second)).toEqual([[{ code: 'copyOfOther' }]])
  await practice.does('officer', first, 'request.submit')
  expect(await codes(first)).toEqual([[{ code: 'copyOfOther' }]])
  await practice.does('officer', first, 'request.withdraw', { text: 'Not needed.' })
  await practice.does('officer', second, 'request.submit')
  expect(await codes(second)).toEqual([[]])
  const prints = await practice.platform.db.portal.orderPrint.findMany({ where: { caseId: second } })
  const { sha256 } = (await read(second, 'officer')).orders[0]!
  expect(prints.map(({ print }) => Buffer.from(print).toString('hex'))).not.toContain(sha256)
})

describe('the authority matrix', () => {
  test('of an agency that has none lets nobody submit', async () => {
    const caseId = await caseAt(practice, 'draft')
    const { db } = practice.platform
    const agencyId = (await db.portal.case.findUniqueOrThrow({ where: { id: caseId } })).agencyId!
    await db.portal.authority.updateMany({ where: { organisationId: agencyId }, data: { inForceFrom: null } })
    expect(await practice.does('officer', caseId, 'request.submit')).toMatchObject({
      problems: [{ rule: 'authority-none' }],
    })
    const { validFrom } = await db.portal.authority.findFirstOrThrow({ where: { organisationId: agencyId } })
    await db.portal.authority.updateMany({ where: { organisationId: agencyId }, data: { inForceFrom: validFrom } })
    expect(await practice.does('officer', caseId, 'request.submit')).toMatchObject({ ok: true })
  })

  test('is read by title: a constable may not ask for access data', async () => {
    const caseId = randomUUID()
    const draft = sections.identifiers
    await practice.does('colleague', caseId, 'request.open', {
      ...{ providerId: '00000000-0000-4000-8000-100000000005', serviceId: '00000000-0000-4000-8000-200000000002' },
      answerLanguage: 'en',
    })
    for (const [section, values] of Object.entries({
      matter: sections.matter,
      basis: sections.basis,
      identifiers: draft,
      handling: sections.handling,
    }))
      expect(await practice.does('colleague', caseId, 'draft.save', { section, values })).toMatchObject({ ok: true })
    expect(await practice.does('colleague', caseId, 'request.submit')).toMatchObject({
      problems: [{ rule: 'authority-may-not-request', field: 'identifiers.categories.access' }],
    })
  })

  test('stands in the records of the request, with the orders', async () => {
    const caseId = await caseAt(practice, 'draft')
    await practice.does('officer', caseId, 'order.attach', told)
    await practice.does('officer', caseId, 'request.submit')
    const served = await practice.does('supervisor', caseId, 'request.authorise', { checked: true })
    const entry = served.ok ? served.entry : 0
    for (const form of ['request', 'authorisation']) {
      const { blocks, json } = documentOf(await recordInput(practice.platform, 'portal', { caseId, form, entry }))
      const rows = blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []))
      expect(rows).toContainEqual([
        'Authority matrix',
        expect.stringMatching(
          /^Version 1 of the agency: Subscriber data: requested as Officer, authorised as Supervisor; Access data/,
        ),
      ])
      expect(rows).toContainEqual([
        'Orders attached',
        expect.stringMatching(/^order\.pdf \(Order; Signature valid; SHA-256 [0-9a-f]{64}\)$/),
      ])
      expect(JSON.parse(json)).toMatchObject({
        request: { authority: { version: 1 } },
        orders: [{ name: 'order.pdf' }],
      })
    }
  })
})

test('the trust list is what lies in its folder; what is no certificate is named', async () => {
  const folder = join(practice.platform.env.dataDir, 'trust')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'letter.pem'), 'nothing of the kind')
  await appendFile(join(folder, 'readme.txt'), 'not read')
  const { certificate } = await newAuthority('p-256', new Date('2026-11-23T09:00:00Z'), { name: 'Other' })
  await writeFile(join(folder, 'Portal.der'), certificate)
  const { entries, unreadable } = await practice.platform.trust.read()
  expect(entries.map(({ label, country }) => [label, country])).toEqual(
    expect.arrayContaining([
      ['Practice court authority', 'VD'],
      ['Portal', ''],
    ]),
  )
  expect(unreadable).toEqual(['letter.pem'])
  expect(entries.every(({ fingerprint }) => /^[0-9a-f]{64}$/.test(fingerprint))).toBe(true)
})
