import { disclosure } from './disclosure'
import type { Procedure } from './kit/procedure'
import { finding } from './finding'
import { membership } from './membership'
import { organisation } from './organisation'
import { preservation } from './preservation'
import { programme } from './programme'
import { nameOf } from './policy/source'
import type { RequestProcedure } from './request/procedure'

/** Procedures in which an agency asks a provider for something. */
export const requestProcedures = [disclosure, preservation] as unknown as readonly RequestProcedure[]

/** Every procedure there is. */
export const procedures = [
  ...requestProcedures,
  ...[finding, membership, organisation, programme],
] as unknown as readonly Procedure[]

/** A procedure by its name and version, or null. */
export function procedureById(id: string): Procedure | null {
  return procedures.find((procedure) => procedure.id === id) ?? null
}

/** A procedure of requests by its name and version, or null when it is of another kind. */
export function requestProcedureById(id: string): RequestProcedure | null {
  return requestProcedures.find((procedure) => procedure.id === id) ?? null
}

/** The newest version of every procedure. */
export const proceduresInForce: readonly Procedure[] = procedures.filter(
  ({ id }) => !procedures.some((other) => nameOf(other.id) === nameOf(id) && versionOf(other.id) > versionOf(id)),
)

/** A procedure by its name, or by its name and version; of a name alone, the newest version. */
export function procedureNamed(named: string): Procedure | null {
  return procedureById(named) ?? proceduresInForce.find(({ id }) => nameOf(id) === named) ?? null
}

function versionOf(id: string): number {
  return Number(id.split('@')[1])
}
