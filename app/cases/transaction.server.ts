import type { PrismaClient } from '../../prisma/generated/client'

/** The client inside an open transaction. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]
