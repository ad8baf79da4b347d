import { disclosure } from './disclosure'
import { emergency } from './emergency'
import type { Procedure } from './kit/procedure'
import { file } from './file'
import { finding } from './finding'
import { international, type AbroadProcedure } from './international'
import { membership } from './membership'
import { organisation } from './organisation'
import { preservation } from './preservation'
import { providerReport, type ReportProcedure } from './provider-report'
import { programme } from './programme'
import { nameOf } from './policy/source'
import type { RequestProcedure, Turn } from './request/procedure'

/** Procedures in which an agency asks a provider for something. */
export const requestProcedures = [disclosure, preservation, emergency] as unknown as readonly RequestProcedure[]

/** Every state in which a request may stand, whatever it asks for. */
export const requestStates: readonly string[] = [...new Set(requestProcedures.flatMap(({ states }) => states))]

/** Every procedure there is. */
export const procedures = [
  ...requestProcedures,
  ...[international, providerReport, file, finding, membership, organisation, programme],
] as unknown as readonly Procedure[]

/** A procedure by its name and version, or null. */
export function procedureById(id: string): Procedure | null {
  return procedures.find((procedure) => procedure.id === id) ?? null
}

/** Ids of a procedure in each of its versions, by its name. */
export function versionsOf(name: string): string[] {
  return procedures.map(({ id }) => id).filter((id) => nameOf(id) === name)
}

/** A procedure of requests by its name and version, or null when it is of another kind. */
export function requestProcedureById(id: string): RequestProcedure | null {
  return requestProcedures.find((procedure) => procedure.id === id) ?? null
}

/** Procedures in which a provider reports something to an agency. */
export const reportProcedures: readonly ReportProcedure[] = [providerReport]

/** A procedure of reports by its name and version, or null when it is of another kind. */
export function reportProcedureById(id: string): ReportProcedure | null {
  return reportProcedures.find((procedure) => procedure.id === id) ?? null
}

/** Procedures between the authorities of two countries. */
export const abroadProcedures: readonly AbroadProcedure[] = [international]

/** A procedure between authorities by its name and version, or null when it is of another kind. */
export function abroadProcedureById(id: string): AbroadProcedure | null {
  return abroadProcedures.find((procedure) => procedure.id === id) ?? null
}

/** Whose turn it is in a state of a procedure that has a list; null when it is nobody's. */
export function turnOf(id: string, state: string): Turn | null {
  return (requestProcedureById(id) ?? reportProcedureById(id) ?? abroadProcedureById(id))?.turn(state) ?? null
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
