import 'reflect-metadata'
import { createHash, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'
import { PDFDocument, PDFHexString, PDFName, PDFString, type PDFObject } from 'pdf-lib'
import { localSigning, newAuthority, newSeal, type Certified } from '~/platform/authority.server'
import type { Signer } from '~/platform/signer'
import { signedData } from '~/records/pades/cms'

/** Orders as courts and forgers make them, with signatures of every kind. */

export const day = 86_400_000

export async function authorityNamed(name: string, at: Date): Promise<Certified> {
  return newAuthority('p-256', at, { name, country: 'VD' })
}

export async function judgeUnder(authority: Certified, name: string, at: Date): Promise<Signer> {
  const { algorithm, certificate, privateKey } = await newSeal('p-256', { name, country: 'VD' }, authority, at)
  return { algorithm, chain: [certificate, authority.certificate], sign: localSigning(privateKey) }
}

/** A plain PDF of one page. */
export async function blankPdf(title = 'Order'): Promise<Buffer> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.setTitle(title)
  pdf.addPage([300, 300])
  return Buffer.from(await pdf.save({ useObjectStreams: false, updateFieldAppearances: false }))
}

export interface Signing {
  readonly signer: Signer
  readonly subFilter?: string
  /** bytes at the end of the file that the signature leaves out, or others the gap takes in */
  readonly spare?: number
  readonly at?: Date
  /** the CMS message for a digest; by default the portal's own */
  readonly message?: (signer: Signer, digest: Buffer, signed: Buffer) => Promise<Buffer>
}

const room = 6_000

/** Signs a PDF by an incremental update, as any signing program does; what was there stays byte for byte. */
export async function signedPdf(before: Buffer, { signer, ...how }: Signing): Promise<Buffer> {
  const { subFilter = 'ETSI.CAdES.detached', spare = 0, at = new Date('2026-11-20T10:00:00Z') } = how
  const pdf = await appended(before, (document) => {
    const { context, catalog } = document
    const signature = context.register(
      context.obj({
        ...{ Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: subFilter, M: PDFString.fromDate(at) },
        ByteRange: [0, 9_999_999_999, 9_999_999_999, 9_999_999_999],
        Contents: PDFHexString.of('0'.repeat(2 * room)),
      }),
    )
    const page = document.getPage(0)
    const named = { Type: 'Annot', Subtype: 'Widget', FT: 'Sig', T: PDFString.of(`Signature ${before.length}`) }
    const field = context.register(context.obj({ ...named, V: signature, Rect: [0, 0, 0, 0], F: 132, P: page.ref }))
    const form = catalog.getOrCreateAcroForm()
    form.addField(field)
    form.dict.set(PDFName.of('SigFlags'), context.obj(3))
    page.node.addAnnot(field)
    return [catalog.get(PDFName.of('AcroForm')), page.ref]
  })
  const start = pdf.lastIndexOf('/ByteRange [ 0 9999999999')
  const end = pdf.indexOf(']', start) + 1
  const open = pdf.indexOf('/Contents <', start) + '/Contents '.length
  const close = pdf.indexOf('>', open) + 1
  const range = [0, open, close, pdf.length - close - spare]
  pdf.write(`/ByteRange [${range.join(' ')}]`.padEnd(end - start), start, 'latin1')
  const signed = Buffer.concat([pdf.subarray(0, open), pdf.subarray(close, pdf.length - spare)])
  const digest = createHash('sha256').update(signed).digest()
  const message = await (how.message ?? signedData)(signer, digest, signed)
  pdf.write(message.toString('hex'), open + 1, 'latin1')
  return pdf
}

