import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openPeople, type People } from '~/people/people.server'
import { performAs } from '../../kit/confirm'
import type { Arrival } from '~/people/sessions.server'
import { workOff } from '~/jobs/worker.server'
import { openPractice, personId, type Practice } from '../../kit/practice'

let practice: Practice
let people: People
const start = '2026-11-23T09:00:00.000Z'
const minutes = (count: number) => count * 60_000
const arrival: Arrival = { by: 'persona', passkey: null, network: '192.0.2.0/24', browser: 'Firefox, Linux' }
const browser = 'b'.repeat(43)
const sha256 = (token: string) => createHash('sha256').update(token).digest('hex')

beforeAll(async () => {
  practice = await openPractice(start)
  people = practice.liaison.people
})
afterAll(() => practice.close())
beforeEach(() => practice.clock.set(start))

describe('sessions', () => {
  const officer = personId('officer')

  test('the token is stored nowhere, only its hash', async () => {
    const token = await people.sessions.start(officer, arrival)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const rows = await practice.platform.db.portal.session.findMany()
    const hashes = rows.map(({ tokenHash }) => Buffer.from(tokenHash).toString('hex'))
    expect(hashes).toContain(sha256(token))
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('it says who is signed in, with the roles of this moment', async () => {
    const person = await people.sessions.read(await people.sessions.start(officer, arrival))
    expect(person).toMatchObject({ id: officer, name: 'Mira Kovač', side: 'agency', roles: ['officer'] })
  })

  test('it ends after 30 minutes without use, and lives on when used', async () => {
    const token = await people.sessions.start(officer, arrival)
    practice.clock.advance(minutes(29))
    expect(await people.sessions.read(token)).not.toBeNull()
    practice.clock.advance(minutes(29))
    expect(await people.sessions.read(token)).not.toBeNull()
    practice.clock.advance(minutes(30))
    expect(await people.sessions.read(token)).toBeNull()
  })

  test('it ends after 12 hours however much it is used', async () => {
    const token = await people.sessions.start(officer, arrival)
    for (let quarter = 1; quarter < 48; quarter++) {
      practice.clock.advance(minutes(15))
      expect(await people.sessions.read(token)).not.toBeNull()
    }
    practice.clock.advance(minutes(15))
    expect(await people.sessions.read(token)).toBeNull()
  })

  test.each(['supervisor', 'reviewer', 'checker', 'operator'] as const)(
    'a %s’s ends after 15 minutes',
    async (part) => {
      const token = await people.sessions.start(personId(part), arrival)
      practice.clock.advance(minutes(14))
      expect(await people.sessions.read(token)).not.toBeNull()
      practice.clock.advance(minutes(15))
      expect(await people.sessions.read(token)).toBeNull()
    },
  )

  test('a role that is given acts on the next request, with its limits', async () => {
    const colleague = personId('colleague')
    const token = await people.sessions.start(colleague, arrival)
    const { name, title, email, phone, language } = (await people.member('portal', colleague))!
    const change = { name, title, email, phone, language, roles: ['officer', 'supervisor'] }
    expect(await practice.does('supervisor', colleague, 'membership.change', change)).toMatchObject({ ok: true })
    expect(await people.sessions.read(token)).toMatchObject({ roles: ['officer', 'supervisor'] })
    practice.clock.advance(minutes(15))
    expect(await people.sessions.read(token)).toBeNull()
  })

  const ends = (part: 'officer' | 'supervisor' | 'stranger', data: object) =>
    practice.does(part, officer, 'session.end', data)

  test('each sign-in has another token; one ended leaves the others, and stands in the trail', async () => {
    const [first, second] = [
      await people.sessions.start(officer, arrival),
      await people.sessions.start(officer, arrival),
    ]
    expect(first).not.toBe(second)
    expect(await ends('officer', { which: 'one', session: sha256(first) })).toMatchObject({ ok: true })
    expect(await people.sessions.read(first)).toBeNull()
    expect(await people.sessions.read(second)).not.toBeNull()
    expect(await practice.platform.db.portal.entry.count({ where: { caseId: officer, event: 'session.end' } })).toBe(1)
  })

  test('nobody ends another person’s session, but their administrator', async () => {
    const token = await people.sessions.start(officer, arrival)
    expect(await ends('stranger', { which: 'one', session: sha256(token) })).toMatchObject({ because: 'not-found' })
    // an administrator of the same organisation, naming a session of somebody else
    const other = await people.sessions.start(personId('colleague'), arrival)
    expect(await ends('supervisor', { which: 'one', session: sha256(other) })).toMatchObject({ ok: true })
    expect(await people.sessions.read(other)).not.toBeNull()
    expect(await people.sessions.read(token)).not.toBeNull()
    expect(await ends('supervisor', { which: 'all' })).toMatchObject({ ok: true })
    expect(await people.sessions.read(token)).toBeNull()
  })

  test('all but one are ended at once', async () => {
    const kept = await people.sessions.start(officer, arrival)
    const other = await people.sessions.start(officer, arrival)
    const { sessionId } = (await people.sessions.read(kept))!
    expect(await ends('officer', { which: 'others', session: sessionId })).toMatchObject({ ok: true })
    expect(await people.sessions.read(other)).toBeNull()
    expect(await people.sessions.list('portal', officer)).toMatchObject([
      { by: 'persona', network: '192.0.2.0/24', browser: 'Firefox, Linux' },
    ])
  })

  test('a token that was replaced serves what was on its way, and later ends the session', async () => {
    const before = await people.sessions.start(officer, arrival)
    const after = (await people.sessions.rotate(before))!
    expect(after).not.toBe(before)
    practice.clock.advance(9_000)
    expect(await people.sessions.read(before)).not.toBeNull()
    practice.clock.advance(2_000)
    expect(await people.sessions.read(after)).not.toBeNull()
    expect(await people.sessions.read(before)).toBeNull()
    expect(await people.sessions.read(after)).toBeNull()
    const flags = await practice.platform.db.portal.entry.findMany({
      where: { caseId: officer, event: 'credential.flag' },
    })
    expect(flags).toHaveLength(1)
    expect(Buffer.from(flags[0]!.bytes).toString()).toContain('token-reused')
    expect(await people.sessions.rotate(before)).toBeNull()
  })

  test.each(['', 'x', 'a'.repeat(43), "' OR 1=1 --", 'é'.repeat(43)])('%j is no session', async (token) => {
    expect(await people.sessions.read(token)).toBeNull()
  })

  test('a suspended person’s session is over at the next request', async () => {
    const checker = personId('checker')
    const token = await people.sessions.start(checker, arrival)
    const answer = await practice.does('intake', checker, 'membership.suspend', { text: 'on leave' })
    expect(answer.ok).toBe(true)
    expect(await people.sessions.read(token)).toBeNull()
  })
})

describe('passkeys', () => {
  const officer = personId('officer')
  const origin = 'http://localhost:3000'
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credential = randomBytes(32).toString('base64url')

  beforeAll(async () => {
    const { x, y } = publicKey.export({ format: 'jwk' })
    const cose = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x!, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y!, 'base64url'),
    ])
    const passkey = {
      id: credential,
      publicKey: cose.toString('base64url'),
      counter: 0,
      transports: ['internal'],
      name: 'test key',
    }
    const answer = await practice.does('officer', officer, 'passkey.add', { passkey })
    expect(answer.ok).toBe(true)
  })

  interface Told {
    readonly challenge: string
    readonly origin?: string
    readonly crossOrigin?: boolean
    readonly rpId?: string
    readonly topOrigin?: string
    readonly flags?: number
    readonly counter?: number
  }

  /** What a device would answer, signed by the officer's key; counter 0, as synced passkeys have. */
  function assertion({
    challenge,
    origin: from = origin,
    crossOrigin = false,
    rpId = 'localhost',
    flags = 0x05,
    counter = 0,
    ...more
  }: Told) {
    const clientData = Buffer.from(
      JSON.stringify({ type: 'webauthn.get', challenge, origin: from, crossOrigin, ...more }),
    )
    const authenticatorData = Buffer.concat([
      createHash('sha256').update(rpId).digest(),
      Buffer.from([flags, 0, 0, 0, counter]),
    ])
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()])
    return {
      ...{ id: credential, rawId: credential, type: 'public-key', clientExtensionResults: {} },
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      },
    }
  }

  test('the right answer signs in, once', async () => {
    const { challenge } = await people.passkeys.signInOptions(browser)
    const answer = assertion({ challenge })
    expect(await people.passkeys.verifySignIn(answer, browser)).toEqual({ personId: officer, passkey: credential })
    expect(await people.passkeys.verifySignIn(answer, browser)).toBeNull()
  })

  test('ten at once with one challenge: one is let in', async () => {
    const { challenge } = await people.passkeys.signInOptions(browser)
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => people.passkeys.verifySignIn(assertion({ challenge }), browser)),
    )
    expect(answers.filter((used) => used?.personId === officer)).toHaveLength(1)
  })

  test('the challenge is not in the database, and serves five minutes', async () => {
    const { challenge } = await people.passkeys.signInOptions(browser)
    const rows = await practice.platform.db.portal.challenge.findMany()
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(challenge)
    practice.clock.advance(minutes(5))
    expect(await people.passkeys.verifySignIn(assertion({ challenge }), browser)).toBeNull()
  })

  test.each<[string, Partial<Told>]>([
    ['another origin', { origin: 'http://localhost.evil.example:3000' }],
    ['another port', { origin: 'http://localhost:3001' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['a foreign frame', { crossOrigin: true }],
    ['a frame in a foreign page', { topOrigin: 'https://evil.example' }],
    ['no user verification', { flags: 0x01 }],
    ['a challenge of its own', { challenge: randomBytes(32).toString('base64url') }],
  ])('%s is refused', async (_name, told) => {
    const { challenge } = await people.passkeys.signInOptions(browser)
    expect(await people.passkeys.verifySignIn(assertion({ challenge, ...told }), browser)).toBeNull()
  })

  test('a challenge serves the browser that asked, and no other', async () => {
    const { challenge } = await people.passkeys.signInOptions(browser)
    expect(await people.passkeys.verifySignIn(assertion({ challenge }), 'c'.repeat(43))).toBeNull()
    expect(await people.passkeys.verifySignIn(assertion({ challenge }), null)).toBeNull()
    expect(await people.passkeys.verifySignIn(assertion({ challenge }), browser)).not.toBeNull()
  })

  test('a thousand wrong sign-ins lock nobody out', async () => {
    const wrong = assertion({ challenge: 'AAAA' })
    for (let hundreds = 0; hundreds < 10; hundreds++) {
      const answers = Array.from({ length: 100 }, () => people.passkeys.verifySignIn(wrong, browser))
      expect((await Promise.all(answers)).every((used) => used === null)).toBe(true)
    }
    const { challenge } = await people.passkeys.signInOptions(browser)
    expect(await people.passkeys.verifySignIn(assertion({ challenge }), browser)).not.toBeNull()
  })

  test('a counter that does not grow is refused and flagged; the person is told', async () => {
    const uses = async (counter: number) => {
      const { challenge } = await people.passkeys.signInOptions(browser)
      return people.passkeys.verifySignIn(assertion({ challenge, counter }), browser)
    }
    expect(await uses(7)).not.toBeNull()
    for (const counter of [7, 6, 0]) expect(await uses(counter)).toBeNull()
    expect(await uses(8)).not.toBeNull()
    const flags = await practice.platform.db.portal.entry.findMany({
      where: { caseId: officer, event: 'credential.flag' },
    })
    expect(flags.filter(({ bytes }) => Buffer.from(bytes).toString().includes('counter-backwards'))).toHaveLength(3)
    await workOff(practice.liaison)
    const letters = await practice.platform.db.portal.letter.findMany({ where: { caseId: officer } })
    expect(letters.filter(({ subject }) => subject === 'One of your passkeys may have been copied')).toHaveLength(3)
  })

  test('a challenge for making a passkey does not serve for signing in', async () => {
    const { challenge } = await people.passkeys.registrationOptions(
      (await people.readPerson('portal', officer))!,
      browser,
    )
    expect(await people.passkeys.verifySignIn(assertion({ challenge }), browser)).toBeNull()
  })

  test.each([null, 'x', 7, {}, { id: '../x' }, { ...assertion({ challenge: 'AAAA' }), id: 'unknown' }])(
    '%j is refused',
    async (response) => {
      expect(await people.passkeys.verifySignIn(response, browser)).toBeNull()
      expect(await people.passkeys.verifyRegistration(officer, response, 'x', browser)).toBeNull()
    },
  )
})

