import { Logger, run, type TaskList } from 'graphile-worker'
import { openPool, type OwnerConnection } from './db.server'
import type { Log } from './log.server'

/** What is owed and later done: graphile-worker's tables, reached as the owner; jobs act on cases by the door alone. */
export interface Queue {
  run(tasks: Readonly<Record<string, (payload: unknown) => Promise<void>>>): Promise<{ stop(): Promise<void> }>
}

export function openQueue(connection: OwnerConnection, log: Log, concurrency = 4): Queue {
  return {
    run: async (tasks) => {
      const pool = openPool(connection, concurrency + 2, (error) => log.warn({ err: error }, 'queue connection lost'))
      const runner = await run({
        ...{ pgPool: pool, concurrency, pollInterval: 1_000, noHandleSignals: true },
        taskList: tasks as TaskList,
        logger: new Logger(() => (level, _message, meta) => reportTrouble(log, level, meta)),
      })
      return {
        stop: async () => {
          await runner.stop()
          await pool.end()
        },
      }
    },
  }
}

/** Job payloads may be what a message repeats; only the error's kind and place are logged. */
function reportTrouble(log: Log, level: string, meta: Record<string, unknown> | undefined): void {
  if (level === 'error' && meta?.error) log.error({ err: meta.error }, 'job failed')
}
