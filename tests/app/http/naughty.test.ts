import { afterAll, beforeAll, expect, test } from 'vitest'
import { isLegible } from '~machines/kit/text'
import { naughtyStrings } from '../../kit/naughty'
import { hiddenFields, openPortal, type OpenedPortal } from '../../kit/logged-portal'
import { openPractice, type Practice } from '../../kit/practice'
import { caseAt } from '../../kit/story'

let practice: Practice
let portal: OpenedPortal
beforeAll(async () => {
  practice = await openPractice()
  portal = await openPortal(practice)
})
afterAll(async () => {
  await portal.close()
  await practice.close()
})

type Fill = (naughty: string) => Record<string, string>
const all =
  (...names: string[]): Fill =>
  (naughty) =>
    Object.fromEntries(names.map((name) => [name, naughty]))

/** Every string in every text field of a form: taken, or refused with a sentence; never an error of ours. */
async function throughForm(part: Parameters<OpenedPortal['as']>[0], path: string, fill: Fill, share = 1) {
  const person = await portal.as(part)
  const page = await person.get(path)
  expect(page.status, path).toBe(200)
  const kept = hiddenFields(page.text)
  for (const [at, naughty] of naughtyStrings.entries()) {
    if (at % share !== 0) continue
    const fresh = { ...kept, token: `naughty-${at}-${path.length}` }
    const { status, text } = await person.post(path, { ...fresh, ...fill(naughty) })
    expect([200, 302, 409, 413, 422], `${path}: ${JSON.stringify(naughty)} was answered ${status}`).toContain(status)
    if (status === 422) expect(text).toContain('<h1')
  }
}

const escaped = (text: string) =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#x27;')

test('what is stored is shown exactly, and what is not is refused', async () => {
  const caseId = await caseAt(practice, 'draft')
  const officer = await portal.as('officer')
  const path = `/requests/${caseId}/draft/matter`
  let shown = 0
  for (const [at, sent] of naughtyStrings.entries()) {
    if (at % 3 !== 0) continue
    // what a form can't carry arrives as U+FFFD
    const naughty = Buffer.from(sent).toString()
    const kept = hiddenFields((await officer.get(path)).text)
    const typed = all('values.title', 'values.reference', 'values.facts', 'values.internalNotes')(naughty)
    const { status } = await officer.post(path, { ...kept, ...typed, 'values.offence': 'fraud' })
    expect([302, 422], JSON.stringify(naughty)).toContain(status)
    if (status === 422) continue
    expect(isLegible(naughty.replace(/[\u0085\u2028\u2029]/g, '\n')), JSON.stringify(naughty)).toBe(true)
    const stored = naughty
      .normalize('NFC')
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .trim()
    expect((await officer.get(path)).text.includes(escaped(stored)), JSON.stringify(naughty)).toBe(true)
    shown += 1
  }
  expect(shown).toBeGreaterThan(100)
}, 300_000)

test.each(['addressee', 'basis', 'handling'])(
  'the section %s of a request',
  async (section) => {
    const caseId = await caseAt(practice, 'draft')
    const officer = await portal.as('officer')
    const path = `/requests/${caseId}/draft/${section}`
    const { text } = await officer.get(path)
    const names = [...text.matchAll(/<(?:input|textarea)[^>]* name="(values\.[^"]+)"/g)].map(([, name]) => name!)
    await throughForm('officer', path, all(...new Set(names)), 16)
  },
  300_000,
)

test('messages and notes of a case', async () => {
  const caseId = await caseAt(practice, 'legalReview')
  await throughForm('officer', `/requests/${caseId}/messages`, all('text'), 16)
  await throughForm('officer', `/requests/${caseId}/notes`, all('text'), 16)
  const officer = await portal.as('officer')
  expect((await officer.get(`/requests/${caseId}/messages`)).status).toBe(200)
}, 300_000)

test('people and organisations', async () => {
  const person = all('name', 'title', 'email', 'phone')
  await throughForm(
    'supervisor',
    '/organisation/people',
    (naughty) => ({ ...person(naughty), language: 'en', roles: 'officer' }),
    16,
  )
  await throughForm(
    'operator',
    '/operations/organisations/register',
    all('name', 'code', 'address', 'switchboard', 'website'),
    16,
  )
}, 300_000)

test('searches and paths', async () => {
  const officer = await portal.as('officer')
  for (const naughty of naughtyStrings.filter((_, at) => at % 16 === 0)) {
    const typed = encodeURIComponent(naughty.replace(/\p{Surrogate}/gu, ''))
    for (const path of [`/requests?search=${typed}&after=${typed}`, `/requests/${typed}`, `/people/${typed}`])
      expect((await officer.get(path)).status, path).toBeLessThan(500)
  }
}, 300_000)
