import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SettingRefused, type Env } from './env.server'

/** Bytes that were changed, or sealed under another key or name. */
export class VaultRefused extends Error {}

const version = 1
const nonceSize = 12
const tagSize = 16

/**
 * Encryption at rest (AES-256-GCM). Each case has a data key of its own, kept wrapped by the master key: destroying the
 * wrapped key erases what the case says. `name` binds sealed bytes to their place.
 */
export interface Vault {
  newCaseKey(): { key: Buffer; wrapped: Buffer }
  unwrap(wrapped: Uint8Array): Buffer
  seal(key: Buffer, plain: Uint8Array, name: string): Buffer
  open(key: Buffer, sealed: Uint8Array, name: string): Buffer
  /** short text or bytes under the master key itself */
  sealSmall(plain: string | Uint8Array): Buffer
  openSmall(sealed: Uint8Array): string
  openSmallBytes(sealed: Uint8Array): Buffer
  /** a key of its own for one purpose (HKDF, RFC 5869); says nothing of the master key */
  derive(purpose: string): Buffer
}

export function openVault(master: Buffer): Vault {
  const small = 'small'
  const openSmallBytes = (sealed: Uint8Array) => open(master, sealed, small)
  return {
    newCaseKey: () => {
      const key = randomBytes(32)
      return { key, wrapped: seal(master, key, 'case-key') }
    },
    unwrap: (wrapped) => open(master, wrapped, 'case-key'),
    seal,
    open,
    sealSmall: (plain) => seal(master, Buffer.from(plain), small),
    openSmall: (sealed) => openSmallBytes(sealed).toString('utf8'),
    openSmallBytes,
    derive: (purpose) => derivedKey(master, purpose),
  }
}

/** The master key: from LIAISON_KEY, or a file of the data folder that only its owner reads, made on the first run. */
export function masterKey({ key, dataDir }: Pick<Env, 'key' | 'dataDir'>): Buffer {
  if (key) return key
  const path = join(dataDir, 'keys', 'master.key')
  if (!existsSync(path)) makeKeyFile(path)
  const read = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  if (read.length !== 32) throw new SettingRefused(`${path} does not hold a key of 32 bytes in base64.`)
  return read
}

/** Whole or not at all, and the first of several processes makes it. */
function makeKeyFile(path: string): void {
  const own = `${path}.${process.pid}`
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(own, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 })
  try {
    linkSync(own, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(own)
  }
}

/** A key for one purpose, from which the master key can't be told. */
export function derivedKey(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, '', purpose, 32))
}

function seal(key: Buffer, plain: Uint8Array, name: string): Buffer {
  const nonce = randomBytes(nonceSize)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name))
  return Buffer.concat([Buffer.from([version]), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function open(key: Buffer, sealed: Uint8Array, name: string): Buffer {
  const bytes = Buffer.from(sealed)
  if (bytes.length < 1 + nonceSize + tagSize || bytes[0] !== version)
    throw new VaultRefused('These bytes were not sealed here.')
  const body = bytes.subarray(1 + nonceSize, bytes.length - tagSize)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + nonceSize)).setAAD(Buffer.from(name))
  decipher.setAuthTag(bytes.subarray(bytes.length - tagSize))
  try {
    return Buffer.concat([decipher.update(body), decipher.final()])
  } catch {
    throw new VaultRefused(
      'Sealed bytes were changed, or the master key is another than the one they were sealed with.',
    )
  }
}
