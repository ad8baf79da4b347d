import { expect, test, type Page } from '@playwright/test'
import {
  confirmDeed,
  expectAccessible,
  expectWellDrawn,
  picture,
  reveal,
  signedIn,
  type AtBrowser,
  type Persona,
} from './kit'
import { daysFromNow, fillDay, looksRight, press, saysNobodyProtected, step } from './steps'

const title = 'Girl who did not come home'
const called = 'Threat heard on the line'

let people: Partial<Record<Persona, AtBrowser>> = {}
const at = (persona: Persona): Page => people[persona]!.page

async function open(persona: Persona, name: string): Promise<Page> {
  const page = at(persona)
  await page.goto('/requests?show=all')
  await page.getByRole('link', { name }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expectAccessible(page)
  return page
}

async function fillPeril(page: Page): Promise<void> {
  await page.getByLabel('Practice law of Veldania').check()
  await page.getByLabel('Life', { exact: true }).check()
  await page.getByLabel('Who is in danger').fill('A girl of nine, last seen at the ferry.')
  await page.getByLabel('What is expected to happen, and when').fill('Her father said it would be tonight.')
  await page.getByLabel('How these data help').fill('The line leads to the flat where they are.')
}

/** Whoever checks the source calls the number of the register; somebody of the agency reads the words to them. */
async function callBack(name: string, reader: Persona): Promise<void> {
  const intake = await open('intake', name)
  await intake.getByRole('button', { name: 'Check who is asking' }).click()
  await intake.getByRole('button', { name: 'Begin a call-back' }).click()
  const agency = await open(reader, name)
  const [, heard] = await agency.locator('.script__words').allInnerTexts()
  await intake.getByLabel('They know of the request').check()
  await intake.getByLabel('The words you heard').fill(heard!)
  await intake.getByLabel('Person or desk reached').fill('Duty desk of the bureau')
  await intake.getByRole('button', { name: 'Record the call' }).click()
  await confirmDeed(intake)
  await intake.getByLabel('Call back through the number in the register').check()
  await intake.getByRole('button', { name: 'Record the source as verified' }).click()
  await confirmDeed(intake)
}

/** Decided by one person, collected by another. */
async function collected(name: string): Promise<void> {
  const reviewer = await open('reviewer', name)
  await reviewer.getByRole('button', { name: 'Decide the items' }).click()
  await reviewer.getByLabel('The 1 item not decided yet').check()
  await reviewer.getByLabel('Grant', { exact: true }).check()
  await reviewer.getByRole('button', { name: 'Record the decision' }).click()
  await open('reviewer', name)
  await step(reviewer, 'Accept as an emergency')
  await press(reviewer, 'Accept as an emergency')
  await expect(reviewer.getByRole('alert')).toContainText('legal test')
  await looksRight(reviewer, 'emergency-accept-error')
  await reviewer.getByLabel('I have weighed these facts').check()
  await press(reviewer, 'Accept as an emergency')
  await confirmDeed(reviewer)

  const collector = await open('collector', name)
  await collector.getByRole('button', { name: 'Record results and files' }).click()
  await collector.getByLabel('The 1 item without a result').check()
  await collector.getByLabel('Result and reason').selectOption('found')
  await collector.getByRole('button', { name: 'Record the result' }).click()
  await collector.getByRole('link', { name: 'Attach a file' }).click()
  await collector
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'subscriber.csv', mimeType: 'text/plain', buffer: Buffer.from('identifier;name;address\n') })
  await collector.getByRole('button', { name: 'Attach a file' }).click()
  await expect(collector).toHaveURL(/\/production$/)
  await step(collector, 'Complete the collection')
  await collector.getByLabel('System searched').fill('Session register')
  await collector.getByLabel('Date and time of the extraction').fill('2026-11-23 10:30')
  await press(collector, 'Complete the collection')
}

