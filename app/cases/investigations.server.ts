import { Prisma } from '../../prisma/generated/client'
import { file as procedure, isFile, type FileContext, type FileDossier } from '~machines/file/index'
import type { FiledRequest } from '~machines/file/case'
import { withinSight } from '~machines/file/sight'
import { foreseen } from '~machines/file/standing'
import { requestProcedures } from '~machines/index'
import { offers } from '~machines/kit/offers'
import type { Standing } from '~machines/kit/procedure'
import type { Role, Side } from '~machines/kit/words'
import { packById } from '~machines/policy/index'
import { readActor } from '~/people/actors.server'
import { rolesFrom } from '~/people/authorised'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import { keyOf, openDossier, standingOf } from './content.server'
import { childrenIn } from './file-facts.server'
import { openFileEffects } from './file-effects.server'
import { countCases, listCases, type Reader } from './lists.server'
import { readOrganisations, readPeople, recordLine, trailFor } from './reading.server'
import type { SeenPart } from './sighting'
import { noteSighting } from './sightings.server'
import type { Transaction } from './transaction.server'
import type { CaseFilter, Perform } from './types'
import type { FileView } from './views'

const { sql, join: joined } = Prisma
/** Offered in a form; whoever has more finds the rest in the list. */
const most = 100

/** A file, or a request that could be put into one, as a form offers it. */
export interface Choice {
  readonly id: string
  readonly title: string
  readonly number: string | null
}

/** Investigations of an agency: what its people and auditors read of them, and what the portal does for them. */
export function openInvestigations(platform: Platform, perform: Perform) {
  const { db } = platform
  const read = (reader: Pick<Reader, 'id'>, caseId: string): Promise<FileView | null> =>
    isId(caseId)
      ? db.reading(reader, (tx) => fileInside(platform, tx, reader.id, caseId), caseId)
      : Promise.resolve(null)
  return {
    ...openFileEffects(platform, perform),
    list: (reader: Reader, filter: CaseFilter) => listCases(platform, reader, filter, { scope: fileScopeOf(reader) }),
    counts: (reader: Reader) => countCases(platform, reader, { scope: fileScopeOf(reader) }),
    read,
    /** read to be shown: that this person sees this part of it is noted first */
    show: async (reader: Pick<Reader, 'id'>, caseId: string, part: SeenPart) => {
      const view = await read(reader, caseId)
      if (view) await noteSighting(platform, { personId: reader.id, caseId, fields: [part] })
      return view
    },
    /** The file in which a request is, for whoever may see both. */
    of: (reader: Pick<Reader, 'id'>, caseId: string): Promise<Choice | null> =>
      db.reading(reader, async (tx) => {
        const row = await tx.case.findUnique({ where: { id: caseId }, select: { fileId: true } })
        const [found] = row?.fileId ? await choices(platform, tx, [sql`id = ${row.fileId}::uuid`, ofFiles]) : []
        return found ?? null
      }),
    /** Open files into which the reader may put a request. */
    openOnes: (reader: Pick<Reader, 'id'>): Promise<readonly Choice[]> =>
      db.reading(reader, (tx) => choices(platform, tx, [ofFiles, sql`state = 'open'`])),
    /** Requests in no file that the reader may put into one: an officer their own, a supervisor the agency's. */
    linkable: (reader: Pick<Reader, 'id' | 'roles'>): Promise<readonly Choice[]> => {
      const own = reader.roles.includes('supervisor') ? [] : [sql`"requesterId" = ${reader.id}::uuid`]
      const requests = sql`procedure = ANY(${requestProcedures.map(({ id }) => id)})`
      return db.reading(reader, (tx) => choices(platform, tx, [requests, sql`"fileId" IS NULL`, ...own]))
    },
  }
}

const ofFiles = sql`procedure ^@ 'file@'`

