import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agencies, oversight, practicePeople, providers } from '../../../prisma/practice-city'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'
import { askedAs, plantKeys, plantSecrets, plantWhole, twins, type Twin } from '../../kit/row-world'

/** What the database shows the portal's role by itself: no rule of the portal is asked here. */
let practice: Practice
let owner: pg.Client
let portal: pg.Client
const caseIds = new Map<Twin, string>()
const suspended = personId('analyst')
const invited = personId('controller')

beforeAll(async () => {
  practice = await openPractice()
  owner = new pg.Client(practice.owner)
  portal = new pg.Client({ ...practice.owner, user: 'portal' })
  await Promise.all([owner.connect(), portal.connect()])
  for (const [name, parties] of Object.entries(twins)) caseIds.set(name as Twin, await plantWhole(owner, parties))
  await owner.query(`UPDATE "Person" SET state = 'suspended' WHERE id = $1`, [suspended])
  await owner.query(`UPDATE "Person" SET state = 'invited' WHERE id = $1`, [invited])
  await owner.query(`DELETE FROM "Session"`)
  await plantKeys(
    owner,
    practicePeople.map(({ id }) => id),
  )
  await plantSecrets(owner, invited)
}, 120_000)
afterAll(async () => {
  await Promise.all([owner.end(), portal.end()])
  await practice.close()
})

const follows = ['Entry', 'Payload', 'Record'] as const
/** How somebody gets in, for themselves and whoever looks after them. */
const ways = ['Passkey', 'Session', 'Identity', 'Recovery'] as const
/** Nobody else's affair. */
const own = 'Calendar'
const secrets = [
  ...(['Counter', 'Seal', 'Challenge', 'Invitation', 'MailCode', 'RotatedToken', 'Device', 'ProviderVisit'] as const),
  ...(['KeyDemand', 'IdentityProvider', 'TargetSight', 'OrderPrint', 'TextPrint', 'IdentifierPrint', 'Rate'] as const),
]
const tables = [
  ...[
    'Case',
    ...follows,
    'Sighting',
    'Letter',
    'Person',
    'Organisation',
    'Service',
    'Authority',
    own,
    ...ways,
    ...secrets,
  ],
]

async function seen<Row extends pg.QueryResultRow>(viewer: string, sql: string, caseId?: string): Promise<Row[]> {
  const settings = { viewer, ...(caseId ? { viewed: caseId } : {}) }
  return (await askedAs<Row>(portal, settings, sql)).rows
}

async function countAs(viewer: string, table: string): Promise<number> {
  const [row] = await seen<{ n: number }>(viewer, `SELECT count(*)::int AS n FROM "${table}"`)
  return row!.n
}

async function countAll(table: string): Promise<number> {
  return (await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}"`)).rows[0]!.n
}

/** Which of the twins a statement's `id` column names. */
async function twinsIn(viewer: string, sql: string): Promise<Twin[]> {
  const rows = await seen<{ id: string }>(viewer, sql)
  const found = new Set(rows.map(({ id }) => id))
  return [...caseIds].filter(([, id]) => found.has(id)).map(([name]) => name)
}

const all: readonly Twin[] = ['served', 'unserved', 'abroad', 'twinServed', 'twinUnserved', 'twinAbroad']
const ofHarbour: readonly Twin[] = ['served', 'unserved', 'abroad']
const ofNorthwind: readonly Twin[] = ['served', 'twinAbroad']

/** Per person: the twins they see, whose memberships, and whether every organisation's case. */
const viewers: readonly (readonly [Part, readonly Twin[], 'self' | 'own' | 'all'])[] = [
  ['officer', ['served', 'abroad'], 'self'],
  ['colleague', ['unserved'], 'self'],
  ['supervisor', ofHarbour, 'own'],
  ['stranger', ['twinServed', 'twinUnserved', 'twinAbroad'], 'self'],
  ['head', ['twinServed', 'twinUnserved', 'twinAbroad'], 'own'],
  ['intake', ofNorthwind, 'own'],
  ['reviewer', ofNorthwind, 'self'],
  ['collector', ofNorthwind, 'self'],
  ['checker', ofNorthwind, 'self'],
  ['jurist', ['abroad', 'twinServed'], 'own'],
  ['auditor', all, 'own'],
  ['operator', [], 'all'],
]

function peopleOf(part: Part, reach: 'self' | 'own' | 'all'): string[] {
  const self = practicePeople.find(({ id }) => id === personId(part))!
  const reached = {
    self: [self],
    all: practicePeople,
    own: practicePeople.filter((p) => p.organisation === self.organisation),
  }
  return reached[reach].map(({ id }) => id).sort()
}

