import { afterAll, beforeAll, expect, test } from 'vitest'
import { workOff } from '~/jobs/worker.server'
import { agreeing, estimate, invoice, invoicedCase, paidCase } from '../../kit/costs'
import { keptCase } from '../../kit/preservation'
import { northwind, openPractice, personId, type Part, type Practice } from '../../kit/practice'
import { caseAt } from '../../kit/story'

let practice: Practice
beforeAll(async () => {
  practice = await openPractice('2026-11-23T09:00:00.000Z')
})
afterAll(() => practice.close())

async function seen(part: Part, caseId: string) {
  const view = await practice.liaison.cases.read({ id: personId(part) }, caseId)
  if (!view) throw new Error(`the ${part} sees no case`)
  return view
}

/** The agency's own person as a list is drawn for them. */
async function reader(part: Part) {
  const row = await practice.platform.db.portal.person.findUniqueOrThrow({
    where: { id: personId(part) },
    include: { organisation: true },
  })
  const { organisation, roles } = row
  return { id: row.id, side: organisation.side, roles, organisation } as never
}

test('an estimate is agreed and invoiced beside the request; both sides and oversight read it, nobody else does', async () => {
  const caseId = await invoicedCase(practice)
  await workOff(practice.liaison)
  for (const part of ['officer', 'supervisor', 'intake', 'auditor'] as const)
    expect((await seen(part, caseId)).dossier.costs).toMatchObject({
      estimates: [{ answer: { agreed: false, text: 'One tape will do.' } }, { answer: { agreed: true } }],
      invoices: [{ number: invoice.number, amount: 13_000 }],
    })
  for (const part of ['stranger', 'otherProvider', 'colleague'] as const)
    expect(await practice.liaison.cases.read({ id: personId(part) }, caseId)).toBeNull()
  const auditor = await seen('auditor', caseId)
  expect(auditor.records.filter(({ form }) => form === 'costNote')).toHaveLength(5)
  expect(auditor.trail.filter(({ event }) => event === 'cost.invoice')).toMatchObject([
    { facts: { amount: 13_000, currency: 'EUR', minutes: 155 }, from: 'answered', to: 'answered' },
  ])
  expect(JSON.stringify(auditor.trail)).not.toContain('tape')
  expect(await practice.liaison.verify.case(caseId)).toMatchObject({ verdict: 'holds' })
})

test('the other side is told by number and link alone', async () => {
  const caseId = await paidCase(practice)
  await practice.does('reviewer', caseId, 'cost.estimate', estimate)
  await workOff(practice.liaison)
  const letters = await practice.platform.db.portal.letter.findMany({ where: { caseId } })
  const told = letters.filter(({ subject }) => subject.includes('costs'))
  expect(told.length).toBeGreaterThan(0)
  for (const { subject, body } of told) {
    expect(subject).toMatch(/^The costs of request VD-\S+ were estimated$/)
    expect(body).not.toMatch(/125|EUR|tape/)
  }
})

test('holds nothing up: the request keeps its version, and goes on with an estimate open', async () => {
  const caseId = await paidCase(practice)
  const before = await seen('reviewer', caseId)
  await practice.does('intake', caseId, 'cost.estimate', estimate)
  const after = await seen('reviewer', caseId)
  expect(after).toMatchObject({ version: before.version, state: before.state, clock: before.clock, turn: before.turn })
  const others = ({ offers }: typeof after) => offers.filter((event) => !event.startsWith('cost.'))
  expect(others(after)).toEqual(others(before))
  expect(
    await practice.does('reviewer', caseId, 'request.refuse', { ground: 'overbroad', text: 'Too much.' }),
  ).toMatchObject({ ok: true })
})

test('is agreed to with a passkey, and to what was read', async () => {
  const caseId = await paidCase(practice)
  await practice.does('reviewer', caseId, 'cost.estimate', estimate)
  const agree = (data: object) => practice.does('supervisor', caseId, 'cost.agree', data)
  expect(await agree({ ...agreeing, amount: 1 })).toMatchObject({ problems: [{ rule: 'estimate-moved-on' }] })
  expect(await practice.does('officer', caseId, 'cost.agree', agreeing)).toMatchObject({ because: 'not-permitted' })
  expect(
    await practice.liaison.perform({
      actor: { kind: 'person', personId: personId('supervisor') },
      ...{ caseId, version: null, token: 'unconfirmed-agreement' },
      event: { name: 'cost.agree', data: agreeing },
    }),
  ).toMatchObject({ ok: false, because: 'unconfirmed' })
  expect(await agree(agreeing)).toMatchObject({ ok: true })
})

test('where the provider pays nothing is offered, and the refusal names the law', async () => {
  for (const caseId of [await caseAt(practice, 'legalReview'), await keptCase(practice, 'securing')]) {
    expect((await seen('reviewer', caseId)).offers.filter((event) => event.startsWith('cost.'))).toEqual([])
    expect(await practice.does('reviewer', caseId, 'cost.estimate', estimate)).toMatchObject({
      because: 'not-now',
      problems: [{ rule: 'provider-bears-costs', params: { instrument: 'veldania-law', place: '10(1)' } }],
    })
  }
})

test('sums are told by year to each side of its own requests, and to nobody else', async () => {
  const { costs } = practice.liaison.cases
  await invoicedCase(practice)
  const provider = await costs(await reader('intake'))
  expect(provider).toHaveLength(1)
  const [line] = provider
  expect(line).toMatchObject({ year: 2026, currency: 'EUR', with: expect.stringContaining('Harbour') })
  expect(line!.invoiced % 13_000).toBe(0)
  expect(line!.invoiced).toBeGreaterThanOrEqual(13_000)
  const supervisor = await costs(await reader('supervisor'))
  expect(supervisor).toMatchObject([{ with: northwind.name, agreed: line!.agreed, invoiced: line!.invoiced }])
  for (const part of ['auditor', 'stranger', 'otherProvider'] as const)
    expect(await costs(await reader(part))).toEqual([])
})
