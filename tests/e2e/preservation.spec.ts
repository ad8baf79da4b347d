import { expect, test, type Page } from '@playwright/test'
import { confirmDeed, expectAccessible, expectWellDrawn, reveal, signedIn, type AtBrowser, type Persona } from './kit'
import { daysFromNow, fillDay, looksRight, press, saysNobodyProtected, step } from './steps'

const title = 'Letter that came through two addresses'
const pasted = [
  '203.0.113.230:40022 2026-11-12 21:15:00 Europe/Vienna subscriber traffic',
  '2001:db8:77::5 2026-11-13 03:10:00 +01:00 access',
].join('\n')

let people: Partial<Record<Persona, AtBrowser>> = {}
const at = (persona: Persona): Page => people[persona]!.page

async function open(persona: Persona): Promise<Page> {
  const page = at(persona)
  await page.goto('/requests?show=all')
  await page.getByRole('link', { name: title }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expectAccessible(page)
  return page
}

test.describe.configure({ mode: 'serial' })

test.describe('data are preserved, asked for and released', () => {
  test.beforeAll(async ({ browser }) => {
    for (const persona of ['officer', 'supervisor', 'intake', 'collector', 'reviewer', 'checker'] as const)
      people[persona] = await signedIn(browser, persona)
  })

  test.afterAll(async () => {
    for (const { context } of Object.values(people)) await context.close()
    people = {}
  })

  test('the officer files it, and learns which rule an end breaks', async () => {
    const page = at('officer')
    await page.goto('/requests/new')
    await page.getByLabel('Preservation of data').check()
    await page.getByLabel('Northwind Fixed Line').check()
    await page.getByRole('button', { name: 'Start the request' }).click()
    await expectWellDrawn(page, 'preservation-tasks')

    await page.getByRole('link', { name: 'The matter' }).click()
    await page.getByLabel('Title').fill(title)
    await page.getByLabel('Offence').selectOption('extortion')
    await page.getByLabel('Facts of the case').fill('A demand came in by e-mail.')
    await page.getByRole('button', { name: 'Save' }).click()

    await page.getByRole('link', { name: 'Legal basis' }).click()
    await page.getByLabel('Police order').check()
    await page.getByLabel('Number of the order').fill('HPB 14')
    await page.getByLabel('Issued by').fill('Harbour Police Bureau')
    await fillDay(page, daysFromNow(-2))
    await page.getByLabel('Why it is necessary').fill('Logs are deleted within days.')
    await page.getByRole('button', { name: 'Save' }).click()

    await page.getByRole('link', { name: 'Law or treaty, and end' }).click()
    await expectWellDrawn(page, 'preservation-terms')
    await page.getByLabel('Practice law of Veldania').check()
    await fillDay(page, daysFromNow(200))
    await page.getByRole('button', { name: 'Save' }).click()

    await saysNobodyProtected(page)
    await page.getByRole('link', { name: 'Identifiers and data sought' }).click()
    await page.getByRole('button', { name: 'Paste many at once' }).click()
    await page.getByLabel('Lines or table').fill(pasted)
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    await page.getByRole('button', { name: 'Accept 2 identifiers' }).click()
    await page.getByRole('link', { name: 'Back to the draft' }).click()

    await page.getByRole('link', { name: 'Check and submit' }).click()
    await expect(page.getByText('Name an end within 90 days').first()).toBeVisible()
    await looksRight(page, 'preservation-check-late')
    await page.goto(page.url().replace('/check', '/terms'))
    for (const part of ['Day', 'Month', 'Year']) await page.getByLabel(part, { exact: true }).fill('')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Check and submit' }).click()
    await expectWellDrawn(page, 'preservation-check')
    await page.getByRole('button', { name: 'Submit for authorisation' }).click()
    await confirmDeed(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The request waits for a supervisor')
  })

  test('a supervisor authorises it, and the provider checks who is asking', async () => {
    const supervisor = await open('supervisor')
    await supervisor.getByRole('button', { name: 'Read and decide' }).click()
    await reveal(supervisor, 'authorising')
    await supervisor.getByLabel('I have read the request').check()
    await supervisor.getByRole('button', { name: 'Authorise and send' }).click()
    await confirmDeed(supervisor)
    await expect(supervisor.getByText(/VD-HPB-\d{4}-\d{6}/).first()).toBeVisible()

    const intake = await open('intake')
    await intake.getByRole('button', { name: 'Check who is asking' }).click()
    await intake.getByRole('button', { name: 'Begin a call-back' }).click()
    const officer = await open('officer')
    const [, heard] = await officer.locator('.script__words').allInnerTexts()
    await intake.getByLabel('They know of the request').check()
    await intake.getByLabel('The words you heard').fill(heard!)
    await intake.getByLabel('Person or desk reached').fill('Duty desk of the bureau')
    await intake.getByRole('button', { name: 'Record the call' }).click()
    await confirmDeed(intake)
    await intake.getByLabel('Call back through the number in the register').check()
    await intake.getByRole('button', { name: 'Record the source as verified' }).click()
    await confirmDeed(intake)
    await expect(intake.getByText('Source checked: Call back')).toBeVisible()
  })

  test('the provider freezes what is there, and another person confirms it', async () => {
    const collector = await open('collector')
    await expectWellDrawn(collector, 'preservation-securing')
    await step(collector, 'Record what was frozen')
    await expectWellDrawn(collector, 'preservation-secure')
    await press(collector, 'Record what was frozen')
    await expect(collector).toHaveTitle(/^Error: /)
    await collector.getByLabel('Frozen', { exact: true }).check()
    await collector
      .getByRole('row', { name: /2001:db8:77|i2/ })
      .getByRole('checkbox')
      .uncheck()
    await press(collector, 'Record what was frozen')
    await step(collector, 'Record what was frozen')
    await collector.getByLabel('Gone already').check()
    await press(collector, 'Record what was frozen')
    await expect(collector).toHaveTitle(/^Error: /)
    await looksRight(collector, 'preservation-secure-error')
    await collector.getByLabel('Ground, where not everything was frozen').selectOption('retentionEnded')
    await collector.getByLabel('Reasons; the agency reads them').fill('Deleted after fourteen days.')
    await press(collector, 'Record what was frozen')
    await expect(collector.getByText('Gone already').first()).toBeVisible()

    const officer = await open('officer')
    await expect(officer.getByText('Gone already')).toHaveCount(0)
    const checker = await open('checker')
    await step(checker, 'Confirm the preservation')
    await checker.getByLabel('System in which the data are kept').fill('Mediation archive, copy 15')
    await expectAccessible(checker)
    await press(checker, 'Confirm the preservation')
    await confirmDeed(checker)
    await expectWellDrawn(checker, 'preservation-confirmed-provider')
  })

  test('the way of the communication is disclosed, and leads to the next provider', async () => {
    const reviewer = await open('reviewer')
    await step(reviewer, 'Disclose the path')
    await expectWellDrawn(reviewer, 'preservation-path')
    await reviewer.getByLabel('Next provider', { exact: true }).selectOption({ label: 'Αλκυόνη Επικοινωνίες' })
    await reviewer.getByLabel('Name of the next provider').fill('Αλκυόνη Επικοινωνίες')
    await reviewer.getByLabel('Traffic data that show the way').fill('203.0.113.230:40022 to 198.51.100.9:25')
    await press(reviewer, 'Disclose the path')
    await confirmDeed(reviewer)

    const officer = await open('officer')
    await expect(officer.getByText('198.51.100.9')).toHaveCount(0)
    await reveal(officer, 'usingAnswer')
    await expect(officer.getByText('198.51.100.9')).toBeVisible()
    const costs = officer.locator('#costs')
    await expect(costs).toContainText('The provider bears what its answer costs')
    await expect(costs).toContainText('Practice law of Veldania, section 10(1)')
    await expect(costs.getByRole('button')).toHaveCount(0)
    await expectWellDrawn(officer, 'preservation-in-effect')
    await officer.getByRole('link', { name: /preserve data too/ }).click()
    await expectWellDrawn(officer, 'preservation-onward')
    await officer.getByLabel(/Alkyone Mail/).check()
    await officer.getByRole('button', { name: 'Start the request' }).click()
    await officer.getByRole('link', { name: 'Check and submit' }).click()
    await expect(officer.getByText('Have the data preserved through the 24/7 contact points').first()).toBeVisible()
    await looksRight(officer, 'preservation-abroad')
  })

  test('the time is extended once by a supervisor, and not again', async () => {
    const supervisor = await open('supervisor')
    await step(supervisor, 'Extend the preservation')
    await expectWellDrawn(supervisor, 'preservation-extend')
    await supervisor.getByLabel('Order', { exact: true }).fill('HPB 15')
    await supervisor.getByLabel('Issued by').fill('Harbour Police Bureau')
    await supervisor.getByLabel(/Reasons for the extension/).fill('The request for the data is being drafted.')
    await press(supervisor, 'Extend the preservation')
    await confirmDeed(supervisor)
    await step(supervisor, 'Extend the preservation')
    await supervisor.getByLabel('Order', { exact: true }).fill('HPB 16')
    await supervisor.getByLabel('Issued by').fill('Harbour Police Bureau')
    await supervisor.getByLabel(/Reasons for the extension/).fill('Once more.')
    await press(supervisor, 'Extend the preservation')
    await expect(supervisor.getByText('It was extended as often as the rule allows').first()).toBeVisible()
    await looksRight(supervisor, 'preservation-extend-again')
  })

  test('the officer asks for the data from here, which keeps them, and releases them', async () => {
    const officer = await open('officer')
    const preserved = officer.url().split('?')[0]!
    await step(officer, 'Name the request for the data')
    await expectWellDrawn(officer, 'preservation-convert')
    await officer.getByRole('main').getByRole('radio').first().check()
    await press(officer, 'Name the request for the data')
    await expect(officer.getByText('asks about none of the identifiers').first()).toBeVisible()
    await officer.getByRole('link', { name: 'File one from this preservation' }).click()
    await officer.getByLabel('Northwind Fixed Line').check()
    await officer.getByRole('button', { name: 'Start the request' }).click()
    await officer.getByRole('link', { name: 'The matter' }).click()
    await officer.getByLabel('Title').fill('Who sent the letter')
    await officer.getByRole('button', { name: 'Save' }).click()
    await officer.getByRole('link', { name: 'Legal basis' }).click()
    await officer.getByLabel('Prosecutor’s order').check()
    await officer.getByRole('button', { name: 'Save' }).click()
    await officer.getByRole('link', { name: 'Check and submit' }).click()
    await expect(officer.getByText('203.0.113.230:40022').first()).toBeVisible()
    await officer.getByRole('button', { name: 'Submit for authorisation' }).click()
    await confirmDeed(officer)

    const supervisor = at('supervisor')
    await supervisor.goto('/requests?show=all')
    await supervisor.getByRole('link', { name: 'Who sent the letter' }).click()
    await supervisor.getByRole('button', { name: 'Read and decide' }).click()
    await reveal(supervisor, 'authorising')
    await supervisor.getByLabel('I have read the request').check()
    await supervisor.getByRole('button', { name: 'Authorise and send' }).click()
    await confirmDeed(supervisor)
    await expect(supervisor.getByText('Asks for data kept before')).toBeVisible()

    await officer.goto(preserved)
    await step(officer, 'Name the request for the data')
    await expect(officer.getByLabel(/VD-HPB/).first()).toBeChecked()
    await press(officer, 'Name the request for the data')
    await expect(officer.getByRole('status')).toContainText('Turned into a request for the data')
    await expectWellDrawn(officer, 'preservation-converted')
    await step(officer, 'Release the data')
    await officer.getByLabel('Reasons; the provider reads them').fill('The answer has come.')
    await press(officer, 'Release the data')
    await expect(officer.getByText('no outcome yet')).toHaveCount(0)
    await expectWellDrawn(officer, 'preservation-released')
  })
})
