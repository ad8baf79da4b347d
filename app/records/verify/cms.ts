import { createHash, webcrypto } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as never }))

export const oids = {
  data: '1.2.840.113549.1.7.1',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
  commonName: '2.5.4.3',
  organisation: '2.5.4.10',
} as const

/** The CMS message in a signature dictionary, without its padding; null when it is none, or when the padding hides something. */
export function readSignedData(contents: string): pkijs.SignedData | null {
  const bytes = Buffer.from(contents, 'hex')
  return readMessage(bytes, (rest) => rest.every((byte) => byte === 0))
}

export function readMessage(bytes: Buffer, mayFollow: (rest: Buffer) => boolean): pkijs.SignedData | null {
  try {
    const { offset, result } = asn1js.fromBER(view(bytes))
    if (offset === -1 || !mayFollow(bytes.subarray(offset))) return null
    const content = new pkijs.ContentInfo({ schema: result })
    const data = new pkijs.SignedData({ schema: content.content })
    return data.signerInfos.length === 1 ? data : null
  } catch {
    return null
  }
}

/**
 * Whether the message signs bytes outside of itself, by signed attributes (RFC 5652, 5.4). One that carries content of its
 * own would be judged by that content, whatever stands around it.
 */
export function isDetached({ encapContentInfo, signerInfos }: pkijs.SignedData): boolean {
  const { eContent, eContentType } = encapContentInfo
  return eContent === undefined && eContentType === oids.data && signerInfos[0]!.signedAttrs !== undefined
}

/** The certificate of whoever signed, as the signer's identifier names it; null when the message doesn't carry it. */
export function signerOf(data: pkijs.SignedData): pkijs.Certificate | null {
  const { sid } = data.signerInfos[0]!
  const certificates = (data.certificates ?? []).filter((each) => each instanceof pkijs.Certificate)
  if (!(sid instanceof pkijs.IssuerAndSerialNumber)) return null
  return (
    certificates.find(
      ({ issuer, serialNumber }) => issuer.isEqual(sid.issuer) && serialNumber.isEqual(sid.serialNumber),
    ) ?? null
  )
}

export function attributesOf(data: pkijs.SignedData, type: string): pkijs.Attribute[] {
  return (data.signerInfos[0]!.signedAttrs?.attributes ?? []).filter((attribute) => attribute.type === type)
}

/** Whether the signer bound their certificate into what they signed (RFC 5035). */
export function isBound(data: pkijs.SignedData, signer: pkijs.Certificate): boolean {
  const [attribute, ...more] = attributesOf(data, oids.signingCertificateV2)
  if (!attribute || more.length > 0) return false
  const value = Buffer.from((attribute.values[0] as asn1js.Sequence).toBER())
  const hashed = (algorithm: string) => createHash(algorithm).update(derOf(signer)).digest()
  return ['sha256', 'sha384', 'sha512'].some((algorithm) => value.includes(hashed(algorithm)))
}

export interface Chained {
  /** DER of the trusted certificate in which the chain ends */
  readonly root: Buffer
}

export interface Verifying {
  /** the bytes that were signed, or stamped */
  readonly bytes: Buffer
  readonly authorities: readonly Buffer[]
  readonly at: Date
}

/** Whether digest and signature agree with the bytes. */
export async function agrees(data: pkijs.SignedData, { bytes, at }: Verifying): Promise<boolean> {
  try {
    const options = { signer: 0, data: view(bytes), checkDate: at, checkChain: false, extendedMode: true } as const
    return (await data.verify(options)).signatureVerified === true
  } catch {
    return false
  }
}

/** Where the signer's chain ends among the authorities, at that instant; null when it doesn't. */
export async function chained(data: pkijs.SignedData, { bytes, authorities, at }: Verifying): Promise<Chained | null> {
  try {
    const trustedCerts = authorities.map((der) => pkijs.Certificate.fromBER(view(der)))
    const options = { signer: 0, data: view(bytes), trustedCerts, checkDate: at } as const
    const found = await data.verify({ ...options, checkChain: true, extendedMode: true })
    const root = found.certificatePath?.at(-1)
    return found.signatureVerified === true && found.signerCertificateVerified === true && root
      ? { root: derOf(root) }
      : null
  } catch {
    return null
  }
}

/** What a certificate calls its subject or its issuer. */
export function nameOf({ typesAndValues }: pkijs.RelativeDistinguishedNames): string | null {
  const named = (wanted: string) => typesAndValues.find(({ type }) => (type as string) === wanted)
  const name = named(oids.commonName) ?? named(oids.organisation)
  return name ? String(name.value.valueBlock.value) : null
}

function derOf(certificate: pkijs.Certificate): Buffer {
  return Buffer.from(certificate.toSchema().toBER())
}

function view(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
