import { Worker } from 'node:worker_threads'
import type { Sample, Verdict } from './inspection/kinds.mjs'

/** Says what a file is, from a sample of it. A sample that makes the inspection fail is of no accepted kind. */
export interface Inspector {
  inspect(sample: Sample): Promise<Verdict>
}

export interface InspectorParts {
  /** the worker's program */
  readonly program?: URL
  readonly milliseconds?: number
}

/** What strangers sent is looked at with little memory, beside the thread that answers people. */
const memory = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16, codeRangeSizeMb: 16, stackSizeMb: 4 }
const usualProgram = new URL('./inspection/worker.mjs', import.meta.url)
const notAccepted: Verdict = { ok: false, because: 'file-not-accepted' }

/** One worker, started when it is first needed and again after it hung or broke; samples wait for their turn. */
export function openInspector({ program = usualProgram, milliseconds = 5_000 }: InspectorParts = {}): Inspector {
  let worker: Promise<Worker> | null = null
  let turn: Promise<unknown> = Promise.resolve()
  const inspect = async (sample: Sample): Promise<Verdict> => {
    worker ??= started(program)
    const verdict = await answerOf(worker, sample, milliseconds)
    if (verdict) return verdict
    const broken = worker
    worker = null
    await broken.then((ended) => ended.terminate()).catch(() => undefined)
    return notAccepted
  }
  return {
    inspect: (sample) => {
      const mine = turn.then(() => inspect(sample))
      turn = mine
      return mine
    },
  }
}

/** The clock of a sample runs once the worker does: starting it is not the sample's fault. */
async function started(program: URL): Promise<Worker> {
  const worker = new Worker(program, { resourceLimits: memory })
  worker.on('error', () => undefined)
  await new Promise((resolve) => worker.once('online', resolve).once('exit', resolve))
  return worker
}

/** The worker's verdict; null when it hung, broke or ran out of memory. */
async function answerOf(starting: Promise<Worker>, sample: Sample, milliseconds: number): Promise<Verdict | null> {
  const worker = await starting
  return new Promise((resolve) => {
    const settle = (verdict: Verdict | null) => {
      clearTimeout(late)
      worker.off('message', settle).off('error', broken).off('exit', broken)
      // an idle worker keeps no command from ending
      worker.unref()
      resolve(verdict)
    }
    const broken = () => settle(null)
    const late = setTimeout(broken, milliseconds)
    worker.on('message', settle).on('error', broken).on('exit', broken)
    worker.ref()
    worker.postMessage(sample)
  })
}
