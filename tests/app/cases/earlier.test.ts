import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Earlier } from '~/cases/earlier.server'
import type { Reader } from '~/cases/lists.server'
import type { Identifier, IdentifierKind } from '~machines/identifiers/identifier'
import { agencies, oversight, practicePeople, providers } from '../../../prisma/practice-city'
import { lantern, northwind } from '../../../prisma/practice-cast'
import { preservationUntil, type PreservationPlace } from '../../../prisma/practice-preservations'
import { sections, until, type Step } from '../../../prisma/practice-stories'
import { seedOnwardProviders } from '../../../prisma/seed'
import { tell } from '../../../prisma/tell'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'

const contactPoint = agencies.find(({ code }) => code === 'VCP')!

/** That the same identifiers were asked about, told to whom it may be told, on a real database. */

let practice: Practice
let owner: pg.Client
const start = '2026-11-23T09:00:00.000Z'
const day = 86_400_000

beforeAll(async () => {
  practice = await openPractice(start)
  await seedOnwardProviders(practice.liaison)
  owner = new pg.Client(practice.owner)
  await owner.connect()
  await owner.query(`SET liaison.viewer = 'portal'`)
})
afterAll(async () => {
  await owner.end()
  await practice.close()
})
beforeEach(async () => {
  practice.clock.set(start)
  await owner.query('DELETE FROM "IdentifierPrint"')
})

type Sought = readonly [kind: IdentifierKind, value: string]
interface Filing {
  readonly by?: readonly [Part, Part]
  readonly at?: string
  readonly to?: { readonly providerId: string; readonly serviceId: string }
}

const identifier = ([kind, value]: Sought, index: number): Identifier => ({
  ...{ ...sections.identifiers[1]!, id: `i${index + 1}`, kind, value, categories: ['subscriber'] },
})

/** A request about these identifiers, at a state. */
async function file(
  sought: readonly Sought[],
  { by = ['officer', 'supervisor'], at = 'sourceCheck', to }: Filing = {},
) {
  const caseId = randomUUID()
  const steps = until(at).map(([part, name, data]): Step => {
    const who = part === 'officer' ? by[0] : part === 'supervisor' ? by[1] : part
    const { section } = (data ?? {}) as { section?: string }
    if (section === 'identifiers') return [who, name, { section, values: sought.map(identifier) }]
    return [who, name, name === 'request.open' ? { ...data, ...to } : data]
  })
  await tell(practice.liaison, caseId, steps)
  return caseId
}

function reader(part: Part): Reader {
  const { id, organisation, roles } = practicePeople.find((person) => person.id === personId(part))!
  const { side } = [...oversight, ...agencies, ...providers].find((each) => each.id === organisation)!
  return { id, roles, side, organisation: { id: organisation } }
}

const told = (part: Part, caseId: string): Promise<Earlier | null> =>
  practice.liaison.cases.earlier(reader(part), caseId)
const printsIn = async (caseId: string) => practice.platform.db.portal.identifierPrint.findMany({ where: { caseId } })

const one: Sought = ['phone', '+4313338801']
const other: Sought = ['email', 'heron.umbra@mail.example']
const toLantern = { providerId: lantern.id, serviceId: lantern.services[0]!.id }

test('an officer is told of their agency’s requests, whichever the spelling, the person and the provider', async () => {
  const first = await file([one, other])
  practice.clock.advance(day)
  const elsewhere = await file([['email', 'HERON.umbra@mail.example']], {
    by: ['colleague', 'supervisor'],
    to: toLantern,
  })
  practice.clock.advance(day)
  const draft = await file(
    [
      ['account', 'x'],
      ['email', 'Heron.Umbra@MAIL.example'],
      ['phone', '0043 1 333-88 01'],
    ],
    { at: 'draft' },
  )
  const { asks, more, others } = (await told('officer', draft))!
  expect(asks).toEqual([
    expect.objectContaining({
      ...{ caseId: elsewhere, opens: false, sameProvider: false, provider: lantern.name, identifiers: ['i2'] },
      ...{ state: 'sourceCheck', outcome: null, servedAt: '2026-11-24T09:00:00.000Z' },
    }),
    expect.objectContaining({ caseId: first, opens: true, sameProvider: true, identifiers: ['i2', 'i3'] }),
  ])
  expect(asks[1]!.number).toMatch(/^VD-HPB-2026-\d{6}$/)
  expect([more, others]).toEqual([false, null])
})

test('the supervisor is told the same before authorising, and may open every request', async () => {
  const first = await file([one], { by: ['colleague', 'supervisor'] })
  const waiting = await file([one], { at: 'authorisation' })
  expect((await told('supervisor', waiting))!.asks).toMatchObject([{ caseId: first, opens: true, identifiers: ['i1'] }])
})

test('another agency’s requests are not told to an agency, and to the provider as a count alone', async () => {
  const theirs = await file([one], { by: ['duty', 'dutyHead'] })
  await file([other], { by: ['duty', 'dutyHead'], to: toLantern })
  const draft = await file([other, one], { at: 'draft' })
  expect(await told('officer', draft)).toMatchObject({ asks: [], others: null })
  const served = await file([other, one])
  for (const part of ['intake', 'reviewer'] as const)
    expect(await told(part, served)).toEqual({
      ...{ asks: [], more: false, others: { requests: 1, identifiers: ['i2'] }, days: 90 },
    })
  const word = JSON.stringify([await told('intake', served), await told('officer', draft)])
  const { number } = await practice.platform.db.portal.case.findUniqueOrThrow({ where: { id: theirs } })
  for (const secret of [theirs, number!, contactPoint.name, contactPoint.id]) expect(word).not.toContain(secret)
})

