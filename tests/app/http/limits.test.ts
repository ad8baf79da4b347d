import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { scaled } from '~/http/limit.server'
import { limits, type LimitName } from '~/http/limits'
import { urgentPages } from '~/http/urgent'
import { cloneDatabase } from '../../kit/database'
import { openShell, type OpenedShell, type Reply, type ShellParts } from '../../kit/shell'

let database: Awaited<ReturnType<typeof cloneDatabase>>
const opened: OpenedShell[] = []

beforeAll(async () => {
  database = await cloneDatabase()
})
afterEach(async () => {
  for (const shell of opened.splice(0)) await shell.close()
  await asOwner((client) => client.query('DELETE FROM "Rate"'))
})
afterAll(() => database.drop())

const scale = 0.1
const settings = { LIMIT_SCALE: String(scale), TRUSTED_PROXIES: '127.0.0.1,::1' }
/** Refuses whoever tries a wrong key; a right one is `key=right`. */
const pages: RequestHandler = (request, response) => {
  const wrong = request.path === '/sign-in' && request.headers['x-key'] !== 'right'
  response.status(wrong ? 422 : 200).end('answered')
}

const organisation = { id: randomUUID() } as never
const people: ShellParts['people'] = {
  officer: { id: randomUUID(), roles: ['officer'], organisation },
  colleague: { id: randomUUID(), roles: ['officer'], organisation },
  intake: { id: randomUUID(), roles: ['intake'], organisation },
}

async function open(parts: Partial<ShellParts> = {}): Promise<OpenedShell> {
  const { host, database: name } = database
  const connection = { host, database: name, user: 'portal' }
  const shell = await openShell({ connection, settings, pages, people, ...parts })
  opened.push(shell)
  return shell
}

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const { host, user, database: name } = database
  const client = new pg.Client({ host, user: user!, database: name! })
  await client.connect()
  return work(client).finally(() => client.end())
}

/** Uses up what a limit allows, but for what is left over. */
async function useUp({ limiter }: OpenedShell, name: LimitName, who: string, left = 0): Promise<void> {
  const allowance = scaled(name, scale)
  for (let n = 0; n < allowance.points - left; n++) await limiter.count(name, allowance, who)
}

function signIn({ send, origin }: OpenedShell, from: string, key = 'wrong'): Promise<Reply> {
  const headers = { origin, 'x-forwarded-for': from, 'x-key': key }
  return send('/sign-in', { method: 'POST', headers: { ...headers, 'content-length': '0' } })
}

const as = (cookie: string, from = '192.0.2.7') => ({ headers: { cookie, 'x-forwarded-for': from } })

test('every limit says why it is what it is', () => {
  for (const { points, seconds, why } of Object.values(limits)) {
    expect(points).toBeGreaterThan(0)
    expect(seconds).toBeGreaterThan(0)
    expect(why.length).toBeGreaterThan(30)
  }
  for (const { why } of urgentPages) expect(why.length).toBeGreaterThan(20)
})

