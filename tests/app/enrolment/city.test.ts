import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPractice, type Practice } from '../../kit/practice'

let city: Practice
beforeAll(async () => {
  city = await openPractice()
})
afterAll(() => city.close())

test('everyone of the practice city was let in by recorded steps that replay', async () => {
  const findings = []
  for await (const { finding } of city.liaison.verify.all()) findings.push(finding.verdict)
  expect(new Set(findings)).toEqual(new Set(['holds']))
  const organisations = await city.liaison.directory.organisations('portal')
  expect(organisations.map(({ state }) => state)).toEqual(organisations.map(() => 'active'))
})
