import { Worker } from 'node:worker_threads'
import type { OrderCheck } from '~machines/request/orders'
import type { Checking } from './order-check'

export interface OrderChecker {
  check(bytes: Buffer, checking: Checking): Promise<OrderCheck>
  close(): Promise<void>
}

export interface Limits {
  /** longest time for one file, in milliseconds */
  readonly time: number
  /** memory of the worker, in megabytes */
  readonly memory: number
}

const usual: Limits = { time: 20_000, memory: 256 }
const unreadable: OrderCheck = { verdict: 'unreadable', signatures: [] }

/**
 * Checks orders in a thread of its own, one after another. A file on which it takes too long, needs too much memory or
 * breaks ends that thread, and is unreadable; the next file has a new one.
 */
export function openOrderChecker(limits = usual): OrderChecker {
  let running: Promise<Worker> | null = null
  let last: Promise<unknown> = Promise.resolve()
  let count = 0

  async function checkNow(bytes: Buffer, checking: Checking): Promise<OrderCheck> {
    const worker = await (running ??= startWorker(limits.memory, () => (running = null)))
    worker.ref()
    const id = ++count
    const check = await answerOf(worker, id, limits.time, () =>
      worker.postMessage({ id, bytes: new Uint8Array(bytes), ...checking }),
    )
    worker.unref()
    if (check) return check
    running = null
    await worker.terminate()
    return unreadable
  }

  return {
    check: (bytes, checking) => {
      const checked = last.then(() => checkNow(bytes, checking))
      last = checked.catch(() => {
        running = null
      })
      return checked
    },
    close: async () => {
      await last
      await (await running)?.terminate()
      running = null
    },
  }
}

async function startWorker(memory: number, ended: () => void): Promise<Worker> {
  const worker = new Worker(new URL('./order-check.worker.mjs', import.meta.url), {
    workerData: { program: new URL('./order-check.worker.ts', import.meta.url).href },
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64 },
    env: {},
  })
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
  })
  // from here on its end is an answer to whoever waits for one
  worker.on('error', () => undefined).on('exit', ended)
  return worker
}

/** What the worker answers; null when it ended or took too long. */
function answerOf(worker: Worker, id: number, time: number, ask: () => void): Promise<OrderCheck | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => done(null), time)
    const heard = (message: { readonly id: number; readonly check: OrderCheck }) => {
      if (message.id === id) done(message.check)
    }
    const ended = () => done(null)
    function done(check: OrderCheck | null) {
      clearTimeout(timer)
      worker.off('message', heard).off('exit', ended)
      resolve(check)
    }
    worker.on('message', heard).on('exit', ended)
    ask()
  })
}
