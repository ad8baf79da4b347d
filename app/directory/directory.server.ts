import type { AuthorityFacts, AuthorityRow } from '~machines/kit/authority'
import type { OrganisationFacts, ServiceFacts } from '~machines/kit/facts'
import { isId } from '~/platform/ids'
import { authorityFacts, organisationFacts, serviceFacts } from '~/platform/facts'
import type { Authority } from '../../prisma/generated/client'
import type { Platform } from '~/platform/platform.server'

export interface ProviderEntry {
  readonly organisation: OrganisationFacts
  readonly services: readonly ServiceFacts[]
}

export interface DirectoryEntry extends ProviderEntry {
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

/** Who can be asked for what, and who takes part: read only; it changes by events of organisation@1. */
export function openDirectory({ db }: Platform) {
  return {
    /** Providers with the services they publish, by name. */
    providers: async (): Promise<ProviderEntry[]> => {
      const rows = await db.organisation.findMany({
        where: { side: 'provider', services: { some: {} } },
        include: { services: { orderBy: { name: 'asc' } } },
        orderBy: { name: 'asc' },
      })
      return rows.map(({ services, ...row }) => ({
        organisation: organisationFacts(row),
        services: services.map(serviceFacts),
      }))
    },
    organisations: async (): Promise<OrganisationFacts[]> => {
      const rows = await db.organisation.findMany({ orderBy: [{ side: 'asc' }, { name: 'asc' }] })
      return rows.map(organisationFacts)
    },
    organisation: async (id: string): Promise<OrganisationFacts | null> => {
      const row = await db.organisation.findUnique({ where: { id } })
      return row && organisationFacts(row)
    },
    /** An organisation with what it publishes, and the version its own case stands at; null when there is none. */
    entry: async (id: string): Promise<DirectoryEntry | null> => {
      if (!isId(id)) return null
      const [row, its] = await Promise.all([
        db.organisation.findUnique({ where: { id }, include: { services: { orderBy: { name: 'asc' } } } }),
        db.case.findUnique({ where: { id }, select: { version: true } }),
      ])
      if (!row || !its) return null
      const { services, ...organisation } = row
      return {
        ...{ organisation: organisationFacts(organisation), services: services.map(serviceFacts) },
        version: its.version,
      }
    },
    /** The agency's authority matrix in force at an instant; null when it has none. */
    authorityAt: async (organisationId: string, at: string): Promise<AuthorityFacts | null> => {
      const row = await db.authority.findFirst({
        where: { organisationId, inForceFrom: { lte: new Date(at) } },
        orderBy: { version: 'desc' },
      })
      return row && authorityFacts(row)
    },
    /** Every version an agency has published, the newest first, with the people who published and confirmed it. */
    authority: async (organisationId: string): Promise<AuthorityEntry[]> => {
      const rows = await db.authority.findMany({ where: { organisationId }, orderBy: { version: 'desc' } })
      const ids = rows.flatMap(({ publishedBy, confirmedBy }) => [publishedBy, ...(confirmedBy ? [confirmedBy] : [])])
      const people = await db.person.findMany({
        where: { id: { in: ids } },
        select: { id: true, name: true, title: true },
      })
      const names = new Map(people.map(({ id, name, title }) => [id, [name, title].filter(Boolean).join(', ')]))
      return rows.map((row) => authorityEntry(row, names))
    },
    service: async (id: string): Promise<ServiceFacts | null> => {
      const row = await db.service.findUnique({ where: { id } })
      return row && serviceFacts(row)
    },
  }
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

export type Directory = ReturnType<typeof openDirectory>
