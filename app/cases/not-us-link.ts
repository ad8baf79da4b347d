import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Vault } from '~/platform/vault.server'

/** The notice that a link answers: its case, and the entry it was about. */
export interface Notice {
  readonly caseId: string
  readonly entry: number
}

const caseSize = 16
const entrySize = 4
const macSize = 20

/** The token of a notice's link: nobody without the portal's key can make one, and none has to be kept. */
export function notUsToken(vault: Vault, notice: Notice): string {
  const said = bytesOf(notice)
  return Buffer.concat([said, macOf(vault, said)]).toString('base64url')
}

/** The notice a token stands for, or null. */
export function readNotUsToken(vault: Vault, token: string): Notice | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== caseSize + entrySize + macSize || bytes.toString('base64url') !== token) return null
  const said = bytes.subarray(0, caseSize + entrySize)
  if (!timingSafeEqual(macOf(vault, said), bytes.subarray(said.length))) return null
  const hex = said.toString('hex', 0, caseSize)
  const caseId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { caseId, entry: said.readUInt32BE(caseSize) }
}

function bytesOf({ caseId, entry }: Notice): Buffer {
  const bytes = Buffer.alloc(caseSize + entrySize)
  bytes.write(caseId.replaceAll('-', ''), 'hex')
  bytes.writeUInt32BE(entry, caseSize)
  return bytes
}

function macOf(vault: Vault, said: Uint8Array): Buffer {
  return createHmac('sha256', vault.derive('not us')).update(said).digest().subarray(0, macSize)
}