describe.each(viewers)('%s', (part, expected, reach) => {
  const viewer = personId(part)

  test('sees the requests on which they stand, and what follows them', async () => {
    expect(await twinsIn(viewer, `SELECT id FROM "Case"`)).toEqual(expected)
    for (const table of follows)
      expect(await twinsIn(viewer, `SELECT "caseId" AS id FROM "${table}"`), table).toEqual(expected)
    for (const table of follows) {
      const [row] = await seen<{ n: number }>(
        viewer,
        `SELECT count(*)::int AS n FROM "${table}" WHERE NOT EXISTS (SELECT FROM "Case" WHERE id = "caseId")`,
      )
      expect(row!.n, table).toBe(0)
    }
  })

  test('sees memberships and organisations as far as their reach goes', async () => {
    const rows = await seen<{ id: string }>(viewer, `SELECT id FROM "Case" WHERE procedure = 'membership@1'`)
    expect(rows.map(({ id }) => id).sort()).toEqual(peopleOf(part, reach))
    const organisations = await seen(viewer, `SELECT id FROM "Case" WHERE procedure = 'organisation@1'`)
    expect(organisations).toHaveLength(
      { self: 0, own: 1, all: [...oversight, ...agencies, ...providers].length }[reach],
    )
  })

  test.each(ways)('sees of %s their own and those of whom they look after', async (table) => {
    const rows = await seen<{ id: string }>(viewer, `SELECT DISTINCT "personId" AS id FROM "${table}"`)
    expect(rows.map((row) => row.id).sort()).toEqual(peopleOf(part, reach))
  })

  test('sees their own calendar address alone', async () => {
    const rows = await seen<{ id: string }>(viewer, `SELECT "personId" AS id FROM "${own}"`)
    expect(rows).toEqual([{ id: viewer }])
  })

  const oversees = part === 'operator' || part === 'auditor'

  test('sees their colleagues, and everybody only to run or to audit the portal', async () => {
    const rows = await seen<{ id: string }>(viewer, `SELECT id FROM "Person"`)
    expect(rows.map((row) => row.id).sort()).toEqual(peopleOf(part, oversees ? 'all' : 'own'))
  })

  test('sees who looked: of the people they are responsible for, and everyone only to audit', async () => {
    const rows = await seen<{ id: string }>(viewer, `SELECT DISTINCT "personId" AS id FROM "Sighting"`)
    const lookers = [...new Set([...all.map((twin) => twins[twin].requesterId!), personId('reviewer')])]
    const { roles } = practicePeople.find(({ id }) => id === viewer)!
    const responsible = ['administrator', 'supervisor', 'legalReviewer'].some((role) => roles.includes(role as never))
    const known = part === 'auditor' ? lookers : responsible ? peopleOf(part, 'own') : []
    expect(rows.map(({ id }) => id).sort()).toEqual(lookers.filter((id) => known.includes(id)).sort())
  })

  test('sees who may ask for what in their own agency, and in every one only from another side', async () => {
    const { organisation } = practicePeople.find(({ id }) => id === viewer)!
    const rows = await seen<{ id: string }>(viewer, `SELECT DISTINCT "organisationId" AS id FROM "Authority"`)
    const own = agencies.some(({ id }) => id === organisation)
    const ids = agencies.map(({ id }) => id as string).filter((id) => !own || id === organisation)
    expect(rows.map(({ id }) => id).sort()).toEqual(ids.sort())
  })

  test('sees the register, no secret of the portal, and letters only as its operator', async () => {
    for (const table of ['Organisation', 'Service'])
      expect(await countAs(viewer, table), table).toBe(await countAll(table))
    for (const table of secrets) expect(await countAs(viewer, table), table).toBe(0)
    expect(await countAs(viewer, 'Letter')).toBe(part === 'operator' ? await countAll('Letter') : 0)
  })
})

test('names are shown of whoever acted on the case that is viewed, when it may be seen', async () => {
  const named = async (viewer: Part, twin: Twin) => {
    const rows = await seen<{ id: string }>(personId(viewer), `SELECT id FROM "Person"`, caseIds.get(twin))
    return rows.map(({ id }) => id).filter((id) => !peopleOf(viewer, 'own').includes(id))
  }
  expect(await named('reviewer', 'served')).toEqual([personId('officer')])
  expect(await named('reviewer', 'twinAbroad')).toEqual([personId('stranger')])
  expect(await named('reviewer', 'unserved')).toEqual([])
  expect(await named('reviewer', 'twinServed')).toEqual([])
})

