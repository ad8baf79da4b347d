import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reader } from '~/cases/lists.server'
import { workOff } from '~/jobs/worker.server'
import { agencies, practicePeople } from '../../../prisma/practice-city'
import { alkyone } from '../../../prisma/practice-cast'
import { dismissed, feedback, material, opened, phishing, referred, withdrawn } from '../../../prisma/practice-reports'
import { tell } from '../../../prisma/tell'
import { northwind, openPractice, personId, type Part, type Practice } from '../../kit/practice'
import { letPass, reportCase, reportSeen } from '../../kit/report'
import { askedAs } from '../../kit/row-world'
import { storyCase } from '../../kit/story'

let practice: Practice
const start = '2026-11-23T09:00:00.000Z'
const [harbour, central] = agencies as [(typeof agencies)[number], (typeof agencies)[number]]
beforeAll(async () => {
  practice = await openPractice(start)
})
afterAll(() => practice.close())

const seen = (part: Part, caseId: string) => reportSeen(practice, part, caseId)
const read = (part: Part, caseId: string) => practice.liaison.reports.read({ id: personId(part) }, caseId)
const readerOf = (part: Part, side: Reader['side'], organisation: { readonly id: string }): Reader => {
  const { id, roles } = practicePeople.find((person) => person.id === personId(part))!
  return { id, roles, side, organisation }
}
const owedIsDone = () => workOff(practice.liaison)

test('goes from draft to feedback by its people, its records are sealed, and its chain and replay hold', async () => {
  const caseId = await reportCase(practice, 'triaged', [opened, feedback('officer', 'decisive')])
  await owedIsDone()
  const provider = await seen('intake', caseId)
  expect(provider).toMatchObject({
    ...{ state: 'feedback', closed: true, clock: null },
    context: { outcome: 'opened', usefulness: 'decisive', priority: null },
    dossier: { triage: null, outcome: { reference: 'HPB 91/26', shared: true } },
  })
  const forms = (await seen('supervisor', caseId)).records.map(({ form }) => form)
  expect(forms).toEqual(['report', 'reportReceipt', 'investigation', 'reportFeedback'])
  expect(await practice.liaison.verify.case(caseId)).toMatchObject({ verdict: 'holds' })
  for (const { sha256 } of (await seen('supervisor', caseId)).records)
    for (const part of ['stranger', 'otherProvider', 'collector'] as const)
      expect(await practice.liaison.records.read(personId(part), sha256)).toBeNull()
})

test('nobody but the provider’s intake and legal review sees it before it is sent, and other organisations never', async () => {
  const caseId = await reportCase(practice, 'approval')
  for (const part of ['officer', 'supervisor', 'stranger', 'head', 'otherProvider', 'collector', 'checker'] as const)
    expect(await read(part, caseId), part).toBeNull()
  expect((await seen('reviewer', caseId)).offers).toContain('report.send')
  expect((await seen('intake', caseId)).offers).not.toContain('report.send')
  await tell(practice.liaison, caseId, [['reviewer', 'report.send', { checked: true }]])
  for (const part of ['officer', 'colleague', 'supervisor'] as const)
    expect((await seen(part, caseId)).state).toBe('sent')
  for (const part of ['stranger', 'head', 'otherProvider', 'collector', 'operator'] as const)
    expect(await read(part, caseId), part).toBeNull()
  for (const part of ['stranger', 'otherProvider', 'collector'] as const)
    expect(await practice.does(part, caseId, 'report.acknowledge')).toMatchObject({ because: 'not-found' })
})

test('the agency’s trail begins with the sending, and no entry of the draft is in it', async () => {
  const caseId = await reportCase(practice, 'triaged')
  const events = (await seen('officer', caseId)).trail.map(({ event }) => event)
  expect(events[0]).toBe('report.send')
  expect(events).not.toContain('report.save')
  expect((await seen('intake', caseId)).trail.map(({ event }) => event)).toEqual([
    ...['report.open', 'report.save', 'report.submit', 'report.send', 'report.acknowledge', 'report.triage'],
  ])
  expect(JSON.stringify((await seen('auditor', caseId)).trail)).not.toMatch(/high|fraud desk/)
})