async function choices({ vault }: Platform, tx: Transaction, wanted: readonly Prisma.Sql[]): Promise<Choice[]> {
  const rows = await tx.$queryRaw<(Omit<Choice, 'title'> & { title: Uint8Array | null })[]>`
    SELECT id, number, title FROM "Case" WHERE ${joined([...wanted], ' AND ')} ORDER BY closed, "changedAt" DESC, id LIMIT ${most}`
  return rows.map((row) => ({ ...row, title: row.title ? vault.openSmall(Buffer.from(row.title)) : '' }))
}

/** Which files a person may list at all; null for none. */
function fileScopeOf({ id, side, roles, organisation }: Reader): readonly Prisma.Sql[] | null {
  const acts = (...relations: Parameters<typeof rolesFrom>[2]) => rolesFrom(procedure.id, roles, relations).length > 0
  const own = sql`"agencyId" = ${organisation.id}::uuid`
  const scopes: Partial<Record<Side, () => Prisma.Sql | null>> = {
    agency: () => {
      if (acts('ownAgency')) return own
      return acts('requester') ? sql`${own} AND "requesterId" = ${id}::uuid` : null
    },
    oversight: () => (acts('oversight') ? sql`TRUE` : null),
  }
  const holds = scopes[side]?.() ?? null
  return holds && [ofFiles, holds]
}

async function fileInside(platform: Platform, tx: Transaction, personId: string, caseId: string) {
  const row = await tx.case.findUnique({ where: { id: caseId } })
  const actor = row && isFile(row.procedure) ? await readActor(tx, { kind: 'person', personId }, row) : null
  if (!row || !actor) return null
  const { vault, clock } = platform
  const { onCase: by, relations, sees, person } = actor
  const standing = standingOf(row) as Standing<FileContext>
  const { context } = standing
  const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as FileDossier
  const now = clock.now()
  const entries = await tx.entry.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })
  const trail = trailFor(procedure, actor, entries)
  const seen = new Set(trail.map(({ seq }) => seq))
  const records = await tx.record.findMany({ where: { caseId }, orderBy: [{ entry: 'asc' }, { form: 'asc' }] })
  const facts = { now, ...(person ? { actor: person } : {}) }
  const roles: readonly Role[] = by.roles
  return {
    ...{ id: row.id, procedure: row.procedure, pack: row.pack, version: row.version, now, side: by.side, roles },
    ...{ state: row.state, closed: row.closed, context, relations, trail },
    dossier: withinSight(dossier, sees),
    offers: offers({ procedure, standing, dossier, by, facts, pack: packById(row.pack)! }),
    agency: (await readOrganisations(tx, [context.agency])).get(context.agency)!,
    people: await readPeople(tx, [context.requester, context.ending?.by ?? null], trail, sees),
    records: sees.includes('records') ? records.filter(({ entry }) => seen.has(entry)).map(recordLine) : [],
    requests: await filedRequests(platform, tx, context),
  }
}

/** The requests of a file as the reader may see them, in the order in which they came into it. */
async function filedRequests(
  { vault }: Platform,
  tx: Transaction,
  { requests }: FileContext,
): Promise<readonly FiledRequest[]> {
  const ids = requests.map(({ request }) => request)
  const children = new Map((await childrenIn(tx, ids)).map((child) => [child.id, child]))
  const rows = await tx.case.findMany({
    where: { id: { in: ids } },
    select: { id: true, title: true, dueAt: true, servedAt: true },
  })
  const listed = new Map(rows.map((row) => [row.id, row]))
  return requests.map(({ request, procedure: asked, how }) => {
    const [child, row] = [children.get(request), listed.get(request)]
    if (!child || !row) return { id: request, procedure: asked, how, shown: null }
    const { number, provider, state, outcome, closed } = child
    const title = row.title ? vault.openSmall(Buffer.from(row.title)) : ''
    const dueAt = row.dueAt?.toISOString() ?? null
    const paused = !closed && row.servedAt !== null && dueAt === null
    return {
      ...{ id: request, procedure: asked, how },
      shown: { number, title, provider, state, outcome, dueAt, paused, ends: foreseen(child) },
    }
  })
}
