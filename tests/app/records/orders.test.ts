import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflateSync } from 'node:zlib'
import * as asn1js from 'asn1js'
import fc from 'fast-check'
import * as pkijs from 'pkijs'
import { PDFName, PDFString } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mostSignatures, OrderCheckSchema } from '~machines/request/orders'
import { localSigning, newSeal, type Certified } from '~/platform/authority.server'
import type { Signer } from '~/platform/signer'
import { checkOrder } from '~/records/pades/order-check'
import { longestStream } from '~/records/pades/unfolding'
import { openOrderChecker } from '~/records/pades/order-checker.server'
import { signedData } from '~/records/pades/cms'
import {
  appended,
  authorityNamed,
  blankPdf,
  cmsMessage,
  day,
  judgeUnder,
  signedPdf,
  stamped,
  stamperUnder,
} from '../../kit/orders'

/** What the portal says of an order's signatures, beside what validators say that no one here wrote. */

const at = new Date('2026-11-23T09:00:00Z')
const long = new Date(at.getTime() - 6 * 365 * day)
const run = promisify(execFile)

let folder: string
let court: Certified
let judge: Signer
let clerk: Signer
let stranger: Signer
let retired: Signer
let plain: Buffer
let valid: Buffer

beforeAll(async () => {
  court = await authorityNamed('Court authority', long)
  judge = await judgeUnder(court, 'Judge Kern', at)
  clerk = await judgeUnder(court, 'Clerk Adler', at)
  stranger = await judgeUnder(await authorityNamed('Court authority', at), 'Judge Kern', at)
  // certified six years ago for five
  retired = await judgeUnder(court, 'Judge Emeritus', long)
  plain = await blankPdf()
  valid = await signedPdf(plain, { signer: judge })
  folder = await mkdtemp(join(tmpdir(), 'liaison-orders-'))
  await run('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password'])
  await writeFile(join(folder, 'court.der'), court.certificate)
  await run('certutil', ['-A', '-d', `sql:${folder}`, '-n', 'court', '-t', 'CT,C,C', '-i', join(folder, 'court.der')])
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const trust = () => [{ label: 'Courts of Veldania', certificate: court.certificate }]
const checking = () => ({ trust: trust(), at, most: mostSignatures })
const check = (bytes: Buffer) => checkOrder(bytes, checking())

/** What poppler with NSS says; it calls a file without signatures an error. */
async function pdfsig(bytes: Buffer): Promise<string> {
  const path = join(folder, `${createHash('sha256').update(bytes).digest('hex')}.pdf`)
  await writeFile(path, bytes)
  const said = await run('pdfsig', ['-nssdir', folder, path]).catch(
    (error: { stdout: string; stderr: string }) => error,
  )
  return said.stdout + said.stderr
}

async function isSound(bytes: Buffer): Promise<void> {
  const path = join(folder, 'sound.pdf')
  await writeFile(path, bytes)
  expect((await run('qpdf', ['--check', path])).stdout).toContain('No syntax or stream encoding errors found')
}

test('signed by a judge of a court on the trust list', async () => {
  expect(await check(valid)).toEqual({
    verdict: 'valid',
    signatures: [
      {
        ...{ kind: 'signature', verdict: 'valid', fault: null, signer: 'Judge Kern', issuer: 'Court authority' },
        ...{ signedAt: '2026-11-20T10:00:00.000Z', time: 'claimed', covers: 'file', trustedBy: 'Courts of Veldania' },
      },
    ],
  })
  expect(await pdfsig(valid)).toMatch(/Signature is Valid[\s\S]*Certificate is Trusted/)
  expect(await pdfsig(valid)).toContain('Total document signed')
  await isSound(valid)
})

test('signed by two, each named with what it covers', async () => {
  const two = await signedPdf(valid, { signer: clerk })
  const { verdict, signatures } = await check(two)
  expect(verdict).toBe('valid')
  expect(signatures.map(({ signer, covers }) => [signer, covers])).toEqual([
    ['Judge Kern', 'revision'],
    ['Clerk Adler', 'file'],
  ])
  expect((await pdfsig(two)).match(/Signature is Valid/g)).toHaveLength(2)
  await isSound(two)
})

test('signed by an authority of the same name that is not on the list', async () => {
  const order = await signedPdf(plain, { signer: stranger })
  expect(await check(order)).toMatchObject({
    verdict: 'unknownIssuer',
    signatures: [{ fault: 'untrusted', trustedBy: '' }],
  })
  expect(await pdfsig(order)).not.toContain('Certificate is Trusted')
})

test('countersigned by a stranger: the whole is worth what its weakest signature is', async () => {
  expect(await check(await signedPdf(valid, { signer: stranger }))).toMatchObject({ verdict: 'unknownIssuer' })
})

test('signed with a certificate that has expired', async () => {
  const order = await signedPdf(plain, { signer: retired })
  expect(await check(order)).toMatchObject({ verdict: 'unknownIssuer', signatures: [{ fault: 'expired' }] })
  expect(await pdfsig(order)).toContain('Certificate has Expired')
})

test('issued by a judge’s own certificate, which is no authority’s', async () => {
  const { algorithm, certificate, privateKey } = await newSeal(
    'p-256',
    { name: 'Judge Kern', country: 'VD' },
    court,
    at,
  )
  const made = await newSeal('p-256', { name: 'Judge Made', country: 'VD' }, { algorithm, certificate, privateKey }, at)
  const signer: Signer = {
    algorithm: made.algorithm,
    chain: [made.certificate, certificate, court.certificate],
    sign: localSigning(made.privateKey),
  }
  expect(await check(await signedPdf(plain, { signer }))).toMatchObject({ verdict: 'unknownIssuer' })
})

test('one byte altered', async () => {
  const altered = Buffer.from(valid)
  const place = altered.indexOf('300 300')
  altered.write('301', place, 'latin1')
  expect(await check(altered)).toMatchObject({ verdict: 'broken', signatures: [{ fault: 'changed' }] })
  expect(await pdfsig(altered)).toContain('Digest Mismatch')
})

test('something appended behind the signature, which validators call valid', async () => {
  const more = await appended(valid, ({ context }) => {
    context.register(context.obj({ Note: PDFString.of('and all other accounts') }))
    return []
  })
  expect(await check(more)).toMatchObject({
    verdict: 'broken',
    signatures: [{ fault: 'appended', covers: 'revision' }],
  })
  expect(await pdfsig(more)).toMatch(/Signature is Valid/)
})

test('a signature that leaves out the end of the file, or more than itself', async () => {
  const short = await signedPdf(plain, { signer: judge, spare: 7 })
  expect(await check(short)).toMatchObject({ verdict: 'broken', signatures: [{ fault: 'appended' }] })
  const wide = Buffer.from(valid)
  const range = /\/ByteRange \[0 (\d+)/.exec(wide.toString('latin1'))!
  wide.write(`/ByteRange [0 ${String(Number(range[1]) - 9).padStart(range[1]!.length, '0')}`, range.index, 'latin1')
  expect(await check(wide)).toMatchObject({ verdict: 'broken', signatures: [{ fault: 'misplaced', covers: 'part' }] })
})

test('a signature over something else, carried inside the message', async () => {
  // the message holds its own content and is valid for it, whatever file it stands in
  const message = async (signer: Signer, _digest: Buffer) => {
    const content = Buffer.from('another document')
    const detached = await signedData(signer, createHash('sha256').update(content).digest())
    const info = new pkijs.ContentInfo({ schema: asn1js.fromBER(detached).result })
    const data = new pkijs.SignedData({ schema: info.content })
    data.encapContentInfo = new pkijs.EncapsulatedContentInfo({
      eContentType: '1.2.840.113549.1.7.1',
      eContent: new asn1js.OctetString({ valueHex: new Uint8Array(content).buffer }),
    })
    const wrapped = new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: data.toSchema(true) })
    return Buffer.from(wrapped.toSchema().toBER())
  }
  expect(await check(await signedPdf(plain, { signer: judge, message }))).toMatchObject({ verdict: 'broken' })
})

