import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type InteractionResults } from 'oidc-provider'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { requireAddress } from '~/people/issuer-fetch.server'
import type { People } from '~/people/people.server'
import { openPractice, personId, type Practice } from '../../kit/practice'

const harbour = '00000000-0000-4000-8000-100000000003'
const central = '00000000-0000-4000-8000-100000000004'
const browser = 'p'.repeat(43)
const secret = 's'.repeat(43)

let practice: Practice
let people: People
let server: Server
let issuer: string
/** what the person does at the provider */
let login: NonNullable<InteractionResults['login']>

beforeAll(async () => {
  practice = await openPractice()
  people = practice.liaison.people
  server = createServer((request, response) => handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const handle = providerAt(issuer) as Parameters<typeof createServer>[1] & ((...given: unknown[]) => void)
  await trusts(harbour)
  await links(personId('officer'), 'mira')
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await practice.close()
})
beforeEach(() => {
  login = { accountId: 'mira', acr: 'phr', amr: ['hwk'] }
})

/** A real provider: whoever comes is whom `login` says, without a page. */
function providerAt(address: string) {
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  const returns = [harbour, central].map((id) => `http://localhost:3000/sign-in/${id}/return`)
  const provider: Provider = new Provider(address, {
    clients: [{ client_id: 'liaison', client_secret: secret, redirect_uris: returns }],
    jwks: { keys: [{ ...jwk, use: 'sig', alg: 'RS256' } as object] },
    cookies: { keys: ['a key of this test alone'] },
    acrValues: ['phr', 'pwd'],
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    loadExistingGrant: async (context) => {
      const grant = new provider.Grant({ clientId: 'liaison', accountId: context.oidc.session!.accountId! })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  const pages = provider.callback()
  return (request: Parameters<typeof pages>[0], response: Parameters<typeof pages>[1]) =>
    request.url!.startsWith('/interaction/')
      ? void provider.interactionFinished(request, response, { login })
      : void pages(request, response)
}

async function operator(caseId: string, name: string, data: object) {
  expect(await practice.does('operator', caseId, name, data)).toMatchObject({ ok: true })
}

function trusts(organisation: string, more: object = {}) {
  const sealed = people.providers.sealSecret(secret)
  const data = {
    name: 'Harbour sign-in',
    issuer,
    clientId: 'liaison',
    secret: sealed,
    acr: ['phr'],
    amr: ['fido'],
    maxAge: 3_600,
  }
  return operator(organisation, 'identity.trust', { ...data, ...more })
}

function links(person: string, subject: string) {
  return operator(person, 'identity.link', { issuer, subject })
}

/** Goes to the provider and comes back with its answer, as a browser would. */
async function answerOf(organisation = harbour, at = browser): Promise<URLSearchParams> {
  const begun = await people.providers.begin(organisation, at, '/requests')
  if (!begun.ok) throw new Error(begun.because)
  const cookies = new Map<string, string>()
  let address = begun.address
  while (address.startsWith(issuer)) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } })
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!
      cookies.set(name!, value!)
    }
    const next = response.headers.get('location')
    if (!next) throw new Error(`${response.status} at ${address}: ${await response.text()}`)
    address = new URL(next, address).href
  }
  return new URL(address).searchParams
}

const finish = (query: URLSearchParams, organisation = harbour, at: string | null = browser) =>
  people.providers.finish(organisation, at, query)
const refused = (because: string) => ({ ok: false, because })

