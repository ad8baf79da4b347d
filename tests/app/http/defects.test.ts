import { randomUUID } from 'node:crypto'
import { readEntry } from '~/ledger/entry'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '~machines/kit/words'
import { tell } from '../../../prisma/tell'
import { hiddenFields } from '../../kit/logged-portal'
import { openPortal } from '../../kit/portal'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'
import { openSealed } from '../../kit/records'
import { caseAt } from '../../kit/story'
import { workOff } from '~/jobs/worker.server'

/** Raising defects, mending them and seeing what changes, on the pages themselves. */

let practice: Practice
let portal: Awaited<ReturnType<typeof openPortal>>
let caseId: string
beforeAll(async () => {
  practice = await openPractice()
  practice = { ...practice, liaison: await openSealed(practice) }
  caseId = await caseAt(practice, 'legalReview')
  await tell(practice.liaison, caseId, [
    ['reviewer', 'identity.reveal', { items: 'all', reason: 'reviewing', text: '' }],
    ['officer', 'identity.reveal', { items: 'all', reason: 'clarifying', text: '' }],
  ])
  portal = await openPortal(practice)
}, 300_000)
afterAll(async () => {
  await portal?.close()
  await practice?.close()
})

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')
const page = async (part: Part, path = '') => (await portal.guest(personId(part))).get(`/requests/${caseId}${path}`)

/** The form of a step as it is drawn now, filled in and sent. */
async function take(part: Part, event: string, fields: Record<string, string>) {
  const guest = await portal.guest(personId(part))
  const path = `/requests/${caseId}/step/${event}`
  const drawn = await guest.get(path)
  expect(drawn.status, drawn.headers.location).toBe(200)
  const form = /<form[^>]*class="page--narrow"[^]*?<\/form>/.exec(drawn.body)
  return guest.post(path, { ...hiddenFields(form![0]), token: randomUUID(), ...fields })
}

const raised = {
  ...{ 'defects.0.code': 'dataTooBroad', 'defects.0.field': 'identifiers.i2', 'defects.0.text': 'Why sessions?' },
  ...{ 'defects.1.code': 'orderMissing', 'defects.1.field': '', 'defects.1.text': '' },
}

test('the provider is told what each defect means, and which one says too little', async () => {
  const form = text((await page('reviewer', '/step/clarification.seek')).body)
  expect(form).toContain('The order itself is not attached')
  expect(form).toContain('begins anew once the request is complete (Practice law of Veldania, section 4(4))')
  expect(form).toContain('Guidelines of 2008, Specific requests')
  const none = await take('reviewer', 'clarification.seek', { rows: '2' })
  expect([none.status, text(none.body)]).toEqual([422, expect.stringContaining('Name at least one defect')])
  const vague = await take('reviewer', 'clarification.seek', { ...raised, 'defects.0.field': '' })
  expect([vague.status, text(vague.body)]).toEqual([422, expect.stringContaining('Choose the identifier that has')])
  expect(vague.body).toContain('Why sessions?')
})

test('raised, they stand on the case with the rule by which its clock stands, and as codes in the trail', async () => {
  expect((await take('reviewer', 'clarification.seek', raised)).status).toBe(302)
  const overview = text((await page('officer')).body)
  expect(overview).toContain('More data are asked for than the facts support')
  expect(overview).toContain('Because of: More data are asked for than the facts support (Practice law of Veldania')
  expect(overview).toContain('Defects to be answered under')
  const { platform } = practice
  const { bytes } = await platform.db.portal.entry.findFirstOrThrow({ where: { caseId, event: 'clarification.seek' } })
  expect(readEntry(bytes).facts).toMatchObject({ defects: ['dataTooBroad', 'orderMissing'] })
})

test('the officer gets the fields that are named and no other, and keeps what was typed when it is refused', async () => {
  const { body } = await page('officer', '/step/clarification.answer')
  expect(body).toContain('name="identifiers.i2.categories"')
  for (const name of ['identifiers.i2.port', 'identifiers.i2.from', 'identifiers.i1', 'matter.facts', 'basis.order'])
    expect(body).not.toContain(`name="${name}`)
  const typed = { 'identifiers.i2.categories': 'access', 'words.1': '', text: 'Subscribers are known.' }
  const refused = await take('officer', 'clarification.answer', typed)
  expect([refused.status, text(refused.body)]).toEqual([422, expect.stringContaining('Attach the order, or say')])
  expect(refused.body).toContain('Subscribers are known.')
  const forged = await take('officer', 'clarification.answer', {
    ...typed,
    'words.1': 'None.',
    'matter.facts': 'Else.',
  })
  expect([forged.status, text(forged.body)]).toEqual([422, expect.stringContaining('No defect names this')])
})

test('nothing is sent before its differences were seen; then both sides see them, and so does the record', async () => {
  const typed = { 'identifiers.i2.categories': 'access', 'words.1': 'It follows by post.' }
  const checked = await take('officer', 'clarification.answer', typed)
  expect(checked.status).toBe(200)
  expect(text(checked.body)).toContain('Nothing has been sent yet')
  expect(checked.body).toMatch(/<del>[^]*?Subscriber[^]*?<ins>/)
  const { liaison } = practice
  expect(text((await page('officer')).body)).toContain('Not answered yet')
  const sent = await take('officer', 'clarification.answer', { ...typed, intent: 'send' })
  expect(sent.status).toBe(302)
  for (const part of ['officer', 'reviewer'] as const) {
    const { body } = await page(part)
    expect(text(body)).toContain('Answer: It follows by post.')
    expect(body).toMatch(/<del>[^]*?Subscriber[^]*?<ins>/)
  }
  await workOff(liaison)
  for (const language of languages) {
    const guest = await portal.guest(personId('reviewer'), language)
    const { body } = await guest.get(`/requests/${caseId}/documents`)
    expect(body).toContain('/records/')
  }
  expect(await liaison.verify.case(caseId)).toMatchObject({ verdict: 'holds' })
})

test('the receipt of each party stands on the case, in the zones of both', async () => {
  const overview = text((await page('officer')).body)
  expect(overview).toContain('Request served on Northwind Telecom')
  expect(overview).not.toContain('Answer reached')
})
