import type { Case, Organisation, Prisma } from '../../prisma/generated/client'
import type { Outcome } from '~machines/disclosure/case'
import type { Role, Side } from '~machines/kit/words'
import type { Platform } from '~/platform/platform.server'
import type { CaseCounts, CaseFilter, CaseLine, CasePage } from './types'

/** The person for whom a list is drawn. */
export interface Reader {
  readonly id: string
  readonly side: Side
  readonly roles: readonly Role[]
  readonly organisation: { readonly id: string }
}

const pageSize = 50
const dueSoonHours = 48

/** One page of the requests this person may see, the clock that matters first. */
export async function listCases(
  { db, vault, clock }: Platform,
  reader: Reader,
  filter: CaseFilter,
  narrowed: Prisma.CaseWhereInput = {},
): Promise<CasePage> {
  const scope = scopeOf(reader)
  if (!scope) return { lines: [], next: null }
  const [named, all] = await Promise.all([organisationsNamed(db, filter.search), db.organisation.findMany()])
  const names = new Map(all.map((organisation: Organisation) => [organisation.id, organisation.name]))
  const rows = await db.case.findMany({
    where: {
      AND: [scope, narrowed, shown(filter, reader.side, clock.now()), searched(filter, named), after(filter.after)],
    },
    orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: pageSize + 1,
    omit: { dossier: true, context: true, key: true },
  })
  const lines = rows.slice(0, pageSize).map((row) => lineOf(row, names, (title) => vault.openSmall(title)))
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined
  return { lines, next: last ? `${last.dueAt?.toISOString() ?? ''}~${last.id}` : null }
}

/** How many requests wait, are due soon, are overdue, and are open, in what this person may see. */
export async function countCases({ db, clock }: Platform, reader: Reader): Promise<CaseCounts> {
  const scope = scopeOf(reader)
  if (!scope) return { waiting: 0, dueSoon: 0, overdue: 0, open: 0 }
  const { soon, late } = dueWithin(clock.now())
  const count = (where: Prisma.CaseWhereInput) => db.case.count({ where: { AND: [scope, { closed: false }, where] } })
  const [waiting, dueSoon, overdue, open] = await Promise.all([
    count({ waitingFor: reader.side }),
    count({ dueAt: soon }),
    count({ dueAt: late }),
    count({}),
  ])
  return { waiting, dueSoon, overdue, open }
}

/** Which requests a person may list at all; null for none. The same rule as `personOnCase`, as a query. */
export function scopeOf(reader: Reader): Prisma.CaseWhereInput | null {
  const procedure = { startsWith: 'disclosure@' }
  const has = (...roles: Role[]) => reader.roles.some((role) => roles.includes(role))
  if (reader.side === 'agency' && has('supervisor')) return { procedure, agencyId: reader.organisation.id }
  if (reader.side === 'agency' && has('officer')) {
    return { procedure, agencyId: reader.organisation.id, requesterId: reader.id }
  }
  if (reader.side === 'provider' && has('intake', 'legalReviewer', 'collector', 'qualityChecker')) {
    return { procedure, providerId: reader.organisation.id, servedAt: { not: null } }
  }
  return reader.side === 'oversight' && has('auditor') ? { procedure } : null
}

function shown({ show = 'open', state }: CaseFilter, side: Side, now: string): Prisma.CaseWhereInput {
  const { soon, late } = dueWithin(now)
  const wanted: Record<typeof show, Prisma.CaseWhereInput> = {
    waiting: { closed: false, waitingFor: side },
    dueSoon: { closed: false, dueAt: soon },
    overdue: { closed: false, dueAt: late },
    open: { closed: false },
    closed: { closed: true },
    all: {},
  }
  return { ...wanted[show], ...(state ? { state } : {}) }
}

function dueWithin(instant: string) {
  const now = new Date(instant)
  return { soon: { gte: now, lte: new Date(now.getTime() + dueSoonHours * 3_600_000) }, late: { lt: now } }
}

async function organisationsNamed(db: Platform['db'], search: string | undefined): Promise<string[]> {
  if (!search) return []
  const rows = await db.organisation.findMany({
    where: { name: { contains: search, mode: 'insensitive' } },
    select: { id: true },
    take: 200,
  })
  return rows.map(({ id }) => id)
}

function searched({ search }: CaseFilter, organisations: string[]): Prisma.CaseWhereInput {
  if (!search) return {}
  return {
    OR: [
      { number: { contains: search.trim(), mode: 'insensitive' } },
      { agencyId: { in: organisations } },
      { providerId: { in: organisations } },
    ],
  }
}

/** The lines after a key; an unreadable key starts again from the first. */
function after(key: string | undefined): Prisma.CaseWhereInput {
  const [due = '', id = ''] = key?.split('~') ?? []
  if (!/^[0-9a-f-]{36}$/.test(id) || (due && Number.isNaN(Date.parse(due)))) return {}
  if (!due) return { dueAt: null, id: { gt: id } }
  const at = new Date(due)
  return { OR: [{ dueAt: { gt: at } }, { dueAt: at, id: { gt: id } }, { dueAt: null }] }
}

type ListedRow = Omit<Case, 'dossier' | 'context' | 'key'>

function lineOf(row: ListedRow, names: ReadonlyMap<string, string>, open: (title: Buffer) => string): CaseLine {
  return {
    id: row.id,
    number: row.number,
    title: row.title ? open(Buffer.from(row.title)) : '',
    state: row.state,
    outcome: row.outcome as Outcome | null,
    agency: names.get(row.agencyId ?? '') ?? '',
    provider: names.get(row.providerId ?? '') ?? '',
    dueAt: row.dueAt?.toISOString() ?? null,
    paused: !row.closed && row.servedAt !== null && row.dueAt === null,
    waitingFor: row.waitingFor as Side | null,
    items: row.items,
    itemsDone: row.itemsDone,
    changedAt: row.changedAt.toISOString(),
  }
}