test('it is refused to its author, even where the author is a legal reviewer', async () => {
  const caseId = randomUUID()
  const data = { agency: harbour.id }
  const values = { ...phishing, serviceId: '' }
  await tell(
    practice.liaison,
    caseId,
    [
      ['otherProvider', 'report.open', data],
      ['otherProvider', 'report.save', { ...data, values }],
      ['otherProvider', 'report.submit'],
    ],
    'provider-report@1',
  )
  expect(await practice.does('otherProvider', caseId, 'report.send', { checked: true })).toMatchObject({
    ...{ because: 'not-permitted', problems: [{ rule: 'author-cannot-send' }] },
  })
})

test('numbers are unique and without gaps, per provider and year, whoever sends at once', async () => {
  const drafts = await Promise.all(Array.from({ length: 4 }, () => reportCase(practice, 'approval')))
  const refused = await reportCase(practice, 'approval')
  const [send, checked] = ['report.send', { checked: true }] as const
  const answers = await Promise.all([
    ...drafts.map((caseId) => practice.does('reviewer', caseId, send, checked)),
    practice.does('reviewer', refused, send, {}),
  ])
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, false])
  const rows = await practice.platform.db.portal.case.findMany({
    where: { procedure: 'provider-report@1', providerId: northwind.id, number: { not: null } },
    select: { number: true },
    orderBy: { number: 'asc' },
  })
  const numbers = rows.map(({ number }) => number)
  expect(numbers).toEqual(numbers.map((_, index) => `VD-NWT-2026-R${String(index + 1).padStart(6, '0')}`))
})

test('the same form sent twice sends once', async () => {
  const caseId = await reportCase(practice, 'received')
  const command = {
    ...({ actor: { kind: 'person', personId: personId('officer') }, caseId, token: randomUUID() } as const),
    ...{ version: 5, event: { name: 'report.triage', data: { priority: 'low', text: 'Known.' } } },
  }
  const [first, second] = [await practice.perform(command), await practice.perform(command)]
  expect(first).toMatchObject({ ok: true })
  expect(second).toEqual(first)
})

test('oversight finds it in the search, reads its steps, and nobody’s identifier', async () => {
  const caseId = await reportCase(practice, 'triaged', [
    ['intake', 'message.add', { text: 'Again from 203.0.113.77 this morning.' }],
  ])
  await owedIsDone()
  const view = await seen('auditor', caseId)
  expect(JSON.stringify(view.dossier)).not.toMatch(/203\.0\.113\.77|2001:db8:4f|copied our sign-in page/)
  expect(view.records.map(({ form }) => form)).toEqual(['reportReceipt'])
  const [report] = (await seen('supervisor', caseId)).records
  expect(await practice.liaison.records.read(personId('auditor'), report!.sha256)).toBeNull()
  const auditor = readerOf('auditor', 'oversight', { id: practicePeople[1]!.organisation })
  const search = { show: 'all', search: view.context.number! } as const
  const { lines } = await practice.liaison.cases.search(auditor, { ...search, event: 'report.triage' })
  expect(lines).toMatchObject([{ id: caseId, procedure: 'provider-report@1', title: 'phishing' }])
  expect((await practice.liaison.cases.search(auditor, { ...search, event: 'report.refer' })).lines).toEqual([])
})

test('stands in the lists of its two sides alone, by the code of its incident', async () => {
  const { reports } = practice.liaison
  const caseId = await reportCase(practice, 'sent', [], material)
  const listed = async (reader: Reader) => (await reports.list(reader, { show: 'all' })).lines
  const own = await listed(readerOf('intake', 'provider', northwind))
  expect(own.find(({ id }) => id === caseId)).toMatchObject({ title: 'childAbuse', turn: 'supervisor', state: 'sent' })
  const received = await listed(readerOf('officer', 'agency', harbour))
  expect(received.find(({ id }) => id === caseId)).toMatchObject({ provider: northwind.name })
  expect(received.filter(({ state }) => state === 'drafting' || state === 'approval')).toEqual([])
  expect(await listed(readerOf('stranger', 'agency', central))).toEqual([])
  expect(await listed(readerOf('collector', 'provider', northwind))).toEqual([])
  const requests = await practice.liaison.cases.list(readerOf('supervisor', 'agency', harbour), { show: 'all' })
  expect(requests.lines.filter(({ procedure }) => procedure.startsWith('provider-report@'))).toEqual([])
})

