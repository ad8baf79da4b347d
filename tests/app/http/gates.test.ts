import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { capFor, usualCaps } from '~/http/gates'
import { cloneDatabase } from '../../kit/database'
import { openShell, type OpenedShell, type Sent } from '../../kit/shell'

let database: Awaited<ReturnType<typeof cloneDatabase>>
let shell: OpenedShell
let reached = 0

beforeAll(async () => {
  database = await cloneDatabase()
  const { host, database: name } = database
  shell = await openShell({
    connection: { host, database: name, user: 'portal' },
    settings: { LIMIT_SCALE: '1000' },
    caps: [{ path: /^\/slow$/, bytes: 1_000, seconds: 0.05 }, ...usualCaps],
    pages: (request, response, next) => {
      if (request.path === '/down') return next(Object.assign(new Error('secret detail'), { code: 'P1001' }))
      if (request.path === '/full')
        return next(Object.assign(new Error('secret detail'), { code: 'ENOSPC', syscall: 'write' }))
      if (request.path === '/broken') return next(new Error('secret detail'))
      if (request.path === '/slow') return
      reached += 1
      response.send(`reached ${request.headers['x-forwarded-host'] ?? ''}`)
    },
  })
})

afterAll(async () => {
  await shell.close()
  await database.drop()
})

const send = (path: string, sent?: Sent) => shell.send(path, sent)
const here = () => shell.origin

/** A path for every route that takes what would change something, from the names of the route files. */
function unsafePaths(): string[] {
  const files = readdirSync('app/routes').filter((name) => name.endsWith('.tsx'))
  return files
    .filter((name) => /export (async function|const) action\b|export \{[^}]*\baction\b/.test(read(name)))
    .map(pathOf)
}

function read(name: string): string {
  return readFileSync(`app/routes/${name}`, 'utf8')
}

/** `requests.$id_.step.$event.tsx` → `/requests/x/step/x`. */
function pathOf(name: string): string {
  const segments = name.replace(/\.tsx$/, '').split('.')
  const shown = segments.map((segment) => segment.replace(/_$/, '')).filter((segment) => !segment.startsWith('_'))
  return `/${shown.map((segment) => (segment.startsWith('$') ? 'x' : segment)).join('/')}`
}

describe('unsafe methods are let in only from our own pages', () => {
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
    ['same-site with our origin', () => ({ origin: here(), 'sec-fetch-site': 'same-site' })],
    ['a forged X-Forwarded-Host', () => ({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' })],
    ['another port', () => ({ origin: `http://localhost:${shell.port + 1}` })],
  ]
  const paths = unsafePaths()

  test('the list of routes is whole', () => {
    expect(paths).toContain('/sign-in')
    expect(paths).toContain('/sign-in/options')
    expect(paths).toContain('/requests/x/step/x')
    expect(paths.length).toBeGreaterThan(20)
  })

  const refused = async (path: string, method: string) => {
    for (const [name, headers] of foreign) {
      const before = reached
      const { status, text } = await send(path, { method, headers: headers() })
      expect({ status, reached }, `${method}, ${name}`).toEqual({ status: 403, reached: before })
      expect(text).toContain('Nothing was changed')
    }
  }

  test.each([...paths, '/csp-report', '/nowhere'])('POST %s', async (path) => {
    await refused(path, 'POST')
  })
  test.each(['/requests/new.data', '/sign-in/options.data', '/requests/x/attach?_data=routes%2Fx'])(
    'data posts too: %s',
    (path) => refused(path, 'POST'),
  )
  test.each(['PUT', 'PATCH', 'DELETE'])('%s', (method) => refused('/requests/x/attach', method))

  test('our own pages are let in', async () => {
    const ours: readonly Record<string, string>[] = [
      { 'sec-fetch-site': 'same-origin', origin: here() },
      { origin: here() },
      { 'sec-fetch-site': 'same-origin', origin: 'null' },
    ]
    for (const headers of ours) expect((await send('/requests/new', { method: 'POST', headers })).status).toBe(200)
  })

  test('reading needs no origin', async () => {
    expect((await send('/cases', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(200)
  })

  test('each refusal is a security event that says where it came from, and no more', async () => {
    const before = shell.events().length
    await send('/sign-in', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })
    await send('/sign-in', { method: 'POST', headers: { 'sec-fetch-site': 'ivan.petrov@example.org' } })
    const [plain, odd] = shell.events().slice(before)
    expect(plain).toMatchObject({ channel: 'security', event: 'origin.refused', status: 403, site: 'cross-site' })
    expect(odd).toMatchObject({ event: 'origin.refused', dropped: 1 })
    expect(JSON.stringify(odd)).not.toContain('petrov')
  })
})

describe('host and method', () => {
  test.each(['evil.example', 'localhost', '127.0.0.1'])('host %s → 421', async (host) => {
    expect((await send('/', { headers: { host } })).status).toBe(421)
    expect(shell.events().at(-1)).toMatchObject({ event: 'host.refused' })
  })
  test.each(['OPTIONS', 'TRACE', 'PROPFIND'])('%s → 405', async (method) => {
    const { status, headers } = await send('/', { method })
    expect(status).toBe(405)
    expect(headers.allow).toContain('POST')
  })
  test('a whole address in place of a path → 400', async () => {
    expect((await send('http://evil.example/')).status).toBe(400)
  })
  test('forwarded headers do not reach the pages', async () => {
    const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '192.0.2.1', forwarded: 'for=192.0.2.1' }
    expect((await send('/', { headers })).text).toBe('reached ')
  })
  test('more headers than browsers send → 431', async () => {
    const headers = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`x-${n}`, '1']))
    expect((await send('/', { headers })).status).toBe(431)
  })
})

