import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workOff } from '~/jobs/worker.server'
import { languages } from '~machines/kit/words'
import { invoicedCase, paidCase } from '../../kit/costs'
import { hiddenFields } from '../../kit/logged-portal'
import { openPortal, postConfirmed } from '../../kit/portal'
import { openPractice, personId, type Part, type Practice } from '../../kit/practice'
import { openSealed } from '../../kit/records'
import { caseAt } from '../../kit/story'

/** Estimating, agreeing and invoicing on the pages themselves. */

let practice: Practice
let portal: Awaited<ReturnType<typeof openPortal>>
let caseId: string
beforeAll(async () => {
  practice = await openPractice()
  const liaison = await openSealed(practice)
  practice = { ...practice, liaison }
  caseId = await paidCase(practice)
  portal = await openPortal(practice)
}, 300_000)
afterAll(async () => {
  await portal?.close()
  await practice?.close()
})

const get = async (part: Part, path: string) => (await portal.guest(personId(part))).get(path)
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ')

/** The form of a step, filled in and sent. */
async function take(part: Part, id: string, event: string, fields: Record<string, string>) {
  const guest = await portal.guest(personId(part))
  const path = `/requests/${id}/step/${event}`
  const page = await guest.get(path)
  expect(page.status, page.headers.location).toBe(200)
  const form = /<form[^>]*class="page--narrow"[^]*?<\/form>/.exec(page.body)
  return postConfirmed(guest, path, { ...hiddenFields(form![0]), token: randomUUID(), ...fields })
}

test('an amount that reads in two ways is asked about, and what was typed stays', async () => {
  const typed = { amount: '1,250', currency: 'EUR', minutes: '150', text: 'Tape archive.' }
  const answer = await take('reviewer', caseId, 'cost.estimate', typed)
  expect(answer.status).toBe(422)
  expect(text(answer.body)).toContain('can’t be read in one way only')
  expect(answer.body).toContain('value="1,250"')
  expect((await take('reviewer', caseId, 'cost.estimate', { ...typed, amount: '', currency: '' })).status).toBe(422)
})

test('the provider estimates, and the supervisor agrees to what they read', async () => {
  const typed = { amount: '1 250,00', currency: 'EUR', minutes: '150', text: 'Tape archive.' }
  expect((await take('reviewer', caseId, 'cost.estimate', typed)).status).toBe(302)
  const supervisor = (await get('supervisor', `/requests/${caseId}`)).body
  expect(text(supervisor)).toContain('Estimate 1: EUR 1,250.00 , 150 minutes of work – waits for the agency’s word')
  expect(supervisor).toContain(`/requests/${caseId}/step/cost.agree`)
  const officer = (await get('officer', `/requests/${caseId}`)).body
  expect(text(officer)).toContain('EUR 1,250.00')
  expect(officer).not.toContain('/step/cost.')
  expect((await take('supervisor', caseId, 'cost.agree', { text: '' })).status).toBe(302)
  const agreed = text((await get('reviewer', `/requests/${caseId}`)).body)
  expect(agreed).toContain('Agreed EUR 1,250.00')
  expect(agreed).toContain('Costs hold nothing up')
  expect(text((await get('auditor', `/requests/${caseId}/trail`)).body)).toMatch(/Costs agreed EUR 1250\.00/)
})

test('an invoice above what was agreed is asked why; it then stands in the sums of both sides, and its record can be read', async () => {
  const delivered = await invoicedCase(practice)
  const date = { 'day.day': '20', 'day.month': '11', 'day.year': '2026' }
  const typed = { number: 'NW-18', ...date, amount: '5', currency: 'EUR', minutes: '0', text: '' }
  const above = await take('intake', delivered, 'cost.invoice', typed)
  expect(above.status).toBe(422)
  expect(text(above.body)).toContain('more is invoiced than was agreed (EUR 125.00)')
  expect(above.body).toMatch(/name="day\.day"[^>]*value="20"|value="20"[^>]*name="day\.day"/)
  expect((await take('intake', delivered, 'cost.invoice', { ...typed, text: 'Postage.' })).status).toBe(302)
  await workOff(practice.liaison)
  for (const part of ['intake', 'supervisor'] as const)
    expect(text((await get(part, '/requests')).body)).toMatch(/2026 [^]*EUR 1,375\.00 EUR 135\.00 155 minutes of work/)
  expect(text((await get('auditor', '/requests')).body)).not.toContain('Costs by year')
  for (const language of languages) {
    const t = practice.platform.words.t(language)
    const page = await (await portal.guest(personId('intake'), language)).get(`/requests/${delivered}`)
    expect(page.status).toBe(200)
    expect(text(page.body)).toContain(t('costs.title'))
  }
  const { sha256 } = await practice.platform.db.portal.record.findFirstOrThrow({
    where: { caseId: delivered, form: 'costNote' },
  })
  await practice.does('intake', delivered, 'identity.reveal', { items: 'all', reason: 'reviewing', text: '' })
  const record = await get('intake', `/records/${sha256}`)
  expect(record.status).toBe(200)
  expect(text(record.body)).toContain('Cost note')
})

test('where the provider pays, the page says so with the place in the law, and offers no step', async () => {
  const other = await caseAt(practice, 'legalReview')
  for (const part of ['reviewer', 'supervisor'] as const) {
    const { body } = await get(part, `/requests/${other}`)
    expect(text(body)).toContain('The provider bears what its answer costs')
    expect(text(body)).toContain('Practice law of Veldania, section 10(1)')
    expect(body).not.toContain('/step/cost.')
  }
  const page = await get('reviewer', `/requests/${other}/step/cost.estimate`)
  expect([page.status, page.headers.location]).toEqual([302, `/requests/${other}`])
})