describe('personas and invitations', () => {
  test('personas are there in practice, and nowhere else', async () => {
    expect((await people.personas()).length).toBeGreaterThan(5)
    const production = openPeople(
      { ...practice.platform, env: { ...practice.platform.env, mode: 'production' } },
      async () => {},
    )
    expect(await production.personas()).toEqual([])
  })

  test('a link serves until it is used or too old; only its hash is kept', async () => {
    const { token, invitation, link } = people.invitationOf(crypto.randomUUID())
    const person = crypto.randomUUID()
    const data = {
      ...{
        person,
        organisation: '00000000-0000-4000-8000-100000000003',
        name: 'Lena Ortiz',
        title: 'Sergeant',
        phone: '+1 555 0177',
      },
      ...{
        email: 'lena@harbour-police.example',
        language: 'en',
        roles: ['officer'],
        invitation,
        identified: { how: 'inPerson', document: 'serviceCard', seenOn: '2026-11-20' },
      },
    }
    const actor = { kind: 'person', personId: personId('supervisor') } as const
    const command = { actor, caseId: person, version: 0, procedure: 'membership@1', token: crypto.randomUUID() }
    expect(await performAs(practice.liaison, { ...command, event: { name: 'membership.invite', data } })).toMatchObject(
      {
        ok: true,
      },
    )
    expect(link).toBe(`http://localhost:3000/invitation/${token}`)
    expect(await people.invitationFor(token)).toMatchObject({ inviter: 'Jonas Weiler', roles: ['officer'], version: 1 })
    expect(await people.invitationFor(invitation.tokenHash.slice(0, 43))).toBeNull()
    practice.clock.advance(8 * 24 * minutes(60))
    expect(await people.invitationFor(token)).toBeNull()
  })
})