/** An incremental update: objects that are new, and those that `change` names. */
export async function appended(
  before: Buffer,
  change: (document: PDFDocument) => readonly (PDFObject | undefined)[],
): Promise<Buffer> {
  const document = await PDFDocument.load(before, { updateMetadata: false })
  const { context } = document
  const largest = context.largestObjectNumber
  const named = new Set([...change(document), context.trailerInfo.Root])
  const touched = context
    .enumerateIndirectObjects()
    .filter(([ref]) => ref.objectNumber > largest || named.has(ref))
    .sort(([one], [other]) => one.objectNumber - other.objectNumber)
  const parts: Buffer[] = [before]
  let size = before.length
  const offsets: (readonly [number, number])[] = []
  for (const [{ objectNumber }, object] of touched) {
    const body = Buffer.alloc(object.sizeInBytes())
    object.copyBytesInto(body, 0)
    const bytes = Buffer.concat([Buffer.from(`${objectNumber} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    offsets.push([objectNumber, size])
    parts.push(bytes)
    size += bytes.length
  }
  const rows = offsets.map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(before.toString('latin1'))![1]!
  const trailer = `<< /Size ${context.largestObjectNumber + 1} /Root ${String(context.trailerInfo.Root)} /Prev ${previous} >>`
  parts.push(Buffer.from(`xref\n${rows}trailer\n${trailer}\nstartxref\n${size}\n%%EOF\n`, 'latin1'))
  return Buffer.concat(parts)
}

const types = { data: '1.2.840.113549.1.7.1', signed: '1.2.840.113549.1.7.2', stamp: '1.2.840.113549.1.9.16.1.4' }
const digests = { 'SHA-256': '2.16.840.1.101.3.4.2.1', 'SHA-1': '1.3.14.3.2.26' } as const
const arrayBuffer = (bytes: Uint8Array) => new Uint8Array(bytes).buffer

interface Message {
  readonly hash?: keyof typeof digests
  /** the content is carried inside, under this type */
  readonly inside?: string
}

/** A CMS message as other programs make it: with a signing time, without the certificate bound in. */
export async function cmsMessage(signer: Signer, content: Buffer, how: Message = {}): Promise<Buffer> {
  const { hash = 'SHA-256', inside } = how
  const certificates = signer.chain.map((der) => pkijs.Certificate.fromBER(arrayBuffer(der)))
  const { issuer, serialNumber } = certificates[0]!
  const digest = await webcrypto.subtle.digest(hash, new Uint8Array(content))
  const attribute = (type: string, value: asn1js.AsnType) => new pkijs.Attribute({ type, values: [value] })
  const digestAlgorithm = new pkijs.AlgorithmIdentifier({ algorithmId: digests[hash] })
  const signedAttrs = new pkijs.SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: inside ?? types.data })),
      attribute('1.2.840.113549.1.9.5', new asn1js.UTCTime({ valueDate: new Date('2026-11-19T08:00:00Z') })),
      attribute('1.2.840.113549.1.9.4', new asn1js.OctetString({ valueHex: digest })),
    ],
  })
  const attributes = Buffer.from(signedAttrs.toSchema().toBER())
  attributes[0] = 0x31
  const info = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer, serialNumber }),
    ...{ digestAlgorithm, signedAttrs },
    signatureAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: '1.2.840.10045.4.3.2' }),
    signature: new asn1js.OctetString({ valueHex: arrayBuffer(await signer.sign(attributes)) }),
  })
  const carried = inside ? { eContent: new asn1js.OctetString({ valueHex: arrayBuffer(content) }) } : {}
  const data = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [digestAlgorithm],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: inside ?? types.data, ...carried }),
    ...{ signerInfos: [info], certificates },
  })
  return wrapped(data)
}

function wrapped(data: pkijs.SignedData): Buffer {
  const content = new pkijs.ContentInfo({ contentType: types.signed, content: data.toSchema(true) })
  return Buffer.from(content.toSchema().toBER())
}

/** Somebody who gives times, or who only pretends to: the certificate says so (RFC 3161, 2.3). */
export async function stamperUnder(authority: Certified, at: Date, mayStamp: boolean): Promise<Signer> {
  const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
  const keys = await webcrypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])
  const pkcs8 = (key: Buffer) => webcrypto.subtle.importKey('pkcs8', key, ecdsa, false, ['sign'])
  const certificate = await x509.X509CertificateGenerator.create({
    ...{ serialNumber: '5a', subject: 'CN=Time', publicKey: keys.publicKey, signingAlgorithm: ecdsa },
    issuer: new x509.X509Certificate(new Uint8Array(authority.certificate)).subjectName,
    signingKey: await pkcs8(authority.privateKey),
    ...{ notBefore: new Date(at.getTime() - day), notAfter: new Date(at.getTime() + 3650 * day) },
    extensions: mayStamp ? [new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.8'], true)] : [],
  })
  const privateKey = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey))
  const chain = [Buffer.from(certificate.rawData), authority.certificate]
  return { algorithm: 'ecdsa-sha256', chain, sign: localSigning(privateKey) }
}

/** A signature's message with a timestamp token over it, given at an instant. */
export async function stamped(message: Buffer, stamper: Signer, at: Date): Promise<Buffer> {
  const data = new pkijs.SignedData({
    schema: new pkijs.ContentInfo({ schema: asn1js.fromBER(arrayBuffer(message)).result }).content,
  })
  const [info] = data.signerInfos as [pkijs.SignerInfo]
  const imprint = await webcrypto.subtle.digest('SHA-256', info.signature.valueBlock.valueHexView)
  const stamp = new pkijs.TSTInfo({
    ...{ version: 1, policy: '1.2.3.4', genTime: at, serialNumber: new asn1js.Integer({ value: 7 }) },
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: digests['SHA-256'] }),
      hashedMessage: new asn1js.OctetString({ valueHex: imprint }),
    }),
  })
  const token = await cmsMessage(stamper, Buffer.from(stamp.toSchema().toBER()), { inside: types.stamp })
  const attribute = { type: '1.2.840.113549.1.9.16.2.14', values: [asn1js.fromBER(arrayBuffer(token)).result] }
  info.unsignedAttrs = new pkijs.SignedAndUnsignedAttributes({ type: 1, attributes: [new pkijs.Attribute(attribute)] })
  return wrapped(data)
}
