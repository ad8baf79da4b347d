import { expect, test, type Page } from '@playwright/test'
import { confirmDeed, expectWellDrawn, signedIn, type AtBrowser, type Persona } from './kit'
import { choose, looksRight, press } from './steps'

const agency = 'Harbour Police Bureau'
const seen = 'Forty accounts were emptied through one address of ours within an hour.'

let people: Partial<Record<Persona, AtBrowser>> = {}
const at = (persona: Persona): Page => people[persona]!.page
let address = ''
let number = ''

/** The report as this person opens it; the page fits and is accessible. */
async function open(persona: Persona): Promise<Page> {
  const page = at(persona)
  await page.goto(address)
  await looksRight(page)
  return page
}

test.describe.configure({ mode: 'serial' })

test.describe('an incident is reported, referred, investigated and answered', () => {
  test.beforeAll(async ({ browser }) => {
    for (const persona of ['intake', 'reviewer', 'officer', 'supervisor', 'auditor', 'stranger'] as const)
      people[persona] = await signedIn(browser, persona)
  })

  test.afterAll(async () => {
    for (const { context } of Object.values(people)) await context.close()
    people = {}
  })

  test('intake drafts it; what is wrong is said at its field, and what was typed stays', async () => {
    const page = at('intake')
    await page.goto('/reports')
    await expectWellDrawn(page, 'reports')
    await page.getByRole('button', { name: 'Report an incident' }).click()
    await expectWellDrawn(page, 'report-new')
    await press(page, 'Start the report')
    await expect(page.getByRole('alert')).toContainText('Choose one of the directory')
    await page.getByLabel(agency).check()
    await press(page, 'Start the report')
    await expectWellDrawn(page, 'report-draft-empty')

    await page.getByLabel('What was seen').fill(seen)
    await page.getByLabel('Identifiers', { exact: true }).fill('203.0.113.9 yesterday evening')
    await press(page, 'Submit for approval')
    await expect(page.getByRole('alert')).toContainText('Line 1 cannot be read')
    await expect(page.getByLabel('What was seen')).toHaveValue(seen)
    await page.getByLabel('Identifiers', { exact: true }).fill('203.0.113.9:51844 2026-11-10 22:41:07 Europe/Vienna')
    await press(page, 'Submit for approval')
    for (const problem of ['Say what kind of incident it is', 'Say when it was seen or began'])
      await expect(page.getByRole('alert')).toContainText(problem)
    await looksRight(page, 'report-draft-problems')

    await page.getByLabel('Kind of incident').selectOption('Account taken over')
    await page.getByLabel('Service concerned').selectOption('Northwind Mobile')
    await page.getByLabel('When it was seen, or began').fill('2026-11-10 22:00')
    await page.getByLabel('Such material is involved').check()
    await page.getByLabel('What was seen').fill(`${seen} See https://files.example/1`)
    await press(page, 'Submit for approval')
    await expect(page.getByRole('alert')).toContainText('Nothing may lead to such material')
    await expect(page.getByRole('alert')).toContainText('Such material is named by its hash')
    await page.getByLabel('Such material is involved').uncheck()
    await page.getByLabel('What was seen').fill(seen)
    await page.getByLabel('It is urgent', { exact: true }).check()
    await page.getByLabel('Why it is urgent').fill('The address is still in use.')
    await press(page, 'Save the draft')
    await expect(page.getByRole('status')).toContainText('Draft of the report saved')
    await expect(page.getByLabel('Identifiers', { exact: true })).toHaveValue(
      '203.0.113.9:51844 2026-11-10 22:41:07 Europe/Vienna',
    )
    await expectWellDrawn(page, 'report-draft')
    await press(page, 'Submit for approval')
    await expect(page.getByRole('status')).toContainText('Report submitted for approval')
    address = new URL(page.url()).pathname
    await expectWellDrawn(page, 'report-approval')
  })

  test('a legal reviewer who did not draft it sends it, with a passkey; until then the agency knows nothing', async () => {
    for (const persona of ['officer', 'stranger'] as const) {
      const reply = await at(persona).goto(address)
      expect(reply!.status()).toBe(404)
    }
    const page = await open('reviewer')
    await choose(page, 'Send the report')
    await expectWellDrawn(page, 'report-send')
    await press(page, 'Send the report')
    await expect(page.getByRole('alert')).toContainText('Confirm that you have read the report')
    await page.getByLabel('I have read the report').check()
    await press(page, 'Send the report')
    await confirmDeed(page)
    const told = page.getByText(/VD-NWT-\d{4}-R\d{6}/).first()
    await expect(told).toBeVisible()
    number = /VD-NWT-\d{4}-R\d{6}/.exec(await told.innerText())![0]
    expect((await at('stranger').goto(address))!.status()).toBe(404)
  })

  test('the agency acknowledges it, triages it, and refers it', async () => {
    const page = at('supervisor')
    await page.goto('/reports')
    await expectWellDrawn(page, 'reports-agency')
    await page
      .getByRole('row', { name: new RegExp(number) })
      .getByRole('link')
      .click()
    await expect(page.getByText(seen)).toBeVisible()
    await expectWellDrawn(page, 'report-sent')
    await choose(page, 'Acknowledge the report')
    await expect(page.getByRole('status')).toContainText('Receipt of the report acknowledged')
    await choose(page, 'Triage the report')
    await expectWellDrawn(page, 'report-triage')
    await press(page, 'Triage the report')
    await expect(page.getByRole('alert')).toContainText('cannot be left empty')
    await page.getByLabel('high', { exact: true }).check()
    await page.getByLabel('Assessment').fill('Ours alone: matches a running matter.')
    await press(page, 'Triage the report')
    await expectWellDrawn(page, 'report-triaged')
    const provider = await open('intake')
    await expect(provider.getByText('Triaged', { exact: true }).first()).toBeVisible()
    await expect(provider.getByText('matches a running matter')).toHaveCount(0)
    await expect(provider.getByRole('link', { name: 'Withdraw the report' })).toHaveCount(0)

    const officer = await open('officer')
    await choose(officer, 'Refer to another agency')
    await expectWellDrawn(officer, 'report-refer')
    await officer.getByLabel('Competent agency').selectOption({ index: 1 })
    await officer.getByLabel('happened in another territory').check()
    await officer.getByLabel('Text for the provider').fill('The address 203.0.113.9 is abroad.')
    await press(officer, 'Refer to another agency')
    await expect(officer.getByRole('alert')).toContainText('repeats an identifier of the report')
    await officer.getByLabel('Text for the provider').fill('It was run from Ostrania.')
    await press(officer, 'Refer to another agency')
    await confirmDeed(officer)
    await expectWellDrawn(officer, 'report-referred')
  })

  test('one press of the provider opens the same report to the agency named', async () => {
    const page = await open('intake')
    await expectWellDrawn(page, 'report-referred-provider')
    await page.getByRole('button', { name: /^Report the same to/ }).click()
    await expect(page.getByLabel('What was seen')).toHaveValue(seen)
    await page.getByRole('link', { name: 'Withdraw the report' }).click()
    await page.getByLabel('Why it is withdrawn').fill('The other agency has it already.')
    await press(page, 'Withdraw the report')
    await looksRight(page, 'report-withdrawn')
    await page.goto(address)
    await expect(page.getByText('Repeated to')).toBeVisible()
  })

  test('feedback closes it, the provider reads it, and both sides have the sealed records', async () => {
    const officer = await open('officer')
    await choose(officer, 'Give feedback')
    await expectWellDrawn(officer, 'report-feedback')
    await officer.getByLabel('helpful', { exact: true }).check()
    await officer.getByLabel('What came of it').fill('The colleagues abroad took it up.')
    await press(officer, 'Give feedback')
    await looksRight(officer, 'report-closed')
    const page = await open('intake')
    await expect(page.getByText('The colleagues abroad took it up.')).toBeVisible()
    await page.goto(`${address}/messages`)
    await expectWellDrawn(page, 'report-messages')
    await page.getByLabel('Your message').fill('Thank you.')
    await press(page, 'Send a message')
    await expect(page.getByText('Thank you.')).toBeVisible()
    await expect
      .poll(async () => {
        await page.goto(`${address}/documents`)
        return page.getByRole('link', { name: 'Feedback on a report', exact: true }).count()
      })
      .toBe(1)
    await expectWellDrawn(page, 'report-documents')
    await page.getByRole('link', { name: 'Report of an incident', exact: true }).click()
    await expectWellDrawn(page, 'report-record')
    await page.goto(`${address}/trail?check=now`)
    await expectWellDrawn(page, 'report-trail')
  })

  test('an investigation leads to a request of its own, and to no data by itself', async () => {
    const page = at('supervisor')
    await page.goto('/reports?show=waiting')
    await page.getByRole('link', { name: 'Sexual abuse of children' }).first().click()
    await expect(page.getByText('Urgent', { exact: true }).first()).toBeVisible()
    await expectWellDrawn(page, 'report-material')
    await choose(page, 'Acknowledge the report')
    await choose(page, 'Triage the report')
    await page.getByLabel('immediate', { exact: true }).check()
    await page.getByLabel('Assessment').fill('At once.')
    await press(page, 'Triage the report')
    await choose(page, 'Open an investigation')
    await expectWellDrawn(page, 'report-investigate')
    await page.getByLabel('Agency’s file reference').fill('HPB 92/26')
    await press(page, 'Open an investigation')
    await expect(page.getByText('HPB 92/26 (the provider is not told)')).toBeVisible()
    const opened = new URL(page.url()).pathname
    const officer = at('officer')
    await officer.goto(opened)
    await expectWellDrawn(officer, 'report-opened')
    await officer.getByRole('button', { name: 'New request' }).click()
    await expect(officer).toHaveURL(/\/requests\/new$/)
    const provider = at('intake')
    await provider.goto(opened)
    await expect(provider.getByText('HPB 92/26')).toHaveCount(0)
  })

  test('an auditor finds it, follows every step, and reads nobody’s identifier', async () => {
    const page = at('auditor')
    await page.goto(`/audit?search=${number}`)
    await expectWellDrawn(page, 'report-audit')
    await page.getByRole('link', { name: 'Account taken over' }).click()
    await expect(page.getByText('••••••').first()).toBeVisible()
    await expect(page.getByText('203.0.113.9:')).toHaveCount(0)
    await expectWellDrawn(page, 'report-auditor')
    await page.goto(`${address}/documents`)
    await expect(page.getByText('Acknowledgement of a report').first()).toBeVisible()
    await expect(page.getByText('Report of an incident', { exact: true })).toHaveCount(0)
    await looksRight(page)
  })

  test('a stranger reads how the procedure runs', async ({ page }) => {
    await page.goto('/procedures/provider-report')
    await expectWellDrawn(page, 'procedure-provider-report')
  })
})
