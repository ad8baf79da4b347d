import { reportProcedureById } from '~machines/index'
import { offers } from '~machines/kit/offers'
import type { Standing } from '~machines/kit/procedure'
import type { FieldClass } from '~machines/kit/sight'
import { packById } from '~machines/policy/index'
import type { ReportContext, ReportDossier } from '~machines/provider-report/case'
import { maskedReport, oversightReads } from '~machines/provider-report/sight'
import { reportClockWithSource } from '~machines/provider-report/standing'
import { readActor } from '~/people/actors.server'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import { keyOf, openDossier, standingOf } from './content.server'
import { readOrganisations, readPeople, recordLine, trailFor } from './reading.server'
import type { SeenPart } from './sighting'
import { noteSighting } from './sightings.server'
import type { Transaction } from './transaction.server'
import type { ReportView } from './views'

/** The report as this person may see it, or null when they must not learn of it. */
export async function readReport(platform: Platform, personId: string, caseId: string): Promise<ReportView | null> {
  if (!isId(caseId)) return null
  return platform.db.reading({ id: personId }, (tx) => reportInside(platform, tx, personId, caseId), caseId)
}

/** The same, after it was noted that this person sees this part of it. */
export async function showReport(
  platform: Platform,
  personId: string,
  caseId: string,
  part: SeenPart,
): Promise<ReportView | null> {
  const view = await readReport(platform, personId, caseId)
  if (!view) return null
  const identity = part === 'report' && view.side !== 'oversight' ? (['identity'] as const) : []
  await noteSighting(platform, { personId, caseId, fields: [part, ...identity] })
  return view
}

async function reportInside(platform: Platform, tx: Transaction, personId: string, caseId: string) {
  const row = await tx.case.findUnique({ where: { id: caseId } })
  const procedure = row && reportProcedureById(row.procedure)
  const actor = procedure && (await readActor(tx, { kind: 'person', personId }, row))
  if (!row || !procedure || !actor) return null
  const { vault, clock } = platform
  const { onCase: by, relations, sees, person } = actor
  const standing = standingOf(row) as Standing<ReportContext>
  const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as ReportDossier
  const now = clock.now()
  const pack = packById(row.pack)!
  const context = procedure.visibleContext(standing.context, by.side)
  const entries = await tx.entry.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })
  const trail = trailFor(procedure, actor, entries)
  const seen = new Set(trail.map(({ seq }) => seq))
  const records = await tx.record.findMany({ where: { caseId }, orderBy: [{ entry: 'asc' }, { form: 'asc' }] })
  const readable = records.filter(
    ({ entry, form }) => seen.has(entry) && (by.side !== 'oversight' || oversightReads(form)),
  )
  const organisations = await readOrganisations(tx, [context.agency, context.provider])
  const facts = { now, ...(person ? { actor: person } : {}) }
  return {
    ...{ id: row.id, procedure: row.procedure, pack: row.pack, version: row.version, now },
    ...{ state: row.state, closed: row.closed, context, side: by.side, roles: by.roles, relations, trail },
    dossier: within(procedure.visibleDossier(dossier, by.side), sees),
    offers: offers({ procedure, standing, dossier, by, facts, pack }),
    agency: organisations.get(context.agency)!,
    provider: organisations.get(context.provider)!,
    people: await readPeople(tx, procedure.people(context), trail, sees),
    clock: reportClockWithSource(standing, pack),
    turn: procedure.turn(row.state)?.role ?? null,
    records: sees.includes('records') ? readable.map(recordLine) : [],
  }
}

/** With nothing of the field classes that are not among those seen. */
function within(dossier: ReportDossier, sees: readonly FieldClass[]): ReportDossier {
  const seen = sees.includes('identity') && sees.includes('facts') ? dossier : maskedReport(dossier)
  return sees.includes('conversation') ? seen : { ...seen, messages: [] }
}

/** Another report, as a line that leads to it. */
export interface RepeatedLine {
  readonly id: string
  readonly number: string | null
  readonly state: string
  readonly agency: string
  /** it repeats this one, or this one repeats it */
  readonly later: boolean
}

/** Reports that repeat this one, and the one it repeats, as far as the reader may see them. */
export async function readRepeated(
  { db }: Pick<Platform, 'db'>,
  reader: { readonly id: string },
  { id, context }: Pick<ReportView, 'id' | 'context'>,
): Promise<readonly RepeatedLine[]> {
  const reading = (tx: Transaction) =>
    tx.case.findMany({
      where: { OR: [{ originId: id }, { id: context.origin ?? id, NOT: { id } }] },
      orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
      select: { id: true, number: true, state: true, agencyId: true, originId: true },
      take: 50,
    })
  return db.reading(reader, async (tx) => {
    const rows = await reading(tx)
    const agencies = await readOrganisations(
      tx,
      rows.flatMap(({ agencyId }) => agencyId ?? []),
    )
    return rows.map(({ agencyId, originId, ...row }) => ({
      ...row,
      agency: agencies.get(agencyId ?? '')?.name ?? '',
      later: originId === id,
    }))
  })
}
