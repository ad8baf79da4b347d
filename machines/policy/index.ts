import { packs } from './countries/index'
import { practicePack } from './countries/veldania'
import type { PolicyPack } from './pack'

/** The pack under which a case opens now; a case keeps its own for ever. */
export const packInForce = practicePack.id

/** The pack under which a case of somebody from this country opens; of a country that has none, the one in force here. */
export function packFor(country: string | null): string {
  return packs.findLast(({ jurisdiction }) => jurisdiction === country)?.id ?? packInForce
}

/** The pack in force of each country that has one. */
export const packsInForce: readonly PolicyPack[] = packs.filter(({ id, jurisdiction }) => packFor(jurisdiction) === id)

export function packById(id: string): PolicyPack | null {
  return packs.find((pack) => pack.id === id) ?? null
}
