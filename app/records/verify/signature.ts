import type * as pkijs from 'pkijs'
import { agrees, attributesOf, chained, isBound, isDetached, nameOf, oids, readSignedData, signerOf } from './cms'

export interface SignatureFinding {
  readonly fault: 'malformed' | 'changed' | 'untrusted' | null
  /** common name in the signing certificate */
  readonly signer: string | null
}

/**
 * Judges a CMS signature over bytes, at an instant, against the authorities that are trusted: the digest, the signature,
 * the certificate chain, and that the signer bound their certificate into what they signed.
 */
export async function judgeSignature(
  contents: string,
  signed: Buffer,
  trust: readonly Buffer[],
  at: Date,
): Promise<SignatureFinding> {
  const data = readSignedData(contents)
  const certificate = data && signerOf(data)
  if (!data || !certificate) return { fault: 'malformed', signer: null }
  const signer = nameOf(certificate.subject)
  if (!isBaseline(data, certificate)) return { fault: 'malformed', signer }
  const verifying = { bytes: signed, authorities: trust, at }
  if (!(await agrees(data, verifying))) return { fault: 'changed', signer }
  return { fault: (await chained(data, verifying)) ? null : 'untrusted', signer }
}

/** What PAdES baseline B asks of the signed attributes (ETSI EN 319 142-1, 6.3). */
function isBaseline(data: pkijs.SignedData, signer: pkijs.Certificate): boolean {
  return isDetached(data) && isBound(data, signer) && attributesOf(data, oids.signingTime).length === 0
}
