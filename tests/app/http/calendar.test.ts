import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alkyone, alkyoneMail, type Part } from '../../../prisma/practice-cast'
import { calledBack, until, type Step } from '../../../prisma/practice-stories'
import { tell } from '../../../prisma/tell'
import { icalendar } from '~/routes/lib/icalendar'
import { hiddenFields, openPortal, type OpenedPortal } from '../../kit/logged-portal'
import { openPractice, personId, type Practice } from '../../kit/practice'
import { caseAt } from '../../kit/story'

let practice: Practice
let portal: OpenedPortal
/** Requests that run, stand or are over. */
const at: Record<string, string> = {}
const answerDue = 'DTSTART:20261203T090000Z'

beforeAll(async () => {
  practice = await openPractice()
  portal = await openPortal(practice)
  for (const state of ['draft', 'legalReview', 'answered', 'closed']) at[state] = await caseAt(practice, state)
  at.own = randomUUID()
  const elsewhere: Partial<Record<Part, Part>> = { officer: 'stranger', supervisor: 'head' }
  const addressee = { providerId: alkyone.id, serviceId: alkyoneMail.id, answerLanguage: 'ru' }
  const filed = until('sourceCheck').map(([part, name, data]): Step => [
    elsewhere[part] ?? part,
    ...([name, name === 'request.open' ? addressee : data] as const),
  ])
  await tell(practice.liaison, at.own, [...filed, ...calledBack('jurist', 'Дежурная часть')])
  at.clarification = await caseAt(practice, 'legalReview')
  const asked = { defects: [{ code: 'factsInsufficient', field: '', text: 'Canaryquestion?' }] }
  const paused = await practice.does('reviewer', at.clarification, 'clarification.seek', asked)
  if (!paused.ok) throw new Error(JSON.stringify(paused))
}, 120_000)
afterAll(async () => {
  await portal.close()
  await practice.close()
})

type Visitor = Awaited<ReturnType<OpenedPortal['as']>>

/** Presses a button of the account page and confirms what is asked for with the practice passkey. */
async function press(visitor: Visitor, event: string) {
  const { text } = await visitor.get('/account')
  const form = text.split('<form').find((each) => each.includes(`value="${event}"`))!
  const asked = await visitor.post('/account', hiddenFields(form))
  const confirming = /<form[^>]*confirm__practice[^]*?<\/form>/.exec(asked.text)
  return confirming ? visitor.post('/account', hiddenFields(confirming[0])) : asked
}

/** Makes an address and reads it off the page: its path, since tests listen on a port of their own. */
async function opens(part: Part): Promise<string> {
  const made = await press(await portal.as(part), 'calendar.open')
  expect(made.status).toBe(200)
  return /\/calendar\/[\w-]{43}\.ics/.exec(made.text.replaceAll('<wbr/>', ''))![0]
}

const read = (path: string) => portal.stranger.get(path)

/** What a calendar program makes of it: unfolded lines, then components (RFC 5545, 3.1). */
function parsed(text: string): Record<string, string>[] {
  expect(text.endsWith('\r\n')).toBe(true)
  const physical = text.slice(0, -2).split('\r\n')
  for (const line of physical) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line).not.toMatch(/[\r\n\uFFFD]/)
  }
  const lines = physical.join('\r\n').replaceAll('\r\n ', '').split('\r\n')
  expect([lines[0], lines[1], lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'END:VCALENDAR'])
  const events: Record<string, string>[] = []
  for (const line of lines) {
    const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line)!
    if (line === 'BEGIN:VEVENT') events.push({})
    else if (name !== 'END' && events.length > 0)
      events.at(-1)![name!] = value!.replace(/\\(.)/gs, (_, it) => (it === 'n' ? '\n' : it))
  }
  return events
}

async function shown(path: string) {
  const reply = await read(path)
  expect(reply.status).toBe(200)
  return parsed(reply.text)
}

async function numberOf(state: string): Promise<string> {
  const row = await practice.platform.db.portal.case.findUniqueOrThrow({ where: { id: at[state]! } })
  return row.number!
}

test('an address is read without signing in, kept by nobody, and shows the clocks that run', async () => {
  const reply = await read(await opens('officer'))
  expect(reply.headers['content-type']).toBe('text/calendar; charset=utf-8')
  expect(reply.headers['cache-control']).toBe('no-store')
  const events = parsed(reply.text)
  const uids = events.map(({ UID }) => UID!.split('@')[0]).sort()
  // the answer's clock stands while defects are open; the agency's own runs
  const running = [`${at.legalReview}.answer`, `${at.answered}.closing`, `${at.clarification}.clarification`]
  expect(uids).toEqual(running.sort())
  const answer = events.find(({ UID }) => UID!.startsWith(at.legalReview!))!
  const address = `${practice.platform.env.publicUrl}/requests/${at.legalReview}`
  expect(answer).toMatchObject({
    SUMMARY: `${await numberOf('legalReview')}: answer due`,
    ...{ DESCRIPTION: address, URL: address, CLASS: 'PRIVATE', TRANSP: 'TRANSPARENT' },
  })
  expect(reply.text).toContain(answerDue)
  expect(reply.text).not.toContain('VALARM')
})

