import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { replay } from '~/cases/as-of.server'
import { deedDone } from '~/cases/deeds'
import { recordInput } from '~/cases/record-input.server'
import type { Command } from '~/cases/types'
import { isConfirmed, openConfirmations, type Given } from '~/people/confirmations.server'
import type { Deed } from '~/people/deed'
import { documentOf } from '~/records/forms/index'
import { openPracticePasskeys } from '~/people/practice-passkeys.server'
import type { Platform } from '~/platform/platform.server'
import { procedureById, procedures } from '~machines/index'
import type { Confirmation, Facts } from '~machines/kit/facts'
import { deedOf, performAs, practiceAnswer } from '../../kit/confirm'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'
import { caseAt } from '../../kit/story'

let practice: Practice
beforeAll(async () => void (practice = await openPractice()))
afterAll(() => practice.close())

const people = () => practice.liaison.people

async function authorising(part: Part = 'supervisor', data: object = { checked: true }): Promise<Command> {
  const caseId = await caseAt(practice, 'authorisation')
  const { version } = await practice.platform.db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
  const actor = { kind: 'person', personId: personId(part) } as const
  return { actor, caseId, version, token: randomUUID(), event: { name: 'request.authorise', data } }
}

async function asked(command: Command): Promise<Deed> {
  return deedOf(await practice.perform(command))
}

describe('a deed that asks for a passkey', () => {
  test('is refused without one, and nothing happens', async () => {
    const command = await authorising()
    expect(await practice.perform(command)).toMatchObject({ ok: false, because: 'unconfirmed' })
    expect(await practice.platform.db.portal.case.findUnique({ where: { id: command.caseId } })).toMatchObject({
      state: 'authorisation',
      version: command.version,
    })
  })

  test('is asked for only when nothing else is in the way', async () => {
    for (const [part, data] of [
      ['officer', { checked: true }],
      ['supervisor', { checked: false }],
    ] as const) {
      const answer = await practice.perform(await authorising(part, data))
      expect(answer).toMatchObject({ ok: false })
      expect(answer).not.toHaveProperty('deed')
    }
  })

  test('takes the passkey of the person over this very deed, once', async () => {
    const command = await authorising()
    const given = await practiceAnswer(people(), await asked(command))
    expect(await practice.perform({ ...command, given })).toMatchObject({ ok: true })
    const again = await authorising()
    expect(await practice.perform({ ...again, given })).toMatchObject({ ok: false, because: 'unconfirmed' })
  })

  const wrong: readonly (readonly [string, (deed: Deed, command: Command) => Promise<Given>])[] = [
    ['another person’s passkey', async (deed) => answerOf(deed, { signer: personId('officer') })],
    ['a deed on another case', async (deed) => answerOf({ ...deed, case: randomUUID() })],
    ['another event', async (deed) => answerOf({ ...deed, event: 'request.return' })],
    ['other data', async (deed) => answerOf({ ...deed, data: '0'.repeat(64) })],
    ['another version of the case', async (deed) => answerOf({ ...deed, seen: deed.seen! - 1 })],
    ['a question the portal never asked', async (deed) => forged(deed)],
    ['no user verification', async (deed) => withoutUserVerification(deed)],
    ['an answer that is none', async (deed) => ({ ...(await practiceAnswer(people(), deed)), response: null })],
    ['another nonce', async (deed) => ({ ...(await practiceAnswer(people(), deed)), nonce: 'x' })],
    ['another browser', async (deed) => ({ ...(await practiceAnswer(people(), deed)), browser: 'stolen elsewhere' })],
    ['a foreign address', async (deed) => fromElsewhere(deed)],
  ]
  test.each(wrong)('does not take %s', async (_, answering) => {
    const command = await authorising()
    const given = await answering(await asked(command), command)
    expect(await practice.perform({ ...command, given })).toMatchObject({
      ...{ ok: false, because: 'unconfirmed', problems: [{ rule: 'confirmation-refused' }] },
    })
    expect(await performAs(practice.liaison, command)).toMatchObject({ ok: true })
  })

  test('does not take an answer after five minutes', async () => {
    const command = await authorising()
    const given = await practiceAnswer(people(), await asked(command))
    practice.clock.advance(5 * 60_000)
    expect(await practice.perform({ ...command, given })).toMatchObject({ ok: false, because: 'unconfirmed' })
  })

  test('in production no passkey is made by the portal', () => {
    const { env } = practice.platform
    expect(openPracticePasskeys({ ...practice.platform, env: { ...env, mode: 'production' } })).toBeNull()
  })
})

