import { disclosure } from './disclosure'
import type { Procedure } from './kit/procedure'
import { finding } from './finding'
import { membership } from './membership'
import { organisation } from './organisation'

/** Every procedure there is. */
export const procedures = [disclosure, finding, membership, organisation] as unknown as readonly Procedure[]

/** A procedure by its name and version, or null. */
export function procedureById(id: string): Procedure | null {
  return procedures.find((procedure) => procedure.id === id) ?? null
}