describe('wrong sign-ins', () => {
  test('slow the network they come from, and nobody else', async () => {
    const shell = await open()
    const { points } = scaled('signIn', scale)
    const answers: Reply[] = []
    for (let n = 0; n < points + 3; n++) answers.push(await signIn(shell, `198.51.100.${n}`))
    expect(answers.map(({ status }) => status)).toEqual([...Array(points).fill(422), 429, 429, 429])
    expect(Number(answers.at(-1)!.headers['retry-after'])).toBeGreaterThan(0)
    expect(answers.at(-1)!.text).toContain('only so often in a minute')
    expect((await signIn(shell, '203.0.113.9', 'right')).status).toBe(200)
    expect((await signIn(shell, '2001:db8:1:100::1', 'right')).status).toBe(200)
    expect(shell.events().filter(({ event }) => event === 'sign-in.refused')).toHaveLength(points)
    expect(shell.events().at(-1)).toMatchObject({ event: 'limit.hit', limit: 'signIn' })
  })

  test('a thousand of them at once lock nobody out', async () => {
    const shell = await open({ settings: { ...settings, LIMIT_SCALE: '1' } })
    const flood = Array.from({ length: 1_000 }, (_, n) => signIn(shell, `198.51.100.${n % 256}`))
    const victim = signIn(shell, '203.0.113.9', 'right')
    const statuses = (await Promise.all(flood)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 422)).toHaveLength(limits.signIn.points)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1_000 - limits.signIn.points)
    expect((await victim).status).toBe(200)
  })

  test('those who succeed use nothing up, however many they are', async () => {
    const shell = await open()
    for (let n = 0; n < 3 * scaled('signIn', scale).points; n++)
      expect((await signIn(shell, '198.51.100.1', 'right')).status).toBe(200)
  })

  test('a made-up address in front of the true one changes nothing', async () => {
    const shell = await open()
    for (let n = 0; n < scaled('signIn', scale).points; n++) await signIn(shell, `203.0.113.${n}, 198.51.100.1`)
    expect((await signIn(shell, '192.0.2.1, 198.51.100.1')).status).toBe(429)
  })

  test('networks of IPv6 are /56', async () => {
    const shell = await open()
    for (let n = 0; n < scaled('signIn', scale).points; n++) await signIn(shell, `2001:db8:1:1${n}0::${n}`)
    expect((await signIn(shell, '2001:db8:1:1ff::1')).status).toBe(429)
    expect((await signIn(shell, '2001:db8:1:200::1')).status).toBe(422)
  })
})

describe('pages', () => {
  test('a person, an organisation and a network each have a limit', async () => {
    const shell = await open()
    await useUp(shell, 'person', people.officer!.id)
    expect((await shell.send('/records', as('officer'))).status).toBe(429)
    expect((await shell.send('/records', as('colleague'))).status).toBe(200)
    await useUp(shell, 'organisation', people.officer!.organisation.id)
    expect((await shell.send('/records', as('colleague'))).status).toBe(429)
    await useUp(shell, 'network', '192.0.2.0/24')
    expect((await shell.send('/records', as('', '192.0.2.200'))).status).toBe(429)
    expect((await shell.send('/records', as('', '192.0.3.1'))).status).toBe(200)
    const hit = shell.events().filter(({ event }) => event === 'limit.hit')
    expect(hit.map(({ limit }) => limit)).toEqual(['person', 'organisation', 'network'])
  })

  test.each([
    ['en', 'only so often in a minute'],
    ['fr', 'par minute'],
    ['ru', 'обращений в минуту'],
  ])('the refusal is a sentence in %s', async (language, words) => {
    const shell = await open()
    await useUp(shell, 'network', '192.0.2.0/24')
    const headers = { 'accept-language': language, 'x-forwarded-for': '192.0.2.1' }
    const { status, text } = await shell.send('/', { headers })
    expect({ status, said: text.includes(words) }).toEqual({ status: 429, said: true })
  })

  test('an emergency passes a network and an organisation that used everything up', async () => {
    const shell = await open()
    await useUp(shell, 'network', '192.0.2.0/24')
    await useUp(shell, 'organisation', people.intake!.organisation.id)
    const { origin } = shell
    expect((await shell.send('/requests', as('intake'))).status).toBe(200)
    const { headers } = as('intake')
    const post = { method: 'POST', headers: { ...headers, origin, 'content-length': '0' } }
    expect((await shell.send('/requests/1/step/source.verify', post)).status).toBe(200)
    expect((await shell.send('/requests', as('officer'))).status).toBe(429)
    await useUp(shell, 'person', people.intake!.id)
    expect((await shell.send('/requests', as('intake'))).status).toBe(429)
  })

  test('the watcher is always answered', async () => {
    const shell = await open()
    await useUp(shell, 'network', '192.0.2.0/24')
    expect((await shell.send('/healthz', as('', '192.0.2.1'))).status).toBe(200)
  })

  test('counts are kept under keyed hashes, in the database', async () => {
    const shell = await open()
    await shell.send('/records', as('officer'))
    const { rows } = await asOwner((client) => client.query<{ key: string }>('SELECT key FROM "Rate" ORDER BY key'))
    expect(rows.map(({ key }) => key.split(':')[0])).toEqual(['network', 'organisation', 'person'])
    for (const { key } of rows) expect(key).toMatch(/^[a-z]+:[0-9a-f]{64}$/)
  })

  test('a database that is away stops no counting', async () => {
    const shell = await open({ connection: { host: '127.0.0.1', port: 9, user: 'portal', database: 'none' } })
    await useUp(shell, 'network', '192.0.2.0/24', 1)
    expect((await shell.send('/', as('', '192.0.2.1'))).status).toBe(200)
    expect((await shell.send('/', as('', '192.0.2.1'))).status).toBe(429)
  })
})

