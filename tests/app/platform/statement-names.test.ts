import { expect, test } from 'vitest'
import { statementNames } from '~/platform/statement-names'

const byId = 'SELECT "public"."Case"."id" FROM "public"."Case" WHERE "public"."Case"."id" = $1'

test('what Prisma writes has a name of its own, the same each time', () => {
  const nameOf = statementNames()
  const [first, second] = [nameOf(byId), nameOf(`${byId} LIMIT $2`)]
  expect(first).toBeDefined()
  expect(second).toBeDefined()
  expect(second).not.toBe(first)
  expect(nameOf(byId)).toBe(first)
})

test('a statement of ours has the name it begins with, or none', () => {
  const nameOf = statementNames()
  expect(nameOf('\n    /* lock-case */ SELECT 1')).toBe('lock-case')
  expect(nameOf('SELECT count(*) FROM "Case"')).toBeUndefined()
  expect(nameOf('SET TRANSACTION READ ONLY')).toBeUndefined()
})

test('lists of ids without end are not kept on every connection', () => {
  const nameOf = statementNames()
  const named = Array.from({ length: 2_000 }, (_, n) => nameOf(`${byId} OFFSET ${n}`)).filter(Boolean)
  expect(new Set(named).size).toBe(named.length)
  expect(named.length).toBeLessThan(1_000)
  expect(nameOf('/* facts */ SELECT 1')).toBe('facts')
})
