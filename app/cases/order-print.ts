import { createHmac } from 'node:crypto'
import type { Vault } from '~/platform/vault.server'

/** A keyed hash of an order's content, by which copies are found and no content can be guessed. */
export function orderPrint(vault: Vault, sha256: string): Buffer {
  return createHmac('sha256', vault.derive('order-print')).update(sha256).digest()
}
