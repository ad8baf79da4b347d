import type { OrganisationFacts, ServiceFacts } from '~machines/kit/facts'
import { isId } from '~/platform/ids'
import { organisationFacts, serviceFacts } from '~/platform/facts'
import type { Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'

export interface ProviderEntry {
  readonly organisation: OrganisationFacts
  readonly services: readonly ServiceFacts[]
}

export interface DirectoryEntry extends ProviderEntry {
  readonly version: number
}

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
    /** An organisation with what it publishes, and the version its own case stands at; null when there is none. */
    entry: async (by: Viewer, id: string): Promise<DirectoryEntry | null> => {
      if (!isId(id)) return null
      const [row, its] = await db.reading(by, async (tx) => [
        await tx.organisation.findUnique({ where: { id }, include: { services: { orderBy: { name: 'asc' } } } }),
        await tx.case.findUnique({ where: { id }, select: { version: true } }),
      ])
      if (!row || !its) return null
      const { services, ...organisation } = row
      return {
        ...{ organisation: organisationFacts(organisation), services: services.map(serviceFacts) },
        version: its.version,
      }
    },
    service: async (by: Viewer, id: string): Promise<ServiceFacts | null> => {
      const row = await db.reading(by, (tx) => tx.service.findUnique({ where: { id } }))
      return row && serviceFacts(row)
    },
  }
}

export type Directory = ReturnType<typeof openDirectory>