test('each side sees what waits for it, and a colleague nothing of another’s', async () => {
  const ids = async (part: Part) => (await shown(await opens(part))).map(({ UID }) => UID!.split('.')[0]).sort()
  expect(await ids('reviewer')).toEqual([at.legalReview])
  expect(await ids('jurist')).toEqual([at.own])
  expect(await ids('stranger')).toEqual([at.own])
  expect(await ids('supervisor')).toEqual([at.answered, at.clarification].sort())
  for (const part of ['colleague', 'head', 'auditor', 'operator'] as const) expect(await ids(part), part).toEqual([])
})

test('in the person’s language', async () => {
  const [event] = await shown(await opens('stranger'))
  expect(event!.SUMMARY).toBe(`${await numberOf('own')}: срок ответа`)
})

test('whatever a text holds, it is read back, and no line is longer than 75 octets or broken within a character', () => {
  const instants = { at: '2026-12-03T09:00:00.000Z', changedAt: '2026-11-23T09:00:00.000Z' }
  const text = fc.string({
    unit: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\\', ';', ',', '\n', 'n')),
  })
  fc.assert(
    fc.property(text, (summary) => {
      const url = 'https://liaison.example/requests/x'
      const [event] = parsed(icalendar('Liaison', [{ uid: 'x', summary, url, ...instants }]))
      expect(event).toMatchObject({ SUMMARY: summary, URL: url, DTSTART: '20261203T090000Z' })
    }),
  )
})

test('it says no word of the request, of whoever is sought, or of a person or organisation', async () => {
  const texts = await Promise.all(
    [await opens('officer'), await opens('reviewer')].map(async (path) => (await read(path)).text),
  )
  const people = await practice.platform.db.portal.person.findMany({ include: { organisation: true } })
  const secrets = [
    ...['Subscriber behind', '203.0.113.77', 'Canary', 'token'],
    ...people.flatMap(({ name, email, organisation }) => [...name.split(' '), email, organisation.name]),
  ]
  for (const text of texts) {
    const whole = text.replaceAll('\r\n ', '')
    expect(whole).toContain('BEGIN:VEVENT')
    for (const secret of secrets) expect(whole).not.toContain(secret)
  }
})

test('what is overdue stays, at the instant at which it was due', async () => {
  const path = await opens('officer')
  const before = practice.clock.now()
  practice.clock.set('2026-12-08T09:00:00.000Z')
  expect((await read(path)).text).toContain(answerDue)
  practice.clock.set(before)
})

test('an address that nobody made, was replaced or ended leads nowhere', async () => {
  const first = await opens('intake')
  const second = await opens('intake')
  expect((await read(second)).status).toBe(200)
  const dead = [first, `/calendar/${'A'.repeat(43)}.ics`, '/calendar/x.ics', second.replace('.ics', '')]
  for (const path of dead) expect((await read(path)).status, path).toBe(404)
  expect((await press(await portal.as('intake'), 'calendar.close')).status).toBe(302)
  expect((await read(second)).status).toBe(404)
  expect(await practice.platform.db.portal.calendar.count({ where: { personId: personId('intake') } })).toBe(0)
})

test('whoever is suspended has no address, and none again when they are restored', async () => {
  const path = await opens('stranger')
  for (const event of ['membership.suspend', 'membership.restore']) {
    const answer = await practice.does('head', personId('stranger'), event, { text: 'Because.' })
    expect(answer).toMatchObject({ ok: true })
    expect((await read(path)).status, event).toBe(404)
  }
})

test('where keys are demanded of privileged roles, an address shows nothing by them', async () => {
  const path = await opens('reviewer')
  expect((await shown(path)).length).toBeGreaterThan(0)
  const { organisationId } = await practice.platform.db.portal.person.findUniqueOrThrow({
    where: { id: personId('reviewer') },
  })
  await practice.platform.db.portal.keyDemand.create({ data: { organisationId, deviceBound: true, aaguids: [] } })
  expect(await shown(path)).toHaveLength(0)
  await practice.platform.db.portal.keyDemand.delete({ where: { organisationId } })
})

test('the token stands in no log, and in the database only as its hash', async () => {
  const path = await opens('checker')
  await read(path)
  await portal.stranger.post(path, {})
  const token = path.slice('/calendar/'.length, -'.ics'.length)
  const lines = [...portal.main, ...portal.security].join('\n')
  expect(lines).toContain('"room":"/calendar"')
  expect(lines).not.toContain(token)
  const row = await practice.platform.db.portal.calendar.findUniqueOrThrow({
    where: { personId: personId('checker') },
  })
  expect(row.tokenHash).toHaveLength(32)
  expect(Buffer.from(row.tokenHash).toString('base64url')).not.toBe(token)
})
