import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Liaison } from '~/cases/liaison.server'
import { capFor } from '~/http/gates'
import { isDatabaseDown, portalApp } from '~/http/portal.server'
import { openDatabase } from '~/platform/db.server'
import { silentLog } from '~/platform/log.server'
import { openWords } from '~/platform/words.server'

let server: Server
let port: number
let reached = 0

beforeAll(async () => {
  const words = await openWords('app/ui/locales', true)
  server = createServer((request, response) => app(request, response))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  port = (server.address() as AddressInfo).port
  const liaison = { log: silentLog, platform: { words } } as unknown as Liaison
  const assets = express.Router()
  const app = portalApp(liaison, { publicUrl: `http://localhost:${port}` }, false, {
    assets,
    pages: (request, response, next) => {
      if (request.path === '/down') return next(Object.assign(new Error('secret detail'), { code: 'P1001' }))
      if (request.path === '/broken') return next(new Error('secret detail'))
      reached += 1
      response.send(`reached ${request.headers['x-forwarded-host'] ?? ''}`)
    },
  })
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

interface Sent {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

function send(
  path: string,
  { method = 'GET', headers = {}, body }: Sent = {},
): Promise<{ status: number; text: string; headers: IncomingMessage['headers'] }> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode!, text: Buffer.concat(parts).toString(), headers: response.headers }),
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const here = () => `http://localhost:${port}`

describe('unsafe methods are let in only from our own pages', () => {
  const paths = ['/requests/new', '/sign-in/options', '/requests/x/attach']
  const foreign: readonly [string, () => Record<string, string>][] = [
    ['no origin at all', () => ({})],
    ['null origin', () => ({ origin: 'null' })],
    ['null origin of a foreign frame', () => ({ origin: 'null', 'sec-fetch-site': 'cross-site' })],
    ['an evil origin', () => ({ origin: 'https://evil.example' })],
    [
      'an evil origin that claims to be same-origin',
      () => ({ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }),
    ],
    ['cross-site without origin', () => ({ 'sec-fetch-site': 'cross-site' })],
    ['cross-site with our origin', () => ({ origin: here(), 'sec-fetch-site': 'cross-site' })],
    ['same-site, another host of the domain', () => ({ 'sec-fetch-site': 'same-site' })],
    ['a forged X-Forwarded-Host', () => ({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' })],
    ['another port', () => ({ origin: `http://localhost:${port + 1}` })],
  ]
  for (const path of paths) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      test.each(foreign)(`${method} ${path}: %s → 403`, async (_name, headers) => {
        const before = reached
        expect((await send(path, { method, headers: headers() })).status).toBe(403)
        expect(reached).toBe(before)
      })
    }
    test(`POST ${path}: our own page → in`, async () => {
      expect(
        (await send(path, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin', origin: here() } })).status,
      ).toBe(200)
      expect((await send(path, { method: 'POST', headers: { origin: here() } })).status).toBe(200)
      expect(
        (await send(path, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin', origin: 'null' } })).status,
      ).toBe(200)
    })
  }
  test('reading needs no origin', async () => {
    expect((await send('/cases', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200)
  })
})

describe('host and method', () => {
  test.each(['evil.example', 'localhost', '127.0.0.1'])('host %s → 421', async (host) => {
    expect((await send('/', { headers: { host } })).status).toBe(421)
  })
  test.each(['OPTIONS', 'TRACE', 'PROPFIND'])('%s → 405', async (method) => {
    const { status, headers } = await send('/', { method })
    expect(status).toBe(405)
    expect(headers.allow).toContain('POST')
  })
  test('forwarded headers do not reach the pages', async () => {
    expect((await send('/', { headers: { 'x-forwarded-host': 'evil.example' } })).text).toBe('reached ')
  })
})

describe('bodies are capped before they are read', () => {
  const ours = () => ({ origin: here(), 'sec-fetch-site': 'same-origin' })
  test.each([
    ['/sign-in', 64 * 1024],
    ['/requests/1/draft/identifiers', 2 * 1024 * 1024],
    ['/verify', 20 * 1024 * 1024 + 64 * 1024],
    ['/requests/1/attach', 100 * 1024 * 1024 + 64 * 1024],
  ])('%s takes %d bytes', async (path, bytes) => {
    expect(capFor(path).bytes).toBe(bytes)
    const before = reached
    const tooMuch = await declare(path, bytes + 1, ours())
    expect(tooMuch).toMatch(/^HTTP\/1\.1 413 /)
    expect(tooMuch).toContain('larger than this page takes')
    expect(reached).toBe(before)
  })
  test('a body of unsaid length is refused', async () => {
    const { status } = await send('/sign-in', {
      method: 'POST',
      headers: { ...ours(), 'transfer-encoding': 'chunked' },
      body: 'a=b',
    })
    expect(status).toBe(411)
  })
  test('a body within the cap passes', async () => {
    const headers = { ...ours(), 'content-length': '3' }
    expect((await send('/sign-in', { method: 'POST', headers, body: 'a=b' })).status).toBe(200)
  })

  /** Says how long the body is and sends none of it: the answer must come all the same. */
  function declare(path: string, length: number, headers: Record<string, string>): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, 'localhost', () => {
        const lines = Object.entries({ host: `localhost:${port}`, ...headers, 'content-length': String(length) }).map(
          ([name, value]) => `${name}: ${value}`,
        )
        socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      })
      let answer = ''
      socket.on('data', (part) => (answer += part.toString()))
      socket.on('close', () => resolve(answer))
      socket.on('error', reject)
    })
  }
})

describe('headers', () => {
  test('every page has the policy with a nonce of its own, and is not kept', async () => {
    const [first, second] = [await send('/'), await send('/')]
    const policy = first.headers['content-security-policy'] as string
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/script-src 'nonce-[\w+/=]{24}' 'strict-dynamic'/)
    expect(policy).not.toBe(second.headers['content-security-policy'])
    expect(policy).not.toContain('unsafe')
    expect(first.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(first.headers['x-powered-by']).toBeUndefined()
  })
})

describe('errors are sentences', () => {
  test.each([
    ['/down', 503, 'base de données'],
    ['/broken', 500, 'Une erreur s’est produite'],
  ])('%s → %d in the language of the browser', async (path, status, words) => {
    const answer = await send(path, { headers: { 'accept-language': 'fr-CH,fr;q=0.9' } })
    expect(answer.status).toBe(status)
    expect(answer.text).toContain('<html lang="fr">')
    expect(answer.text).toContain(words)
    expect(answer.text).not.toMatch(/secret detail|at .*\.ts/)
  })
  test('a database that cannot be reached is known for what it is', async () => {
    const db = openDatabase({ host: '127.0.0.1', port: 9, user: 'portal', database: 'none' })
    const error: unknown = await db.signIn.session.findFirst().catch((caught: unknown) => caught)
    expect(isDatabaseDown(error)).toBe(true)
    await db.close()
  })
  test('a database that is down is known by its codes, also beneath another error', () => {
    expect(isDatabaseDown(Object.assign(new Error(), { code: 'ECONNREFUSED' }))).toBe(true)
    expect(isDatabaseDown(new Error('x', { cause: Object.assign(new Error(), { code: '57P01' }) }))).toBe(true)
    expect(isDatabaseDown(Object.assign(new Error(), { code: '23505' }))).toBe(false)
    expect(isDatabaseDown(null)).toBe(false)
  })
})
