import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '~/platform/migrate.server'
import { openTestPlatform } from '../../kit/database'
import { openPractice, type Practice } from '../../kit/practice'
import { caseAt } from '../../kit/story'

let practice: Practice
let owner: pg.Client
let portal: pg.Client
beforeAll(async () => {
  practice = await openPractice()
  await caseAt(practice, 'sourceCheck')
  owner = new pg.Client(practice.owner)
  portal = new pg.Client({ ...practice.owner, user: 'portal' })
  await Promise.all([owner.connect(), portal.connect()])
})
afterAll(async () => {
  await Promise.all([owner.end(), portal.end()])
  await practice.close()
})

const changes = [
  `UPDATE "Entry" SET actor = 'x'`,
  `DELETE FROM "Entry"`,
  `TRUNCATE "Entry"`,
  `UPDATE "Payload" SET sealed = ''`,
  `DELETE FROM "Payload"`,
  `TRUNCATE "Payload" CASCADE`,
  `INSERT INTO "Entry" SELECT * FROM "Entry" LIMIT 1 ON CONFLICT ("caseId", seq) DO UPDATE SET event = 'x'`,
]

test.each(changes)('even the owner is refused: %s', async (sql) => {
  await expect(owner.query(sql)).rejects.toMatchObject({ code: 'LG001' })
})

test('triggers hold when replication claims to be at work', async () => {
  await owner.query('SET session_replication_role = replica')
  await expect(owner.query('DELETE FROM "Entry"')).rejects.toMatchObject({ code: 'LG001' })
  await owner.query('RESET session_replication_role')
})

test.each([...changes.slice(0, 6), 'ALTER TABLE "Entry" DISABLE TRIGGER ALL', 'SET ROLE app', 'DELETE FROM "Case"'])(
  'the portal has no right to: %s',
  async (sql) => {
    await expect(portal.query(sql)).rejects.toMatchObject({ code: '42501' })
  },
)

test('the queue is closed to the portal but for what it owes, cancels and lists', async () => {
  await expect(portal.query(`SELECT graphile_worker.add_job('x')`)).rejects.toMatchObject({ code: '42501' })
  await portal.query(`SELECT owe_job('try', '{}', now() + interval '1 day', 'try:1')`)
  const owed = () =>
    owner.query(`SELECT 1 FROM graphile_worker.jobs WHERE key = 'try:1'`).then(({ rowCount }) => rowCount)
  expect(await owed()).toBe(1)
  await portal.query(`SELECT cancel_job('try:1')`)
  expect(await owed()).toBe(0)
  expect((await portal.query('SELECT * FROM parked_jobs()')).rowCount).toBe(0)
})

test('what is owed goes with the transaction that owes it', async () => {
  await portal.query('BEGIN')
  await portal.query(`SELECT owe_job('try', '{}', null, 'try:2')`)
  await portal.query('ROLLBACK')
  expect((await owner.query(`SELECT 1 FROM graphile_worker.jobs WHERE key = 'try:2'`)).rowCount).toBe(0)
})

test('migrations run once, by two portals at once too, and refuse an edited one', async () => {
  const fresh = await openTestPlatform()
  const folder = 'prisma/migrations'
  expect(await Promise.all([migrate(fresh.owner, folder), migrate(fresh.owner, folder)])).toEqual([[], []])
  const client = new pg.Client(fresh.owner)
  await client.connect()
  await client.query(`UPDATE "_prisma_migrations" SET checksum = 'other'`)
  await client.end()
  await expect(migrate(fresh.owner, folder)).rejects.toThrow('was edited after it was applied')
  await fresh.close()
})