test('the older format of signing programs, with a signing time of its own', async () => {
  const message = (signer: Signer, _digest: Buffer, signed: Buffer) => cmsMessage(signer, signed)
  const order = await signedPdf(plain, { signer: judge, subFilter: 'adbe.pkcs7.detached', message })
  expect(await check(order)).toMatchObject({
    verdict: 'valid',
    signatures: [{ signedAt: '2026-11-19T08:00:00.000Z', time: 'claimed' }],
  })
  expect(await pdfsig(order)).toMatch(/Signature is Valid[\s\S]*Certificate is Trusted/)
})

test('a format or a digest the portal does not judge is unreadable, not valid', async () => {
  const old = await signedPdf(plain, { signer: judge, subFilter: 'adbe.x509.rsa_sha1' })
  expect(await check(old)).toMatchObject({ verdict: 'unreadable', signatures: [{ fault: 'unsupported' }] })
  const message = (signer: Signer, _digest: Buffer, signed: Buffer) => cmsMessage(signer, signed, { hash: 'SHA-1' })
  const weak = await signedPdf(plain, { signer: judge, subFilter: 'adbe.pkcs7.detached', message })
  expect(await check(weak)).toMatchObject({ verdict: 'unreadable', signatures: [{ fault: 'unsupported' }] })
})

test('CAdES without the certificate bound in is malformed', async () => {
  const message = (signer: Signer, _digest: Buffer, signed: Buffer) => cmsMessage(signer, signed)
  expect(await check(await signedPdf(plain, { signer: judge, message }))).toMatchObject({
    verdict: 'broken',
    signatures: [{ fault: 'malformed' }],
  })
})

