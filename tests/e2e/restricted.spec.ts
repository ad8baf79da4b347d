import { expect, test, type Page } from '@playwright/test'
import { atBrowsers, confirmDeed, expectWellDrawn, reveal, type Persona } from './kit'
import { choose, looksRight, openRequest, press, saysNobodyProtected, step } from './steps'

const title = 'Account that a provider reported'
const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(9_000, 7)])
const notice = 'Material that shows the abuse of children'

const at = atBrowsers(['officer', 'supervisor', 'intake', 'reviewer', 'collector', 'checker'])

async function open(persona: Persona): Promise<Page> {
  const page = await openRequest(at(persona), title)
  await expect(page.getByRole('heading', { name: notice })).toBeVisible()
  return page
}

test.describe.configure({ mode: 'serial' })

test.describe('a request about material that nobody may hold', () => {
  test('the offence says it, and every page from then on', async () => {
    const page = at('officer')
    await page.goto('/requests/new')
    await page.getByLabel('Northwind Fixed Line').check()
    await press(page, 'Start the request')
    await page.getByRole('link', { name: 'The matter' }).click()
    await page.getByLabel('Title').fill(title)
    await page.getByLabel('Offence').selectOption('childAbuse')
    await page.getByLabel('Facts of the case').fill('A provider reported this account; who uses it has to be known.')
    await expectWellDrawn(page, 'restricted-matter')
    await page.getByLabel('Title').fill(title)
    await page.getByLabel('Offence').selectOption('childAbuse')
    await page.getByLabel('Facts of the case').fill('A provider reported this account; who uses it has to be known.')
    await press(page, 'Save')
    await page.getByRole('link', { name: 'Legal basis' }).click()
    await page.getByLabel('Prosecutor’s order').check()
    await page.getByLabel('Number of the order').fill('12 Js 207/26')
    await page.getByLabel('Issued by').fill('Prosecutor’s office of Port Velden')
    for (const [label, value] of Object.entries({ Day: '20', Month: '11', Year: '2026' }))
      await page.getByLabel(label, { exact: true }).fill(value)
    await page.getByLabel('Why it is necessary').fill('No other trace leads to whoever uses the account.')
    await press(page, 'Save')
    await saysNobodyProtected(page)
    await page.getByRole('link', { name: 'Identifiers and data sought' }).click()
    await press(page, 'Paste many at once')
    await page.getByLabel('Lines or table').fill('203.0.113.207:40207 2026-11-12 21:15:00 Europe/Vienna subscriber')
    await press(page, 'Read')
    await press(page, 'Accept 1 identifier')
    await page.getByRole('link', { name: 'Back to the draft' }).click()
    await page.getByRole('link', { name: 'Check and submit' }).click()
    await expect(page.getByRole('heading', { name: notice })).toBeVisible()
    await expectWellDrawn(page, 'restricted-check')
    await press(page, 'Submit for authorisation')
    await confirmDeed(page)
  })

  test('it goes the way of every request', async () => {
    const supervisor = await open('supervisor')
    await choose(supervisor, 'Read and decide')
    await expect(supervisor.getByRole('heading', { name: notice })).toBeVisible()
    await reveal(supervisor, 'authorising')
    await supervisor.getByLabel('I have read the request').check()
    await press(supervisor, 'Authorise and send')
    await confirmDeed(supervisor)

    const intake = await open('intake')
    await expectWellDrawn(intake, 'restricted-intake')
    await choose(intake, 'Check who is asking')
    await press(intake, 'Begin a call-back')
    const officer = await open('officer')
    const heard = (await officer.locator('.script__words').allInnerTexts())[1]!
    await intake.getByLabel('They know of the request').check()
    await intake.getByLabel('The words you heard').fill(heard)
    await intake.getByLabel('Person or desk reached').fill('Duty desk of the bureau')
    await press(intake, 'Record the call')
    await confirmDeed(intake)
    await intake.getByLabel('Call back through the number in the register').check()
    await press(intake, 'Record the source as verified')
    await confirmDeed(intake)

    const reviewer = await open('reviewer')
    await press(reviewer, 'Take the review')
    await choose(reviewer, 'Decide the items')
    await reviewer.getByLabel('The 1 item not decided yet').check()
    await reviewer.getByLabel('Grant', { exact: true }).check()
    await press(reviewer, 'Record the decision')
    await choose(reviewer, 'Give the decision')
    await press(reviewer, 'Give the decision')
    await confirmDeed(reviewer)
  })

  test('the provider may not upload what shows it, and names it by hash and reference', async () => {
    const page = await open('collector')
    await choose(page, 'Record results and files')
    await page.getByLabel('The 1 item without a result').check()
    await page.getByLabel('Result and reason').selectOption('found')
    await press(page, 'Record the result')
    await expectWellDrawn(page, 'restricted-production')
    await page.getByRole('link', { name: 'Attach a file' }).click()
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'seen.png', mimeType: 'image/png', buffer: picture })
    await press(page, 'Attach a file')
    const alert = page.getByRole('alert').first()
    await expect(alert).toContainText('is not uploaded (Convention on Cybercrime, article 9)')
    await expect(alert).toContainText('by hash and reference')
    await looksRight(page, 'restricted-refused')

    await page.goto(page.url().replace(/\/attach.*/, '/production'))
    await page.getByRole('link', { name: 'Name material by hash and reference' }).click()
    await expectWellDrawn(page, 'restricted-refer')
    await page.getByRole('checkbox').first().check()
    await page.getByLabel('Hashes and references').fill(`${hash.slice(1)} NWT-EV-207-1`)
    await page.getByLabel('Handed over to').fill('Digital Evidence Unit')
    await page.getByLabel('On a sealed medium, by courier').check()
    await press(page, 'Name material by hash and reference')
    await expect(page).toHaveTitle(/^Error: /)
    await looksRight(page, 'restricted-refer-errors')
    await page.getByLabel('Hashes and references').fill(`${hash} NWT-EV-207-1`)
    await press(page, 'Name material by hash and reference')
    await expect(page.getByRole('status')).toContainText('Material named by hash and reference')
    await step(page, 'Complete the collection')
    await page.getByLabel('System searched').fill('Session register')
    await page.getByLabel('Date and time of the extraction').fill('2026-11-23 10:30')
    await press(page, 'Complete the collection')
  })

  test('the officer sees hash and reference, and how it is handed over', async () => {
    const checker = await open('checker')
    await step(checker, 'Deliver the answer')
    await expectWellDrawn(checker, 'restricted-deliver')
    await checker.getByLabel('The instants searched').check()
    await checker.getByLabel('Every granted item').check()
    await press(checker, 'Deliver the answer')
    await confirmDeed(checker)

    const page = await open('officer')
    await page
      .getByRole('navigation', { name: 'Pages of this request' })
      .getByRole('link', { name: 'Production' })
      .click()
    await expect(page.getByText(hash)).toHaveCount(0)
    await reveal(page, 'usingAnswer')
    await expect(page.getByText(hash)).toBeVisible()
    await expect(page.getByRole('cell', { name: 'NWT-EV-207-1', exact: true })).toBeVisible()
    await expect(page.getByText('Handed over outside the portal to Digital Evidence Unit')).toBeVisible()
    await expectWellDrawn(page, 'restricted-officer')
  })
})
