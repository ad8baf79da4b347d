import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '~/cases/types'
import { drills } from '../../prisma/scenarios/fraud'
import { playDrill, type Drill } from '../../prisma/scenarios/fraud/drill'
import { drillLine, runDrill, type DrillSummary } from '../../prisma/scenarios/fraud/run'
import { Disagreement } from '../../prisma/scenarios/scenario'
import { openPractice, type Practice } from '../kit/practice'

let practice: Practice
let folder: string
beforeAll(async () => {
  practice = await openPractice()
  folder = await mkdtemp(join(tmpdir(), 'liaison-drills-'))
})
afterAll(async () => {
  await practice.close()
  await rm(folder, { recursive: true, force: true })
})

test('there are twelve of them, by number', () => {
  expect(drills.map(({ name }) => name)).toEqual(Array.from({ length: 12 }, (_, index) => `fraud-${index + 1}`))
})

describe.each(drills)('$name: $has', (drill) => {
  let out: string
  let summary: DrillSummary
  beforeAll(async () => {
    out = await mkdtemp(join(folder, 'out-'))
    summary = await runDrill(practice.liaison, drill, out)
  })

  test('is refused by name at every attempt, and nothing is released', () => {
    expect(summary.attempts.length).toBeGreaterThan(0)
    expect(summary.aimedAt.length).toBeGreaterThan(0)
    for (const { rule, by, event } of summary.attempts) expect([rule, by, event].join()).toMatch(/^[^,]+,\w+,\w+\.\w+$/)
    expect(summary.aimedAt.filter(({ released, state }) => released > 0 || state === 'answered')).toEqual([])
  })

  test('hands out a summary and every sealed record of what it was after, and all of it holds', async () => {
    const listed = summary.aimedAt.flatMap(({ records }) => records)
    expect(await filesIn(out)).toEqual(['summary.json', ...listed.map(({ file }) => file)].sort())
    for (const { file, sha256 } of listed)
      expect(
        createHash('sha256')
          .update(await readFile(join(out, file)))
          .digest('hex'),
        file,
      ).toBe(sha256)
    expect(JSON.parse(await readFile(join(out, 'summary.json'), 'utf8'))).toEqual(summary)
    expect(summary.aimedAt.map(({ verify }) => verify.case?.verdict)).toEqual(summary.aimedAt.map(() => 'holds'))
    expect(drillLine(summary, out)).toContain(`${summary.attempts.length} attempts, each refused by name; `)
  })
})

async function filesIn(out: string): Promise<string[]> {
  const paths = await readdir(out, { recursive: true, withFileTypes: true })
  const files = paths.filter((path) => path.isFile())
  return files.map(({ parentPath, name }) => relative(out, join(parentPath, name))).sort()
}

describe('a drill that finds a hole says so', () => {
  const trial = (answer: Answer) =>
    ({ by: 'officer', event: 'request.submit', answer: Promise.resolve(answer) }) as const
  const scenery: Drill['play'] = async ({ succeeds }) => {
    await succeeds(trial({ ok: true, version: 1, entry: 1 }))
  }
  const played = (play: Drill['play']) => playDrill(practice.liaison, { name: 'fraud-0', has: 'Luck.', play })
  const refused = { ok: false, because: 'not-now', problems: [{ rule: 'not-now', field: '' }] } as const

  test('an attempt that succeeds, one that meets another rule, scenery that fails, nothing tried', async () => {
    await expect(
      played(({ fails }) => fails('the door', trial({ ok: true, version: 1, entry: 1 }), 'not-now')),
    ).rejects.toThrow('fraud-0: the door succeeded.')
    await expect(played(({ fails }) => fails('the door', trial(refused), 'unconfirmed'))).rejects.toThrow(
      'fraud-0: the door met not-now, not unconfirmed.',
    )
    await expect(played(async ({ succeeds }) => void (await succeeds(trial(refused))))).rejects.toThrow(Disagreement)
    await expect(played(scenery)).rejects.toThrow('fraud-0: nothing was tried.')
  })
})
