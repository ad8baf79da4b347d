import { expect, test, type Page } from '@playwright/test'
import { confirmDeed, expectWellDrawn, signedIn, type AtBrowser, type Persona } from './kit'
import { choose, looksRight, press, step } from './steps'

let people: Partial<Record<Persona, AtBrowser>> = {}
const at = (persona: Persona): Page => people[persona]!.page
const title = 'Outboard engines, three yards'
const kept = 'Blackmail along the harbour'
let address = ''

test.describe.configure({ mode: 'serial' })

test.describe('an investigation holds its requests together, and ends with each of them', () => {
  test.beforeAll(async ({ browser }) => {
    for (const persona of ['officer', 'supervisor', 'intake', 'auditor', 'stranger'] as const)
      people[persona] = await signedIn(browser, persona)
  })

  test.afterAll(async () => {
    for (const { context } of Object.values(people)) await context.close()
    people = {}
  })

  test('one press opens a draft for each of several providers, in a file that is opened on the spot', async () => {
    const page = at('officer')
    await page.goto('/requests/new')
    await page.getByLabel('Northwind Fixed Line').check()
    await press(page, 'Start the request')
    await page.getByRole('link', { name: 'Put into a file' }).click()
    await expectWellDrawn(page, 'request-file')
    await press(page, 'Open the drafts')
    await expect(page.getByRole('alert')).toContainText('Choose at least one service')
    await looksRight(page, 'request-file-problem')
    // a provider abroad is not asked directly
    await expect(page.getByLabel('Alkyone Mail')).toHaveCount(0)
    await page.getByLabel('Northwind Mobile').check()
    await page.getByLabel('Title of the new file').last().fill(title)
    const form = page.locator('form', { has: page.getByRole('button', { name: 'Open the drafts' }) })
    const sent = await form.evaluate((each) => new URLSearchParams(new FormData(each as never) as never).toString())
    const from = page.url()
    await press(page, 'Open the drafts')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    address = new URL(page.url()).pathname
    const requests = page.getByRole('table', { name: 'Requests' }).getByRole('row')
    await expect(requests).toHaveCount(3)
    await expect(page.getByText('the same of another provider')).toHaveCount(1)
    await expectWellDrawn(page, 'file')

    // the same form again opens nothing more
    const headers = { origin: new URL(from).origin, 'content-type': 'application/x-www-form-urlencoded' }
    const reply = await page.request.post(from, { data: `${sent}&intent=fan`, headers, maxRedirects: 0 })
    expect(reply.status()).toBe(302)
    await page.goto(address)
    await expect(requests).toHaveCount(3)
  })

  test('before it is closed it says what becomes of each request; closed is said when it is so', async () => {
    const page = at('officer')
    await page.goto(address)
    await step(page, 'Close the file')
    await expect(page.getByText('is withdrawn')).toHaveCount(2)
    await expectWellDrawn(page, 'file-close')
    await press(page, 'Close the file')
    await expect(page.getByRole('alert')).toContainText('it cannot be left empty')
    await page.getByLabel('Why').fill('The engines were found.')
    await press(page, 'Close the file')
    await confirmDeed(page)
    await expect(async () => {
      await page.goto(address)
      await expect(page.locator('.identity__standing')).toContainText('Closed', { timeout: 1_000 })
    }).toPass()
    await expect(page.getByText(': withdrawn')).toHaveCount(2)
    await expectWellDrawn(page, 'file-closed')
    await expect(async () => {
      await page.goto(address)
      await page.getByRole('link', { name: 'End of an investigation file' }).click({ timeout: 1_000 })
    }).toPass()
    await expect(page.getByText('The engines were found.')).toBeVisible()
    await expectWellDrawn(page, 'file-record')
  })

  test('a preservation that is open keeps it open, and dropping it says what providers are told', async () => {
    const page = at('supervisor')
    await page.goto('/files')
    await expectWellDrawn(page, 'files')
    await page.getByRole('link', { name: kept }).click()
    await step(page, 'Close the file')
    await page.getByLabel('Why').fill('Enough is known.')
    await press(page, 'Close the file')
    await expect(page.getByRole('alert')).toContainText(/Preservation VD-HPB-\d{4}-\d{6} is still open/)
    await looksRight(page, 'file-close-refused')
    await page.goto(page.url().replace(/\/step.*/, ''))
    await choose(page, 'Drop the investigation')
    await expect(page.getByText('is released', { exact: true })).toBeVisible()
    await expect(page.getByLabel('What the providers read')).toBeVisible()
    await expectWellDrawn(page, 'file-drop')
    await page.goto('/procedures/file')
    await expectWellDrawn(page, 'procedure-file')
  })

  test('auditors read it; another agency and the provider find nothing', async () => {
    const auditor = at('auditor')
    await auditor.goto('/files?show=closed')
    await auditor.getByRole('link', { name: title }).click()
    await auditor.getByRole('link', { name: 'Trail', exact: true }).click()
    await auditor.getByRole('button', { name: 'Check the whole trail now' }).click()
    await expectWellDrawn(auditor, 'file-trail')
    expect((await at('stranger').goto(address))!.status()).toBe(404)
    expect((await at('intake').goto(address))!.status()).toBe(403)
  })
})
