import { createECDH, createHash, createPrivateKey, sign } from 'node:crypto'
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Passkey } from '~machines/membership'
import type { Platform } from '~/platform/platform.server'

/**
 * Passkeys of the practice city's people, made of the portal's own key: in practice mode one person plays them all, and
 * what they confirm must be checked by the same code as anyone's. In production there are none.
 */
export function openPracticePasskeys({ env, vault }: Pick<Platform, 'env' | 'vault'>) {
  if (env.mode !== 'practice') return null
  const { origin, hostname } = new URL(env.publicUrl)
  return {
    /** as the person's membership is told of it */
    of: (personId: string): Passkey => {
      const { x, y } = keyOf(vault, personId)
      const publicKey = coseKey(x, y).toString('base64url')
      const made = { counter: 0, transports: [], aaguid: null, deviceBound: true, attestation: 'none' } as const
      return { id: idOf(personId), publicKey, name: 'Practice', ...made, transports: [] }
    },
    /** what the person's browser would answer to this challenge */
    answer: (personId: string, challenge: string): AuthenticationResponseJSON => {
      const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }))
      const authenticator = Buffer.concat([sha256(hostname), Buffer.from([userPresentAndVerified, 0, 0, 0, 0])])
      const signature = sign('sha256', Buffer.concat([authenticator, sha256(client)]), keyOf(vault, personId).key)
      const id = idOf(personId)
      return {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: {
          authenticatorData: authenticator.toString('base64url'),
          clientDataJSON: client.toString('base64url'),
          signature: signature.toString('base64url'),
        },
      }
    },
  }
}

const userPresentAndVerified = 0b101

function idOf(personId: string): string {
  return Buffer.from(`practice ${personId}`).toString('base64url')
}

function keyOf(vault: Platform['vault'], personId: string) {
  const secret = vault.derive(`practice passkey ${personId}`)
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(secret)
  const point = pair.getPublicKey()
  const [x, y] = [point.subarray(1, 33), point.subarray(33)]
  const [jwkX, jwkY, d] = [x, y, secret].map((part) => part.toString('base64url'))
  return { x, y, key: createPrivateKey({ key: { kty: 'EC', crv: 'P-256', x: jwkX, y: jwkY, d }, format: 'jwk' }) }
}

/** An ES256 key on P-256 as CBOR (RFC 9053, 7.1.1). */
function coseKey(x: Buffer, y: Buffer): Buffer {
  const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20])
  return Buffer.concat([head, x, Buffer.from([0x22, 0x58, 0x20]), y])
}

function sha256(bytes: string | Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
