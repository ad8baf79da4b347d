import { abroadProcedureById } from '~machines/index'
import { maskedInternational, oversightReads } from '~machines/international/sight'
import type { InternationalContext, InternationalDossier } from '~machines/international/case'
import { clockInWithSource } from '~machines/international/standing'
import { offers } from '~machines/kit/offers'
import type { Standing } from '~machines/kit/procedure'
import type { FieldClass } from '~machines/kit/sight'
import { packById } from '~machines/policy/index'
import { readActor } from '~/people/actors.server'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import { keyOf, openDossier, standingOf } from './content.server'
import { readOrganisations, readPeople, recordLine, trailFor } from './reading.server'
import type { SeenPart } from './sighting'
import { noteSighting } from './sightings.server'
import type { Transaction } from './transaction.server'
import type { AbroadView } from './views'

/** The request abroad as this person may see it, or null when they must not learn of it. */
export async function readAbroad(platform: Platform, personId: string, caseId: string): Promise<AbroadView | null> {
  if (!isId(caseId)) return null
  return platform.db.reading({ id: personId }, (tx) => abroadInside(platform, tx, personId, caseId), caseId)
}

/** The same, after it was noted that this person sees this part of it. */
export async function showAbroad(
  platform: Platform,
  personId: string,
  caseId: string,
  part: SeenPart,
): Promise<AbroadView | null> {
  const view = await readAbroad(platform, personId, caseId)
  if (!view) return null
  const identity = part === 'order' && view.side !== 'oversight' ? (['identity'] as const) : []
  await noteSighting(platform, { personId, caseId, fields: [part, ...identity] })
  return view
}

async function abroadInside(platform: Platform, tx: Transaction, personId: string, caseId: string) {
  const row = await tx.case.findUnique({ where: { id: caseId } })
  const procedure = row && abroadProcedureById(row.procedure)
  const actor = procedure && (await readActor(tx, { kind: 'person', personId }, row))
  if (!row || !procedure || !actor) return null
  const { vault, clock } = platform
  const { onCase: by, relations, sees, person } = actor
  const standing = standingOf(row) as Standing<InternationalContext>
  const { context } = standing
  const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as InternationalDossier
  const now = clock.now()
  const pack = packById(row.pack)!
  const entries = await tx.entry.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })
  const trail = trailFor(procedure, actor, entries)
  const seen = new Set(trail.map(({ seq }) => seq))
  const records = await tx.record.findMany({ where: { caseId }, orderBy: [{ entry: 'asc' }, { form: 'asc' }] })
  const readable = records.filter(
    ({ entry, form }) => seen.has(entry) && (by.side !== 'oversight' || oversightReads(form)),
  )
  const organisations = await readOrganisations(
    tx,
    [context.agency, context.provider, context.ownPoint ?? ''].filter(isId),
  )
  const facts = { now, ...(person ? { actor: person } : {}) }
  return {
    ...{ id: row.id, procedure: row.procedure, pack: row.pack, version: row.version, now },
    ...{ state: row.state, closed: row.closed, context, side: by.side, roles: by.roles, relations, trail },
    dossier: within(procedure.visibleDossier(dossier, by.side), sees),
    offers: offers({ procedure, standing, dossier, by, facts, pack }),
    agency: organisations.get(context.agency)!,
    provider: organisations.get(context.provider)!,
    ownPoint: organisations.get(context.ownPoint ?? '') ?? null,
    people: await readPeople(tx, procedure.people(context), trail, sees),
    clock: clockInWithSource(standing, pack),
    turn: procedure.turn(row.state)?.role ?? null,
    records: sees.includes('records') ? readable.map(recordLine) : [],
  }
}

/** With nothing of the field classes that are not among those seen. */
function within(dossier: InternationalDossier, sees: readonly FieldClass[]): InternationalDossier {
  return sees.includes('identity') && sees.includes('facts') ? dossier : maskedInternational(dossier)
}

/** An order at home that carries a request out, as a line that leads to it. */
export interface ExecutionLine {
  readonly id: string
  readonly number: string | null
  readonly state: string
  readonly provider: string
}

/** Orders at home that were opened from the request, as far as the reader may see them: an authority sees its own alone. */
export async function readExecutions(
  { db }: Pick<Platform, 'db'>,
  reader: { readonly id: string },
  { id }: Pick<AbroadView, 'id'>,
): Promise<readonly ExecutionLine[]> {
  return db.reading(
    reader,
    (tx) => tx.$queryRaw<ExecutionLine[]>`
      SELECT id, number, state, (SELECT name FROM "Organisation" WHERE id = "Case"."providerId") AS provider
      FROM "Case" WHERE "originId" = ${id}::uuid ORDER BY "openedAt", id LIMIT 20`,
  )
}
