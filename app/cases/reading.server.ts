import type { Case, Entry, Person } from '../../prisma/generated/client'
import type { RequestContext, RequestDossier } from '~machines/request/case'
import { sightOf } from '~machines/request/sight'
import { withoutContact } from '~machines/request/field-classes'
import { isFile } from '~machines/file/index'
import { abroadProcedureById, reportProcedureById, requestProcedureById } from '~machines/index'
import { definitionOf } from '~machines/kit/decide'
import type { OrganisationFacts, PersonFacts } from '~machines/kit/facts'
import { offers } from '~machines/kit/offers'
import type { Procedure, Standing } from '~machines/kit/procedure'
import type { FieldClass } from '~machines/kit/sight'
import type { Language, Side } from '~machines/kit/words'
import { packById } from '~machines/policy/index'
import type { PolicyPack } from '~machines/policy/pack'
import { readEntry, type EntryBody } from '~/ledger/entry'
import { readActor, type ActorRead } from '~/people/actors.server'
import { isId } from '~/platform/ids'
import { organisationFacts, personFacts } from '~/platform/facts'
import type { Platform } from '~/platform/platform.server'
import { keyOf, openDossier, standingOf } from './content.server'
import { clocksWithSource, type RequestProcedure } from '~machines/request/procedure'
import type { SeenPart } from './sighting'
import { noteSighting } from './sightings.server'
import type { Transaction } from './transaction.server'
import type { RecordLine, TrailLine } from './types'
import type { RequestView } from './views'

/** How a person stands to a case, and whose it is. */
export type Stood = Pick<ActorRead, 'relations'> & Pick<Case, 'id' | 'procedure' | 'agencyId' | 'providerId'>

/** How a person stands to a request at home or abroad, a report or a file, without anything said in it; null when they must not learn of it. */
export async function standOn({ db }: Pick<Platform, 'db'>, personId: string, caseId: string): Promise<Stood | null> {
  return db.reading({ id: personId }, async (tx) => {
    const row = isId(caseId) ? await tx.case.findUnique({ where: { id: caseId } }) : null
    const actor = row && hasPages(row.procedure) && (await readActor(tx, { kind: 'person', personId }, row))
    if (!actor) return null
    const { id, procedure, agencyId, providerId } = row
    return { id, procedure, agencyId, providerId, relations: actor.relations }
  })
}

function hasPages(id: string): boolean {
  return isFile(id) || (requestProcedureById(id) ?? reportProcedureById(id) ?? abroadProcedureById(id)) !== null
}

/** The row of a request, with how this person stands to it; null when they must not learn of it. */
async function actorOn(tx: Transaction, personId: string, caseId: string) {
  const row = isId(caseId) ? await tx.case.findUnique({ where: { id: caseId } }) : null
  const procedure = row && requestProcedureById(row.procedure)
  if (!procedure) return null
  const actor = await readActor(tx, { kind: 'person', personId }, row)
  return actor && { procedure, row, actor }
}

/** The case as this person may see it, or null when they must not learn of it. Whoever is sought is masked unless they revealed it. */
export async function readCase(platform: Platform, personId: string, caseId: string): Promise<RequestView | null> {
  if (!isId(caseId)) return null
  return platform.db.reading({ id: personId }, (tx) => caseInside(platform, tx, personId, caseId), caseId)
}

async function caseInside(platform: Platform, tx: Transaction, personId: string, caseId: string) {
  const opened = await openCase(platform, tx, personId, caseId)
  if (!opened) return null
  const { procedure, row, actor, standing, dossier, sight, now } = opened
  const { onCase: by, relations, sees } = actor
  const pack = packById(row.pack)!
  const { context } = standing
  const entries = await tx.entry.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })
  const records = await tx.record.findMany({ where: { caseId }, orderBy: [{ entry: 'asc' }, { form: 'asc' }] })
  const organisations = await readOrganisations(tx, [context.agency, context.provider])
  const { serviceId } = (dossier.served?.content ?? dossier.draft).addressee
  const service = isId(serviceId) ? await tx.service.findUnique({ where: { id: serviceId } }) : null
  const trail = trailFor(procedure, actor, entries)
  const seen = new Set(trail.map(({ seq }) => seq))
  return {
    ...{ id: row.id, procedure: row.procedure, pack: row.pack, version: row.version, now, sight },
    ...{
      state: row.state,
      closed: row.closed,
      context: procedure.visibleContext(context, by.side),
      side: by.side,
      roles: by.roles,
      relations,
      trail,
    },
    dossier: procedure.masked(procedure.withinSight(procedure.visibleDossier(dossier, by.side), sees), sight),
    offers: offers({
      procedure,
      standing,
      dossier,
      by,
      facts: { now, ...(actor.person ? { actor: actor.person } : {}) },
      pack,
    }),
    agency: organisations.get(context.agency)!,
    provider: organisations.get(context.provider)!,
    service: service?.name ?? null,
    people: await readPeople(tx, procedure.people(procedure.visibleContext(context, by.side)), trail, sees),
    ...clocksOf(procedure, standing, pack),
    turn: procedure.turn(row.state)?.role ?? null,
    records: sees.includes('records') ? records.filter(({ entry }) => seen.has(entry)).map(recordLine) : [],
  }
}

