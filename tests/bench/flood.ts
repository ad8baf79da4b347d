import { setTimeout as pause } from 'node:timers/promises'
import { personId } from '../../prisma/practice-cast'
import type { RunningPortal } from './portal'
import { atMost, type Figure } from './report'
import { openVisitor, signedIn, type Visitor } from './visitor'

const perSecond = 300
const every = 20

/** How much slower others' pages become while one network tries 300 wrong keys a second: p99 beyond twice is a miss. */
export async function wrongSignIns(portal: RunningPortal, seconds: number): Promise<Figure> {
  const reviewer = await signedIn(portal.origin, personId('reviewer'))
  await slowest(reviewer, seconds)
  const before = await slowest(reviewer, seconds)
  const flood = openFlood(portal.origin)
  const during = await slowest(reviewer, seconds)
  await flood.stop()
  return atMost(`others' p99 during ${perSecond} wrong sign-ins a second, against before`, during / before, 2, 'times')
}

/** The 99th percentile of pages that somebody reads one after the other. */
async function slowest(visitor: Visitor, seconds: number): Promise<number> {
  const taken: number[] = []
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; await pause(20)) {
    const { status, ms } = await visitor.get('/requests')
    if (status !== 200) throw new Error(`a page was answered ${status} during the flood`)
    taken.push(ms)
  }
  return taken.sort((a, b) => a - b)[Math.floor(taken.length * 0.99)]!
}

function openFlood(origin: string): { stop(): Promise<void> } {
  const senders = Array.from({ length: 30 }, () => openVisitor(origin))
  const running = new Set<Promise<unknown>>()
  let at = 0
  const timer = setInterval(() => {
    for (let n = 0; n < (perSecond * every) / 1_000; n++) {
      const attempt = senders[at++ % senders.length]!.post('/sign-in', { response: '{"id":"wrong"}' }).catch(() => null)
      running.add(attempt)
      void attempt.finally(() => running.delete(attempt))
    }
  }, every)
  return {
    stop: async () => {
      clearInterval(timer)
      await Promise.all(running)
    },
  }
}