describe('sign-in by an identity provider', () => {
  test('whoever is linked to the subject is let in, and goes on to where they were going', async () => {
    expect(await finish(await answerOf())).toEqual({ ok: true, personId: personId('officer'), next: '/requests' })
  })

  test('a stated method of the list serves as well', async () => {
    login = { accountId: 'mira', amr: ['fido'] }
    expect(await finish(await answerOf())).toMatchObject({ ok: true })
  })

  test('the answer is used once', async () => {
    const query = await answerOf()
    expect(await finish(query)).toMatchObject({ ok: true })
    expect(await finish(query)).toEqual(refused('identity-visit-over'))
  })

  test('a code that was used serves no other visit', async () => {
    const [used, fresh] = [await answerOf(), await answerOf()]
    expect(await finish(used)).toMatchObject({ ok: true })
    fresh.set('code', used.get('code')!)
    expect(await finish(fresh)).toEqual(refused('identity-answer-used'))
  })

  test('a code somebody else obtained fits no other visit', async () => {
    const [theirs, own] = [await answerOf(harbour, 'q'.repeat(43)), await answerOf()]
    own.set('code', theirs.get('code')!)
    expect(await finish(own)).toEqual(refused('identity-answer-used'))
  })

  test('another nonce', async () => {
    const { db, vault } = practice.platform
    await db.portal.providerVisit.deleteMany()
    const query = await answerOf()
    const [visit] = await db.portal.providerVisit.findMany()
    const kept = JSON.parse(vault.openSmall(visit!.secrets)) as object
    const secrets = Buffer.from(vault.sealSmall(JSON.stringify({ ...kept, nonce: 'another' })))
    await db.portal.providerVisit.update({ where: { stateHash: visit!.stateHash }, data: { secrets } })
    expect(await finish(query)).toEqual(refused('identity-answer-foreign'))
  })

  test.each([
    ['another issuer', 'https://evil.example'],
    ['no issuer', null],
  ])('%s in the answer', async (_name, iss) => {
    const query = await answerOf()
    if (iss) query.set('iss', iss)
    else query.delete('iss')
    expect(await finish(query)).toEqual(refused('identity-answer-foreign'))
  })

  test('an answer for one organisation is none for another (mix-up)', async () => {
    await trusts(central)
    expect(await finish(await answerOf(harbour), central)).toEqual(refused('identity-visit-over'))
  })

  test('an answer is for the browser that asked, and within ten minutes', async () => {
    expect(await finish(await answerOf(), harbour, 'q'.repeat(43))).toEqual(refused('identity-visit-over'))
    expect(await finish(await answerOf(), harbour, null)).toEqual(refused('identity-visit-over'))
    const late = await answerOf()
    practice.clock.advance(600_000)
    expect(await finish(late)).toEqual(refused('identity-visit-over'))
  })

  test.each([
    ['nothing is stated', {}],
    ['a weak context is stated', { acr: 'pwd', amr: ['pwd', 'sms'] }],
  ])('too weak: %s', async (_name, how) => {
    login = { accountId: 'mira', ...how }
    expect(await finish(await answerOf())).toEqual(refused('identity-too-weak'))
  })

  test('a proof of long ago', async () => {
    login = { ...login, ts: Math.floor(Date.now() / 1_000) - 600 }
    const query = await answerOf()
    await practice.platform.db.portal.identityProvider.update({
      where: { organisationId: harbour },
      data: { maxAge: 60 },
    })
    expect(await finish(query)).toEqual(refused('identity-too-old'))
    await practice.platform.db.portal.identityProvider.update({
      where: { organisationId: harbour },
      data: { maxAge: 3_600 },
    })
  })

  test('a subject nobody is linked to, though it is somebody’s e-mail address', async () => {
    const { email } = (await people.readPerson('portal', personId('officer')))!
    login = { ...login, accountId: email }
    const before = await practice.platform.db.portal.person.count()
    expect(await finish(await answerOf())).toEqual(refused('identity-stranger'))
    expect(await practice.platform.db.portal.person.count()).toBe(before)
  })

  test('a person of another organisation, and one who is suspended', async () => {
    await links(personId('stranger'), 'anna')
    await links(personId('colleague'), 'petr')
    login = { ...login, accountId: 'anna' }
    expect(await finish(await answerOf())).toEqual(refused('identity-stranger'))
    login = { ...login, accountId: 'petr' }
    expect(await finish(await answerOf())).toMatchObject({ ok: true })
    await operator(personId('colleague'), 'membership.suspend', { text: 'left' })
    expect(await finish(await answerOf())).toEqual(refused('identity-stranger'))
  })

  test('a subject is one person’s alone', async () => {
    const answer = await practice.does('operator', personId('head'), 'identity.link', { issuer, subject: 'mira' })
    expect(answer).toMatchObject({ because: 'invalid', problems: [{ rule: 'identity-taken' }] })
  })

  test('no provider, and one that was removed', async () => {
    expect(await people.providers.begin(randomUUID(), browser, '/')).toEqual(refused('identity-provider-none'))
    expect(await finish(new URLSearchParams(), 'no id')).toEqual(refused('identity-provider-none'))
    await trusts(central)
    await operator(central, 'identity.distrust', {})
    expect(await people.providers.begin(central, browser, '/')).toEqual(refused('identity-provider-none'))
  })

  test('the client’s secret lies nowhere in clear', async () => {
    const { db } = practice.platform
    const rows = [
      ...(await db.portal.identityProvider.findMany()),
      ...(await db.portal.payload.findMany()),
      ...(await db.portal.case.findMany()),
    ]
    const bytes = rows.flatMap((row) => Object.values(row)).filter((value) => value instanceof Uint8Array)
    expect(bytes.length).toBeGreaterThan(10)
    expect(bytes.some((each) => Buffer.from(each).includes(secret))).toBe(false)
  })
})

