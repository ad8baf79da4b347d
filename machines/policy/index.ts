import { packs } from './countries/index'
import { practicePack } from './countries/veldania'
import type { PolicyPack } from './pack'

/** The pack under which a case opens now; a case keeps its own for ever. */
export const packInForce = practicePack.id

export function packById(id: string): PolicyPack | null {
  return packs.find((pack) => pack.id === id) ?? null
}
