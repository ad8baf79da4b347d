import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { personId, type Part } from '../../prisma/practice-cast'
import type { RunningPortal } from './portal'
import { atMost, type Figure } from './report'
import { signedIn, type Visitor } from './visitor'

const perSecond = 300
/** Readers who take turns, so that none of them reads faster than a person may. */
const readers: readonly Part[] = ['reviewer', 'intake', 'collector', 'officer', 'supervisor']

/**
 * How much slower others' pages become while another network tries 300 wrong keys a second, from the first of them on:
 * p99 beyond twice is a miss. The portal has the limits it is delivered with.
 */
export async function wrongSignIns(portal: RunningPortal, seconds: number): Promise<Figure[]> {
  const visitors = await Promise.all(readers.map((part) => signedIn(portal.origin, personId(part))))
  await slowest(visitors, seconds)
  const before = await slowest(visitors, seconds)
  const flood = await openFlood(portal.origin)
  const during = await slowest(visitors, seconds)
  const { sent, refused } = await flood.stop()
  return [
    atMost(`others' p99 during ${perSecond} wrong sign-ins a second, against before`, during / before, 2, 'times'),
    { what: 'wrong sign-ins sent in that time, and put off by the limit', figure: `${sent}, ${refused}` },
  ]
}

/** The 99th percentile of pages that are read one after the other. */
async function slowest(visitors: readonly Visitor[], seconds: number): Promise<number> {
  const taken: number[] = []
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; await pause(20)) {
    const { status, ms } = await visitors[taken.length % visitors.length]!.get('/requests')
    if (status !== 200) throw new Error(`a page was answered ${status} during the flood`)
    taken.push(ms)
  }
  return taken.sort((a, b) => a - b)[Math.floor(taken.length * 0.99)]!
}

interface Flood {
  stop(): Promise<{ sent: number; refused: number }>
}

/** Sent by a process of its own, or the one who measures would wait for its own senders. */
async function openFlood(origin: string): Promise<Flood> {
  const sender = join(import.meta.dirname, 'flood-sender.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', sender, origin, String(perSecond)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await said(child)
  return {
    stop: async () => {
      child.send('stop')
      return (await said(child)) as { sent: number; refused: number }
    },
  }
}

async function said(child: ChildProcess): Promise<unknown> {
  const [message] = (await once(child, 'message')) as [unknown]
  return message
}