describe('what a provider’s documents can make the portal ask', () => {
  const document = (more: object = {}) => ({
    ...{ issuer: 'replaced', authorization_endpoint: '/authorize', token_endpoint: '/token', jwks_uri: '/jwks' },
    ...{ response_types_supported: ['code'], subject_types_supported: ['public'] },
    ...{ id_token_signing_alg_values_supported: ['RS256'], ...more },
  })

  async function listening(answer: (url: string) => { status?: number; headers?: object; body?: object }) {
    const asked: string[] = []
    const listener = createServer((request, response) => {
      asked.push(request.url!)
      const { status = 200, headers = {}, body = {} } = answer(request.url!)
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    })
    await new Promise<void>((resolve) => listener.listen(0, 'localhost', resolve))
    const origin = `http://localhost:${(listener.address() as AddressInfo).port}`
    return { asked, origin, close: () => new Promise((resolve) => listener.close(resolve)) }
  }

  test.each(['authorization_endpoint', 'redirect'] as const)('another host by %s is not asked', async (how) => {
    const internal = await listening(() => ({}))
    const evil = await listening(() => {
      if (how === 'redirect') return { status: 302, headers: { location: `${internal.origin}/latest/meta-data` } }
      return { body: document({ issuer: evil.origin, [how]: `${internal.origin}/x` }) }
    })
    await trusts(central, { issuer: evil.origin })
    expect(await people.providers.begin(central, browser, '/')).toEqual(refused('identity-provider-silent'))
    expect(evil.asked).toHaveLength(1)
    expect(internal.asked).toEqual([])
    await Promise.all([internal.close(), evil.close()])
  })

  test('another host for tokens is not asked', async () => {
    const internal = await listening(() => ({}))
    const evil = await listening(() => ({
      body: document({
        ...{ issuer: evil.origin, authorization_endpoint: `${evil.origin}/authorize` },
        ...{ token_endpoint: `${internal.origin}/token`, jwks_uri: `${internal.origin}/jwks` },
      }),
    }))
    await trusts(central, { issuer: evil.origin })
    const begun = await people.providers.begin(central, browser, '/')
    const state = new URL((begun as { address: string }).address).searchParams.get('state')!
    const answer = await people.providers.finish(central, browser, new URLSearchParams({ state, code: 'x' }))
    expect(answer).toMatchObject({ ok: false })
    expect(internal.asked).toEqual([])
    await Promise.all([internal.close(), evil.close()])
  })

  test('a document that names another issuer is not believed', async () => {
    const evil = await listening(() => ({ body: document({ issuer }) }))
    await trusts(central, { issuer: evil.origin })
    expect(await people.providers.begin(central, browser, '/')).toEqual(refused('identity-provider-silent'))
    await evil.close()
  })

  test.each([
    ...['http://id.example/token', 'https://other.example/token', 'https://id.example:8443/', 'ftp://id.example/'],
    ...[
      'https://id.example.evil.example/',
      'https://user@id.example/',
      'https://id.example@evil.example/',
      'file:///etc/passwd',
    ],
  ])('in production %s is not asked for id.example', (address) => {
    expect(() => requireAddress(address, 'id.example', false)).toThrow()
  })

  test.each([
    ...[
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://127.1/',
      'https://0/',
      'https://[::1]/',
    ],
    ...[
      'https://[::ffff:127.0.0.1]/',
      'https://169.254.169.254/',
      'https://10.0.0.1/',
      'https://localhost/',
      'https://a.localhost/',
    ],
  ])('in production the issuer %s is no name of a host', (address) => {
    expect(() => requireAddress(address, new URL(address).host, false)).toThrow()
  })

  test('its own host is', () => {
    expect(() => requireAddress('https://id.example/token', 'id.example', false)).not.toThrow()
    expect(() => requireAddress('http://localhost:4000/token', 'localhost:4000', true)).not.toThrow()
  })
})
