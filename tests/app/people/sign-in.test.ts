import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openPeople, type People } from '~/people/people.server'
import { openPractice, personId, type Practice } from '../../kit/practice'

let practice: Practice
let people: People
const start = '2026-11-23T09:00:00.000Z'
const minutes = (count: number) => count * 60_000

beforeAll(async () => {
  practice = await openPractice(start)
  people = openPeople(practice.platform)
})
afterAll(() => practice.close())
beforeEach(() => practice.clock.set(start))

describe('sessions', () => {
  const officer = personId('officer')

  test('the token is stored nowhere, only its hash', async () => {
    const token = await people.sessions.start(officer)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const rows = await practice.platform.db.portal.session.findMany()
    const hashes = rows.map(({ tokenHash }) => Buffer.from(tokenHash).toString('hex'))
    expect(hashes).toContain(createHash('sha256').update(token).digest('hex'))
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test('it says who is signed in, with the roles of this moment', async () => {
    const person = await people.sessions.read(await people.sessions.start(officer))
    expect(person).toMatchObject({ id: officer, name: 'Mira Kovač', side: 'agency', roles: ['officer'] })
  })

  test('it ends after 30 minutes without use, and lives on when used', async () => {
    const token = await people.sessions.start(officer)
    practice.clock.advance(minutes(29))
    expect(await people.sessions.read(token)).not.toBeNull()
    practice.clock.advance(minutes(29))
    expect(await people.sessions.read(token)).not.toBeNull()
    practice.clock.advance(minutes(30))
    expect(await people.sessions.read(token)).toBeNull()
  })

  test('it ends after 12 hours however much it is used', async () => {
    const token = await people.sessions.start(officer)
    for (let quarter = 1; quarter < 48; quarter++) {
      practice.clock.advance(minutes(15))
      expect(await people.sessions.read(token)).not.toBeNull()
    }
    practice.clock.advance(minutes(15))
    expect(await people.sessions.read(token)).toBeNull()
  })

  test('each sign-in has another token; one ended leaves the others', async () => {
    const [first, second] = [await people.sessions.start(officer), await people.sessions.start(officer)]
    expect(first).not.toBe(second)
    await people.sessions.end(officer, createHash('sha256').update(first).digest('hex'))
    expect(await people.sessions.read(first)).toBeNull()
    expect(await people.sessions.read(second)).not.toBeNull()
  })

  test('nobody ends another person’s session', async () => {
    const token = await people.sessions.start(officer)
    await people.sessions.end(personId('stranger'), createHash('sha256').update(token).digest('hex'))
    expect(await people.sessions.read(token)).not.toBeNull()
  })

  test('all but one are ended at once', async () => {
    const kept = await people.sessions.start(officer)
    const other = await people.sessions.start(officer)
    const { sessionId } = (await people.sessions.read(kept))!
    expect(await people.sessions.endOthers(officer, sessionId)).toBeGreaterThan(0)
    expect(await people.sessions.read(other)).toBeNull()
    expect(await people.sessions.list(officer)).toHaveLength(1)
  })

  test.each(['', 'x', 'a'.repeat(43), "' OR 1=1 --", 'é'.repeat(43)])('%j is no session', async (token) => {
    expect(await people.sessions.read(token)).toBeNull()
  })

  test('a suspended person’s session is over at the next request', async () => {
    const checker = personId('checker')
    const token = await people.sessions.start(checker)
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
    readonly flags?: number
  }

  /** What a device would answer, signed by the officer's key; counter 0, as synced passkeys have. */
  function assertion({
    challenge,
    origin: from = origin,
    crossOrigin = false,
    rpId = 'localhost',
    flags = 0x05,
  }: Told) {
    const clientData = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin: from, crossOrigin }))
    const authenticatorData = Buffer.concat([
      createHash('sha256').update(rpId).digest(),
      Buffer.from([flags, 0, 0, 0, 0]),
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
    const { challenge } = await people.passkeys.signInOptions()
    const answer = assertion({ challenge })
    expect(await people.passkeys.verifySignIn(answer)).toBe(officer)
    expect(await people.passkeys.verifySignIn(answer)).toBeNull()
  })

  test('ten at once with one challenge: one is let in', async () => {
    const { challenge } = await people.passkeys.signInOptions()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => people.passkeys.verifySignIn(assertion({ challenge }))),
    )
    expect(answers.filter((person) => person === officer)).toHaveLength(1)
  })

  test('the challenge is not in the database, and serves five minutes', async () => {
    const { challenge } = await people.passkeys.signInOptions()
    const rows = await practice.platform.db.portal.challenge.findMany()
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(challenge)
    practice.clock.advance(minutes(5))
    expect(await people.passkeys.verifySignIn(assertion({ challenge }))).toBeNull()
  })

  test.each<[string, Partial<Told>]>([
    ['another origin', { origin: 'http://localhost.evil.example:3000' }],
    ['another port', { origin: 'http://localhost:3001' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['a foreign frame', { crossOrigin: true }],
    ['no user verification', { flags: 0x01 }],
    ['a challenge of its own', { challenge: randomBytes(32).toString('base64url') }],
  ])('%s is refused', async (_name, told) => {
    const { challenge } = await people.passkeys.signInOptions()
    expect(await people.passkeys.verifySignIn(assertion({ challenge, ...told }))).toBeNull()
  })

  test('a challenge for making a passkey does not serve for signing in', async () => {
    const { challenge } = await people.passkeys.registrationOptions({
      id: officer,
      name: 'Mira Kovač',
      email: 'mira@example.test',
    })
    expect(await people.passkeys.verifySignIn(assertion({ challenge }))).toBeNull()
  })

  test.each([null, 'x', 7, {}, { id: '../x' }, { ...assertion({ challenge: 'AAAA' }), id: 'unknown' }])(
    '%j is refused',
    async (response) => {
      expect(await people.passkeys.verifySignIn(response)).toBeNull()
      expect(await people.passkeys.verifyRegistration(officer, response, 'x')).toBeNull()
    },
  )
})

describe('personas and invitations', () => {
  test('personas are there in practice, and nowhere else', async () => {
    expect((await people.personas()).length).toBeGreaterThan(5)
    const production = openPeople({ ...practice.platform, env: { ...practice.platform.env, mode: 'production' } })
    expect(await production.personas()).toEqual([])
  })

  test('a link serves until it is used or too old; only its hash is kept', async () => {
    const { token, invitation, link } = people.newInvitation()
    const person = crypto.randomUUID()
    const data = {
      ...{
        person,
        organisation: '00000000-0000-4000-8000-100000000003',
        name: 'Lena Ortiz',
        title: 'Sergeant',
        phone: '+1 555 0177',
      },
      ...{ email: 'lena@harbour-police.example', language: 'en', roles: ['officer'], invitation },
    }
    const actor = { kind: 'person', personId: personId('supervisor') } as const
    const command = { actor, caseId: person, version: 0, procedure: 'membership@1', token: crypto.randomUUID() }
    expect(await practice.perform({ ...command, event: { name: 'membership.invite', data } })).toMatchObject({
      ok: true,
    })
    expect(link).toBe(`http://localhost:3000/invitation/${token}`)
    expect(await people.invitationFor(token)).toMatchObject({ inviter: 'Jonas Weiler', roles: ['officer'], version: 1 })
    expect(await people.invitationFor(invitation.tokenHash.slice(0, 43))).toBeNull()
    practice.clock.advance(7 * 24 * minutes(60))
    expect(await people.invitationFor(token)).toBeNull()
  })
})
