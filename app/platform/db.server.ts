import { PrismaPg } from '@prisma/adapter-pg'
import type { ClientConfig, PoolConfig } from 'pg'
import { PrismaClient } from '../../prisma/generated/client'

/** The database as its owner reaches it: migrations and the job queue. */
export type OwnerConnection = ClientConfig

/** The database as the portal works in it: a role that may not change or delete the trail. */
export function portalConnection(owner: OwnerConnection, embedded: boolean): PoolConfig {
  if (embedded) return { ...owner, user: 'portal' }
  // one address must serve both: a pool option stays in force even after RESET ROLE
  return { ...owner, options: '-c role=portal' }
}

export function openDatabase(connection: PoolConfig, max = 20): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ ...connection, max }) })
}