describe.each([
  ['nobody', ''],
  ['a person who does not exist', randomUUID()],
  ['a suspended person', suspended],
  ['what is no id', `${personId('auditor')}' OR true --`],
  ['an id written otherwise', `{${personId('auditor')}}`],
])('%s', (_, viewer) => {
  test.each(tables)('sees nothing of %s', async (table) => {
    expect(await countAll(table), 'there is something to see').toBeGreaterThan(0)
    expect(await countAs(viewer, table)).toBe(0)
  })
})

test.each(tables)('a connection that never said for whom it works sees nothing of %s', async (table) => {
  const fresh = new pg.Client({ ...practice.owner, user: 'portal' })
  await fresh.connect()
  expect((await fresh.query(`SELECT FROM "${table}"`)).rowCount).toBe(0)
  await fresh.end()
})

test('who is invited sees themselves, their own membership and the register', async () => {
  expect((await seen<{ id: string }>(invited, `SELECT id FROM "Case"`)).map(({ id }) => id)).toEqual([invited])
  expect((await seen<{ id: string }>(invited, `SELECT id FROM "Person"`)).map(({ id }) => id)).toEqual([invited])
  for (const table of ['Passkey', 'Session', 'Letter', own, ...secrets])
    expect(await countAs(invited, table), table).toBe(0)
})

test('sign-in sees who people are and their keys, and nothing of any case', async () => {
  const portals = ['Counter', 'Seal', 'TargetSight', 'OrderPrint', 'TextPrint', 'IdentifierPrint', 'Rate']
  const open = ['Person', 'Organisation', own, ...ways, ...secrets].filter((table) => !portals.includes(table))
  for (const table of tables)
    expect(await countAs('signin', table), table).toBe(open.includes(table) ? await countAll(table) : 0)
})

test('the portal at work sees everything', async () => {
  for (const table of tables) expect(await countAs('portal', table), table).toBe(await countAll(table))
})

test('every table is closed', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm') AND relnamespace = 'public'::regnamespace
       AND NOT relrowsecurity AND has_table_privilege('portal', oid, 'SELECT')`,
  )
  expect(rows).toEqual([])
  const listed = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace`,
  )
  expect(listed.rows.map(({ name }) => name).sort()).toEqual([...tables].sort())
})

describe('nobody but the portal at work writes', () => {
  const bySignIn = ['Session', 'RotatedToken', 'Challenge', 'Device', 'ProviderVisit', 'MailCode']
  const persons = [...viewers.map(([part]) => [part, personId(part)] as const), ['nobody', ''] as const]

  // the policy is asked before anything else about a row
  test.each(tables)('a forged row of %s is refused, whoever brings it', async (table) => {
    const sql = `INSERT INTO "${table}" DEFAULT VALUES`
    for (const [name, viewer] of persons)
      await expect(askedAs(portal, { viewer }, sql), name).rejects.toMatchObject({
        code: '42501',
        message: expect.stringContaining('row-level security'),
      })
    if (!bySignIn.includes(table))
      await expect(askedAs(portal, { viewer: 'signin' }, sql)).rejects.toMatchObject({ code: '42501' })
  })

  const appended = [...follows, 'Sighting', 'TargetSight', 'OrderPrint', 'TextPrint', 'IdentifierPrint', 'Letter']
  test.each(tables.filter((table) => !appended.includes(table)))(
    'no row of %s can be changed, their own neither',
    async (table) => {
      const [column] = (
        await owner.query<{ column_name: string }>(
          `SELECT column_name FROM information_schema.columns WHERE table_name = $1 AND table_schema = 'public'`,
          [table],
        )
      ).rows
      const same = `"${column!.column_name}" = "${column!.column_name}"`
      for (const [name, viewer] of persons)
        expect((await askedAs(portal, { viewer }, `UPDATE "${table}" SET ${same}`)).rowCount, name).toBe(0)
    },
  )

  test.each([
    'Session',
    'Passkey',
    'Invitation',
    'Challenge',
    'Service',
    'Recovery',
    'MailCode',
    'Device',
    'Rate',
    'IdentifierPrint',
    own,
  ])('no row of %s can be deleted', async (table) => {
    for (const [name, viewer] of persons)
      expect((await askedAs(portal, { viewer }, `DELETE FROM "${table}"`)).rowCount, name).toBe(0)
  })

  test('sign-in notes that a passkey was used and makes none', async () => {
    const change = `UPDATE "Passkey" SET counter = counter + 1`
    expect((await askedAs(portal, { viewer: 'signin' }, change)).rowCount).toBe(await countAll('Passkey'))
    for (const sql of [`DELETE FROM "Passkey"`, `DELETE FROM "Invitation"`, `UPDATE "Person" SET state = 'active'`])
      expect((await askedAs(portal, { viewer: 'signin' }, sql)).rowCount, sql).toBe(0)
  })
})