describe('what was confirmed stays provable', () => {
  test('the event alone proves it, and any other event refutes it', async () => {
    const command = await authorising()
    await performAs(practice.liaison, command)
    const { deed, confirmation } = await lastConfirmed(command.caseId)
    expect(await isConfirmed(deed, confirmation)).toBe(true)
    const others: Partial<Deed>[] = [
      { data: 'f'.repeat(64) },
      { person: randomUUID() },
      { seen: 1 },
      { event: 'x' },
      { text: '0'.repeat(64) },
    ]
    for (const other of others)
      expect(await isConfirmed({ ...deed, ...other }, confirmation), JSON.stringify(other)).toBe(false)
    for (const field of ['signature', 'authenticatorData', 'clientDataJSON', 'nonce', 'publicKey'] as const) {
      const altered = { ...confirmation, [field]: flipped(confirmation[field]) }
      expect(await isConfirmed(deed, altered), field).toBe(false)
    }
  })

  test('a submission, which carries nothing, is bound to the very text that is submitted', async () => {
    const command = await authorising()
    const { deed, seq } = await lastConfirmed(command.caseId)
    expect(deed.event).toBe('request.submit')
    expect(deed.text).toBe(await hashAt(command.caseId, seq - 1))
    await practice.does('officer', command.caseId, 'note.add', { text: 'A note moves nothing.' })
    expect(await asked(command)).toMatchObject({ text: await hashAt(command.caseId, seq) })
  })

  test('the record carries the deed and the signature, for whoever has nothing else', async () => {
    const command = await authorising()
    await performAs(practice.liaison, command)
    const { seq: entry } = await lastConfirmed(command.caseId)
    const input = await recordInput(practice.platform, 'portal', {
      caseId: command.caseId,
      form: 'authorisation',
      entry,
    })
    const { confirmed } = JSON.parse(documentOf(input).json) as { confirmed: Deed & Confirmation }
    expect(await isConfirmed(confirmed, confirmed)).toBe(true)
    expect(await isConfirmed({ ...confirmed, person: personId('officer') }, confirmed)).toBe(false)
  })

  test('verify names the entry whose key the person’s membership never named', async () => {
    const command = await authorising()
    await performAs(practice.liaison, command)
    expect(await practice.liaison.verify.case(command.caseId)).toMatchObject({ verdict: 'holds' })
    const { seq } = await lastConfirmed(command.caseId)
    const membership = personId('supervisor')
    const payloads = await practice.platform.db.portal.payload.findMany({ where: { caseId: membership } })
    await asOwner(
      `DELETE FROM "Payload" WHERE "caseId" = '${membership}'; DELETE FROM "Entry" WHERE "caseId" = '${membership}'`,
    )
    expect(payloads.length).toBeGreaterThan(0)
    expect(await practice.liaison.verify.case(command.caseId)).toEqual({
      verdict: 'broken',
      seq,
      fault: 'confirmation',
    })
  })
})

test('every deed that the rules of the house name asks for a passkey', () => {
  const signed = procedures.flatMap(({ events }) =>
    Object.values(events).flatMap((each) => (each.signed ? [each.name] : [])),
  )
  for (const name of mustBeSigned) expect(signed, name).toContain(name)
})

