import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drills } from '../../prisma/scenarios/fraud'
import { playDrill, type Drill } from '../../prisma/scenarios/fraud/drill'
import { Disagreement } from '../../prisma/scenarios/scenario'
import { openPractice, type Practice } from '../kit/practice'

let practice: Practice
beforeAll(async () => void (practice = await openPractice()))
afterAll(() => practice.close())

test('there are twelve of them, by number', () => {
  expect(drills.map(({ name }) => name)).toEqual(Array.from({ length: 12 }, (_, index) => `fraud-${index + 1}`))
})

test.each(drills)('$name: $has', async (drill) => {
  const played = await playDrill(practice.liaison, drill)
  expect(played.attempts.length).toBeGreaterThan(0)
  expect(played.aimedAt.filter(({ released }) => released > 0)).toEqual([])
})

describe('a drill that finds a hole says so', () => {
  const scenery: Drill['play'] = async ({ aims, succeeds }) => {
    aims('00000000-0000-4000-8000-000000000000')
    await succeeds(Promise.resolve({ ok: true, version: 1, entry: 1 }))
  }
  const played = (play: Drill['play']) => playDrill(practice.liaison, { name: 'fraud-0', has: 'Luck.', play })
  const refused = { ok: false, because: 'not-now', problems: [{ rule: 'not-now', field: '' }] } as const

  test('an attempt that succeeds, one that meets another rule, scenery that fails, nothing tried', async () => {
    await expect(
      played(({ fails }) => fails('the door', Promise.resolve({ ok: true, version: 1, entry: 1 }), 'not-now')),
    ).rejects.toThrow('fraud-0: the door succeeded.')
    await expect(played(({ fails }) => fails('the door', Promise.resolve(refused), 'unconfirmed'))).rejects.toThrow(
      'fraud-0: the door met not-now, not unconfirmed.',
    )
    await expect(played(async ({ succeeds }) => void (await succeeds(Promise.resolve(refused))))).rejects.toThrow(
      Disagreement,
    )
    await expect(played(scenery)).rejects.toThrow('fraud-0: nothing was tried.')
  })
})
