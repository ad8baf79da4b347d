import { createHmac } from 'node:crypto'
import type { RequestContent } from '~machines/request/case'
import { justificationOf } from '~machines/request/source-check'
import type { Vault } from '~/platform/vault.server'

/** A keyed hash of what a request says for itself: the same words are found, and none can be guessed. */
export function textPrint(vault: Vault, content: RequestContent): Buffer {
  return createHmac('sha256', vault.derive('text-print')).update(justificationOf(content)).digest()
}