test('reports do not count when the source of a request is weighed', async () => {
  await reportCase(practice, 'sent')
  const request = await storyCase(practice, 'delivered')
  const { dossier } = (await practice.liaison.cases.read({ id: personId('intake') }, request))!
  expect(dossier.served!.source!.history.served).toBe(0)
})

describe('clocks', () => {
  test('an urgent report has the shorter one; when it passes both sides are told, once, and nothing of whom it is about', async () => {
    const caseId = await reportCase(practice, 'sent', [], material)
    const { clock } = await seen('supervisor', caseId)
    expect(clock).toMatchObject({ rule: 'urgentReportReceipt', source: { instrument: 'liaison@1', weight: 'policy' } })
    expect(clock!.due).toBe('2026-11-24T09:00:00.000Z')
    const deadlines = await practice.liaison.cases.deadlines(readerOf('supervisor', 'agency', harbour))
    expect(deadlines.find((each) => each.caseId === caseId)).toMatchObject({ rule: 'urgentReportReceipt' })
    await letPass(practice, caseId)
    const view = await seen('supervisor', caseId)
    expect(view.trail.filter(({ event }) => event === 'deadline.pass')).toHaveLength(1)
    await owedIsDone()
    const letters = await practice.platform.db.portal.letter.findMany({ where: { caseId } })
    const of = (part: Part) => practicePeople.find(({ id }) => id === personId(part))!.email
    const late = letters.filter(({ subject }) => subject.startsWith('A time on report'))
    expect(late.map(({ recipient }) => recipient).sort()).toEqual(
      [of('supervisor'), of('intake'), of('reviewer')].sort(),
    )
    expect(letters.every(({ body }) => body.includes(`/reports/${caseId}`))).toBe(true)
    expect(JSON.stringify(letters)).not.toMatch(/e3b0c44|known material|account|NWT-CSA/)
  })

  test('acknowledged, the clock for feedback is the one that matters, until feedback is given', async () => {
    const caseId = await reportCase(practice, 'received')
    expect((await seen('intake', caseId)).clock).toMatchObject({ rule: 'reportFeedback', length: 'P90D' })
    await tell(practice.liaison, caseId, [
      ['officer', 'report.triage', { priority: 'low', text: 'Known.' }],
      dismissed,
      feedback('officer', 'knownBefore'),
    ])
    const owner = new pg.Client(practice.owner)
    await owner.connect()
    const jobs = await owner.query('SELECT key FROM graphile_worker.jobs WHERE key LIKE $1', [`deadline:${caseId}:%`])
    await owner.end()
    expect(jobs.rows).toEqual([])
  })
})

describe('a referral', () => {
  test('tells the provider the agency, the agency nothing; the provider repeats the report there, and the link stays', async () => {
    const caseId = await reportCase(practice, 'triaged', [referred])
    const { dossier, context } = await seen('intake', caseId)
    expect(context).toMatchObject({ outcome: 'referred', referredTo: central.id, ground: 'otherTerritory' })
    expect(dossier.outcome!.to!.name).toBe(central.name)
    expect(await read('head', caseId)).toBeNull()
    const repeated = randomUUID()
    const steps = [['intake', 'report.open', { agency: central.id, origin: caseId }]] as const
    await tell(practice.liaison, repeated, steps, 'provider-report@1')
    const copy = await seen('intake', repeated)
    expect(copy).toMatchObject({ state: 'drafting', context: { number: null, origin: caseId, agency: central.id } })
    expect(copy.dossier.draft).toMatchObject({ seen: phishing.seen, identifiers: phishing.identifiers })
    await tell(practice.liaison, repeated, [
      ['intake', 'report.submit'],
      ['reviewer', 'report.send', { checked: true }],
    ])
    expect(await seen('head', repeated)).toMatchObject({ state: 'sent' })
    expect(await read('supervisor', repeated)).toBeNull()
    const { reports } = practice.liaison
    expect(await reports.repeated({ id: personId('intake') }, await seen('intake', caseId))).toMatchObject([
      { id: repeated, later: true, agency: central.name },
    ])
    expect(await reports.repeated({ id: personId('head') }, await seen('head', repeated))).toEqual([])
  })

  test('another provider’s report cannot be repeated', async () => {
    const caseId = await reportCase(practice, 'triaged', [referred])
    const event = { name: 'report.open', data: { agency: central.id, origin: caseId } }
    const actor = { kind: 'person', personId: personId('otherProvider') } as const
    const command = {
      actor,
      caseId: randomUUID(),
      version: 0,
      token: randomUUID(),
      procedure: 'provider-report@1',
      event,
    }
    expect(await practice.perform(command)).toMatchObject({
      ...{ because: 'invalid', problems: [{ rule: 'report-origin-unknown', field: 'origin' }] },
    })
  })
})

