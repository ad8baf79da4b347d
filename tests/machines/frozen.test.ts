import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { describe, expect, test } from 'vitest'
import { procedures } from '~machines/index'
import type { Procedure } from '~machines/kit/procedure'
import { declaredBy, hashOf, packedIn, replayed, type Golden } from './frozen'

const folder = join(import.meta.dirname, 'golden')
const pathOf = (id: string) => join(folder, `${id}.json`)
const goldenOf = ({ id }: Procedure) => JSON.parse(readFileSync(pathOf(id), 'utf8')) as Golden

if (process.env.REWRITE_GOLDEN) for (const procedure of procedures) await rewrite(procedure)

describe.each(procedures.map((procedure) => [procedure.id, procedure] as const))('%s is frozen', (id, procedure) => {
  const golden = goldenOf(procedure)
  const because = [
    `${id} has changed. A released version must not change, for cases opened under it are replayed by it for ever:`,
    `leave it as it was and add ${id.replace(/@(\d+)$/, (_, version) => `@${Number(version) + 1}`)} instead.`,
    'While nothing is released (0.x), rewrite the hashes on purpose:',
    'REWRITE_GOLDEN=1 npx vitest run tests/machines/frozen.test.ts',
  ].join(' ')

  test('what it declares', () => expect(hashOf(declaredBy(procedure)), because).toBe(golden.declared))
  test('the numbers and codes of its pack', () => expect(hashOf(packedIn(golden)), because).toBe(golden.packed))
  test.each(Object.entries(golden.stories))('what it makes of %s', (_, story) => {
    const steps = (left: readonly string[]) => left.map((each, index) => `${story.steps[index]![1]} ${each}`)
    expect(steps(replayed(procedure, golden, story)), because).toEqual(steps(story.left))
  })
  test('its stories lead through every step and refuse none', () => {
    const happened = new Set(Object.values(golden.stories).flatMap(({ steps }) => steps.map(([, event]) => event)))
    expect(Object.keys(procedure.events).filter((name) => !happened.has(name))).toEqual([])
    const left = Object.values(golden.stories).flatMap((story) => story.left)
    expect(left.filter((each) => !/^[0-9a-f]{16}$/.test(each))).toEqual([])
  })
})

async function rewrite(procedure: Procedure): Promise<void> {
  const golden = goldenOf(procedure)
  const stories = Object.entries(golden.stories).map(([name, story]) => [
    name,
    { ...story, left: replayed(procedure, golden, story) },
  ])
  const hashes = { declared: hashOf(declaredBy(procedure)), packed: hashOf(packedIn(golden)) }
  const anew = { ...golden, ...hashes, stories: Object.fromEntries(stories) }
  const options = { ...(await resolveConfig(pathOf(procedure.id))), parser: 'json' }
  writeFileSync(pathOf(procedure.id), await format(JSON.stringify(anew), options))
}
