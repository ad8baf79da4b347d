import { Logger, run, runOnce, type TaskList } from 'graphile-worker'
import { openPool, type OwnerConnection } from './db.server'
import type { Log } from './log.server'

/** What to do for each kind of job, by the name under which it is owed. */
export type Tasks = Readonly<Record<string, (payload: unknown) => Promise<void>>>

/** What is owed and later done: graphile-worker's tables, reached as the owner; jobs act on cases by the door alone. */
export interface Queue {
  /** Carries out what is owed, and what the timetable (crontab) says, until it is stopped. */
  run(tasks: Tasks, timetable?: string): Promise<{ stop(): Promise<void> }>
  /** Carries out what is due, one after the other in the order it was owed, until nothing is. Throws JobFailed. */
  workOff(tasks: Tasks): Promise<void>
}

/** A job failed while somebody waited for it; it stays owed and is tried again by whoever works next. */
class JobFailed extends Error {
  constructor(
    readonly task: string,
    override readonly cause: unknown,
  ) {
    super(`job ${task}: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

export function openQueue(connection: OwnerConnection, log: Log, concurrency = 4): Queue {
  const logger = new Logger(() => (level, _message, meta) => reportTrouble(log, level, meta))
  const open = (jobs: number) =>
    openPool(connection, jobs + 2, (error) => log.warn({ err: error }, 'queue connection lost'))
  return {
    run: async (tasks, timetable = '') => {
      const pool = open(concurrency)
      const runner = await run({
        ...{ pgPool: pool, concurrency, pollInterval: 1_000, noHandleSignals: true, logger },
        taskList: tasks as TaskList,
        crontab: timetable,
      })
      return {
        stop: async () => {
          await runner.stop()
          await pool.end()
        },
      }
    },
    workOff: async (tasks) => {
      const pool = open(1)
      const { taskList, failures } = watched(tasks)
      const options = { pgPool: pool, concurrency: 1, noHandleSignals: true, logger }
      await runOnce({ ...options, taskList }).finally(() => pool.end())
      if (failures[0]) throw failures[0]
    },
  }
}

/** The same tasks, with a list of those that fail: graphile-worker only notes that a job is to be tried again. */
function watched(tasks: Tasks): { taskList: TaskList; failures: readonly JobFailed[] } {
  const failures: JobFailed[] = []
  const watch =
    (name: string): Tasks[string] =>
    async (payload) => {
      try {
        await tasks[name]!(payload)
      } catch (error) {
        failures.push(new JobFailed(name, error))
        throw error
      }
    }
  return { taskList: Object.fromEntries(Object.keys(tasks).map((name) => [name, watch(name)])), failures }
}

/** Job payloads may be what a message repeats; only the error's kind and place are logged. */
function reportTrouble(log: Log, level: string, meta: Record<string, unknown> | undefined): void {
  if (level === 'error' && meta?.error) log.error({ err: meta.error }, 'job failed')
}
