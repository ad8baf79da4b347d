import { requestProcedureById } from '~machines/index'
import type { Side } from '~machines/kit/words'
import { relationsTo, type Relation } from '~/people/relations'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import { noteSighting } from './sightings.server'

/** A request to somebody of one of its organisations, whatever their roles: its number, and nothing it says. */
export interface CaseAsParty {
  readonly id: string
  readonly number: string | null
  readonly relations: readonly Relation[]
}

/** Notes that this person sees who looked at a request; null when neither organisation is theirs. */
export async function showAsParty(platform: Platform, personId: string, caseId: string): Promise<CaseAsParty | null> {
  const { db } = platform
  const row = isId(caseId) ? await db.portal.case.findUnique({ where: { id: caseId } }) : null
  if (!row || !requestProcedureById(row.procedure)) return null
  const person = await db.portal.person.findUnique({ where: { id: personId }, include: { organisation: true } })
  if (!person) return null
  const { state, organisationId, organisation } = person
  const standing = { id: personId, side: organisation.side as Side, organisationId, state }
  const relations = relationsTo(standing, { kind: 'case', ...row })
  if (relations.includes('none')) return null
  await noteSighting(platform, { personId, caseId, fields: ['sightings'] })
  return { id: row.id, number: row.number, relations }
}
