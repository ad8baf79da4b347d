import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Liaison } from '~/cases/liaison.server'
import { passDeadline } from '~/jobs/pass-deadline.server'
import { workOff } from '~/jobs/worker.server'
import type { Step } from '../practice-stories'
import { take } from '../tell'
import { handOutFiles, handOutRecords, judgeRecords, viewFor } from './hand-out'
import { Disagreement, earlier, type Scenario } from './scenario'
import { differences, statesOf, type Summary } from './summary'

/** Lets time pass until an instant, for the portal in which a scenario is told. */
export type PassTime = (until: string) => void

/**
 * Tells a scenario in a practice city and writes what its people receive to an empty folder: sealed records, delivered
 * files, and a summary. After each step everything that is owed is carried out. Throws Disagreement, named after the
 * scenario, at the first thing that differs.
 */
export async function runScenario(
  liaison: Liaison,
  scenario: Scenario,
  out: string,
  passTime: PassTime,
): Promise<Summary> {
  try {
    const steps = await scenario.steps(liaison.platform.clock.now())
    const caseId = randomUUID()
    await happen(liaison, caseId, scenario, steps)
    if (scenario.runsOut) await runOut(liaison, caseId, passTime)
    if (scenario.afterwards) await happens(liaison, caseId, scenario.afterwards(liaison.platform.clock.now()))
    await mkdir(out, { recursive: true })
    const summary = await handOut(liaison, caseId, { scenario, steps, out })
    const [difference] = differences(summary, scenario.expected)
    if (difference) throw new Disagreement(difference)
    return summary
  } catch (error) {
    if (error instanceof Disagreement) error.message = `${scenario.name}: ${error.message}`
    throw error
  }
}

async function happen(liaison: Liaison, caseId: string, scenario: Scenario, steps: readonly Step[]): Promise<void> {
  await scenario.joins?.(liaison)
  await owedIsDone(liaison)
  const ids = new Map([[earlier, await goBefore(liaison, scenario)]])
  const told = ([part, name, data = {}]: Step): Step => [part, name, withIds(data, ids)]
  for (const step of steps) {
    for (const { as, steps: more, procedure } of (scenario.beside ?? []).filter(({ before }) => before === step[1])) {
      ids.set(as, ids.get(as) ?? randomUUID())
      const now = liaison.platform.clock.now()
      for (const each of more(caseId, now)) await happens(liaison, ids.get(as)!, told(each), procedure)
    }
    await happens(liaison, caseId, told(step), scenario.procedure)
  }
}

/** Tells what went before; the id of the last request of it. */
async function goBefore(liaison: Liaison, { earlier: all = [] }: Scenario): Promise<string> {
  let before = ''
  for (const { procedure, steps } of all) {
    const caseId = randomUUID()
    for (const step of steps(liaison.platform.clock.now(), before)) await happens(liaison, caseId, step, procedure)
    before = caseId
  }
  return before
}

/** What a step sends, with the ids of the requests beside in the place of their names; bytes are left alone. */
function withIds(data: object, ids: ReadonlyMap<string, string>): object {
  const named = Object.entries(data).map(([field, value]: [string, unknown]) => {
    if (typeof value === 'string') return [field, ids.get(value) ?? value]
    const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
    return [field, isPlain ? withIds(value, ids) : value]
  })
  return Object.fromEntries(named) as object
}

async function happens(liaison: Liaison, caseId: string, step: Step, procedure?: string): Promise<void> {
  const answer = await take(liaison, caseId, step, procedure)
  if (!answer.ok) {
    const reasons = answer.problems.map(({ field, rule }) => (field ? `${field} ${rule}` : rule))
    const because = [answer.because, ...reasons].join(', ')
    throw new Disagreement(`The step ${step[1]} by the ${step[0]} was refused (${because}).`)
  }
  await owedIsDone(liaison)
}

/** The clock that matters comes to its end, and says so on the case. */
async function runOut(liaison: Liaison, caseId: string, passTime: PassTime): Promise<void> {
  const view = await viewFor(liaison, caseId, 'auditor')
  const clock = 'clock' in view ? view.clock : null
  if (!clock) throw new Disagreement('No clock runs that could run out.')
  const { rule, due } = clock
  passTime(due)
  await passDeadline(liaison, { caseId, rule, due })
  await owedIsDone(liaison)
}

/** Carries out all that is owed. */
export async function owedIsDone(liaison: Liaison): Promise<void> {
  await workOff(liaison).catch((error: Error) => {
    throw new Disagreement(`What is owed can’t be carried out (${error.message}).`, { cause: error })
  })
}

interface Told {
  readonly scenario: Scenario
  readonly steps: readonly Step[]
  readonly out: string
}

async function handOut(liaison: Liaison, caseId: string, { scenario, steps, out }: Told): Promise<Summary> {
  const files = await handOutFiles(liaison, caseId, scenario.receives ?? steps[0]![0], out)
  const records = await handOutRecords(liaison, caseId, out)
  const { trail, context, state } = await viewFor(liaison, caseId, 'auditor')
  const events = trail.map(({ seq, event, role, from, to, at }) => ({ seq, event, role, from, to, at }))
  const verify = { case: await liaison.verify.case(caseId), pdfs: await judgeRecords(liaison, records, out) }
  const { number = null, outcome = null } = context as { readonly number?: string; readonly outcome?: string }
  const standing = { number, state, outcome, states: statesOf(events) }
  const summary = { scenario: scenario.name, ...standing, events, records, files, verify }
  await writeFile(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
  return summary
}