describe('bodies are capped before they are read', () => {
  const ours = () => ({ origin: here(), 'sec-fetch-site': 'same-origin' })
  test.each([
    ['/sign-in', 64 * 1024],
    ['/requests/1/draft/identifiers', 4 * 1024 * 1024],
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
  test.each([
    ['of unsaid length', { 'transfer-encoding': 'chunked' }, 411],
    ['that is compressed', { 'content-encoding': 'gzip', 'content-length': '3' }, 415],
  ])('a body %s is refused', async (_name, headers, status) => {
    const sent = { method: 'POST', headers: { ...ours(), ...headers }, body: 'a=b' }
    expect((await send('/sign-in', sent)).status).toBe(status)
  })
  test('nobody reads with a body', async () => {
    expect((await send('/', { headers: { 'content-length': '3' }, body: 'a=b' })).status).toBe(413)
  })
  test('a body within the cap passes', async () => {
    const headers = { ...ours(), 'content-length': '3' }
    expect((await send('/requests/new', { method: 'POST', headers, body: 'a=b' })).status).toBe(200)
  })
  test('a body that does not come is given up, with a sentence', async () => {
    const late = await declare('/slow', 1_000, ours())
    expect(late).toMatch(/^HTTP\/1\.1 408 /)
    expect(late).toContain('did not arrive in time')
    expect(shell.events().at(-1)).toMatchObject({ event: 'body.refused', status: 408 })
  })

  /** Says how long the body is and sends none of it: the answer must come all the same. */
  function declare(path: string, length: number, headers: Record<string, string>): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(shell.port, 'localhost', () => {
        const all = { host: `localhost:${shell.port}`, ...headers, 'content-length': String(length) }
        const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
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
    expect(policy).toContain("require-trusted-types-for 'script';trusted-types 'none'")
    expect(policy).toContain('report-uri /csp-report')
    expect(policy).not.toBe(second.headers['content-security-policy'])
    expect(policy).not.toContain('unsafe')
    expect(first.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(first.headers['permissions-policy']).toContain('camera=()')
    expect(first.headers['strict-transport-security']).toBeUndefined()
    expect(first.headers['x-powered-by']).toBeUndefined()
  })
  test('a refusal has them too', async () => {
    const { headers } = await send('/', { method: 'POST' })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  })
  test('over https browsers are told to stay there', async () => {
    const { host, database: name } = database
    const settings = { PUBLIC_URL: 'https://liaison.example' }
    const secure = await openShell({
      connection: { host, database: name, user: 'portal' },
      settings,
      pages: (_, r) => void r.end(),
    })
    const { headers } = await secure.send('/', { headers: { host: 'liaison.example' } })
    expect(headers['strict-transport-security']).toContain('max-age=31536000')
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests')
    await secure.close()
  })
})

describe('reports of browsers', () => {
  const report = (body: object, type: string) => {
    const text = JSON.stringify(body)
    const headers = { origin: here(), 'sec-fetch-site': 'same-origin', 'content-type': type }
    return send('/csp-report', {
      method: 'POST',
      headers: { ...headers, 'content-length': String(text.length) },
      body: text,
    })
  }
  test('are noted by their directive, and by nothing a page or a person wrote', async () => {
    const before = shell.events().length
    const leaky = { 'document-uri': 'http://localhost/requests?q=petrov', 'script-sample': 'alert("petrov")' }
    const old = { 'csp-report': { ...leaky, 'effective-directive': 'script-src-elem' } }
    expect((await report(old, 'application/csp-report')).status).toBe(204)
    const fresh = [{ type: 'csp-violation', body: { effectiveDirective: 'petrov', blockedURL: 'petrov' } }]
    expect((await report(fresh, 'application/reports+json')).status).toBe(204)
    const [first, second] = shell.events().slice(before)
    expect(first).toMatchObject({ event: 'csp.report', directive: 'script-src-elem' })
    expect(second).toMatchObject({ event: 'csp.report', directive: 'other' })
    expect(shell.security.join('')).not.toContain('petrov')
  })
  test('that are none are refused', async () => {
    expect((await report({}, 'application/csp-report')).status).toBe(400)
    expect((await report([], 'application/reports+json')).status).toBe(400)
    expect((await report({}, 'text/plain')).status).toBe(400)
  })
})

describe('errors are sentences', () => {
  test.each([
    ['/down', 503, 'base de données'],
    ['/full', 503, 'conserve les fichiers'],
    ['/broken', 500, 'Une erreur s’est produite'],
  ])('%s → %d in the language of the browser', async (path, status, words) => {
    const answer = await send(path, { headers: { 'accept-language': 'fr-CH,fr;q=0.9' } })
    expect(answer.status).toBe(status)
    expect(answer.text).toContain('<html lang="fr">')
    expect(answer.text).toContain(words)
    expect(answer.text).not.toMatch(/secret detail|at .*\.ts/)
    expect(answer.headers['retry-after'] !== undefined).toBe(status === 503)
  })
})