test('withdrawn, the agency keeps what it received and learns why; a withdrawal of a draft reaches nobody', async () => {
  const sent = await reportCase(practice, 'received', [withdrawn])
  await owedIsDone()
  const view = await seen('supervisor', sent)
  expect(view).toMatchObject({
    state: 'takenBack',
    closed: true,
    dossier: { withdrawal: { text: 'It was a test of our own.' } },
  })
  expect(view.records.map(({ form }) => form)).toContain('reportWithdrawal')
  const draft = await reportCase(practice, 'drafting', [withdrawn])
  await owedIsDone()
  expect(await read('supervisor', draft)).toBeNull()
  const agencyMail = practicePeople.find(({ id }) => id === personId('supervisor'))!.email
  expect(await practice.platform.db.portal.letter.count({ where: { caseId: draft, recipient: agencyMail } })).toBe(0)
})

test('an agency that is suspended by the time gets no report', async () => {
  const caseId = randomUUID()
  const data = { agency: central.id }
  await tell(
    practice.liaison,
    caseId,
    [
      ['intake', 'report.open', data],
      ['intake', 'report.save', { ...data, values: phishing }],
      ['intake', 'report.submit'],
    ],
    'provider-report@1',
  )
  await practice.platform.db.portal
    .$executeRaw`UPDATE "Organisation" SET state = 'suspended' WHERE id = ${central.id}::uuid`
  expect(await practice.does('reviewer', caseId, 'report.send', { checked: true })).toMatchObject({
    ...{ because: 'invalid', problems: [{ rule: 'report-agency-unknown' }] },
  })
  await practice.platform.db.portal
    .$executeRaw`UPDATE "Organisation" SET state = 'active' WHERE id = ${central.id}::uuid`
})

test('the database alone shows the rows of a report to nobody else', async () => {
  const ids = { draft: await reportCase(practice, 'approval'), sent: await reportCase(practice, 'sent') }
  const portal = new pg.Client({ ...practice.owner, user: 'portal' })
  await portal.connect()
  const shown = async (part: Part, table: 'Case' | 'Entry' | 'Payload') => {
    const column = table === 'Case' ? 'id' : '"caseId"'
    const sql = `SELECT DISTINCT ${column} AS id FROM "${table}" WHERE ${column} = ANY($1)`
    const { rows } = await askedAs<{ id: string }>(portal, { viewer: personId(part) }, sql, [Object.values(ids)])
    return Object.entries(ids)
      .filter(([, id]) => rows.some((row) => row.id === id))
      .map(([name]) => name)
  }
  const expected: readonly (readonly [Part, readonly string[]])[] = [
    ['intake', ['draft', 'sent']],
    ['reviewer', ['draft', 'sent']],
    ['officer', ['sent']],
    ['colleague', ['sent']],
    ['supervisor', ['sent']],
    ['auditor', ['draft', 'sent']],
    ...(['collector', 'checker', 'stranger', 'head', 'otherProvider', 'operator'] as const).map(
      (part) => [part, []] as const,
    ),
  ]
  for (const [part, names] of expected)
    for (const table of ['Case', 'Entry', 'Payload'] as const)
      expect(await shown(part, table), `${part} ${table}`).toEqual(names)
  await portal.end()
})

test('a provider of another name is unaffected by numbers: each counts its own', async () => {
  const row = await practice.platform.db.portal.counter.findMany({ where: { agencyId: alkyone.id } })
  expect(row).toEqual([])
})