describe('there is no way out of it', () => {
  test.each([
    `ALTER TABLE "Case" DISABLE ROW LEVEL SECURITY`,
    `ALTER TABLE "Case" NO FORCE ROW LEVEL SECURITY`,
    `ALTER TABLE "Entry" DISABLE TRIGGER ALL`,
    `DROP POLICY people ON "Case"`,
    `CREATE POLICY mine ON "Case" USING (true)`,
    `ALTER TABLE "Case" OWNER TO portal`,
    `ALTER ROLE portal BYPASSRLS`,
    `SET ROLE app`,
    `SET SESSION AUTHORIZATION app`,
    `GRANT app TO portal`,
    `SET session_replication_role = replica`,
    `CREATE OR REPLACE FUNCTION viewer() RETURNS text LANGUAGE sql AS 'SELECT ''portal'''`,
    `ALTER FUNCTION viewer_person() SET search_path = pg_temp`,
    `CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
    `SET LOCAL row_security = off; SELECT FROM "Case"`,
    `COPY "Person" TO PROGRAM 'cat'`,
  ])('%s', async (sql) => {
    await expect(askedAs(portal, { viewer: personId('officer') }, sql)).rejects.toMatchObject({ code: '42501' })
  })

  test('a temporary table cannot stand in for the people', async () => {
    await portal.query('BEGIN')
    await portal.query(
      `CREATE TEMP TABLE "Person" (id uuid, "organisationId" uuid, state text, roles text[]) ON COMMIT DROP`,
    )
    await portal.query(`INSERT INTO pg_temp."Person" VALUES ($1, $2, 'active', '{supervisor}')`, [
      personId('officer'),
      twins.served.agencyId,
    ])
    await portal.query(`SELECT set_config('liaison.viewer', $1, true)`, [personId('officer')])
    const { rows } = await portal.query<{ id: string }>(`SELECT id FROM "Case" WHERE procedure = 'disclosure@1'`)
    await portal.query('ROLLBACK')
    expect(rows.map(({ id }) => id).sort()).toEqual([caseIds.get('served'), caseIds.get('abroad')].sort())
  })

  test('for whom a transaction works ends with it', async () => {
    expect(await countAs('portal', 'Case')).toBeGreaterThan(0)
    expect((await portal.query(`SELECT FROM "Case"`)).rowCount).toBe(0)
  })
})

describe('the portal’s own ways of asking', () => {
  const officer = { id: personId('officer') }

  test('a reading sees what its person may see, and can write nothing', async () => {
    const { db } = practice.platform
    const rows = await db.reading(officer, (tx) => tx.case.findMany({ where: { procedure: 'disclosure@1' } }))
    expect(rows.map(({ id }) => id).sort()).toEqual([caseIds.get('served'), caseIds.get('abroad')].sort())
    for (const sql of [`SELECT nextval('"none"')`, `DELETE FROM "Session"`])
      await expect(
        db.reading('portal', (tx) => tx.$executeRawUnsafe(sql)),
        sql,
      ).rejects.toThrow()
    const lifted = db.reading('portal', async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Case" LIMIT 1`
      await tx.$executeRaw`SET LOCAL transaction_read_only = off`
      return tx.session.deleteMany()
    })
    await expect(lifted).rejects.toThrow(/read-write mode/)
    expect(await countAll('Session')).toBe(practicePeople.length)
  })

  test('nobody is the portal by being called so', async () => {
    const { db } = practice.platform
    for (const id of ['portal', 'signin', '', 'worker'])
      expect(() => db.reading({ id }, (tx) => tx.case.count()), id).toThrow('must be a person')
  })

  test('people beside each other on few connections are never taken for one another', async () => {
    const { db } = practice.platform
    const asked = Array.from({ length: 60 }, (_, n) => viewers[n % viewers.length]!)
    const counts = await Promise.all(
      asked.map(([part]) =>
        db.reading({ id: personId(part) }, (tx) => tx.case.count({ where: { procedure: 'disclosure@1' } })),
      ),
    )
    expect(counts).toEqual(asked.map(([, expected]) => expected.length))
    expect(await db.signIn.case.count()).toBe(0)
    expect(await db.portal.case.count()).toBe(await countAll('Case'))
  })
})