test('a provider is told of what the same agency asked it, and nothing of what it asked others', async () => {
  await file([other], { to: toLantern })
  const before = await file([other])
  const served = await file([['email', 'HERON.UMBRA@mail.example']])
  expect((await told('intake', served))!.asks).toMatchObject([
    { caseId: before, opens: true, sameProvider: true, provider: northwind.name },
  ])
})

test('nobody else is told anything', async () => {
  await file([one])
  const served = await file([one])
  const draft = await file([one], { at: 'draft' })
  for (const part of [
    'collector',
    'checker',
    'auditor',
    'operator',
    'stranger',
    'head',
    'jurist',
    'colleague',
  ] as const)
    expect(await told(part, served), part).toBeNull()
  for (const part of ['intake', 'colleague', 'stranger'] as const) expect(await told(part, draft), part).toBeNull()
  expect(await told('officer', 'no id')).toBeNull()
})

test('having data kept and asking for them is no duplicate; having them kept twice is', async () => {
  const keep = async (place: PreservationPlace) => {
    const caseId = randomUUID()
    await tell(practice.liaison, caseId, preservationUntil(place, start), 'preservation@1')
    return caseId
  }
  const kept = await keep('inEffect')
  expect(await practice.liaison.verify.case(kept)).toMatchObject({ verdict: 'holds' })
  expect((await told('officer', await file([['ipv4', '203.0.113.201']], { at: 'draft' })))!.asks).toEqual([])
  expect((await told('officer', await keep('draft')))!.asks).toMatchObject([
    { caseId: kept, identifiers: ['i1', 'i2'], state: 'inEffect' },
  ])
  expect(await practice.liaison.cases.turnaround(northwind.id, 'preservation')).toBeNull()
})

test('what was never served leaves no hash: a draft, one that was withdrawn, one that waits', async () => {
  const draft = await file([one], { at: 'draft' })
  const waiting = await file([one], { at: 'authorisation' })
  await tell(practice.liaison, draft, [['officer', 'request.withdraw', { text: 'Settled otherwise.' }]])
  expect(await practice.platform.db.portal.identifierPrint.count()).toBe(0)
  expect((await told('supervisor', waiting))!.asks).toEqual([])
})

test('a request that was served and withdrawn is told with how it ended', async () => {
  const first = await file([one])
  await tell(practice.liaison, first, [['officer', 'request.withdraw', { text: 'Settled otherwise.' }]])
  const draft = await file([one], { at: 'draft' })
  expect((await told('officer', draft))!.asks).toMatchObject([{ state: 'closed', outcome: 'withdrawn' }])
})

test('hashes follow what is asked: an identifier withdrawn in a clarification is asked about no more', async () => {
  const caseId = await file([one, other], { at: 'legalReview' })
  expect((await printsIn(caseId)).map((row) => row.identifier).sort()).toEqual(['i1', 'i2'])
  const defects = [{ code: 'dataUnclear', field: 'identifiers.i2', text: 'Is it needed?' }]
  await tell(practice.liaison, caseId, [
    ['reviewer', 'clarification.seek', { defects }],
    ['officer', 'clarification.answer', { text: 'No.', identifiers: { i2: null } }],
  ])
  expect(await printsIn(caseId)).toMatchObject([{ identifier: 'i1', servedAt: new Date(start) }])
  expect(await practice.liaison.verify.case(caseId)).toMatchObject({ verdict: 'holds' })
})

test('after ninety days nothing is told, and the hashes are deleted', async () => {
  await file([one])
  practice.clock.advance(89 * day)
  const draft = await file([one], { at: 'draft' })
  expect((await told('officer', draft))!.asks).toHaveLength(1)
  await practice.liaison.cases.forgetPrints()
  expect(await practice.platform.db.portal.identifierPrint.count()).toBe(1)
  practice.clock.advance(2 * day)
  expect((await told('officer', draft))!.asks).toEqual([])
  await practice.liaison.cases.forgetPrints()
  expect(await practice.platform.db.portal.identifierPrint.count()).toBe(0)
})

test('what is kept is a keyed hash, and verify finds one that no request left', async () => {
  const caseId = await file([one, other])
  const rows = await printsIn(caseId)
  expect(rows).toHaveLength(2)
  const whole = JSON.stringify(rows.map((row) => ({ ...row, print: Buffer.from(row.print).toString('latin1') })))
  for (const [kind, value] of [one, other]) {
    expect(whole).not.toContain(value)
    for (const plain of [value, `${kind}:${value}`]) {
      const guess = createHash('sha256').update(plain).digest().toString('latin1')
      expect(whole).not.toContain(JSON.stringify(guess).slice(1, -1))
    }
  }
  expect(await practice.liaison.verify.case(caseId)).toMatchObject({ verdict: 'holds' })
  await owner.query(`UPDATE "IdentifierPrint" SET print = $2 WHERE "caseId" = $1 AND identifier = 'i1'`, [
    ...[caseId, Buffer.alloc(32)],
  ])
  expect(await practice.liaison.verify.case(caseId)).toMatchObject({ verdict: 'broken', fault: 'listing' })
})
