import { afterAll, beforeAll, expect, test } from 'vitest'
import { hiddenFields } from '../../kit/logged-portal'
import { openPortal, type Guest } from '../../kit/portal'
import { fixedLine, northwind, openPractice, personId, type Practice } from '../../kit/practice'
import { caseAt } from '../../kit/story'

/** What the pages of filing say to somebody who types what can't be asked, or leaves out what must be. */
let practice: Practice
let portal: Awaited<ReturnType<typeof openPortal>>
let officer: Guest
beforeAll(async () => {
  practice = await openPractice('2026-11-23T09:00:00.000Z')
  portal = await openPortal(practice)
  officer = await portal.guest(personId('officer'))
}, 120_000)
afterAll(async () => {
  await portal.close()
  await practice.close()
})

/** A draft in which nothing but the service is said. */
async function opened(): Promise<string> {
  const page = await officer.get('/requests/new')
  const service = { 'values.serviceId': `${northwind.id}/${fixedLine.id}`, 'values.answerLanguage': 'en' }
  const reply = await officer.post('/requests/new', { ...hiddenFields(page.body), kind: 'disclosure@1', ...service })
  expect(reply.status).toBe(302)
  return reply.headers.location!
}

/** Sends a form of the page, with what its hidden fields carry. */
async function sent(who: Guest, path: string, typed: Readonly<Record<string, string>> = {}) {
  const page = await who.get(path)
  return who.post(path, { ...hiddenFields(page.body), ...typed })
}

const address = { kind: 'ipv4', value: '203.0.113.77', port: '', until: '', zone: 'Europe/Vienna' }
const asked = { ...address, from: '2026-11-10 22:41:07', categories: 'subscriber' }

test('a request without a service is told to choose one', async () => {
  const reply = await sent(officer, '/requests/new', { kind: 'disclosure@1', 'values.answerLanguage': 'en' })
  expect(reply.status).toBe(422)
  expect(reply.body).toContain(
    '<a href="#values.serviceId">Service: Choose the provider and the service that hold the data.</a>',
  )
})

test('a day that the calendar does not have, and a text beyond its length, are named as that and kept', async () => {
  const draft = await opened()
  const day = { 'values.issuedOn.day': '31', 'values.issuedOn.month': '2', 'values.issuedOn.year': '2026' }
  const basis = await sent(officer, `${draft}/basis`, { 'values.code': 'prosecutorOrder', ...day })
  expect(basis.status).toBe(422)
  expect(basis.body).toContain('There is no such day.')
  expect(basis.body).toContain('value="31"')
  const title = 'x'.repeat(121)
  const matter = await sent(officer, `${draft}/matter`, { 'values.title': title, 'values.facts': 'Kept as typed' })
  expect(matter.status).toBe(422)
  expect(matter.body).toContain('Shorten it to 120 characters at most.')
  expect(matter.body).toContain(title)
  expect(matter.body).toContain('Kept as typed')
})

test('what keeps a draft back has the name of its field, and the way there, in the summary of a refused submission', async () => {
  const draft = await opened()
  const path = `${draft}/check`
  const before = await officer.get(path)
  expect(before.body).toContain('Still to do')
  expect(before.body).toContain('Nothing goes to the provider yet.')
  const refused = await sent(officer, path)
  expect(refused.status).toBe(422)
  const summary = `<a href="${draft}/matter">Title: Enter this; it cannot be left empty.</a>`
  expect(refused.body.split(summary)).toHaveLength(2)
  expect(refused.body).not.toContain('Still to do')
  const french = await portal.guest(personId('officer'), 'fr')
  expect((await sent(french, path)).body).toContain(`">Objet\u00a0: Renseignez ce champ`)
})

test('times that can’t be asked about are refused where they are typed', async () => {
  const path = `${await opened()}/identifiers/new`
  const reversed = await sent(officer, path, { ...asked, until: '2026-11-09 22:41:07' })
  expect(reversed.status).toBe(422)
  expect(reversed.body).toContain(
    '<a href="#until">End of the period: The period ends before it begins. Swap the two times.</a>',
  )
  expect(reversed.body).toContain('value="2026-11-09 22:41:07"')
  const wide = await sent(officer, path, { ...asked, from: '2020-01-01 00:00:00', until: '2026-11-09 22:41:07' })
  expect(wide.body).toContain('<a href="#until">End of the period: The period is longer than')
})

test('an identifier may lack what is not known yet, and says so beside its field when it is opened again', async () => {
  const draft = await opened()
  const saved = await sent(officer, `${draft}/identifiers/new`, { ...address, from: '', categories: 'subscriber' })
  expect(saved.status).toBe(302)
  expect((await officer.get(`${draft}/identifiers`)).body).toContain('Not given')
  const again = await officer.get(`${draft}/identifiers/i1`)
  expect(again.body).toContain('<a href="#from">Date and time, or start of the period: Addresses change hands.')
})

test('what waits for a supervisor says what was asked and what happens next; later its address leads to the request', async () => {
  const waiting = await caseAt(practice, 'authorisation')
  const page = await officer.get(`/requests/${waiting}/submitted`)
  expect(page.body).toContain('What happens next')
  expect(page.body).toContain(northwind.name)
  const served = await caseAt(practice, 'sourceCheck')
  const later = await officer.get(`/requests/${served}/submitted`)
  expect([later.status, later.headers.location]).toEqual([302, `/requests/${served}`])
})