/** Submission, authorisation, decisions, release, downloads, reveals, memberships and keys. */
const mustBeSigned = [
  ...['request.submit', 'request.authorise', 'source.verify', 'source.reject', 'decision.give', 'request.refuse'],
  ...[
    'request.notHolder',
    'answer.deliver',
    'file.download',
    'order.download',
    'membership.invite',
    'membership.reinvite',
  ],
  ...[
    'membership.change',
    'membership.suspend',
    'membership.restore',
    'membership.end',
    'passkey.add',
    'passkey.revoke',
  ],
  ...['organisation.register', 'organisation.change', 'keys.demand', 'identity.trust', 'identity.distrust'],
  ...['authority.publish', 'authority.confirm'],
  ...['callBack.record', 'source.countersign', 'request.reclaim'],
  ...['organisation.vet', 'organisation.admit', 'organisation.suspend', 'organisation.restore', 'domain.prove'],
  ...[
    'change.propose',
    'change.confirm',
    'change.cancel',
    'emergency.propose',
    'emergency.grant',
    'emergency.withdraw',
  ],
  ...['membership.leave', 'membership.stay'],
  ...['identity.reveal', 'identity.allowOversight', 'finding.explain', 'finding.escalate', 'finding.dismiss'],
  ...['calendar.open', 'recovery.open', 'recovery.confirm', 'identity.link', 'identity.unlink'],
]

const browser = 'a session of theirs'

async function answerOf(deed: Deed, { signer = deed.person } = {}): Promise<Given> {
  const { asked, options } = await people().confirmations.ask(deed, browser)
  return { ...asked, browser, response: people().practice!.answer(signer, options.challenge) }
}

/** A true signature over a challenge that is in no database. */
async function forged(deed: Deed): Promise<Given> {
  const { passkey } = practice.platform.db.signIn
  const forgetful = { passkey, challenge: { deleteMany: async () => {}, create: async () => {} } }
  const db = { signIn: forgetful } as unknown as Platform['db']
  const elsewhere = openConfirmations({ ...practice.platform, db })
  const { asked, options } = await elsewhere.ask(deed, browser)
  return { ...asked, browser, response: people().practice!.answer(deed.person, options.challenge) }
}

async function withoutUserVerification(deed: Deed): Promise<Given> {
  const given = await practiceAnswer(people(), deed)
  const { response, ...credential } = given.response as { response: Record<string, string> }
  const authenticator = Buffer.from(response.authenticatorData!, 'base64url')
  authenticator[32] = 1
  return {
    ...given,
    response: { ...credential, response: { ...response, authenticatorData: authenticator.toString('base64url') } },
  }
}

async function fromElsewhere(deed: Deed): Promise<Given> {
  const { platform } = practice
  const env = { ...platform.env, publicUrl: 'http://liaison-police.example' }
  const { asked, options } = await people().confirmations.ask(deed, browser)
  return {
    ...asked,
    browser,
    response: openPracticePasskeys({ ...platform, env })!.answer(deed.person, options.challenge),
  }
}

async function hashAt(caseId: string, seq: number): Promise<string> {
  const { hash } = await practice.platform.db.portal.entry.findUniqueOrThrow({ where: { caseId_seq: { caseId, seq } } })
  return Buffer.from(hash).toString('hex')
}

async function lastConfirmed(caseId: string): Promise<{ seq: number; deed: Deed; confirmation: Confirmation }> {
  const { db, vault } = practice.platform
  const lived = await replay(db.portal, vault, caseId)
  const last = lived.findLast(({ payload }) => (payload.facts as Facts).confirmation)!
  const { entry, payload } = last
  const deed = deedDone(procedureById(entry.procedure)!, last, lived)
  return { seq: entry.seq, deed, confirmation: (payload.facts as Facts).confirmation! }
}

/** As whoever owns the database and no longer feels bound by its triggers. */
async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client(practice.owner)
  await client.connect()
  await client.query(`${unbound}; ${sql}`).finally(() => client.end())
}

const unbound = 'ALTER TABLE "Entry" DISABLE TRIGGER ALL; ALTER TABLE "Payload" DISABLE TRIGGER ALL'

function flipped(text: string): string {
  const bytes = Buffer.from(text, 'base64url')
  bytes[bytes.length >> 1]! ^= 1
  return bytes.toString('base64url')
}