/** The reviewer, who collected nothing, checks it and delivers. */
async function delivered(name: string): Promise<void> {
  const reviewer = await open('reviewer', name)
  await step(reviewer, 'Deliver the answer')
  await reviewer.getByLabel('The instants searched').check()
  await reviewer.getByLabel('Every granted item').check()
  await press(reviewer, 'Deliver the answer')
  await confirmDeed(reviewer)
}

test.describe.configure({ mode: 'serial' })

test.describe('data are asked for at once', () => {
  test.beforeAll(async ({ browser }) => {
    for (const persona of ['officer', 'supervisor', 'intake', 'collector', 'reviewer'] as const)
      people[persona] = await signedIn(browser, persona)
  })

  test.afterAll(async () => {
    for (const { context } of Object.values(people)) await context.close()
    people = {}
  })

  test('the officer files it, and learns what an emergency needs', async () => {
    const page = at('officer')
    await page.goto('/requests/new')
    await page.getByLabel('Emergency', { exact: true }).check()
    await page.getByLabel('Northwind Fixed Line').check()
    await page.getByRole('button', { name: 'Start the request' }).click()

    await page.getByRole('link', { name: 'Danger' }).click()
    await expectWellDrawn(page, 'emergency-peril')
    await fillPeril(page)
    await page.getByRole('button', { name: 'Save' }).click()

    await page.getByRole('link', { name: 'The matter' }).click()
    await page.getByLabel('Title').fill(title)
    await page.getByLabel('Offence').selectOption('violence')
    await page
      .getByLabel('Facts of the case')
      .fill('A girl of nine was taken by her father, who threatens to kill her.')
    await page.getByRole('button', { name: 'Save' }).click()

    await page.getByRole('link', { name: 'Legal basis' }).click()
    await page.getByLabel('Police order').check()
    await page.getByLabel('Number of the order').fill('HPB 31')
    await page.getByLabel('Issued by').fill('Harbour Police Bureau')
    await fillDay(page, daysFromNow(0))
    await page.getByLabel('Why it is necessary').fill('Only the line leads to where they are.')
    await page.getByRole('button', { name: 'Save' }).click()

    await saysNobodyProtected(page)
    await page.getByRole('link', { name: 'Identifiers and data sought' }).click()
    await page.getByRole('button', { name: 'Paste many at once' }).click()
    await page.getByLabel('Lines or table').fill('203.0.113.231:40023 2026-11-12 21:15:00 Europe/Vienna subscriber')
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    await page.getByRole('button', { name: 'Accept 1 identifier' }).click()
    await page.getByRole('link', { name: 'Back to the draft' }).click()

    await page.getByRole('link', { name: 'Check and submit' }).click()
    await expect(page.getByText('Nobody has declared yet that these facts are true').first()).toBeVisible()
    await looksRight(page, 'emergency-check-undeclared')
    await page.goto(page.url().replace('/check', '/peril'))
    await page.getByLabel('I declare that these facts are true').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Check and submit' }).click()
    await expectWellDrawn(page, 'emergency-check')
    await page.getByRole('button', { name: 'Submit for authorisation' }).click()
    await confirmDeed(page)
  })

  test('a supervisor co-signs it, and the provider calls the number of the register', async () => {
    const supervisor = await open('supervisor', title)
    await supervisor.getByRole('button', { name: 'Read and decide' }).click()
    await expectWellDrawn(supervisor, 'emergency-authorise')
    await reveal(supervisor, 'authorising')
    await supervisor.getByLabel('I have read the request').check()
    await supervisor.getByRole('button', { name: 'Authorise and send' }).click()
    await confirmDeed(supervisor)
    await open('intake', title)
    await expectWellDrawn(at('intake'), 'emergency-source-check')
    await callBack(title, 'officer')
    await open('reviewer', title)
    await expectWellDrawn(at('reviewer'), 'emergency-assessment')
  })

  test('one person collects, another delivers, and the officer may not close it before an authority stands by it', async () => {
    await collected(title)
    await delivered(title)
    const officer = await open('officer', title)
    await expect(officer.getByText('No authority that may order these data has stood by the request yet')).toBeVisible()
    await expect(officer.getByRole('main').getByRole('link', { name: 'Confirm receipt' })).toHaveCount(0)
    await expectWellDrawn(officer, 'emergency-answered')
  })

  test('the authority refuses: the data are deleted, and the supervisor proves it', async () => {
    const supervisor = await open('supervisor', title)
    await step(supervisor, 'Record the decision on validation')
    await expectWellDrawn(supervisor, 'emergency-validation')
    await supervisor.getByLabel('Validated', { exact: true }).check()
    await supervisor.getByLabel('the police', { exact: true }).waitFor({ state: 'detached' })
    await supervisor.getByLabel('a judge or court', { exact: true }).check()
    await supervisor.getByLabel('Number of the decision').fill('5 Gs 9/26')
    await supervisor.getByLabel('Issued by').fill('Regional court of Port Velden')
    await fillDay(supervisor, daysFromNow(0))
    await press(supervisor, 'Record the decision on validation')
    await expect(supervisor.getByRole('alert')).toContainText('The decision itself is not attached yet')
    await looksRight(supervisor, 'emergency-validation-error')
    await supervisor.getByLabel('Refused', { exact: true }).check()
    await supervisor.getByLabel(/Reasons, if it was refused/).fill('There was time for the ordinary way.')
    await press(supervisor, 'Record the decision on validation')
    await confirmDeed(supervisor)
    await expectWellDrawn(supervisor, 'emergency-restriction')

    const officer = await open('officer', title)
    await reveal(officer, 'usingAnswer')
    await officer
      .getByRole('navigation', { name: 'Pages of this request' })
      .getByRole('link', { name: 'Production' })
      .click()
    await officer
      .getByRole('link', { name: /subscriber\.csv/ })
      .first()
      .click()
    await expect(officer.getByText('its data are not taken out any more').first()).toBeVisible()
    await picture(officer, 'emergency-download-refused')

    await open('supervisor', title)
    await step(supervisor, 'Prove deletion or restriction')
    await expectWellDrawn(supervisor, 'emergency-prove')
    await supervisor.getByLabel('Deleted', { exact: true }).check()
    await supervisor.getByLabel('Done at').fill('2026-11-10 09:00')
    await supervisor.getByLabel('Systems and files concerned').fill('Case file HPB 31')
    await supervisor.getByLabel('How it was done, and by whom').fill('The printout was shredded.')
    await press(supervisor, 'Prove deletion or restriction')
    await expect(supervisor.getByRole('alert')).toBeVisible()
    await looksRight(supervisor, 'emergency-prove-error')
  })

  test('a request by telephone is written down, assigned, confirmed with the words given and countersigned', async () => {
    const intake = at('intake')
    await intake.goto('/requests')
    await expect(intake.locator('.tag--danger', { hasText: 'Emergency' }).first()).toBeVisible()
    await intake.getByRole('button', { name: 'Record a request by telephone' }).click()
    await expectWellDrawn(intake, 'oral-form')
    await intake.getByLabel('Agency the caller names').selectOption({ label: 'Harbour Police Bureau (VD)' })
    await intake.getByLabel('Name and rank of the caller').fill('Sergeant Kovač')
    await intake.getByLabel('Number given or shown').fill('+1 555 0177')
    await intake.getByLabel('Time of the call').fill('2026-11-12 21:20')
    await intake.getByLabel('Service concerned').selectOption({ label: 'Northwind Fixed Line' })
    await intake.getByLabel('Title', { exact: true }).fill(called)
    await intake.getByLabel('Offence').selectOption('violence')
    await intake.getByLabel('Who has ordered it').selectOption({ label: 'Police order' })
    await intake
      .getByLabel('What the caller says')
      .fill('A man has called and said that he will kill his brother tonight.')
    await fillPeril(intake)
    await intake.getByLabel('Identifiers', { exact: true }).fill('203.0.113.232:40024 2026-11-12 21:15:00')
    await press(intake, 'Check what was understood')
    await expect(intake.getByRole('alert')).toBeVisible()
    await looksRight(intake, 'oral-form-error')
    await intake.getByLabel('Subscriber data').check()
    await press(intake, 'Check what was understood')
    await expect(intake.getByRole('heading', { name: 'Identifiers as they were understood' })).toBeVisible()
    await looksRight(intake, 'oral-form-read')
    await press(intake, 'Record a request by telephone')
    await confirmDeed(intake)
    const words = await intake.locator('.script__words').innerText()
    await expectWellDrawn(intake, 'oral-recorded')

    const supervisor = await open('supervisor', called)
    await expect(supervisor.getByText(words)).toHaveCount(0)
    await expectWellDrawn(supervisor, 'oral-agency')
    await step(supervisor, 'Hand over to another officer')
    await supervisor.getByLabel('New officer').selectOption({ label: 'Mira Kovač, Sergeant' })
    await supervisor.getByRole('textbox', { name: 'Reason' }).fill('She made the call.')
    await press(supervisor, 'Hand over to another officer')
    await callBack(called, 'officer')

    const officer = await open('officer', called)
    await step(officer, 'Confirm in writing')
    await expectWellDrawn(officer, 'oral-confirm')
    await officer.getByLabel('Words the provider gave you').fill('not these')
    await officer
      .getByLabel('Facts of the case')
      .fill('The line was heard at the station; the brother has been warned.')
    await officer.getByLabel('Order', { exact: true }).fill('HPB 32, oral')
    await officer.getByLabel('Issued by').fill('Harbour Police Bureau')
    await fillDay(officer.getByRole('group', { name: 'Issued on' }), daysFromNow(0))
    await officer.getByLabel('Why it is necessary').fill('Only the line leads to the caller.')
    await officer.getByLabel('I declare that these facts are true').check()
    await press(officer, 'Confirm in writing')
    await expect(officer.getByRole('alert')).toContainText('Say whether the provider may tell the person concerned')
    await officer.getByLabel('Yes, the provider may inform them').check()
    await officer.getByLabel('No, not to my knowledge').check()
    await press(officer, 'Confirm in writing')
    await expect(officer.getByRole('alert')).toContainText('words')
    await looksRight(officer, 'oral-confirm-error')
    await officer.getByLabel('Words the provider gave you').fill(words.toUpperCase())
    await press(officer, 'Confirm in writing')
    await confirmDeed(officer)

    await open('supervisor', called)
    await step(supervisor, 'Countersign the confirmation')
    await expectWellDrawn(supervisor, 'oral-countersign')
    await supervisor.getByLabel('I have read the confirmation').check()
    await press(supervisor, 'Countersign the confirmation')
    await confirmDeed(supervisor)
    await expect(supervisor.getByText('Confirmed by officer and supervisor')).toBeVisible()
  })

  test('what is no emergency ends, and is asked for in the ordinary way from there', async () => {
    const reviewer = await open('reviewer', called)
    await step(reviewer, 'Treat as an ordinary request')
    await expectWellDrawn(reviewer, 'emergency-downgrade')
    await reviewer.getByLabel('The danger is not imminent').check()
    await reviewer.getByLabel('Reasons; the agency reads them').fill('The brother is abroad until next month.')
    await press(reviewer, 'Treat as an ordinary request')
    await confirmDeed(reviewer)
    const officer = await open('officer', called)
    await expectWellDrawn(officer, 'emergency-downgraded')
    await officer.getByRole('link', { name: 'Ask for the data in the ordinary way' }).click()
    await officer.getByLabel('Northwind Fixed Line').check()
    await officer.getByRole('button', { name: 'Start the request' }).click()
    await expect(officer.getByRole('heading', { name: 'What the request must say' })).toBeVisible()
  })
})
