import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SettingsService } from '@simplewebauthn/server'
import { decodeAttestationObject } from '@simplewebauthn/server/helpers'
import type { Passkey } from '~machines/membership'
import { SettingRefused, type Env } from '~/platform/env.server'

const formats = ['packed', 'fido-u2f', 'tpm', 'android-key', 'apple'] as const
const certificate = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

/**
 * The makers of authenticators that are believed, from DATA_DIR/attestation-roots.pem. With such a list an attestation
 * that doesn't chain to it is refused; without one, its certificate is kept as nobody's word but its own.
 */
export function trustAttestationRoots({ dataDir }: Pick<Env, 'dataDir'>): void {
  const path = join(dataDir, 'attestation-roots.pem')
  const certificates = existsSync(path) ? (readFileSync(path, 'utf8').match(certificate) ?? []) : []
  if (certificates.length === 0 && existsSync(path))
    throw new SettingRefused(`${path} holds no certificate. Put the makers' root certificates in it, or remove it.`)
  for (const identifier of formats) SettingsService.setRootCertificates({ identifier, certificates })
}

/** Who vouches for the model of an authenticator whose attestation statement was verified. */
export function attestationOf(attestationObject: Uint8Array<ArrayBuffer>): Passkey['attestation'] {
  const decoded = decodeAttestationObject(attestationObject)
  const format = decoded.get('fmt')
  if (format === 'none') return 'none'
  if (!decoded.get('attStmt').get('x5c')) return 'self'
  return SettingsService.getRootCertificates({ identifier: format }).length > 0 ? 'trusted' : 'signed'
}
