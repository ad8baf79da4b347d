import type { Entry } from '../../prisma/generated/client'
import type { DisclosureContext, DisclosureDossier } from '~machines/disclosure/case'
import { visibleContext, visibleDossier } from '~machines/disclosure/visible'
import { procedureById } from '~machines/index'
import { definitionOf } from '~machines/kit/decide'
import type { ActorOnCase, OrganisationFacts, PersonFacts } from '~machines/kit/facts'
import { offers } from '~machines/kit/offers'
import type { Procedure, Standing } from '~machines/kit/procedure'
import type { Language, Side } from '~machines/kit/words'
import { packById } from '~machines/policy/index'
import { readEntry, type EntryBody } from '~/ledger/entry'
import { readActor } from '~/people/actors.server'
import { isId } from '~/platform/ids'
import { organisationFacts, personFacts } from '~/platform/facts'
import type { Platform } from '~/platform/platform.server'
import { keyOf, openDossier, standingOf } from './content.server'
import { clockThatMatters } from '~machines/disclosure/standing'
import type { Transaction } from './transaction.server'
import type { CaseView, RecordLine, TrailLine } from './types'

export type DisclosureView = CaseView<DisclosureContext, DisclosureDossier>

/** The case as this person may see it, or null when they must not learn of it. */
export async function readCase(platform: Platform, personId: string, caseId: string): Promise<DisclosureView | null> {
  if (!isId(caseId)) return null
  return platform.db.reading({ id: personId }, (tx) => readInside(platform, tx, personId, caseId), caseId)
}

async function readInside(
  { vault, clock }: Platform,
  tx: Transaction,
  personId: string,
  caseId: string,
): Promise<DisclosureView | null> {
  const row = await tx.case.findUnique({ where: { id: caseId } })
  if (!row?.procedure.startsWith('disclosure@')) return null
  const actor = await readActor(tx, { kind: 'person', personId }, row)
  if (!actor) return null
  const procedure = procedureById(row.procedure)!
  const by = actor.onCase
  const standing = standingOf(row) as Standing<DisclosureContext>
  const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as DisclosureDossier
  const { context } = standing
  const now = clock.now()
  const entries = await tx.entry.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })
  const records = await tx.record.findMany({ where: { caseId }, orderBy: [{ entry: 'asc' }, { form: 'asc' }] })
  const organisations = await readOrganisations(tx, [context.agency, context.provider])
  const trail = trailFor(procedure, by, entries)
  const seen = new Set(trail.map(({ seq }) => seq))
  return {
    ...{ id: row.id, procedure: row.procedure, pack: row.pack, version: row.version, now },
    ...{
      state: row.state,
      closed: row.closed,
      context: visibleContext(context, by.side),
      side: by.side,
      roles: by.roles,
      trail,
    },
    dossier: visibleDossier(dossier, by.side),
    offers: offers({
      procedure,
      standing: standing as Standing,
      dossier,
      by,
      facts: { now },
      pack: packById(row.pack)!,
    }),
    agency: organisations.get(context.agency)!,
    provider: organisations.get(context.provider)!,
    people: await readPeople(tx, visibleContext(context, by.side), trail),
    clock: row.closed ? null : clockThatMatters(standing),
    records: records.filter(({ entry }) => seen.has(entry)).map(recordLine),
  }
}

/** The entries of a case this side may see, as the procedure declares it event by event. */
export function trailFor(procedure: Procedure, by: ActorOnCase, entries: readonly Entry[]): TrailLine[] {
  const lines = entries.map(({ bytes, hash }) => trailLine(readEntry(bytes), Buffer.from(hash).toString('hex')))
  return visibleTrail(procedure, by.side, lines)
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

async function readPeople(tx: Transaction, context: DisclosureContext, trail: readonly TrailLine[]) {
  const { requester, authoriser, acknowledgedBy, sourceCheck, reviewer, decidedBy, collectors, checker } = context
  const named = [requester, authoriser, acknowledgedBy, sourceCheck?.by, reviewer, decidedBy, ...collectors, checker]
  const ids = new Set([...named, ...trail.map(({ actor }) => actor)].filter(isId))
  const rows = await tx.person.findMany({ where: { id: { in: [...ids] } } })
  return Object.fromEntries(rows.map((row) => [row.id, personFacts(row)])) as Record<string, PersonFacts>
}
