import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLiaison } from '~/cases/liaison.server'
import { openDatabase } from '~/platform/db.server'
import { troubleOf } from '~/platform/trouble'
import { openPractice, type Practice } from '../../kit/practice'
import { openPortal, type OpenedPortal } from '../../kit/logged-portal'
import { caseAt } from '../../kit/story'

let practice: Practice
let portal: OpenedPortal
beforeAll(async () => {
  practice = await openPractice()
  portal = await openPortal(practice)
})
afterAll(async () => {
  await portal.close()
  await practice.close()
})

async function asOwner(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const { host, user } = practice.owner
  const client = new pg.Client({ host: host!, user: user!, database: 'postgres' })
  await client.connect()
  await work(client).finally(() => client.end())
}

test('a database that is taken away is said by a sentence, and found again when it is back', async () => {
  const officer = await portal.as('officer')
  expect((await officer.get('/requests')).status).toBe(200)
  const { database } = practice.owner
  await asOwner(async (client) => {
    await client.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS false`)
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [database])
  })
  for (const path of ['/requests', '/healthz', '/records/0000000000000000', '/requests/x/files/y']) {
    const { status, text, headers } = await officer.get(path)
    expect(status, path).toBe(503)
    expect(text).toContain('Its database does not answer')
    expect(headers['retry-after']).toBeDefined()
  }
  expect((await officer.post('/requests/new', {})).status).toBe(503)
  await asOwner((client) => client.query(`ALTER DATABASE ${database} ALLOW_CONNECTIONS true`))
  await expect.poll(async () => (await officer.get('/requests')).status).toBe(200)
  expect(portal.main.join('')).not.toMatch(/does not|not currently|connections/)
})

test('a folder of files that cannot be written to is said by a sentence, and nothing is left', async () => {
  const caseId = await caseAt(practice, 'collection')
  const collector = await portal.as('collector')
  const folder = join(practice.platform.env.dataDir, 'files')
  await rm(folder, { recursive: true, force: true })
  await writeFile(folder, 'in the way')
  const before = await practice.platform.db.portal.entry.count({ where: { caseId } })
  const { status, text } = await attach(collector, caseId)
  expect(status).toBe(503)
  expect(text).toContain('place where it keeps files')
  expect(await practice.platform.db.portal.entry.count({ where: { caseId } })).toBe(before)
  await rm(folder)
  await mkdir(folder)
  await chmod(folder, 0o700)
  expect((await attach(collector, caseId)).status).toBe(201)
  expect(await readdir(join(folder, 'tmp'))).toEqual([])
})

test('the address of a file that is not there answers a browser with a sentence, and a program with JSON', async () => {
  const officer = await portal.as('officer')
  const get = (path: string, accept: string) => officer.send(path, { headers: { accept, 'accept-language': 'fr' } })
  for (const path of ['/records/0000000000000000/pdf', '/calendar/none.ics', '/requests/none/files/none/content']) {
    const opened = await get(path, 'text/html,application/xhtml+xml,*/*;q=0.8')
    expect(opened, path).toMatchObject({ status: 404, text: expect.stringContaining('<h1>Il n’y a rien ici</h1>') })
    const fetched = await get(path, 'application/json')
    expect(fetched, path).toMatchObject({ status: 404, text: '{"problems":[]}' })
  }
})

function attach(collector: Awaited<ReturnType<OpenedPortal['as']>>, caseId: string) {
  const body = Buffer.from('a;b\r\n')
  const query = new URLSearchParams({ token: 'attach-12345678', items: 'i1.subscriber', name: 'table.csv' })
  const headers = { 'content-type': 'application/octet-stream', 'content-length': String(body.length) }
  return collector.send(`/requests/${caseId}/attach?${query}`, { method: 'POST', headers, body })
}

test('an outside thing that failed is known for what it is', async () => {
  const db = openDatabase({ host: '127.0.0.1', port: 9, user: 'portal', database: 'none' })
  const error: unknown = await db.portal.session.findFirst().catch((caught: unknown) => caught)
  expect(troubleOf(error)).toBe('database')
  await db.close()
  const coded = (facts: object) => Object.assign(new Error('x'), facts)
  expect(troubleOf(coded({ code: 'ECONNREFUSED', syscall: 'connect' }))).toBe('database')
  expect(troubleOf(new Error('x', { cause: coded({ code: '57P01' }) }))).toBe('database')
  expect(troubleOf(coded({ code: 'ENOSPC', syscall: 'write' }))).toBe('storage')
  expect(troubleOf(coded({ code: 'ECONNECTION', command: 'CONN' }))).toBe('mail')
  expect(troubleOf(coded({ code: '23505' }))).toBe(null)
  expect(troubleOf(null)).toBe(null)
})

test('nothing that people type or are reaches log, mail subject, address or file name', async () => {
  const canaries = ['0177-canary', 'Zvezdana Canary', 'zvezdana@canary.example', '10.77.66.55']
  const officer = await portal.as('officer')
  const caseId = await caseAt(practice, 'legalReview')
  await officer.get(`/requests/${caseId}`)
  await officer.get(`/requests/${caseId}/content`)
  for (const canary of canaries) {
    const typed = encodeURIComponent(canary)
    await officer.get(`/requests?search=${typed}`)
    await officer.get(`/${typed}/${typed}`)
    await officer.get(`/zvezdana?${typed}`)
    // as the router does of a path that it does not have
    // eslint-disable-next-line no-console
    console.warn(`No routes matched location "/${canary}"`)
    await officer.post(`/requests/${caseId}/messages`, { text: canary, token: canary, version: canary })
    await officer.post('/organisation/people', { name: canary, email: canary })
    await portal.stranger.post('/sign-in', { response: JSON.stringify({ id: canary }), persona: canary })
    await portal.stranger.send('/sign-in', {
      method: 'POST',
      headers: { origin: 'https://evil.example', 'sec-fetch-site': canary.replace(/[^ -~]/g, '') },
    })
    await portal.stranger.send('/csp-report', {
      method: 'POST',
      headers: { 'content-type': 'application/csp-report' },
      body: JSON.stringify({ 'csp-report': { 'effective-directive': canary, 'document-uri': canary } }),
    })
    await attach(officer, encodeURIComponent(canary))
  }
  await practice.platform.queue.workOff({
    'send-mail': async () => {},
    'seal-record': async () => {},
    'issue-seal': async () => {},
    'pass-deadline': async () => {},
  })
  const subjects = (await openLiaison(practice.platform).platform.db.portal.letter.findMany()).map(
    ({ subject }) => subject,
  )
  const names = await readdir(practice.platform.env.dataDir, { recursive: true })
  const output = [...portal.main, ...portal.security, ...subjects, ...names].join('\n')
  expect(portal.main.length).toBeGreaterThan(20)
  expect(portal.main.join('')).toContain('a library spoke')
  expect(portal.security.length).toBeGreaterThan(5)
  for (const canary of [...canaries, 'zvezdana', 'canary'])
    expect(output.toLowerCase()).not.toContain(canary.toLowerCase())
})
