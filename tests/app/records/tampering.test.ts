import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Liaison } from '~/cases/liaison.server'
import { newAuthority, newSeal, localSigning } from '~/platform/authority.server'
import { sealed } from '~/records/pades/placeholder'
import { drawRecord } from '~/records/pdf/draw'
import { recordFaces } from '~/records/pdf/fonts.server'
import { documentOf } from '~/records/forms/index'
import { recordInput } from '~/cases/record-input.server'
import { openPractice, type Practice } from '../../kit/practice'
import { openSealed, pdfsOf, sealAll } from '../../kit/records'
import { caseAt } from '../../kit/story'

/** Everything somebody might do to a record; the verify page must not call any of it whole. */

const run = promisify(execFile)
let practice: Practice
let liaison: Liaison
let caseId: string
let pdf: Buffer

beforeAll(async () => {
  practice = await openPractice()
  liaison = await openSealed(practice)
  caseId = await caseAt(practice, 'closed')
  await sealAll(liaison, caseId)
  pdf = (await pdfsOf(liaison, caseId)).get('production')!
}, 60_000)
afterAll(() => practice.close())

async function verdictOf(bytes: Buffer) {
  const { seal, holds } = await liaison.verify.pdf(bytes)
  return { verdict: seal.verdict, holds }
}

function changedAt(place: string, change: (copy: Buffer, at: number) => void): Buffer {
  const copy = Buffer.from(pdf)
  const at = copy.indexOf(place)
  if (at < 0) throw new Error(`no ${place}`)
  change(copy, at)
  return copy
}

/** An incremental update, as any editor appends it. */
function appended(body: string): Buffer {
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1'))![1]!
  const root = /\/Root (\d+ 0 R)/.exec(pdf.toString('latin1'))![1]!
  const size = /\/Size (\d+)/.exec(pdf.toString('latin1'))![1]!
  const offset = pdf.length
  const table = `xref\n${size} 1\n${String(offset).padStart(10, '0')} 00000 n \n`
  const trailer = `trailer\n<< /Size ${Number(size) + 1} /Root ${root} /Prev ${previous} >>\nstartxref\n${offset + body.length}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(body + table + trailer, 'latin1')])
}

test('the record itself holds', async () => {
  expect(await verdictOf(pdf)).toEqual({ verdict: 'holds', holds: true })
})

test('one bit in a page', async () => {
  const tampered = changedAt('/FlateDecode', (copy, at) => (copy[copy.indexOf('stream', at) + 40]! ^= 1))
  expect((await verdictOf(tampered)).holds).toBe(false)
})

test('one character of the title', async () => {
  const tampered = changedAt('/Title', (copy, at) => (copy[at + 20]! = copy[at + 20] === 0x30 ? 0x31 : 0x30))
  expect(await verdictOf(tampered)).toEqual({ verdict: 'changed', holds: false })
})

test('the attachment changed in place', async () => {
  const tampered = changedAt('application#2Fjson', (copy, at) => (copy[copy.indexOf('stream', at) + 30]! ^= 4))
  expect((await verdictOf(tampered)).holds).toBe(false)
})

test('something appended behind the seal', async () => {
  expect(await verdictOf(appended('999 0 obj\n<< /Note (added) >>\nendobj\n'))).toEqual({
    verdict: 'appended',
    holds: false,
  })
})

test('a page painted over by an update', async () => {
  const page = /(\d+) 0 obj\n<<[^>]*\/Type \/Page\b/.exec(pdf.toString('latin1'))?.[1] ?? '1'
  expect((await verdictOf(appended(`${page} 0 obj\n<< /Type /Page >>\nendobj\n`))).holds).toBe(false)
})

test('bytes hidden in the padding of the seal', async () => {
  const tampered = changedAt('/Contents <', (copy) => {
    const close = copy.indexOf('>', copy.indexOf('/Contents <'))
    copy.write('41', close - 4, 'latin1')
  })
  expect(await verdictOf(tampered)).toEqual({ verdict: 'malformed', holds: false })
})

test('a ByteRange that leaves out more than the seal', async () => {
  const tampered = Buffer.from(pdf)
  const range = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]\s*/.exec(pdf.toString('latin1'))!
  const [, length, rest, end] = range.slice(1).map(Number) as [number, number, number, number]
  const wider = `/ByteRange [0 ${length - 9} ${rest} ${end}]`.padEnd(range[0].length)
  tampered.write(wider.slice(0, range[0].length), range.index, 'latin1')
  expect(await verdictOf(tampered)).toEqual({ verdict: 'misplaced', holds: false })
})

test('the same facts sealed by a look-alike from another authority', async () => {
  const now = new Date('2026-11-23T09:00:00Z')
  const authority = await newAuthority('p-256', now)
  const seal = await newSeal('p-256', { name: 'Northwind Telecom', country: 'VD' }, authority, now)
  const signer = {
    algorithm: seal.algorithm,
    chain: [seal.certificate, authority.certificate],
    sign: localSigning(seal.privateKey),
  }
  const entry = (await practice.platform.db.portal.record.findFirstOrThrow({ where: { caseId, form: 'production' } }))
    .entry
  const drawn = await drawRecord(
    documentOf(await recordInput(practice.platform, 'portal', { caseId, form: 'production', entry })),
    recordFaces(),
  )
  expect(await verdictOf(await sealed(drawn, signer))).toEqual({ verdict: 'untrusted', holds: false })
})

test('a record sealed by us that the register never had: only the register can tell', async () => {
  const entry = (await practice.platform.db.portal.record.findFirstOrThrow({ where: { caseId, form: 'production' } }))
    .entry
  const input = await recordInput(practice.platform, 'portal', { caseId, form: 'production', entry })
  const drawn = await drawRecord(documentOf({ ...input, number: 'VD-HPB-2026-000002' }), recordFaces())
  const signer = await practice.platform.signing.signerFor(input.issuer)
  expect(await verdictOf(await sealed(drawn, signer))).toEqual({ verdict: 'holds', holds: false })
})

test('an unsealed drawing, another PDF, half a file, no PDF at all', async () => {
  const other = await PDFDocument.create()
  other.addPage()
  expect((await verdictOf(Buffer.from(await other.save()))).verdict).toBe('unsealed')
  expect((await verdictOf(pdf.subarray(0, pdf.length / 2))).holds).toBe(false)
  expect((await verdictOf(Buffer.from('%PDF-1.7\n%%EOF'))).verdict).toBe('unreadable')
  expect((await verdictOf(Buffer.from('<html></html>'))).verdict).toBe('notPdf')
  expect((await verdictOf(Buffer.alloc(0))).verdict).toBe('notPdf')
})

test('an encrypted copy says that it is encrypted, not that it is damaged', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-locked-'))
  try {
    await writeFile(join(folder, 'clear.pdf'), pdf)
    await run('qpdf', [
      '--encrypt',
      'secret',
      'secret',
      '256',
      '--',
      join(folder, 'clear.pdf'),
      join(folder, 'locked.pdf'),
    ])
    expect(await verdictOf(await readFile(join(folder, 'locked.pdf')))).toEqual({ verdict: 'encrypted', holds: false })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('every tenth of the file cut off, every piece garbled: reported, never thrown', async () => {
  for (let tenth = 1; tenth < 10; tenth++) {
    const at = Math.floor((pdf.length * tenth) / 10)
    expect((await verdictOf(pdf.subarray(0, at))).holds).toBe(false)
    const garbled = Buffer.from(pdf)
    garbled.fill(0x7a, at, at + 64)
    expect((await verdictOf(garbled)).holds).toBe(false)
  }
})
