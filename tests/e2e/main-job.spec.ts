import { readFileSync } from 'node:fs'
import { expect, test, type Download, type Page } from '@playwright/test'
import {
  confirmDeed,
  expectAccessible,
  expectNoSidewaysScroll,
  expectWellDrawn,
  picture,
  reveal,
  signedIn,
  type AtBrowser,
  type Persona,
} from './kit'
import { saysNobodyProtected } from './steps'

const title = 'Wallet emptied through two sign-ins'
const subscriberFile = 'identifier;from;name\n203.0.113.201:40022;2026-11-12T20:15:00Z;Ζωή Παππά\n'

/** One identifier typed line by line, as it would be pasted from a log. */
const pasted = [
  '203.0.113.201:40022 2026-11-12 21:15:00 Europe/Vienna subscriber',
  '2001:db8:99::5 2026-11-13 03:10:00 +01:00 subscriber',
].join('\n')

let people: Partial<Record<Persona, AtBrowser>> = {}

/** The person's own browser, on the case; every page on the way is accessible. */
function at(persona: Persona): Page {
  return people[persona]!.page
}

async function open(persona: Persona): Promise<Page> {
  const page = at(persona)
  await page.goto(persona === 'auditor' ? '/audit' : '/requests?show=all')
  await expectAccessible(page)
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expectAccessible(page)
  return page
}

/** A step with a page of its own: opened from the case, checked, filled in, taken. */
async function take(page: Page, step: string, fill: () => Promise<unknown> = async () => {}): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: step, exact: true }).first().click()
  await expectAccessible(page)
  await fill()
  await page.getByRole('main').getByRole('button', { name: step, exact: true }).click()
  await expectAccessible(page)
}

/** A page as it was drawn in answer to a form, or with something typed into it. */
async function looksRight(page: Page, name: string): Promise<void> {
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await picture(page, name)
}

function tab(page: Page, name: string) {
  return page.getByRole('navigation', { name: 'Pages of this request' }).getByRole('link', { name })
}

async function saved(download: Download): Promise<Buffer> {
  return readFileSync(await download.path())
}

test.describe.configure({ mode: 'serial' })

