import { setTimeout as pause } from 'node:timers/promises'
import { personId } from '../../prisma/practice-cast'
import { wrongSignIns } from './flood'
import type { RunningPortal } from './portal'
import { atMost, spread, type Figure } from './report'
import { scriptKilobytes } from './script'
import { signedIn, type Reply, type Visitor } from './visitor'

const warming = 40
const measured = 60
const median = 25

export interface Pages {
  readonly root: string
  /** a draft that the practice officer goes on with */
  readonly draft: string
  portal(limitScale: number): Promise<RunningPortal>
  /** comes back when the portal's worker has nothing left to do */
  settled(): Promise<void>
}

/** Pages of a running portal as signed-in people get them: everything the server does, drawing included. */
export async function measurePages(pages: Pages): Promise<Figure[]> {
  // first: what the ordinary ones use up of a person's limit would be missing
  const flooded = await floodedPages(pages)
  return [...(await ordinaryPages(pages)), ...flooded]
}

async function floodedPages({ portal, settled }: Pages): Promise<Figure[]> {
  const running = await portal(1)
  try {
    await settled()
    return await wrongSignIns(running, 10)
  } finally {
    await running.stop()
  }
}

async function ordinaryPages({ root, draft, portal, settled }: Pages): Promise<Figure[]> {
  // one persona stands for sixteen people, who would not share a person's limit
  const running = await portal(20)
  try {
    await settled()
    const idle = running.megabytes()
    const reviewer = await signedIn(running.origin, personId('reviewer'))
    const open = casesOn(await got(reviewer, '/requests'))
    const page = await got(reviewer, `/requests/${open[0]}`)
    const figures = [
      ...(await queuePages(reviewer)),
      await visits('case page', reviewer, (n) => `/requests/${open[n % open.length]}`),
      ...(await filing(running.origin, draft)),
    ]
    const { megabytes, perSecond } = await load(running, open)
    return [
      ...figures,
      { what: 'pages at once, 16 people on queue and case pages', figure: `${perSecond.toFixed(0)} a second` },
      { what: 'memory of the portal, idle', figure: `${idle.toFixed(0)} MB` },
      { what: 'memory of the portal, most under load', figure: `${megabytes.toFixed(0)} MB` },
      atMost('script that a case page loads, compressed', scriptKilobytes(root, page.body), 130, 'KB'),
    ]
  } finally {
    await running.stop()
  }
}

async function queuePages(reviewer: Visitor): Promise<Figure[]> {
  const next = /href="(\?[^"]*after=[^"]*)"/.exec((await got(reviewer, '/requests?show=all')).body)?.[1]
  if (!next) throw new Error('the queue has no second page')
  const second = next.replaceAll('&amp;', '&')
  return [
    await visits('queue page, open requests', reviewer, () => '/requests'),
    await visits('queue page, all requests', reviewer, () => '/requests?show=all'),
    await visits('queue page, all requests, second page', reviewer, () => `/requests${second}`),
    await visits('queue page, search by number', reviewer, (n) => `/requests?show=all&search=000${100 + n}`),
  ]
}

/** Median and 95th percentile of a page that is asked for again and again. */
async function visits(what: string, visitor: Visitor, path: (n: number) => string): Promise<Figure> {
  const taken: number[] = []
  for (let n = 0; n < warming + measured; n++) {
    const { ms } = await got(visitor, path(n))
    if (n >= warming) taken.push(ms)
  }
  return spread(what, taken, median)
}

/** An officer opens a section of a draft and saves it. */
async function filing(origin: string, draft: string): Promise<Figure[]> {
  const officer = await signedIn(origin, personId('officer'))
  const path = `/requests/${draft}/draft/matter`
  const forms: number[] = []
  const saves: number[] = []
  for (let n = 0; n < warming + measured; n++) {
    const form = await got(officer, path)
    const saved = await officer.post(path, { ...hiddenFields(form.body), ...matter(n) })
    if (saved.status !== 302) throw new Error(`saving a section was answered ${saved.status}`)
    if (n < warming) continue
    forms.push(form.ms)
    saves.push(saved.ms)
  }
  return [spread('filing, form of a section', forms, median), spread('filing, section saved', saves, median)]
}

function matter(n: number): Record<string, string> {
  const texts = { title: `Title ${n}`, reference: '', offence: 'fraud', facts: 'Facts of the case.', internalNotes: '' }
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`values.${name}`, text]))
}

/** Sixteen people at once for a while; the most memory that was seen, and pages a second. */
async function load(running: RunningPortal, open: readonly string[]) {
  const people = await Promise.all(Array.from({ length: 16 }, () => signedIn(running.origin, personId('reviewer'))))
  const seconds = 10
  const end = performance.now() + seconds * 1_000
  let pages = 0
  let megabytes = 0
  const visit = async (visitor: Visitor, first: number) => {
    for (let n = first; performance.now() < end; n++, pages++)
      await got(visitor, n % 2 === 0 ? '/requests' : `/requests/${open[n % open.length]}`)
  }
  const watch = async () => {
    for (; performance.now() < end; await pause(250)) megabytes = Math.max(megabytes, running.megabytes())
  }
  await Promise.all([watch(), ...people.map(visit)])
  return { megabytes, perSecond: pages / seconds }
}

async function got(visitor: Visitor, path: string): Promise<Reply> {
  const reply = await visitor.get(path)
  if (reply.status !== 200) throw new Error(`${path} was answered ${reply.status}`)
  return reply
}

function casesOn({ body }: Reply): string[] {
  const ids = [...body.matchAll(/href="\/requests\/([0-9a-f-]{36})"/g)].map(([, id]) => id!)
  if (ids.length === 0) throw new Error('the queue shows no request')
  return [...new Set(ids)]
}

function hiddenFields(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...inputs].map(([, name, value]) => [name!, value!]))
}
