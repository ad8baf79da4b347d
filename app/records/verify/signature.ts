import { createHash, webcrypto } from 'node:crypto'
import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as never }))

const signingTime = '1.2.840.113549.1.9.5'
const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47'
const commonName = '2.5.4.3'

export interface SignatureFinding {
  readonly fault: 'malformed' | 'changed' | 'untrusted' | null
  /** common name in the signing certificate */
  readonly signer: string | null
}

/**
 * Judges a CMS signature over bytes, at an instant, against the authorities that are trusted: the digest, the signature,
 * the certificate chain, and that the signer bound their certificate into what they signed (RFC 5035).
 */
export async function judgeSignature(
  contents: string,
  signed: Buffer,
  trust: readonly Buffer[],
  at: Date,
): Promise<SignatureFinding> {
  const data = readSignedData(contents)
  if (!data) return { fault: 'malformed', signer: null }
  const leaf = data.certificates?.find((each): each is pkijs.Certificate => each instanceof pkijs.Certificate)
  const signer = leaf ? nameOf(leaf) : null
  if (!leaf || !isBaseline(data, leaf)) return { fault: 'malformed', signer }
  const trustedCerts = trust.map((der) => pkijs.Certificate.fromBER(view(der)))
  const options = { signer: 0, data: view(signed), trustedCerts, checkDate: at, extendedMode: true } as const
  if (!(await holds(data, { ...options, checkChain: false }))) return { fault: 'changed', signer }
  return { fault: (await holds(data, { ...options, checkChain: true })) ? null : 'untrusted', signer }
}

type VerifyOptions = Parameters<pkijs.SignedData['verify']>[0]

async function holds(
  data: pkijs.SignedData,
  options: VerifyOptions & { readonly extendedMode: true },
): Promise<boolean> {
  try {
    const { signatureVerified, signerCertificateVerified } = await data.verify(options)
    return signatureVerified === true && (!options.checkChain || signerCertificateVerified === true)
  } catch {
    return false
  }
}

/** The signature without its padding; null when it is none, or when the padding hides something. */
function readSignedData(contents: string): pkijs.SignedData | null {
  try {
    const bytes = Buffer.from(contents, 'hex')
    const { offset, result } = asn1js.fromBER(view(bytes))
    if (offset === -1 || bytes.subarray(offset).some((byte) => byte !== 0)) return null
    const content = new pkijs.ContentInfo({ schema: result })
    const data = new pkijs.SignedData({ schema: content.content })
    return data.signerInfos.length === 1 ? data : null
  } catch {
    return null
  }
}

/** What PAdES baseline B asks of the signed attributes (ETSI EN 319 142-1, 6.3). */
function isBaseline(data: pkijs.SignedData, leaf: pkijs.Certificate): boolean {
  const attributes = data.signerInfos[0]!.signedAttrs?.attributes ?? []
  const bound = attributes.filter(({ type }) => type === signingCertificateV2)
  if (bound.length !== 1 || attributes.some(({ type }) => type === signingTime)) return false
  const value = Buffer.from((bound[0]!.values[0] as asn1js.Sequence).toBER())
  const fingerprint = createHash('sha256')
    .update(Buffer.from(leaf.toSchema(true).toBER()))
    .digest()
  return value.includes(fingerprint)
}

function nameOf({ subject }: pkijs.Certificate): string | null {
  const name = subject.typesAndValues.find(({ type }) => (type as string) === commonName)
  return name ? String(name.value.valueBlock.value) : null
}

function view(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