/** The clock that matters, and whichever run beside it. */
function clocksOf(procedure: RequestProcedure, standing: Standing<RequestContext>, pack: PolicyPack) {
  const [clock = null, ...otherClocks] = clocksWithSource(procedure, standing, pack)
  return { clock, otherClocks }
}

/** The same, after it was noted that this person sees this part of it. */
export async function showCase(
  platform: Platform,
  personId: string,
  caseId: string,
  part: SeenPart,
): Promise<RequestView | null> {
  const view = await readCase(platform, personId, caseId)
  if (!view) return null
  const identity = view.sight.until === null ? [] : (['identity'] as const)
  await noteSighting(platform, { personId, caseId, fields: [part, ...identity] })
  return view
}

/** What the case says to this person, unmasked: to read a form back and to judge it, never to be shown. */
export async function readUnmasked(
  platform: Platform,
  personId: string,
  caseId: string,
): Promise<RequestDossier | null> {
  const opening = (tx: Transaction) => openCase(platform, tx, personId, caseId)
  const opened = await platform.db.reading({ id: personId }, opening)
  if (!opened) return null
  const { procedure, dossier, actor } = opened
  return procedure.withinSight(procedure.visibleDossier(dossier, actor.onCase.side), actor.sees)
}

async function openCase({ vault, clock }: Platform, tx: Transaction, personId: string, caseId: string) {
  const found = await actorOn(tx, personId, caseId)
  if (!found) return null
  const { procedure, row, actor } = found
  const standing = standingOf(row) as Standing<RequestContext>
  const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as RequestDossier
  const now = clock.now()
  const sight = sightOf({ state: row.state, context: standing.context, dossier, by: actor.onCase, now })
  return { procedure, row, actor, standing, dossier, sight, now }
}

/** The entries of a case this person may see, as the procedure declares it event by event. */
export function trailFor(
  procedure: Pick<Procedure, 'events'>,
  { onCase, sees }: Pick<ActorRead, 'onCase' | 'sees'>,
  entries: readonly Entry[],
): TrailLine[] {
  if (!sees.includes('trail')) return []
  const lines = entries.map(({ bytes, hash }) => trailLine(readEntry(bytes), Buffer.from(hash).toString('hex')))
  return visibleTrail(procedure, onCase.side, lines)
}

/**
 * The entries a side may see: as each event declares, nothing from before service for the provider; a seal only with the
 * entry its record is about, and what the provider's people take out only once it was delivered.
 */
export function visibleTrail(
  procedure: Pick<Procedure, 'events'>,
  side: Side,
  lines: readonly TrailLine[],
): TrailLine[] {
  const firstOf = (...wanted: string[]) =>
    lines.find(({ event }) => wanted.includes(event))?.seq ?? Number.POSITIVE_INFINITY
  // a procedure in which nothing is served hides by what each of its events declares alone
  const serving = ['request.authorise', 'oral.record', 'point.forward'].filter((event) =>
    definitionOf(procedure, event),
  )
  const served = serving.length > 0 ? firstOf(...serving) : 0
  const delivered = firstOf('answer.deliver')
  const declared = lines.filter(({ event, seq }) => {
    const sees = definitionOf(procedure, event)?.sees ?? []
    return sees.includes(side) && (side !== 'provider' || seq >= served)
  })
  const seen = new Set(declared.map(({ seq }) => seq))
  return declared.filter(({ event, seq, facts }) => {
    if (event === 'record.seal') return seen.has(Number(facts.entry))
    return event !== 'file.download' || side !== 'agency' || seq > delivered
  })
}

export function trailLine({ seq, at, event, actor, role, from, to, facts }: EntryBody, hash: string): TrailLine {
  return { seq, at, event, actor, role, from, to, facts, hash }
}

export function recordLine(row: Omit<RecordLine, 'at' | 'language'> & { at: Date; language: string }): RecordLine {
  const { sha256, form, entry, size } = row
  return { sha256, form, entry, size, language: row.language as Language, at: row.at.toISOString() }
}

export async function readOrganisations(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, OrganisationFacts>> {
  const rows = await tx.organisation.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.id, organisationFacts(row)]))
}

export async function readPeople(
  tx: Transaction,
  named: readonly (string | null)[],
  trail: readonly TrailLine[],
  sees: readonly FieldClass[],
) {
  const ids = new Set([...named, ...trail.map(({ actor }) => actor)].filter(isId))
  const rows = await tx.person.findMany({ where: { id: { in: [...ids] } } })
  const shown = sees.includes('people') ? personFacts : (row: Person) => withoutContact(personFacts(row))
  return Object.fromEntries(rows.map((row) => [row.id, shown(row)])) as Record<string, PersonFacts>
}