test('an amendment keeps its number, and nobody is told otherwise', async () => {
  const id = await caseAt(practice, 'legalReview')
  expect(await practice.does('officer', id, 'request.amend', { text: 'A further address was found.' })).toMatchObject({
    ok: true,
  })
  expect(await practice.does('officer', id, 'request.submit')).toMatchObject({ ok: true })
  const submitted = (await officer.get(`/requests/${id}/submitted`)).body
  expect(submitted).toContain('the amendment goes to the provider under the number of the request')
  const supervisor = await portal.guest(personId('supervisor'))
  const deciding = (await supervisor.get(`/requests/${id}/authorise`)).body
  expect(deciding).toContain('it keeps its number, with a suffix')
  expect(deciding).not.toContain('it receives its number')
})

test('a supervisor sees what an amendment changes, once the request is in their sight', async () => {
  const id = await caseAt(practice, 'legalReview')
  await practice.does('officer', id, 'request.amend', { text: 'He was seen on the quay.' })
  const { matter } = (await practice.liaison.cases.unmasked({ id: personId('officer') }, id))!.draft
  const values = { ...matter, facts: 'He was seen on the quay.', internalNotes: 'Ask the neighbours.' }
  await practice.does('officer', id, 'draft.save', { section: 'matter', values })
  await practice.does('officer', id, 'request.submit')
  const supervisor = await portal.guest(personId('supervisor'))
  const page = async () => (await supervisor.get(`/requests/${id}/authorise`)).body
  expect(await page()).not.toContain('What the amendment changes')
  await practice.does('supervisor', id, 'identity.reveal', { items: 'all', reason: 'authorising', text: '' })
  const seen = await page()
  expect(seen).toContain('What the amendment changes')
  expect(seen).toContain('<ins><span class="pre-line">He was seen on the quay.</span></ins>')
  expect(seen).not.toContain('<ins><span class="pre-line">Ask the neighbours.')
})

test('nobody authorises what is masked for them; they may return it', async () => {
  const path = `/requests/${await caseAt(practice, 'authorisation')}/authorise`
  const supervisor = await portal.guest(personId('supervisor'))
  const masked = await supervisor.get(path)
  expect(masked.body).toContain('so you have not read the request')
  expect(masked.body).not.toContain('I have read the request')
  const refused = await sent(supervisor, path, { event: 'request.authorise', checked: 'true' })
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('whoever authorises answers for what they have read')
  const returned = await sent(supervisor, path, {
    event: 'request.return',
    reason: 'incomplete',
    text: 'Which address?',
  })
  expect(returned.status).toBe(302)
})

test('what was withdrawn before a decision is not said to have been answered', async () => {
  const id = await caseAt(practice, 'sourceCheck')
  await practice.does('officer', id, 'request.withdraw', { text: 'Solved otherwise.' })
  const page = (await officer.get(`/requests/${id}`)).body
  expect(page).toContain('Never decided: withdrawn')
  expect(page).not.toContain('Answered as a whole')
})

test('withdrawing says what the provider learns of it', async () => {
  const stepOf = (id: string) => `/requests/${id}/step/request.withdraw`
  const unserved = await officer.get(stepOf(await caseAt(practice, 'authorisation')))
  expect(unserved.body).toContain('It has not gone to the provider, who learns nothing of it.')
  const served = await officer.get(stepOf(await caseAt(practice, 'sourceCheck')))
  expect(served.body).toContain('The provider stops all work on it')
})

const table = ['identifier,from,zone,categories', '203.0.113.9,2026-11-10 22:41:07,Europe/Vienna,access'].join('\r\n')
const utf16 = Buffer.from(`\ufeff${table}`, 'utf16le')
const texts = { 'UTF-8': Buffer.from(table), 'UTF-8 with a mark': Buffer.from(`\ufeff${table}`), 'UTF-16': utf16 }

test.each([...Object.entries(texts), ['UTF-16, high byte first', Buffer.from(utf16).swap16()] as const])(
  'a table in a file is read as if it had been pasted: %s',
  async (_name, bytes) => {
    const page = `${await opened()}/identifiers/paste`
    const read = await officer.upload(page, { name: 'Список.csv', bytes })
    expect(read.status).toBe(200)
    expect(read.body).toContain('Accept 1 identifier')
    // the lines stand where they can be corrected, and go on from there as pasted ones do
    const accepted = await officer.post(page, { ...hiddenFields(read.body), text: table, intent: 'accept' })
    expect(accepted.status).toBe(302)
    expect((await officer.get(accepted.headers.location!)).body).toContain('203.0.113.9')
  },
)

const refusals = {
  'none at all': ['', Buffer.of(), 'Choose a file.'],
  'an empty one': ['list.csv', Buffer.of(), 'The file is empty.'],
  'a picture': ['list.png', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'Save the table as “CSV UTF-8”'],
  'one that a spreadsheet saved otherwise': ['list.csv', Buffer.from('identifi\xe9', 'latin1'), 'Save the table as'],
  'one with a hole in it': ['list.csv', Buffer.from('203.0.113.9\0'), 'Save the table as “CSV UTF-8”'],
  'one too large': ['list.csv', Buffer.alloc(1_048_577, 'a'), 'The file is larger than 1 MB.'],
} as const

test.each(Object.entries(refusals))('a file that is no table is refused by name: %s', async (_name, refusal) => {
  const [name, bytes, sentence] = refusal
  const reply = await officer.upload(`${await opened()}/identifiers/paste`, { name, bytes })
  expect(reply.status).toBe(422)
  expect(reply.body).toContain(sentence)
})
