import { defineConfig } from 'prisma/config'

/** Only the command line reads this; the portal migrates by itself (`app/platform/migrate.server.ts`). */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://app@localhost/postgres' },
})
