import { expect, test, type Page } from '@playwright/test'
import { atBrowsers, confirmDeed, expectWellDrawn, reveal, type Persona } from './kit'
import { choose, daysFromNow, fillDay, looksRight, openRequest, press } from './steps'

const title = 'Account opened in somebody’s name'

const at = atBrowsers(['stranger', 'head', 'deputyHead', 'otherProvider', 'auditor'])

const open = (persona: Persona): Promise<Page> => openRequest(at(persona), title)

test.describe.configure({ mode: 'serial' })

test.describe('a request that concerns a journalist', () => {
  test('the officer says so, and why it is necessary all the same', async () => {
    const page = at('stranger')
    await page.goto('/requests/new')
    await page.getByLabel('Alkyone Mail').check()
    await press(page, 'Start the request')
    await page.getByRole('link', { name: 'The matter' }).click()
    await page.getByLabel('Title').fill(title)
    await page.getByLabel('Offence').selectOption('fraud')
    await page.getByLabel('Facts of the case').fill('Goods were ordered from these addresses in her name.')
    await press(page, 'Save')
    await page.getByRole('link', { name: 'Legal basis' }).click()
    await page.getByLabel('Prosecutor’s order').check()
    await page.getByLabel('Number of the order').fill('11 Js 7/26')
    await page.getByLabel('Issued by').fill('Prosecutor’s office of Port Velden')
    for (const [label, value] of Object.entries({ Day: '20', Month: '11', Year: '2026' }))
      await page.getByLabel(label, { exact: true }).fill(value)
    await page.getByLabel('Why it is necessary').fill('No other trace leads to the person who signed in.')
    await press(page, 'Save')
    await page.getByRole('link', { name: 'Identifiers and data sought' }).click()
    await press(page, 'Paste many at once')
    await page.getByLabel('Lines or table').fill('203.0.113.231:40023 2026-11-12 21:15:00 Europe/Vienna subscriber')
    await press(page, 'Read')
    await press(page, 'Accept 1 identifier')
    await page.getByRole('link', { name: 'Back to the draft' }).click()

    await page.getByRole('link', { name: 'Check and submit' }).click()
    await expect(page.getByText('Say whether somebody concerned is in a protected profession.')).toBeVisible()
    await page.getByRole('link', { name: 'Back to the draft' }).click()
    await page.getByRole('link', { name: 'Handling' }).click()
    await expectWellDrawn(page, 'sensitive-handling')
    await page.getByLabel('No, not before a certain day').check()
    await fillDay(page, daysFromNow(90))
    await page.getByLabel('Order or legal ground').fill('Order 12/26, no. 4')
    await page.getByLabel('Yes', { exact: true }).check()
    await page.getByLabel('Journalist').check()
    await page.getByLabel('Why the request is necessary all the same').fill('She is the victim and has agreed.')
    await press(page, 'Save')
    await page.getByRole('link', { name: 'Check and submit' }).click()
    await expectWellDrawn(page, 'sensitive-check')
    await press(page, 'Submit for authorisation')
    await confirmDeed(page)
  })

  test('one supervisor approves it, another sends it', async () => {
    const first = await open('head')
    await choose(first, 'Read and decide')
    await expectWellDrawn(first, 'sensitive-approve')
    await reveal(first, 'authorising')
    await first.getByLabel('I have read the request').check()
    await press(first, 'Approve as the first of two')
    await confirmDeed(first)
    await expect(first.getByText('Second approval', { exact: true }).first()).toBeVisible()
    await expectWellDrawn(first, 'sensitive-approved')
    await expect(first.getByRole('main').getByText('Read and decide')).toHaveCount(0)

    const second = await open('deputyHead')
    await choose(second, 'Read and decide')
    await expect(second.getByText('Георгий Дымов has approved it')).toBeVisible()
    await looksRight(second, 'sensitive-second')
    await reveal(second, 'authorising')
    await second.getByLabel('I have read the request').check()
    await press(second, 'Authorise and send')
    await confirmDeed(second)
  })

  test('the provider learns the profession alone, and auditors count it apart', async () => {
    const jurist = await open('otherProvider')
    await expect(jurist.getByText('Protected profession').first()).toBeVisible()
    await expectWellDrawn(jurist, 'sensitive-provider')
    await jurist
      .getByRole('navigation', { name: 'Pages of this request' })
      .getByRole('link', { name: 'Request' })
      .click()
    await expect(jurist.getByText('Journalist').first()).toBeVisible()
    await expect(jurist.getByText('She is the victim')).toHaveCount(0)
    const auditor = at('auditor')
    await auditor.goto('/audit')
    await expect(auditor.getByText('Journalist: 1')).toBeVisible()
    await expectWellDrawn(auditor, 'sensitive-audit')
  })
})
