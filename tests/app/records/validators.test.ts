import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Liaison } from '~/cases/liaison.server'
import { openPractice, type Practice } from '../../kit/practice'
import { openSealed, pdfsOf, sealAll } from '../../kit/records'
import { caseAt } from '../../kit/story'

/** What validators that no one here wrote say of our records. */

const run = promisify(execFile)
const said = async (program: string, ...args: string[]) => {
  const { stdout, stderr } = await run(program, args, { maxBuffer: 1 << 26 })
  return stdout + stderr
}

let practice: Practice
let liaison: Liaison
let folder: string
let pdfs: Map<string, Buffer>
const path = (name: string) => join(folder, name)

beforeAll(async () => {
  practice = await openPractice()
  liaison = await openSealed(practice)
  const caseId = await caseAt(practice, 'closed')
  await sealAll(liaison, caseId)
  pdfs = await pdfsOf(liaison, caseId)
  folder = await mkdtemp(join(tmpdir(), 'liaison-validators-'))
  for (const [form, pdf] of pdfs) await writeFile(path(`${form}.pdf`), pdf)
  await writeFile(path('authority.der'), (await liaison.platform.signing.trustList())[0]!)
  await run('openssl', ['x509', '-inform', 'der', '-in', path('authority.der'), '-out', path('authority.pem')])
  await run('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password'])
  await run('certutil', [
    '-A',
    '-d',
    `sql:${folder}`,
    '-n',
    'authority',
    '-t',
    'CT,C,C',
    '-a',
    '-i',
    path('authority.pem'),
  ])
}, 60_000)

afterAll(async () => {
  await practice.close()
  await rm(folder, { recursive: true, force: true })
})

const forms = [
  'request',
  'authorisation',
  'acknowledgement',
  'sourceCheck',
  'decision',
  'production',
  'receipt',
  'closing',
]

test('each formal step of a whole story has its record', () => {
  expect([...pdfs.keys()].sort()).toEqual([...forms].sort())
})

describe.each(forms)('%s', (form) => {
  test('poppler and NSS: valid, trusted, the whole document', async () => {
    const words = await said('pdfsig', '-nssdir', folder, path(`${form}.pdf`))
    expect(words).toContain('Signature Type: ETSI.CAdES.detached')
    expect(words).toContain('Signature is Valid.')
    expect(words).toContain('Certificate is Trusted.')
    expect(words).toContain('Total document signed')
  })

  test('OpenSSL: a CAdES signature over the signed bytes', async () => {
    const pdf = pdfs.get(form)!
    const [, length, rest, end] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/
      .exec(pdf.toString('latin1'))!
      .slice(1)
      .map(Number) as [number, number, number, number]
    const padded = Buffer.from(pdf.subarray(length + 1, rest - 1).toString('latin1'), 'hex')
    await writeFile(path(`${form}.der`), padded.subarray(0, 4 + padded.readUInt16BE(2)))
    await writeFile(path(`${form}.bin`), Buffer.concat([pdf.subarray(0, length), pdf.subarray(rest, rest + end)]))
    const words = await said(
      ...(['openssl', 'cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-purpose', 'any'] as const),
      ...(['-in', path(`${form}.der`), '-content', path(`${form}.bin`), '-CAfile', path('authority.pem')] as const),
      ...(['-out', '/dev/null'] as const),
    )
    expect(words).toContain('Verification successful')
  })

  test('qpdf: no error in structure or streams', async () => {
    expect(await said('qpdf', '--check', path(`${form}.pdf`))).toContain('No syntax or stream encoding errors found')
  })
})

test('the JSON can be taken out, and its hash is the one printed on the page', async () => {
  await said('pdfdetach', '-save', '1', '-o', path('record.json'), path('production.pdf'))
  const json = await readFile(path('record.json'))
  const digest = createHash('sha256').update(json).digest('hex')
  expect((await said('pdftotext', path('production.pdf'), '-')).replace(/\s/g, '')).toContain(digest)
  expect(JSON.parse(json.toString('utf8'))).toMatchObject({ format: 'liaison-record@1', form: 'production' })
})

test('the code on the page is the address of the verify page', async () => {
  await said('pdftoppm', '-png', '-r', '150', '-singlefile', path('receipt.pdf'), path('receipt'))
  expect(await said('zbarimg', '-q', '--raw', path('receipt.png'))).toContain('http://localhost:3000/verify?record=')
})

test('a screen reader finds title, headings and tables with their heads', async () => {
  const structure = await said('pdfinfo', '-struct-text', path('production.pdf'))
  for (const part of ['H1', 'H2', 'Table', '/Scope /Column', '/Scope /Row', 'Figure', 'Form'])
    expect(structure).toContain(part)
  expect(structure.indexOf('Result for each item')).toBeLessThan(structure.indexOf('203.0.113.77'))
})
