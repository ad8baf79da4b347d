import { createHash, randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '~/cases/types'
import { workOff } from '~/jobs/worker.server'
import type { People } from '~/people/people.server'
import { readVisitor } from '~/people/visitor'
import { loader as operated } from '~/routes/operations.organisations._index'
import { loader as programme } from '~/routes/organisation.programme'
import { loader as account } from '~/routes/account'
import { action as recoverAction, loader as recover } from '~/routes/recovery.$token'
import { loader as invitation } from '~/routes/invitation.$token'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'

let practice: Practice
let people: People
const officer = personId('officer')
const arrival = { by: 'persona', passkey: null, network: '192.0.2.0/24', browser: 'Firefox' } as const
const key = (id: string) => ({ id, publicKey: 'pQ', counter: 0, transports: [], name: 'Key' })

beforeAll(async () => {
  practice = await openPractice()
  people = practice.liaison.people
  await ok(practice.does('officer', officer, 'passkey.add', { passkey: key('lost') }))
})
afterAll(() => practice.close())

async function ok(answer: Promise<Answer>): Promise<void> {
  expect(await answer).toMatchObject({ ok: true })
}

const rule = (answer: Answer) => (answer.ok ? 'accepted' : answer.problems[0]?.rule)

/** Makes another person of the practice city one who may recover. */
function promote(part: Part, roles: readonly string[]) {
  return people.member('portal', personId(part)).then((member) => {
    const { name, title, email, phone, language } = member!
    const profile = { name, title, email, phone, language, roles }
    return ok(practice.does('operator', personId(part), 'membership.change', profile))
  })
}

describe('recovery through the door', () => {
  test('one administrator and one operator are not two of either', async () => {
    const evidence = { evidence: 'Service card and face, at the desk.' }
    expect(rule(await practice.does('supervisor', officer, 'recovery.open', evidence))).toBe('recovery-by-operators')
    await promote('colleague', ['officer', 'administrator'])
    expect(rule(await practice.does('colleague', officer, 'recovery.open', evidence))).toBe('role-too-new')
    expect(rule(await practice.does('supervisor', officer, 'recovery.open', evidence))).toBe('recovery-by-operators')
    practice.clock.advance(72 * 3_600_000)
    expect(rule(await practice.does('operator', officer, 'recovery.open', evidence))).toBe('recovery-by-administrators')
    await ok(practice.does('supervisor', officer, 'recovery.open', evidence))
    expect(
      rule(await practice.does('supervisor', officer, 'recovery.confirm', people.recovery.linkOf(randomUUID()))),
    ).toBe('recovery-second-person')
  })

  test('the second is given a link; used, it leaves one key and no session', async () => {
    const sessions = [await people.sessions.start(officer, arrival), await people.sessions.start(officer, arrival)]
    const { token, link } = people.recovery.linkOf(randomUUID())
    await ok(practice.does('colleague', officer, 'recovery.confirm', { link }))
    expect(await people.recovery.for(token)).toMatchObject({ person: { id: officer } })
    expect(await people.recovery.for('x'.repeat(43))).toBeNull()
    const tokenHash = createHash('sha256').update(token).digest('hex')
    await ok(practice.does('officer', officer, 'recovery.use', { tokenHash, passkey: key('new') }))
    expect((await people.passkeys.list('portal', officer)).map(({ id }) => id)).toEqual(['new'])
    for (const session of sessions) expect(await people.sessions.read(session)).toBeNull()
    expect(await people.recovery.for(token)).toBeNull()
    expect(rule(await practice.does('officer', officer, 'recovery.use', { tokenHash, passkey: key('two') }))).toBe(
      'recovery-over',
    )
  })

  test('an administrator can’t make their own second person, nor one who makes the next', async () => {
    const member = personId('officer')
    const { liaison, clock } = practice
    const appointed = async (by: Part, part: Part, roles: readonly string[]) => {
      const { name, title, email, phone, language } = (await people.member('portal', personId(part)))!
      await ok(practice.does(by, personId(part), 'membership.change', { name, title, email, phone, language, roles }))
    }
    await appointed('operator', 'colleague', ['officer'])
    await appointed('supervisor', 'colleague', ['officer', 'administrator'])
    clock.advance(72 * 3_600_000)
    expect(rule(await practice.does('supervisor', member, 'recovery.open', { evidence: 'x' }))).toBe(
      'recovery-by-operators',
    )
    expect(await liaison.verify.case(personId('colleague'))).toMatchObject({ verdict: 'holds' })
    await appointed('operator', 'colleague', ['officer'])
    await appointed('operator', 'colleague', ['officer', 'administrator'])
    clock.advance(72 * 3_600_000)
  })

  test('a link is too old after a day', async () => {
    await ok(practice.does('supervisor', officer, 'recovery.open', { evidence: 'again' }))
    const { token, link } = people.recovery.linkOf(randomUUID())
    await ok(practice.does('colleague', officer, 'recovery.confirm', { link }))
    practice.clock.advance(25 * 3_600_000)
    expect(await people.recovery.for(token)).toBeNull()
    await ok(practice.does('officer', officer, 'recovery.cancel'))
  })
})

describe('keys and sessions', () => {
  test('an administrator who takes a passkey ends every session; a session ends with its own key', async () => {
    const member = personId('stranger')
    const first = people.practice!.of(member).id
    await ok(practice.does('stranger', member, 'passkey.add', { passkey: key('second') }))
    const [bySecond, byFirst] = await Promise.all(
      ['second', first].map((passkey) => people.sessions.start(member, { ...arrival, by: 'passkey', passkey })),
    )
    await ok(practice.does('stranger', member, 'passkey.revoke', { passkey: 'second' }))
    expect(await people.sessions.read(bySecond!)).toBeNull()
    expect(await people.sessions.read(byFirst!)).not.toBeNull()
    expect(rule(await practice.does('stranger', member, 'passkey.revoke', { passkey: first }))).toBe('last-passkey')
    const other = await people.sessions.start(member, arrival)
    await ok(practice.does('head', member, 'passkey.revoke', { passkey: first }))
    for (const session of [byFirst!, other]) expect(await people.sessions.read(session)).toBeNull()
  })

  test('a session by an identity provider adds no passkey', async () => {
    const { version } = (await people.member('portal', officer))!
    const command = {
      ...{ caseId: officer, version, token: randomUUID() },
      event: { name: 'passkey.add', data: { passkey: key('fourth') } },
    }
    const by = (means: 'provider' | 'passkey', passkey: string | null) =>
      practice.perform({
        ...command,
        actor: { kind: 'person', personId: officer, session: { by: means, passkey, withheld: [] } },
      })
    expect(rule(await by('provider', null))).toBe('passkey-session-needed')
    expect(rule(await by('passkey', 'second'))).toBe('passkey-session-needed')
  })

  test('where device-bound keys are demanded, the roles concerned are withheld by name from whoever comes without', async () => {
    const supervisor = personId('supervisor')
    const bound = {
      ...key('bound'),
      deviceBound: true,
      attestation: 'signed',
      aaguid: '8446ccb9-ab1d-b374-750b-2367ff6f3a1f',
    }
    await ok(practice.does('supervisor', supervisor, 'passkey.add', { passkey: bound }))
    await ok(practice.does('supervisor', supervisor, 'passkey.add', { passkey: key('synced') }))
    const organisation = (await people.readPerson('portal', supervisor))!.organisation
    await ok(practice.does('operator', organisation, 'keys.demand', { deviceBound: true, aaguids: [bound.aaguid] }))
    const session = (passkey: string) => people.sessions.start(supervisor, { ...arrival, by: 'passkey', passkey })
    const withBound = (await people.sessions.read(await session('bound')))!
    expect(withBound).toMatchObject({ roles: ['supervisor', 'administrator'], withheld: [] })
    const withSynced = (await people.sessions.read(await session('synced')))!
    expect(withSynced).toMatchObject({ roles: [], withheld: ['supervisor', 'administrator'] })
    const { by, passkey, withheld } = withSynced
    const suspends = await practice.perform({
      actor: { kind: 'person', personId: supervisor, session: { by, passkey, withheld } },
      ...{ caseId: officer, version: (await people.member('portal', officer))!.version, token: randomUUID() },
      event: { name: 'membership.suspend', data: { text: 'x' } },
    })
    expect(suspends).toMatchObject({ because: 'not-permitted', problems: [{ rule: 'passkey-not-fit' }] })
    const fitting = (await people.passkeys.list('portal', supervisor)).map(({ id, fits }) => [id, fits])
    const expected = { [people.practice!.of(supervisor).id]: false, bound: true, synced: false }
    expect(Object.fromEntries(fitting)).toEqual(expected)
    const options = await people.passkeys.registrationOptions(
      (await people.readPerson('portal', supervisor))!,
      'x'.repeat(43),
    )
    expect(options.attestation).toBe('direct')
  })
})

test('whoever reads the mailbox gets nowhere: letters hold no secret, and their links lead to the sign-in page', async () => {
  await people.devices.recognise(officer, null)
  const arrived = { by: 'passkey', device: 'new', browser: 'Firefox', network: '192.0.2.0/24' }
  await ok(practice.does('officer', officer, 'session.start', arrived))
  await ok(practice.does('operator', officer, 'identity.link', { issuer: 'https://id.example', subject: 'mira' }))
  await workOff(practice.liaison)
  const letters = await practice.platform.db.portal.letter.findMany()
  const subjects = new Set(letters.map(({ subject }) => subject))
  expect(subjects.size).toBeGreaterThanOrEqual(7)
  const texts = letters.map(({ subject, body }) => `${subject}\n${body}`).join('\n')
  // secrets are 43 characters of base64url, their hashes 64 of hex; a code would be digits
  expect(texts.match(/[\w-]{43,}|\b\d{4,}\b/g)?.filter((word) => word !== '3000') ?? []).toEqual([])
  const links = [...new Set(texts.match(/https?:\/\/\S+/g))].map((link) => link.replace('http://localhost:3000', ''))
  expect(links.sort()).toEqual(['/account', '/operations/organisations', '/organisation/programme'])
  const visitor = readVisitor('http://localhost:3000', {}, '198.51.100.1')
  const context = { liaison: practice.liaison, person: null, visitor, path: '/account' }
  const thrown = (run: unknown, params = {}, request = new Request('http://localhost:3000/account')) =>
    (run as (args: LoaderFunctionArgs | ActionFunctionArgs) => Promise<unknown>)({
      context,
      params,
      request,
    } as never).then(
      () => 200,
      (response: Response) => response.headers.get('location') ?? response.status,
    )
  for (const page of [account, operated, programme]) expect(await thrown(page)).toBe('/sign-in?next=%2Faccount')
  for (const token of ['', 'x'.repeat(43), officer]) {
    expect(await thrown(recover, { token })).toBe(404)
    expect(await thrown(recoverAction, { token })).toBe(404)
    expect(await thrown(invitation, { token })).toBe(404)
  }
})
