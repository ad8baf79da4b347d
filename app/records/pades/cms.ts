import { createHash } from 'node:crypto'
import { bytesOf, childrenOf, elementAt, explicit, integer, nothing, octets, oid, sequence, setOf, tlv } from './der'
import type { SignatureAlgorithm, Signer } from '~/platform/signer'

const sha256Algorithm = sequence(oid('2.16.840.1.101.3.4.2.1'))
const signatureAlgorithms: Readonly<Record<SignatureAlgorithm, Buffer>> = {
  'rsa-sha256': sequence(oid('1.2.840.113549.1.1.11'), nothing),
  'ecdsa-sha256': sequence(oid('1.2.840.10045.4.3.2')),
}
const dataType = oid('1.2.840.113549.1.7.1')
const signedDataType = oid('1.2.840.113549.1.7.2')

/**
 * A detached CMS signature (RFC 5652) of PAdES baseline B (ETSI EN 319 142-1): content type, message digest and
 * signing-certificate-v2 (RFC 5035) are signed; a signing time is not, since baseline forbids it.
 */
export async function signedData(signer: Signer, digest: Buffer): Promise<Buffer> {
  const leaf = signer.chain[0]!
  const { serial, issuer } = partsOf(leaf)
  const attributes = signedAttributes(leaf, digest)
  const signature = await signer.sign(attributes)
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serial),
    sha256Algorithm,
    retagged(attributes, 0xa0),
    signatureAlgorithms[signer.algorithm],
    octets(signature),
  )
  const content = sequence(
    integer(1),
    tlv(0x31, sha256Algorithm),
    sequence(dataType),
    tlv(0xa0, ...signer.chain),
    tlv(0x31, signerInfo),
  )
  return sequence(signedDataType, explicit(0, content))
}

/** Signed as a SET, stored as `[0]`. */
function signedAttributes(leaf: Buffer, digest: Buffer): Buffer {
  const { serial, issuer } = partsOf(leaf)
  const certificate = sequence(octets(sha256(leaf)), sequence(sequence(tlv(0xa4, issuer)), serial))
  return setOf(
    attribute('1.2.840.113549.1.9.3', dataType),
    attribute('1.2.840.113549.1.9.4', octets(digest)),
    attribute('1.2.840.113549.1.9.16.2.47', sequence(sequence(certificate))),
  )
}

function attribute(type: string, value: Buffer): Buffer {
  return sequence(oid(type), tlv(0x31, value))
}

/** Serial number and issuer of a certificate (RFC 5280, 4.1), as they stand in it. */
function partsOf(certificate: Buffer): { serial: Buffer; issuer: Buffer } {
  const [toBeSigned] = childrenOf(certificate, elementAt(certificate))
  const fields = childrenOf(certificate, toBeSigned!)
  const first = fields[0]!.tag === 0xa0 ? 1 : 0
  return { serial: bytesOf(certificate, fields[first]!), issuer: bytesOf(certificate, fields[first + 2]!) }
}

function retagged(bytes: Buffer, tag: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[0] = tag
  return copy
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
