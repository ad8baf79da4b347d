import 'reflect-metadata'
import { createPrivateKey, randomBytes, sign, webcrypto, type KeyObject } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import type { SignatureAlgorithm } from './signer'

/** Makes keys and certificates (RFC 5280) for seals and for the local authority that vouches for them. */

x509.cryptoProvider.set(webcrypto as never)

export type KeyKind = 'rsa-3072' | 'p-256'

export interface Certified {
  readonly algorithm: SignatureAlgorithm
  /** DER */
  readonly certificate: Buffer
  /** PKCS #8, DER */
  readonly privateKey: Buffer
}

export interface Subject {
  readonly name: string
  /** ISO 3166-1 code */
  readonly country: string
}

const kinds = {
  'rsa-3072': {
    algorithm: 'rsa-sha256',
    generate: {
      name: 'RSASSA-PKCS1-v1_5',
      modulusLength: 3072,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: 'SHA-256',
    },
    use: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  },
  'p-256': {
    algorithm: 'ecdsa-sha256',
    generate: { name: 'ECDSA', namedCurve: 'P-256' },
    use: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  },
} as const

const day = 86_400_000
const authorityYears = 20
const sealYears = 5

const localAuthority = { name: 'Liaison local authority', organisation: 'Liaison' }

interface AuthoritySubject {
  readonly name: string
  readonly organisation?: string
  readonly country?: string
}

/** A certificate authority valid for twenty years: the portal's own, unless it is called otherwise. */
export async function newAuthority(
  kind: KeyKind,
  now: Date,
  { name, organisation, country }: AuthoritySubject = localAuthority,
): Promise<Certified> {
  const keys = await newKeys(kind)
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...{ serialNumber: newSerial(), keys, signingAlgorithm: kinds[kind].use },
    name: [...(country ? [{ C: [country] }] : []), { CN: [name] }, ...(organisation ? [{ O: [organisation] }] : [])],
    ...period(now, authorityYears),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto as never),
    ],
  })
  return certified(kind, certificate, keys.privateKey)
}

/** A seal's key and certificate, vouched for by the authority, valid for five years. */
export async function newSeal(kind: KeyKind, subject: Subject, authority: Certified, now: Date): Promise<Certified> {
  const keys = await newKeys(kind)
  const issuer = new x509.X509Certificate(new Uint8Array(authority.certificate))
  const { name, country } = subject
  const certificate = await x509.X509CertificateGenerator.create({
    ...{ serialNumber: newSerial(), issuer: issuer.subjectName, publicKey: keys.publicKey },
    subject: [{ C: [country] }, { O: [name.slice(0, 64)] }, { CN: [name.slice(0, 64)] }],
    ...{ signingKey: await importedKey(authority), signingAlgorithm: useOf(authority) },
    ...period(now, sealYears),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto as never),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey, false, webcrypto as never),
    ],
  })
  return certified(kind, certificate, keys.privateKey)
}

/** Signs with a key that is held in this process. */
export function localSigning(privateKey: Buffer): (bytes: Buffer) => Promise<Buffer> {
  const key: KeyObject = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' })
  return (bytes) =>
    new Promise((resolve, reject) =>
      sign('sha256', bytes, key, (error, signature) => (error ? reject(error) : resolve(signature))),
    )
}

function newKeys(kind: KeyKind): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(kinds[kind].generate, true, [
    'sign',
    'verify',
  ]) as Promise<webcrypto.CryptoKeyPair>
}

async function certified(
  kind: KeyKind,
  certificate: x509.X509Certificate,
  key: webcrypto.CryptoKey,
): Promise<Certified> {
  const privateKey = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key))
  return { algorithm: kinds[kind].algorithm, certificate: Buffer.from(certificate.rawData), privateKey }
}

function importedKey(authority: Certified): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('pkcs8', authority.privateKey, useOf(authority), false, ['sign'])
}

function useOf({ algorithm }: Certified) {
  return algorithm === 'rsa-sha256' ? kinds['rsa-3072'].use : kinds['p-256'].use
}

/** From the day before, so that a clock that is slow somewhere doesn't call a fresh seal not yet valid. */
function period(now: Date, years: number) {
  return { notBefore: new Date(now.getTime() - day), notAfter: new Date(now.getTime() + years * 365 * day) }
}

function newSerial(): string {
  const bytes = randomBytes(16)
  bytes[0] = (bytes[0]! & 0x7f) | 0x40
  return bytes.toString('hex')
}