test('no signature; a signature that no field leads to', async () => {
  expect(await check(plain)).toEqual({ verdict: 'none', signatures: [] })
  expect(await pdfsig(plain)).toContain('does not contain any signatures')
  const orphan = await appended(valid, ({ catalog }) => {
    catalog.delete(PDFName.of('AcroForm'))
    return []
  })
  expect(await check(orphan)).toEqual({ verdict: 'none', signatures: [] })
})

test('encrypted, cut off, empty, no PDF at all: unreadable', async () => {
  const [clear, locked] = [join(folder, 'clear.pdf'), join(folder, 'locked.pdf')]
  await writeFile(clear, plain)
  await run('qpdf', ['--encrypt', 'secret', 'secret', '256', '--', clear, locked])
  const nothing = { verdict: 'unreadable', signatures: [] }
  expect(await check(await readFile(locked))).toEqual(nothing)
  expect(await check(Buffer.from('%PDF-1.7\n%%EOF'))).toEqual(nothing)
  expect(await check(Buffer.alloc(0))).toEqual(nothing)
  expect(await check(Buffer.from('<html></html>'))).toEqual(nothing)
})

describe('a timestamp over the signature', () => {
  const stampTime = new Date(long.getTime() + 100 * day)
  const withTimestamp = (signer: Signer, authority: Certified, mayStamp = true) =>
    signedPdf(plain, {
      signer,
      message: async (_signer, digest) =>
        stamped(await signedData(signer, digest), await stamperUnder(authority, long, mayStamp), stampTime),
    })

  test('of a listed authority proves that the certificate still held; of any other it proves nothing', async () => {
    const stamped = await withTimestamp(retired, court)
    expect(await check(stamped)).toMatchObject({
      verdict: 'valid',
      signatures: [{ signedAt: stampTime.toISOString(), time: 'timestamp' }],
    })
    const elsewhere = await withTimestamp(retired, await authorityNamed('Time', long))
    expect(await check(elsewhere)).toMatchObject({
      verdict: 'unknownIssuer',
      signatures: [{ fault: 'expired', time: 'claimed' }],
    })
  })

  test('by somebody who may sign but not give times proves nothing', async () => {
    expect(await check(await withTimestamp(retired, court, false))).toMatchObject({
      verdict: 'unknownIssuer',
      signatures: [{ fault: 'expired', time: 'claimed' }],
    })
  })
})

test('mutated files are answered within the schema, and the thread that reads them lives on', async () => {
  const checker = openOrderChecker()
  const two = await signedPdf(valid, { signer: clerk })
  const gap = /\/ByteRange \[0 (\d+) (\d+)[^\]]+\](?![\s\S]*\/ByteRange)/
    .exec(two.toString('latin1'))!
    .slice(1)
    .map(Number)
  const change = fc.record({ at: fc.nat(two.length - 1), byte: fc.nat(255), cut: fc.boolean() })
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const mutated = Buffer.from(two)
        for (const { at, byte } of changes) mutated[at] = byte
        const cut = changes.find((each) => each.cut)
        const bytes = cut ? mutated.subarray(0, cut.at) : mutated
        const found = await checker.check(bytes, checking())
        OrderCheckSchema.parse(found)
        // of the last signature's own message some bytes prove nothing; nowhere else may a byte change
        if (found.verdict === 'valid') expect(changesBeyond(gap, bytes, two)).toEqual([])
      }),
      { numRuns: 150 },
    )
    expect(await checker.check(valid, checking())).toMatchObject({ verdict: 'valid' })
  } finally {
    await checker.close()
  }
}, 120_000)

test('a file that takes too long or too much is unreadable, and the next one is read', async () => {
  const slow = openOrderChecker({ time: 1, memory: 256 })
  expect(await slow.check(valid, checking())).toEqual({ verdict: 'unreadable', signatures: [] })
  await slow.close()
  const checker = openOrderChecker()
  expect(await checker.check(bomb(), checking())).toEqual({ verdict: 'unreadable', signatures: [] })
  expect(await checker.check(valid, checking())).toMatchObject({ verdict: 'valid' })
  await checker.close()
}, 120_000)

/** Where two files differ outside of a gap; everywhere when one is shorter. */
function changesBeyond([from = 0, to = 0]: readonly number[], one: Buffer, other: Buffer): number[] {
  const places = Array.from({ length: Math.max(one.length, other.length) }, (_, place) => place)
  return places.filter((place) => one[place] !== other[place] && (place < from || place >= to))
}

/** Object streams are unfolded whole when a file is read; this one holds zeros. */
function bomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(4 * longestStream, 0x20))
  const head = `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 8 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`
  const tail = '\nendstream\nendobj\ntrailer\n<< /Root 2 0 R >>\nstartxref\n0\n%%EOF\n'
  return Buffer.concat([Buffer.from(head), packed, Buffer.from(tail)])
}
