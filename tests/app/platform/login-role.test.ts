import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, portalConnection, type Database } from '~/platform/db.server'
import { requireModestRole } from '~/platform/login-role.server'
import { migrate } from '~/platform/migrate.server'
import { cloneDatabase } from '../../kit/database'

/** Roles belong to the cluster, so this file's have a name of their own. */
const mark = randomUUID().slice(0, 8)
const [exempt, climber, landlord] = [`exempt_${mark}`, `climber_${mark}`, `landlord_${mark}`]
let clone: Awaited<ReturnType<typeof cloneDatabase>>
let superuser: pg.Client
const opened: Database[] = []

beforeAll(async () => {
  clone = await cloneDatabase()
  superuser = new pg.Client(clone)
  await superuser.connect()
  await superuser.query(`
    CREATE ROLE ${exempt} LOGIN BYPASSRLS IN ROLE portal;
    CREATE ROLE ${climber} LOGIN IN ROLE portal, ${exempt};
    CREATE ROLE ${landlord} LOGIN CREATEROLE;
    GRANT portal TO ${landlord} WITH ADMIN OPTION;
    GRANT CREATE ON DATABASE ${clone.database!} TO ${landlord}`)
})
afterAll(async () => {
  for (const db of opened) await db.close()
  await superuser.query(`DROP DATABASE IF EXISTS ${landlord} WITH (FORCE)`)
  await superuser.end()
  await clone.drop()
  const client = new pg.Client({ host: clone.host, user: 'app', database: 'postgres' })
  await client.connect()
  await client.query(`DROP ROLE ${climber}; DROP ROLE ${exempt}; DROP OWNED BY ${landlord}; DROP ROLE ${landlord}`)
  await client.end()
})

function address(user: string, database = clone.database!): string {
  return `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(clone.host!)}`
}

function openedAs(url: string): Database {
  const db = openDatabase({ connectionString: url })
  opened.push(db)
  return db
}

describe('the portal refuses to work as', () => {
  test.each([
    ['a superuser', () => 'app', /app, which is exempt/],
    ['a role that is exempt', () => exempt, /which is exempt from row security/],
    ['a role that may become one that is exempt', () => climber, /which is exempt from row security/],
  ])('%s', async (_, user, sentence) => {
    await expect(requireModestRole(openedAs(address(user())))).rejects.toThrow(sentence)
  })

  test('the owner of a table, though only of one', async () => {
    await superuser.query(`ALTER TABLE "Counter" OWNER TO ${landlord}`)
    await expect(requireModestRole(openedAs(address(landlord)))).rejects.toThrow(/which owns tables of the portal/)
    await superuser.query(`ALTER TABLE "Counter" OWNER TO app`)
  })
})

describe.each([
  ['one address for owner and portal', () => portalConnection({ connectionString: address('app') }, false, null)],
  [
    'one address that brings options of its own',
    () => portalConnection({ connectionString: `${address('app')}&options=-c%20role%3Dapp` }, false, null),
  ],
  [
    'a login of the portal’s own',
    () => portalConnection({ connectionString: address('app') }, false, address('portal')),
  ],
  [
    'our own PostgreSQL',
    () => portalConnection({ host: clone.host, user: 'app', database: clone.database }, true, null),
  ],
])('%s', (_, connection) => {
  test('gives the portal a modest role, which says for whom it works', async () => {
    const db = openDatabase(connection())
    opened.push(db)
    await requireModestRole(db)
    const who = await db.portal.$queryRaw<
      [{ role: string; viewer: string }]
    >`SELECT current_user AS role, viewer() AS viewer`
    expect(who).toEqual([{ role: 'portal', viewer: 'portal' }])
    expect(await db.signIn.$queryRaw`SELECT viewer() AS viewer`).toEqual([{ viewer: 'signin' }])
    const id = randomUUID()
    expect(await db.reading({ id }, (tx) => tx.$queryRaw`SELECT viewer() AS viewer`)).toEqual([{ viewer: id }])
  })
})

test('an owner who is no superuser migrates, is held by the policies, and serves the portal', async () => {
  await superuser.query(`CREATE DATABASE ${landlord} OWNER ${landlord}`)
  const owner = { host: clone.host, user: landlord, database: landlord }
  expect(await migrate(owner, 'prisma/migrations')).not.toEqual([])
  const db = openedAs(address('portal', landlord))
  await requireModestRole(db)
  const organisation = {
    id: randomUUID(),
    side: 'agency',
    code: 'X',
    name: 'X',
    country: 'XX',
    address: '',
    switchboard: '',
    ...{ state: 'active', emergencyRight: false, contacts: [] },
  }
  await openDatabasePortal(owner, async (portal) => {
    await portal.organisation.create({ data: { ...organisation, website: '', zone: 'UTC', language: 'en' } })
    await portal.counter.create({ data: { agencyId: organisation.id, year: 2026, next: 1 } })
  })
  const client = new pg.Client(owner)
  await client.connect()
  expect((await client.query(`SELECT FROM "Counter"`)).rowCount).toBe(0)
  await client.query(`SET liaison.viewer = 'portal'`)
  expect((await client.query(`SELECT FROM "Counter"`)).rowCount).toBe(1)
  await client.end()
})

async function openDatabasePortal(owner: pg.ClientConfig, work: (portal: Database['portal']) => Promise<void>) {
  const db = openDatabase(portalConnection(owner, false, null))
  opened.push(db)
  await work(db.portal)
}
