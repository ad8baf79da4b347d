import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const rows = readFileSync('docs/threat-model.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| *\d+ /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

const paths = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, path]) => path!)

test('the table has every threat once', () => {
  expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 28 }, (_, at) => at + 1))
})

test('every place and every test that the table names exists, and a row without a test says so', () => {
  for (const [, number, , , , where, proof] of rows) {
    expect(
      [...paths(where!), ...paths(proof!)].filter((path) => !existsSync(path)),
      `row ${number}`,
    ).toEqual([])
    expect(paths(proof!).length > 0 || proof === 'not yet', `row ${number}`).toBe(true)
  }
})
