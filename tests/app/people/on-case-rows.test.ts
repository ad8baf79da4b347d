import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personOnCase } from '~/people/on-case'
import { personRoles, sides } from '~machines/kit/words'
import { openTestPlatform } from '../../kit/database'
import { plantCase } from '../../kit/row-world'

/** The rule of the portal and the policy of the database say the same of every person and every case. */
let opened: Awaited<ReturnType<typeof openTestPlatform>>
let owner: pg.Client
beforeAll(async () => {
  opened = await openTestPlatform()
  owner = new pg.Client(opened.owner)
  await owner.connect()
  for (const { id, side } of organisations)
    await owner.query(
      `INSERT INTO "Organisation" (id, side, code, name, country, address, switchboard, website, zone, language, state, "emergencyRight", contacts)
       VALUES ($1, $2, $3, '', 'XX', '', '', '', 'UTC', 'en', 'active', false, '[]')`,
      [id, side, id.slice(0, 8)],
    )
})
afterAll(async () => {
  await owner.end()
  await opened.close()
})

const organisations = sides.flatMap((side) => [1, 2].map(() => ({ id: randomUUID() as string, side })))

const personArbitrary = fc.constantFrom(...organisations).chain(({ id, side }) =>
  fc.record({
    id: fc.uuid({ version: 4 }),
    side: fc.constant(side),
    organisationId: fc.constant(id),
    roles: fc.subarray([...personRoles[side]], { minLength: 1 }),
    state: fc.constantFrom('active', 'active', 'active', 'invited', 'suspended', 'ended'),
  }),
)

const orNull = (ids: readonly string[]) => fc.constantFrom(...ids, null)
const organisationIds = organisations.map(({ id }) => id)

const worldArbitrary = fc
  .uniqueArray(personArbitrary, { minLength: 4, maxLength: 10, selector: ({ id }) => id })
  .chain((people) =>
    fc.record({
      people: fc.constant(people),
      cases: fc.uniqueArray(
        fc.record({
          id: fc.uuid({ version: 4 }),
          procedure: fc.constantFrom(
            'disclosure@1',
            'disclosure@2',
            'membership@1',
            'organisation@1',
            'finding@1',
            'preservation@1',
            'emergency@1',
            'provider-report@1',
            'provider-report@2',
            'file@1',
            'programme@1',
            'international@1',
          ),
          agencyId: orNull([...organisationIds, ...people.map(({ organisationId }) => organisationId)]),
          providerId: orNull([...organisationIds, ...people.map(({ organisationId }) => organisationId)]),
          requesterId: orNull(people.map(({ id }) => id)),
          viaId: orNull([...organisationIds, ...people.map(({ organisationId }) => organisationId)]),
          servedAt: fc.constantFrom(null, new Date('2026-11-24T09:00:00Z')),
        }),
        { minLength: 10, maxLength: 30, selector: ({ id }) => id },
      ),
    }),
  )

type World = typeof worldArbitrary extends fc.Arbitrary<infer T> ? T : never

test('the cases that row security shows are those on which the person stands, both ways', async () => {
  let shown = 0
  await fc.assert(
    fc.asyncProperty(worldArbitrary, async ({ people, cases }) => {
      await within({ people, cases }, async () => {
        for (const person of people) {
          await owner.query(`SELECT set_config('liaison.viewer', $1, true)`, [person.id])
          const { rows } = await owner.query<{ id: string }>(`SELECT id FROM "Case"`)
          const stands = cases.filter((parties) => personOnCase(person, parties) !== null)
          expect(rows.map(({ id }) => id).sort()).toEqual(stands.map(({ id }) => id).sort())
          shown += stands.length
        }
      })
    }),
    { numRuns: 60 },
  )
  expect(shown).toBeGreaterThan(100)
}, 120_000)

/** Plants the world, takes on the portal's role, and undoes everything. */
async function within({ people, cases }: World, work: () => Promise<void>): Promise<void> {
  await owner.query('BEGIN')
  try {
    for (const { id, organisationId, roles, state } of people)
      await owner.query(
        `INSERT INTO "Person" (id, "organisationId", name, title, email, phone, language, roles, state)
         VALUES ($1, $2, '', '', '', '', 'en', $3, $4)`,
        [id, organisationId, roles, state],
      )
    for (const { id, ...parties } of cases) await plantCase(owner, id, parties)
    await owner.query('SET LOCAL ROLE portal')
    await work()
  } finally {
    await owner.query('ROLLBACK')
  }
}
