import { expect, test, type Page } from '@playwright/test'
import { confirmDeed, expectAccessible, expectWellDrawn, reveal, signedIn } from './kit'

const region = (page: Page) => page.getByRole('region', { name: 'Who is sought' })

test('an auditor sees who is sought after another auditor has allowed it, and every look is told', async ({
  browser,
}) => {
  test.slow()
  const first = await signedIn(browser, 'auditor')
  const second = await signedIn(browser, 'secondAuditor')
  const { page } = first
  await page.goto('/audit')
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  const request = new URL(page.url()).pathname
  await page.goto(`${request}/content`)
  await expectWellDrawn(page, 'sight-auditor-masked')
  await page.goto(`${request}/documents`)
  await page.getByRole('link', { name: /^PDF / }).first().click()
  await expect(page.getByRole('heading', { name: 'Who is sought' })).toBeVisible()
  await page.goto(`${request}/content`)
  await region(page).getByText('Ask to see who is sought').first().click()
  await region(page).getByLabel('Reason', { exact: true }).selectOption('complaint')
  await region(page).getByRole('button', { name: 'Ask to see who is sought' }).click()
  await expect(page.getByRole('alert').first()).toContainText('cannot be left empty')
  await page.getByLabel('In words').fill('Somebody complained about this request.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ask to see who is sought' }).click()
  await expect(region(page)).toContainText('Another auditor must allow it')

  const other = second.page
  await other.goto(`${request}/content`)
  await expect(region(other)).toContainText('Édith Laurent asks to see who is sought: Complaint.')
  await expectWellDrawn(other, 'sight-auditor-allows')
  await region(other).getByRole('button', { name: 'Allow it' }).click()
  await confirmDeed(other)

  await page.goto(`${request}/content`)
  await reveal(page, 'complaint')
  await expectWellDrawn(page, 'sight-auditor-open')

  await page
    .getByRole('navigation', { name: 'Pages of this request' })
    .getByRole('link', { name: 'Who looked' })
    .click()
  await expect(page.getByText('Who is sought, unmasked').first()).toBeVisible()
  await expectWellDrawn(page, 'sight-looks-case')
  await page.goto('/audit/sightings')
  await page.getByLabel('What was seen').selectOption('identity')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByRole('cell', { name: /Édith Laurent/ }).first()).toBeVisible()
  await expectWellDrawn(page, 'sight-looks')
  await first.context.close()
  await second.context.close()
})

test('whoever reveals a request about their own name becomes a finding, which an auditor judges', async ({
  browser,
}) => {
  test.slow()
  const officer = await signedIn(browser, 'officer')
  const { page } = officer
  await page.goto('/requests/new')
  await page.getByLabel('Northwind Fixed Line').check()
  await page.getByRole('button', { name: 'Start the request' }).click()
  const request = new URL(page.url()).pathname.replace(/\/draft$/, '')
  await page.getByRole('link', { name: 'The matter' }).click()
  await page.getByLabel('Title').fill('Sought by somebody of the family')
  await page.getByLabel('Facts of the case').fill('An account of one KOVAČ, Ana.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.goto(`${request}/reveal`)
  await expectWellDrawn(page, 'sight-reveal')
  await page.getByRole('button', { name: 'Reveal who is sought' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Choose the reason')
  await expectAccessible(page)
  await page.getByLabel('Reason', { exact: true }).selectOption('other')
  await page.getByRole('button', { name: 'Reveal who is sought' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Say in words why')
  await page.getByLabel('In words').fill('Only to see.')
  await page.getByRole('button', { name: 'Reveal who is sought' }).click()
  await confirmDeed(page)
  await officer.context.close()

  const auditor = await signedIn(browser, 'auditor')
  const finding = auditor.page.getByRole('link', { name: 'Own name, e-mail or telephone' })
  await expect(async () => {
    await auditor.page.goto('/audit/findings')
    await expect(finding).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await expectWellDrawn(auditor.page, 'findings')
  await finding.click()
  await expect(auditor.page.getByText('KOVAČ, Ana')).toHaveCount(0)
  await expectWellDrawn(auditor.page, 'finding')
  await auditor.page.getByLabel('Your reasons').fill('The officer filed it about a namesake.')
  await auditor.page.getByRole('button', { name: 'Explained' }).click()
  await confirmDeed(auditor.page)
  await expect(auditor.page.getByText('Finding explained')).toBeVisible()
  await expectWellDrawn(auditor.page, 'finding-explained')
  await auditor.context.close()
})
