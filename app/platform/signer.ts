/**
 * Whoever holds a signing key: a local key, a hardware module or a key service. Nothing else of Liaison ever sees the key.
 */
export interface Signer {
  /** certificates as DER, the signing one first, the authority's last */
  readonly chain: readonly Buffer[]
  readonly algorithm: SignatureAlgorithm
  /** Signs the bytes (not their hash): DER for ECDSA, PKCS #1 v1.5 for RSA. */
  sign(bytes: Buffer): Promise<Buffer>
}

export type SignatureAlgorithm = 'rsa-sha256' | 'ecdsa-sha256'
