import { expect, test, type Page } from '@playwright/test'
import { confirmDeed, expectWellDrawn, signedIn, speak, type AtBrowser, type Persona } from './kit'
import { choose, looksRight, press, step } from './steps'

const note = 'The mail service was reached from this address.'
const facts = 'A museum received three letters that threaten to burn its archive.'

let people: Partial<Record<Persona, AtBrowser>> = {}
const at = (persona: Persona): Page => people[persona]!.page
let address = ''

/** The request as this person opens it, in English; the page fits and is accessible. */
async function open(persona: Persona, under = ''): Promise<Page> {
  const page = at(persona)
  await page.goto(`${address}${under}`)
  await speak(page, 'English')
  await looksRight(page)
  return page
}

/** One part of the draft, filled in and saved. */
async function part(page: Page, name: string, fill: (page: Page) => Promise<void>): Promise<void> {
  await page.locator('main .card .notes').getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
  await fill(page)
  await press(page, 'Save')
}

test.describe.configure({ mode: 'serial' })

test.describe('data are preserved in another country, and the provider reads no word of the case', () => {
  test.beforeAll(async ({ browser }) => {
    const taking = ['officer', 'supervisor', 'duty', 'stranger', 'head', 'otherProvider', 'auditor'] as const
    for (const persona of taking) people[persona] = await signedIn(browser, persona)
  })

  test.afterAll(async () => {
    for (const { context } of Object.values(people)) await context.close()
    people = {}
  })

  test('the officer writes what is asked apart from why it is asked', async () => {
    const page = at('officer')
    await page.goto('/abroad')
    await expectWellDrawn(page, 'abroad-list')
    await page.getByRole('button', { name: 'Ask another country' }).click()
    await expectWellDrawn(page, 'abroad-new')
    await press(page, 'Start the request')
    await expect(page.getByRole('alert')).toContainText('Choose a contact point of the directory')
    await page.getByLabel('Центральное управление', { exact: false }).check()
    await press(page, 'Start the request')
    address = new URL(page.url()).pathname
    await expectWellDrawn(page, 'abroad-draft')

    await press(page, 'Submit for authorisation')
    for (const problem of ['Name the law or treaty', 'Say who holds the data', 'Choose the offence'])
      await expect(page.getByRole('alert')).toContainText(problem)
    await looksRight(page, 'abroad-submit-problems')
    await open('officer')

    await part(page, 'Route', async () => page.getByLabel('Convention on Cybercrime').check())
    await part(page, 'For authorities only', async () => {
      await page.getByLabel('Title', { exact: true }).fill('Threats to a museum')
      await page.getByLabel('Agency’s file reference').fill('HPB 301/26')
      await page.getByLabel('Offence', { exact: true }).selectOption('extortion')
      await page.getByLabel('Provisions and penalties').fill('Section 144: up to ten years.')
      await page.getByLabel('Facts in brief').fill(facts)
      await page.getByLabel('How the data relate').fill('The letters were sent from this address.')
      await page.getByLabel('Why they have to be preserved').fill('Records are deleted after six weeks.')
      await page.getByLabel('A request for mutual assistance will be submitted').check()
      await page.getByLabel('Authority that will request it').fill('Ministry of Justice')
    })
    await page.locator('main .card .notes').getByRole('link', { name: 'For the provider', exact: true }).click()
    await page.getByLabel('Who holds the data').selectOption('Αλκυόνη Επικοινωνίες')
    await page.getByLabel('Identifiers', { exact: true }).fill('203.0.113.90:4711 yesterday')
    await press(page, 'Save')
    await expect(page.getByRole('alert')).toContainText('Line 1 cannot be read')
    await page.getByLabel('Identifiers', { exact: true }).fill('203.0.113.90:4711 2026-11-10 22:41:07 Europe/Vienna')
    await page.getByLabel('Subscriber', { exact: false }).first().check()
    await page.getByLabel('What the provider has to know').fill(`${note} ${facts}`)
    await press(page, 'Save')
    await press(page, 'Submit for authorisation')
    await expect(page.getByRole('alert')).toContainText('repeats something of the part for authorities')
    await open('officer')
    await part(page, 'For the provider', async () => page.getByLabel('What the provider has to know').fill(note))
    await press(page, 'Submit for authorisation')
    await confirmDeed(page)
    await expect(page.getByRole('status')).toContainText('Request abroad submitted')
    await page.goto(`${address}/order`)
    await expectWellDrawn(page, 'abroad-order')
    await expect(page.getByRole('main')).not.toContainText(facts)
    await page.goto(`${address}/support`)
    await expectWellDrawn(page, 'abroad-support')
    await expect(page.getByRole('main')).not.toContainText('203.0.113.90')
  })

  test('it goes from contact point to contact point, and to nobody before it is their turn', async () => {
    expect((await at('duty').goto(address))!.status()).toBe(404)
    const supervisor = await open('supervisor')
    await step(supervisor, 'Authorise the request abroad')
    await supervisor.getByLabel('I have read both parts').check()
    await press(supervisor, 'Authorise the request abroad')
    await confirmDeed(supervisor)
    expect((await at('stranger').goto(address))!.status()).toBe(404)
    const duty = await open('duty')
    await expectWellDrawn(duty, 'abroad-own-point')
    await step(duty, 'Forward abroad')
    await press(duty, 'Forward abroad')
    await expect(duty.getByRole('alert')).toContainText('Confirm')
    await duty.getByLabel('I have checked who asks').check()
    await press(duty, 'Forward abroad')
    await confirmDeed(duty)
    // no role of a provider opens any such page
    expect((await at('otherProvider').goto(address))!.status()).toBe(403)
  })

  test('the contact point abroad makes sure who asks, accepts, and orders it at home without a word of the case', async () => {
    const head = await open('head')
    await expect(head.getByRole('main')).not.toContainText('Accept the request')
    const page = await open('stranger')
    await step(page, 'Record the source check')
    await page.getByLabel('Call to the number of the directory', { exact: true }).check()
    await page.getByLabel('Person or desk reached').fill('Iva Marin')
    await press(page, 'Record the source check')
    await choose(page, 'Acknowledge receipt')
    await expect(page.getByRole('status')).toContainText('Receipt abroad acknowledged')
    await open('head')
    await step(head, 'Accept the request')
    await press(head, 'Accept the request')
    await confirmDeed(head)
    await open('stranger')
    await expectWellDrawn(page, 'abroad-execution')
    await choose(page, 'Order it at the provider')
    await looksRight(page, 'abroad-order-at-home')
    await page.getByLabel('Alkyone Mail', { exact: false }).check()
    await press(page, 'Start the request')
    await page.waitForURL('**/draft')
    await page.goto(`${new URL(page.url()).pathname}/identifiers`)
    await expect(page.getByRole('main')).toContainText('203.0.113.90')
    await page.goto(page.url().replace('/identifiers', '/check'))
    for (const text of [facts, 'HPB 301/26', 'Threats to a museum', 'Ministry of Justice'])
      await expect(page.getByRole('main')).not.toContainText(text)
    const order = new URL(page.url()).pathname.replace('/draft/check', '')
    await open('stranger')
    await step(page, 'Report what is preserved')
    await page.getByLabel('Αλκυόνη', { exact: false }).check()
    await press(page, 'Report what is preserved')
    await expect(page.getByRole('alert')).toContainText('has not confirmed this order yet')
    await page.goto(`${order}/step/request.withdraw`)
    await page.getByRole('textbox').first().fill('Not needed.')
    await page.getByRole('main').getByRole('button').first().click()
  })

  test('it ends once nothing goes on keeping data, and every step stands in the trail and in sealed records', async () => {
    const officer = await open('officer')
    await choose(officer, 'Withdraw the request')
    await officer.getByLabel('Text', { exact: true }).fill('The writer was found.')
    await press(officer, 'Withdraw the request')
    await expect(officer.getByRole('status')).toContainText('Request abroad withdrawn')
    const head = await open('head')
    await choose(head, 'Confirm that the provider is told')
    await expect(head.getByRole('status')).toContainText('Provider told')
    await expect(head.getByRole('main')).toContainText('Withdrawn')
    await expect(async () => {
      await officer.goto(`${address}/documents`)
      await expect(officer.getByRole('link', { name: 'Closing report of a request abroad', exact: true })).toBeVisible()
    }).toPass({ timeout: 60_000 })
    await expectWellDrawn(officer, 'abroad-documents')
    const auditor = at('auditor')
    await auditor.goto(`${address}/support`)
    await expect(auditor.getByRole('main')).not.toContainText(facts)
    await auditor.goto(`${address}/trail?check=now`)
    await expectWellDrawn(auditor, 'abroad-trail')
    await expect(auditor.getByRole('main')).toContainText('Source checked abroad')
  })
})
