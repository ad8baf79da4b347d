import type { Entry, Person } from '../../prisma/generated/client'
import type { DisclosureContext, DisclosureDossier } from '~machines/disclosure/case'
import { maskedDossier, sightOf } from '~machines/disclosure/masked'
import { withinSight, withoutContact } from '~machines/disclosure/sight'
import { visibleContext, visibleDossier } from '~machines/disclosure/visible'
import { procedureById } from '~machines/index'
import { definitionOf } from '~machines/kit/decide'
import type { OrganisationFacts, PersonFacts } from '~machines/kit/facts'
import { offers } from '~machines/kit/offers'
import type { Procedure, Standing } from '~machines/kit/procedure'
import type { FieldClass } from '~machines/kit/sight'
import type { Language, Side } from '~machines/kit/words'
import { packById } from '~machines/policy/index'
import { readEntry, type EntryBody } from '~/ledger/entry'
import { readActor, type ActorRead } from '~/people/actors.server'
import { isId } from '~/platform/ids'
import { organisationFacts, personFacts } from '~/platform/facts'
import type { Platform } from '~/platform/platform.server'
import { keyOf, openDossier, standingOf } from './content.server'
import { clockThatMatters } from '~machines/disclosure/standing'
import type { SeenPart } from './sighting'
import { noteSighting } from './sightings.server'
import type { Transaction } from './transaction.server'
import type { CaseView, RecordLine, TrailLine } from './types'

export type DisclosureView = CaseView<DisclosureContext, DisclosureDossier>

/** How a person stands to a request, without anything of it; null when they must not learn of it. */
export async function standOn(
  { db }: Pick<Platform, 'db'>,
  personId: string,
  caseId: string,
): Promise<Pick<ActorRead, 'relations'> | null> {
  return (await db.reading({ id: personId }, (tx) => actorOn(tx, personId, caseId)))?.actor ?? null
}

/** The row of a request, with how this person stands to it; null when they must not learn of it. */
async function actorOn(tx: Transaction, personId: string, caseId: string) {
  const row = isId(caseId) ? await tx.case.findUnique({ where: { id: caseId } }) : null
  if (!row?.procedure.startsWith('disclosure@')) return null
  const actor = await readActor(tx, { kind: 'person', personId }, row)
  return actor && { row, actor }
}

/** The case as this person may see it, or null when they must not learn of it. Whoever is sought is masked unless they revealed it. */
export async function readCase(platform: Platform, personId: string, caseId: string): Promise<DisclosureView | null> {
  if (!isId(caseId)) return null
  return platform.db.reading({ id: personId }, (tx) => caseInside(platform, tx, personId, caseId), caseId)
}

async function caseInside(platform: Platform, tx: Transaction, personId: string, caseId: string) {
  const opened = await openCase(platform, tx, personId, caseId)
  if (!opened) return null
  const { row, actor, standing, dossier, sight, now } = opened
  const procedure = procedureById(row.procedure)!
  const { onCase: by, relations, sees } = actor
  const { context } = standing
  const entries = await tx.entry.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })
  const records = await tx.record.findMany({ where: { caseId }, orderBy: [{ entry: 'asc' }, { form: 'asc' }] })
  const organisations = await readOrganisations(tx, [context.agency, context.provider])
  const trail = trailFor(procedure, actor, entries)
  const seen = new Set(trail.map(({ seq }) => seq))
  return {
    ...{ id: row.id, procedure: row.procedure, pack: row.pack, version: row.version, now, sight },
    ...{
      state: row.state,
      closed: row.closed,
      context: visibleContext(context, by.side),
      side: by.side,
      roles: by.roles,
      relations,
      trail,
    },
    dossier: maskedDossier(withinSight(visibleDossier(dossier, by.side), sees), sight),
    offers: offers({
      procedure,
      standing: standing as Standing,
      dossier,
      by,
      facts: { now, ...(actor.person ? { actor: actor.person } : {}) },
      pack: packById(row.pack)!,
    }),
    agency: organisations.get(context.agency)!,
    provider: organisations.get(context.provider)!,
    people: await readPeople(tx, visibleContext(context, by.side), trail, sees),
    clock: row.closed ? null : clockThatMatters(standing),
    records: sees.includes('records') ? records.filter(({ entry }) => seen.has(entry)).map(recordLine) : [],
  }
}

/** The same, after it was noted that this person sees this part of it. */
export async function showCase(
  platform: Platform,
  personId: string,
  caseId: string,
  part: SeenPart,
): Promise<DisclosureView | null> {
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
): Promise<DisclosureDossier | null> {
  const opening = (tx: Transaction) => openCase(platform, tx, personId, caseId)
  const opened = await platform.db.reading({ id: personId }, opening)
  if (!opened) return null
  const { dossier, actor } = opened
  return withinSight(visibleDossier(dossier, actor.onCase.side), actor.sees)
}

async function openCase({ vault, clock }: Platform, tx: Transaction, personId: string, caseId: string) {
  const found = await actorOn(tx, personId, caseId)
  if (!found) return null
  const { row, actor } = found
  const standing = standingOf(row) as Standing<DisclosureContext>
  const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as DisclosureDossier
  const now = clock.now()
  const sight = sightOf({ state: row.state, context: standing.context, dossier, by: actor.onCase, now })
  return { row, actor, standing, dossier, sight, now }
}

/** The entries of a case this person may see, as the procedure declares it event by event. */
export function trailFor(
  procedure: Procedure,
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
export function visibleTrail(procedure: Procedure, side: Side, lines: readonly TrailLine[]): TrailLine[] {
  const firstOf = (wanted: string) => lines.find(({ event }) => event === wanted)?.seq ?? Number.POSITIVE_INFINITY
  const [served, delivered] = [firstOf('request.authorise'), firstOf('answer.deliver')]
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

async function readPeople(
  tx: Transaction,
  context: DisclosureContext,
  trail: readonly TrailLine[],
  sees: readonly FieldClass[],
) {
  const { requester, authoriser, acknowledgedBy, sourceCheck, reviewer, decidedBy, collectors, checker } = context
  const named = [requester, authoriser, acknowledgedBy, sourceCheck?.by, reviewer, decidedBy, ...collectors, checker]
  const ids = new Set([...named, ...trail.map(({ actor }) => actor)].filter(isId))
  const rows = await tx.person.findMany({ where: { id: { in: [...ids] } } })
  const shown = sees.includes('people') ? personFacts : (row: Person) => withoutContact(personFacts(row))
  return Object.fromEntries(rows.map((row) => [row.id, shown(row)])) as Record<string, PersonFacts>
}
