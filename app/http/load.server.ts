import { monitorEventLoopDelay } from 'node:perf_hooks'

/** `busy`: what can cheaply be asked again is put off. `full`: only what must not wait is answered. */
export type Level = 'calm' | 'busy' | 'full'

export interface Ceiling {
  /** pages being answered at the same time */
  readonly inFlight: number
  /** how late the process gets to what it should do now, in milliseconds */
  readonly lag: number
}
export type Capacity = Readonly<Record<'busy' | 'full', Ceiling>>

/** Twenty connections to the database serve some forty pages at a time; what comes on top only makes all wait. */
export const usualCapacity: Capacity = { busy: { inFlight: 60, lag: 300 }, full: { inFlight: 200, lag: 1_500 } }

/** How much is going on. */
export interface Load {
  level(): Level
  /** counts a page until the function it answers is called */
  enter(): () => void
  close(): void
}

const resolution = 20
const watched = 1_000

export function openLoad(capacity: Capacity = usualCapacity): Load {
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  let lag = 0
  let inFlight = 0
  const watch = setInterval(() => {
    lag = Math.max(0, delay.percentile(90) / 1e6 - resolution)
    delay.reset()
  }, watched).unref()
  const isOver = (ceiling: Ceiling) => inFlight >= ceiling.inFlight || lag >= ceiling.lag
  return {
    level: () => (isOver(capacity.full) ? 'full' : isOver(capacity.busy) ? 'busy' : 'calm'),
    enter: () => {
      inFlight += 1
      let left = false
      return () => {
        if (!left) inFlight -= 1
        left = true
      }
    },
    close: () => {
      clearInterval(watch)
      delay.disable()
    },
  }
}