test.describe('a request for data, from filing to the signed answer', () => {
  test.beforeAll(async ({ browser }) => {
    const cast = ['officer', 'supervisor', 'intake', 'reviewer', 'collector', 'checker', 'auditor'] as const
    for (const persona of cast) people[persona] = await signedIn(browser, persona)
  })

  test.afterAll(async () => {
    for (const { context } of Object.values(people)) await context.close()
    people = {}
  })

  test('the officer files it section by section, and learns what is missing', async () => {
    const page = at('officer')
    await page.goto('/requests')
    await page.getByRole('button', { name: 'New request' }).click()
    await expectWellDrawn(page, 'filing-new')
    await page.getByLabel('Northwind Fixed Line').check()
    await page.getByRole('button', { name: 'Start the request' }).click()
    await expectWellDrawn(page, 'filing-tasks')

    await page.getByRole('link', { name: 'The matter' }).click()
    await page.getByLabel('Title').fill(title)
    await page.getByLabel('Offence').selectOption('fraud')
    await page.getByLabel('Facts of the case').fill('A wallet was emptied by someone signing in from these addresses.')
    await page.getByLabel('Internal notes').fill('Canary of the agency')
    await looksRight(page, 'filing-matter')
    await page.getByRole('button', { name: 'Save' }).click()

    await page.getByRole('link', { name: 'Legal basis' }).click()
    await page.getByLabel('Prosecutor’s order').check()
    await page.getByLabel('Number of the order').fill('9 Js 118/26')
    await page.getByLabel('Issued by').fill('Prosecutor’s office of Port Velden')
    await page.getByLabel('Day').fill('31')
    await page.getByLabel('Month').fill('2')
    await page.getByLabel('Year').fill('2026')
    await page.getByLabel('Why it is necessary').fill('No other trace leads to the person who signed in.')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page).toHaveTitle(/^Error: /)
    await expect(page.getByLabel('Day')).toHaveValue('31')
    await looksRight(page, 'filing-basis-error')
    await page.getByLabel('Day').fill('20')
    await page.getByLabel('Month').fill('11')
    await page.getByRole('button', { name: 'Save' }).click()

    await saysNobodyProtected(page)
    await page.getByRole('link', { name: 'Handling' }).click()
    await expect(page.getByLabel('Normal priority')).toBeChecked()
    await page.getByLabel('High priority').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Check and submit' }).click()
    await expect(page.getByText('Say why this request has the priority “High priority”')).toBeVisible()
    await page.getByRole('link', { name: 'Back to the draft' }).click()
    await page.getByRole('link', { name: 'Handling' }).click()
    await expect(page.getByLabel('High priority')).toBeChecked()
    await page.getByLabel('Why it has this priority').fill('The hearing is on 4 December, and turns on who signed in.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Handling' }).click()
    await expectWellDrawn(page, 'filing-handling')
    await page.getByRole('link', { name: 'Back to the draft' }).click()
    await page.getByRole('link', { name: 'Identifiers and data sought' }).click()
    await expectWellDrawn(page, 'filing-identifiers-none')
    await page.getByRole('button', { name: 'Paste many at once' }).click()
    await page.getByLabel('Lines or table').fill(pasted)
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    await expect(page.getByText('= 2026-11-12 20:15:00 UTC')).toBeVisible()
    await looksRight(page, 'filing-paste')
    await page.getByRole('button', { name: 'Accept 2 identifiers' }).click()
    await expectWellDrawn(page, 'filing-identifiers')
    await page.getByRole('link', { name: 'Back to the draft' }).click()

    await page.getByRole('link', { name: 'Check and submit' }).click()
    await expectWellDrawn(page, 'filing-check')
    await page.getByRole('button', { name: 'Submit for authorisation' }).click()
    await looksRight(page, 'confirm')
    await confirmDeed(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The request waits for a supervisor')
    await expectWellDrawn(page, 'filing-submitted')
  })

  test('a supervisor who did not write it authorises it', async () => {
    const page = await open('supervisor')
    await page.getByRole('button', { name: 'Read and decide' }).click()
    await expect(page.getByText('203.0.113.201')).toHaveCount(0)
    await reveal(page, 'authorising')
    await expect(page.getByText('203.0.113.201').first()).toBeVisible()
    await expectWellDrawn(page, 'authorise')
    await page.getByRole('button', { name: 'Authorise and send' }).click()
    await expect(page).toHaveTitle(/^Error: /)
    await page.getByLabel('I have read the request').check()
    await page.getByRole('button', { name: 'Authorise and send' }).click()
    await confirmDeed(page)
    await expect(page.getByText(/VD-HPB-\d{4}-\d{6}/).first()).toBeVisible()
    await expectWellDrawn(page, 'case-served-supervisor')
  })

  test('the provider acknowledges it and checks who is asking', async () => {
    const queue = at('intake')
    await queue.goto('/requests')
    await queue.getByLabel('Priority').selectOption('High priority')
    await queue.getByRole('button', { name: 'Apply' }).click()
    await expect(queue.getByRole('link', { name: title })).toBeVisible()
    await expectWellDrawn(queue, 'queue-priority')
    const page = await open('intake')
    await expect(page.getByText('falls within 30 days and the answer is needed for it')).toBeVisible()
    await expectWellDrawn(page, 'case-intake')
    await expect(page.getByText('The source has not been checked yet')).toBeVisible()
    await page.getByRole('button', { name: 'Acknowledge receipt' }).click()
    await expect(page.getByRole('status')).toContainText('Receipt acknowledged')
    await page.getByRole('button', { name: 'Check who is asking' }).click()
    await expect(page.getByText('Checked again just now: holds')).toHaveCount(2)
    await expectWellDrawn(page, 'source')
    await page.getByLabel('Call back through the number in the register').check()
    await page.getByRole('button', { name: 'Record the source as verified' }).click()
    await expect(page).toHaveTitle(/^Error: /)
    await looksRight(page, 'source-errors')
    await page.getByRole('button', { name: 'Begin a call-back' }).click()
    await expectWellDrawn(page, 'source-call')

    const officer = await open('officer')
    await expect(officer.getByText('is calling to check this request')).toBeVisible()
    await expectWellDrawn(officer, 'source-expected')
    const [said, heard] = await officer.locator('.script__words').allInnerTexts()
    await expect(page.locator('.script__words')).toHaveText(said!)
    await expect(page.getByText(heard!)).toHaveCount(0)

    await page.getByLabel('They know of the request').check()
    await page.getByLabel('The words you heard').fill(heard!.toUpperCase())
    await page.getByLabel('Person or desk reached').fill('Duty desk of the bureau')
    await page.getByRole('button', { name: 'Record the call' }).click()
    await confirmDeed(page)
    await expect(page.getByText('The words were right')).toBeVisible()
    await page.getByLabel('Call back through the number in the register').check()
    await page.getByRole('button', { name: 'Record the source as verified' }).click()
    await confirmDeed(page)
    await expect(page.getByText('Source checked: Call back')).toBeVisible()
  })

  test('the reviewer raises defects, and the officer mends one and explains the other', async () => {
    const reviewer = await open('reviewer')
    await reviewer.getByRole('button', { name: 'Take the review' }).click()
    await take(reviewer, 'Ask for clarification', async () => {
      const [first, second] = [0, 1].map((index) => reviewer.locator('fieldset.question').nth(index))
      await first!.getByLabel('What is wrong').selectOption('portMissing')
      await first!.getByLabel('In words').fill('Which source port?')
      await second!.getByLabel('What is wrong').selectOption('factsInsufficient')
      await reviewer.getByRole('button', { name: 'Room for more defects' }).click()
      await expect(first!.getByLabel('In words')).toHaveValue('Which source port?')
      await reviewer.getByRole('button', { name: 'Ask for clarification' }).click()
      await expect(reviewer.getByRole('alert')).toContainText('Choose the identifier that has this defect')
      await first!.getByLabel('Concerning').selectOption('identifiers.i2')
      await looksRight(reviewer, 'clarification-seek')
    })
    await expect(reviewer.getByText('Paused', { exact: true })).toBeVisible()
    await expect(reviewer.getByText('Because of: The source port is missing')).toBeVisible()
    await expectWellDrawn(reviewer, 'case-clarification')

    const officer = await open('officer')
    await reveal(officer, 'clarifying')
    await take(officer, 'Send the clarification', async () => {
      await officer.getByLabel('Source port').fill('51820')
      await officer.getByRole('button', { name: 'Check what is sent' }).click()
      await expect(officer.getByRole('alert')).toContainText('Correct one of the fields of this defect')
      await expect(officer.getByLabel('Source port')).toHaveValue('51820')
      await officer.getByLabel('To this defect').nth(1).fill('The facts name the account already.')
      await looksRight(officer, 'clarification-answer')
      await officer.getByRole('button', { name: 'Check what is sent' }).click()
      await expect(officer.locator('ins').filter({ hasText: '51820' })).toBeVisible()
      await looksRight(officer, 'clarification-check')
    })
    await officer.goto(`${officer.url().split('?')[0]}/content`)
    await expect(officer.getByText('What the answer changed').first()).toBeAttached()
    await expectWellDrawn(officer, 'case-content')
  })

  test('the reviewer decides line by line', async () => {
    const page = await open('reviewer')
    await page.getByRole('button', { name: 'Decide the items' }).click()
    await expectWellDrawn(page, 'decision-masked')
    await reveal(page, 'reviewing')
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await expect(page.getByRole('alert')).toContainText('Tick at least one item')
    await looksRight(page, 'decision-errors')
    await page.getByLabel('2001:db8:99::5').check()
    await page.getByLabel('Refuse', { exact: true }).check()
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await expect(page.getByRole('alert')).toContainText('Choose the ground')
    await expect(page.getByLabel('2001:db8:99::5')).toBeChecked()
    await page.getByLabel('Ground of a refusal').selectOption('dataNotKept')
    await page.getByLabel('Refuse', { exact: true }).check()
    await page.getByLabel('Reasons').fill('Sessions of this service are kept for seven days only.')
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByLabel('The 1 item not decided yet').check()
    await page.getByLabel('Grant', { exact: true }).check()
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await expectWellDrawn(page, 'decision-made')
    await take(page, 'Give the decision')
    await confirmDeed(page)
    await expect(page.getByRole('status')).toContainText('Decision given')
  })

  test('messages reach the other side, own notes do not', async () => {
    const page = await open('reviewer')
    await tab(page, 'Messages').click()
    await page.getByLabel('Your message').fill('The answer follows today.')
    await page.getByRole('button', { name: 'Send a message' }).click()
    await tab(page, 'Notes').click()
    await page.getByLabel('Your note').fill('Canary of the provider')
    await page.getByRole('button', { name: 'Add a note' }).click()
    await expectWellDrawn(page, 'case-notes')
    const officer = await open('officer')
    await tab(officer, 'Messages').click()
    await expect(officer.getByText('The answer follows today.')).toBeVisible()
    await expectWellDrawn(officer, 'case-messages')
    await tab(officer, 'Notes').click()
    await expect(officer.getByText('Canary of the provider')).toHaveCount(0)
    await tab(page, 'Request').click()
    await expect(page.getByText('Canary of the agency')).toHaveCount(0)
  })

  test('the collector records results and attaches files; wrong ones are refused by name', async () => {
    const page = await open('collector')
    await page.getByRole('button', { name: 'Record results and files' }).click()
    await reveal(page, 'collecting')
    await page.getByLabel('The 1 item without a result').check()
    await page.getByLabel('Result and reason').selectOption('found')
    await page.getByRole('button', { name: 'Record the result' }).click()
    await page.getByRole('link', { name: 'Attach a file' }).click()
    await expect(page.getByLabel('203.0.113.201')).toBeChecked()
    await expectWellDrawn(page, 'attach')
    const attach = async (name: string, text: string) => {
      await page
        .getByLabel('File', { exact: true })
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
      await page.getByRole('button', { name: 'Attach a file' }).click()
    }
    await attach('empty.csv', '')
    await expect(page.getByRole('alert').first()).toContainText('The file is empty')
    await attach('subscriber.pdf', subscriberFile)
    await expect(page.getByRole('alert').first()).toContainText('not what its name says')
    await expectAccessible(page)
    await attach('abonné.csv', subscriberFile)
    await expect(page).toHaveURL(/\/production$/)
    await expect(page.getByText('text/csv')).toBeVisible()
    await expectWellDrawn(page, 'production')
    await take(page, 'Complete the collection', async () => {
      await page.getByLabel('System searched').fill('Session register')
      await page.getByLabel('Date and time of the extraction').fill('2026-11-23 10:30')
      await looksRight(page, 'collection-complete')
    })
  })

  test('a second person checks it and delivers', async () => {
    const page = await open('checker')
    await take(page, 'Deliver the answer', async () => {
      await page.getByRole('button', { name: 'Deliver the answer' }).click()
      await expect(page.getByRole('alert')).toContainText('Confirm that every')
      await looksRight(page, 'deliver')
      await page.getByLabel('The instants searched').check()
      await page.getByLabel('Every granted item').check()
    })
    await confirmDeed(page)
    await expect(page.getByText('Delivered in part').first()).toBeVisible()
  })

  test('the officer takes the file and confirms receipt', async () => {
    const page = await open('officer')
    await tab(page, 'Production').click()
    await expectWellDrawn(page, 'production-officer')
    await page.getByRole('link', { name: 'abonné.csv' }).first().click()
    await expectWellDrawn(page, 'file')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Confirm with the practice passkey' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('abonné.csv')
    expect((await saved(download)).toString()).toBe(subscriberFile)
    await page.getByRole('link', { name: 'Production' }).click()
    await tab(page, 'Overview').click()
    await take(page, 'Confirm receipt')
    await expect(page.getByText('Closed', { exact: true }).first()).toBeVisible()
    await expectWellDrawn(page, 'case-closed')
  })

  test('the auditor finds it by what happened, checks the trail, and anyone verifies the closing report', async ({
    browser,
  }) => {
    const page = at('auditor')
    await page.goto('/audit')
    await page.getByLabel('A step taken').selectOption('receipt.confirm')
    await page.getByRole('button', { name: 'Apply' }).click()
    await expectWellDrawn(page, 'audit')
    await page.getByRole('link', { name: title }).click()
    await tab(page, 'Trail').click()
    await page.getByRole('button', { name: 'Check the whole trail now' }).click()
    await expect(page.getByText('The trail holds')).toBeVisible()
    await expectWellDrawn(page, 'trail')
    await expect(async () => {
      await tab(page, 'Records').click()
      await expect(page.getByRole('link', { name: 'Closing report', exact: true })).toBeVisible({ timeout: 500 })
    }).toPass({ timeout: 60_000 })
    await expectWellDrawn(page, 'documents')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'PDF Closing report' }).click(),
    ])
    const pdf = await saved(download)
    await page.getByRole('link', { name: 'Closing report', exact: true }).click()
    await expectAccessible(page)

    const anyone = await (await browser.newContext()).newPage()
    await anyone.goto('/verify')
    const hand = async (name: string, buffer: Buffer) => {
      await anyone.getByLabel('PDF file').setInputFiles({ name, mimeType: 'application/pdf', buffer })
      await anyone.getByRole('button', { name: 'Verify' }).click()
    }
    await hand('closing.pdf', pdf)
    await expect(anyone.getByText('This record is genuine')).toBeVisible()
    await looksRight(anyone, 'verify')
    const forged = Buffer.from(pdf)
    forged[forged.length >> 1]! ^= 1
    await hand('forged.pdf', forged)
    await expect(anyone.getByText('Do not rely on this file')).toBeVisible()
    await anyone.context().close()
  })

  test('nobody else learns of it', async ({ browser }) => {
    const address = at('officer').url().split('?')[0]!
    for (const persona of ['stranger', 'otherProvider', 'colleague'] as const) {
      const { page, context } = await signedIn(browser, persona)
      for (const path of ['', '/decision', '/trail', '/step/source.reject', '/documents'])
        expect((await page.goto(address + path))!.status(), `${persona}${path}`).toBe(404)
      await context.close()
    }
    for (const path of ['/step/no.such', '/nothing'])
      expect((await at('intake').goto(address + path))!.status()).toBe(404)
    expect((await at('intake').goto('/requests/not-an-id'))!.status()).toBe(404)
  })
})