describe('a portal that has more to do than it can', () => {
  /** Pages that answer when they are told to, so that others wait behind them. */
  async function blocked(capacity: ShellParts['capacity'], holding: number) {
    const held: (() => void)[] = []
    let arrived = () => {}
    const holdingAll = new Promise<void>((resolve) => (arrived = resolve))
    const shell = await open({
      capacity: capacity!,
      pages: (request, response) => {
        if (request.path !== '/requests/held') return void response.end('answered')
        held.push(() => response.end('late'))
        if (held.length === holding) arrived()
      },
    })
    const waiting = Array.from({ length: holding }, () => shell.send('/requests/held', as('officer')))
    await holdingAll
    return { shell, release: async () => (held.forEach((answer) => answer()), Promise.all(waiting)) }
  }
  const endless = Number.POSITIVE_INFINITY
  const busyAt = (inFlight: number) => ({
    busy: { inFlight, lag: endless },
    full: { inFlight: endless, lag: endless },
  })

  test('puts off lists and searches, and answers everything else', async () => {
    const { shell, release } = await blocked(busyAt(2), 2)
    const { origin } = shell
    for (const path of ['/requests', '/audit', '/operations/mail', '/records/1']) {
      const answer = await shell.send(path, as('officer'))
      expect(answer.status, path).toBe(503)
      expect(answer.headers['retry-after']).toBe('5')
      expect(answer.text).toContain('very busy')
    }
    const post = { method: 'POST', headers: { ...as('officer').headers, origin, 'content-length': '0' } }
    expect((await shell.send('/requests/1/step/request.submit', post)).status).toBe(200)
    expect((await shell.send('/verify', post)).status).toBe(503)
    expect((await shell.send('/requests/1', as('officer'))).status).toBe(200)
    expect((await shell.send('/sign-in', as(''))).status).toBe(200)
    expect((await shell.send('/requests', as('intake'))).status).toBe(200)
    expect(shell.events().find(({ event }) => event === 'load.shed')).toMatchObject({ level: 'busy' })
    await release()
    expect((await shell.send('/requests', as('officer'))).status).toBe(200)
  })

  test('when it is full, only what must not wait', async () => {
    const full = { busy: { inFlight: 1, lag: endless }, full: { inFlight: 2, lag: endless } }
    const { shell, release } = await blocked(full, 2)
    const { origin } = shell
    expect((await shell.send('/requests/1', as('officer'))).status).toBe(503)
    const post = { method: 'POST', headers: { ...as('officer').headers, origin, 'content-length': '0' } }
    expect((await shell.send('/requests/1/step/request.submit', post)).status).toBe(200)
    expect((await shell.send('/sign-in/options', post)).status).toBe(200)
    expect((await shell.send('/requests/1', as('intake'))).status).toBe(200)
    expect((await shell.send('/healthz')).status).toBe(200)
    await release()
  })
})

test('sign-ins of one network take turns, others are not held up by them, and too many are put off', async () => {
  const { limiter } = await open()
  const done: string[] = []
  const turn = (who: string) => limiter.turn('signIn', 0.001, who).then((taken) => taken && done.push(who))
  const flood = Array.from({ length: 150 }, () => turn('flood'))
  await turn('office')
  expect(done.filter((who) => who === 'flood').length).toBeLessThan(100)
  const taken = await Promise.all(flood)
  expect(taken.filter((each) => each === false).length).toBeGreaterThan(0)
  expect(taken.filter((each) => each !== false).length).toBeGreaterThanOrEqual(100)
})
