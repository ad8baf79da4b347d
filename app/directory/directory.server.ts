import type { AuthorityFacts, AuthorityRow } from '~machines/kit/authority'
import type { OrganisationFacts, ServiceFacts } from '~machines/kit/facts'
import type { TestedContact } from '~machines/organisation'
import { isId } from '~/platform/ids'
import { authorityFacts, organisationFacts, serviceFacts } from '~/platform/facts'
import type { Authority } from '../../prisma/generated/client'
import type { Transaction, Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'

export interface ProviderEntry {
  readonly organisation: OrganisationFacts
  readonly services: readonly ServiceFacts[]
}

/** What everyone who takes part may know of an organisation. */
export interface PublicEntry extends ProviderEntry {
  readonly activeSince: string | null
  readonly vettedAt: string | null
  readonly contacts: readonly TestedContact[]
  /** people who are away, with whoever stands in for them */
  readonly deputies: readonly Deputising[]
}

export interface Deputising {
  readonly name: string
  readonly deputy: string
  readonly from: string
  readonly until: string
}

export interface DirectoryEntry extends ProviderEntry {
  /** of the organisation's own case; 0 for whoever does not keep it */
  readonly version: number
}

/** A version of an agency's authority matrix as it is read. */
export interface AuthorityEntry {
  readonly version: number
  readonly rows: readonly AuthorityRow[]
  readonly validFrom: string
  readonly source: string
  readonly url: string
  readonly publishedAt: string
  readonly publishedBy: string
  readonly confirmedAt: string | null
  readonly confirmedBy: string | null
  readonly inForceFrom: string | null
}

/** What contact points that were designated before it was asked say of themselves. */
const earlier = { powers: [], tests: [] } as const

/** Who can be asked for what, and who takes part: read only; it changes by events of organisation@1. */
export function openDirectory({ db }: Platform) {
  return {
    /** Providers with the services they publish, by name. */
    providers: async (by: Viewer): Promise<ProviderEntry[]> => {
      const rows = await db.reading(by, (tx) =>
        tx.organisation.findMany({
          where: { side: 'provider', services: { some: {} } },
          include: { services: { orderBy: { name: 'asc' } } },
          orderBy: { name: 'asc' },
        }),
      )
      return rows.map(({ services, ...row }) => ({
        organisation: organisationFacts(row),
        services: services.map(serviceFacts),
      }))
    },
    organisations: async (by: Viewer): Promise<OrganisationFacts[]> => {
      const rows = await db.reading(by, (tx) =>
        tx.organisation.findMany({ orderBy: [{ side: 'asc' }, { name: 'asc' }] }),
      )
      return rows.map(organisationFacts)
    },
    organisation: async (by: Viewer, id: string): Promise<OrganisationFacts | null> => {
      const row = await db.reading(by, (tx) => tx.organisation.findUnique({ where: { id } }))
      return row && organisationFacts(row)
    },
    /** An organisation with what it publishes, and the version its own case stands at for whoever keeps it, else 0. */
    entry: async (by: Viewer, id: string): Promise<DirectoryEntry | null> => {
      if (!isId(id)) return null
      const [row, its] = await db.reading(by, async (tx) => [
        await tx.organisation.findUnique({ where: { id }, include: { services: { orderBy: { name: 'asc' } } } }),
        await tx.case.findUnique({ where: { id }, select: { version: true } }),
      ])
      if (!row) return null
      const { services, ...organisation } = row
      return {
        ...{ organisation: organisationFacts(organisation), services: services.map(serviceFacts) },
        version: its?.version ?? 0,
      }
    },
    /** Everyone who takes part or is suspended, for whoever takes part. */
    listed: async (by: Viewer): Promise<OrganisationFacts[]> => {
      const where = { state: { in: ['active', 'suspended'] } }
      const rows = await db.reading(by, (tx) =>
        tx.organisation.findMany({ where, orderBy: [{ side: 'asc' }, { name: 'asc' }] }),
      )
      return rows.map(organisationFacts)
    },
    /** What the directory says of an organisation on a day; null when it is not in it. */
    publicEntry: async (by: Viewer, id: string, day: string): Promise<PublicEntry | null> => {
      const where = { id, state: { in: ['active', 'suspended'] } }
      const include = { services: { orderBy: { name: 'asc' } } } as const
      const row = isId(id) ? await db.reading(by, (tx) => tx.organisation.findFirst({ where, include })) : null
      if (!row) return null
      const { services, ...organisation } = row
      const contacts = (row.contacts as unknown as TestedContact[]).map((point) => ({ ...earlier, ...point }))
      return {
        ...{ organisation: organisationFacts(organisation), services: services.map(serviceFacts) },
        ...{ activeSince: row.activeSince?.toISOString() ?? null, vettedAt: row.vettedAt?.toISOString() ?? null },
        contacts: contacts.filter(({ from, until }) => from <= day && (until === null || day <= until)),
        deputies: await deputising(db.portal, id, day),
      }
    },
    /** The agency's authority matrix in force at an instant; null when it has none. */
    authorityAt: async (by: Viewer, organisationId: string, at: string): Promise<AuthorityFacts | null> => {
      const row = await db.reading(by, (tx) =>
        tx.authority.findFirst({
          where: { organisationId, inForceFrom: { lte: new Date(at) } },
          orderBy: { version: 'desc' },
        }),
      )
      return row && authorityFacts(row)
    },
    /** Every version an agency has published, the newest first, with the people who published and confirmed it. */
    authority: async (by: Viewer, organisationId: string): Promise<AuthorityEntry[]> => {
      const published = { where: { organisationId }, orderBy: { version: 'desc' } } as const
      const rows = await db.reading(by, (tx) => tx.authority.findMany(published))
      const ids = rows.flatMap(({ publishedBy, confirmedBy }) => [publishedBy, ...(confirmedBy ? [confirmedBy] : [])])
      const names = await namesPublished(db.portal, ids)
      return rows.map((row) => authorityEntry(row, names))
    },
    service: async (by: Viewer, id: string): Promise<ServiceFacts | null> => {
      const row = await db.reading(by, (tx) => tx.service.findUnique({ where: { id } }))
      return row && serviceFacts(row)
    },
  }
}

/** Who stands in for whom: the directory names them to everyone who takes part, whoever's people they are. */
async function deputising(portal: Transaction, organisationId: string, day: string): Promise<Deputising[]> {
  const absent = { absentFrom: { lte: day }, absentUntil: { gte: day }, deputyId: { not: null } }
  const rows = await portal.person.findMany({ where: { organisationId, state: 'active', ...absent } })
  const found = await portal.person.findMany({ where: { id: { in: rows.map(({ deputyId }) => deputyId!) } } })
  const names = new Map(found.map(({ id, name }) => [id, name]))
  return rows.map(({ name, deputyId, absentFrom, absentUntil }) => ({
    ...{ name, deputy: names.get(deputyId!)!, from: absentFrom!, until: absentUntil! },
  }))
}

/** Names and titles of those who published or confirmed a matrix: it carries them, for whoever may read it. */
async function namesPublished(portal: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const select = { id: true, name: true, title: true }
  const people = await portal.person.findMany({ where: { id: { in: [...ids] } }, select })
  return new Map(people.map(({ id, name, title }) => [id, [name, title].filter(Boolean).join(', ')]))
}

function authorityEntry(row: Authority, names: ReadonlyMap<string, string>): AuthorityEntry {
  const { version, rows, validFrom, source, url, publishedAt, publishedBy, confirmedAt, confirmedBy, inForceFrom } = row
  return {
    ...{ version, rows: rows as unknown as AuthorityRow[], source, url },
    validFrom: validFrom.toISOString().slice(0, 10),
    publishedAt: publishedAt.toISOString(),
    publishedBy: names.get(publishedBy) ?? '',
    confirmedAt: confirmedAt?.toISOString() ?? null,
    confirmedBy: confirmedBy && (names.get(confirmedBy) ?? ''),
    inForceFrom: inForceFrom?.toISOString() ?? null,
  }
}
