import { expect, test, type Page } from '@playwright/test'
import { confirmDeed, expectAccessible, expectWellDrawn, signedIn, speak, type AtBrowser, type Persona } from './kit'
import { daysFromNow, fillDay, looksRight, press } from './steps'

let people: Partial<Record<Persona, AtBrowser>> = {}
const at = (persona: Persona): Page => people[persona]!.page

/** Without a violation in every language and size. */
async function accessibleEverywhere(page: Page): Promise<void> {
  for (const language of ['Français', 'Русский', 'English'] as const) {
    await speak(page, language)
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await expectAccessible(page)
    }
  }
}

const night = 'The duty desk answers at every hour. Ask for the inspector on call.'

test.describe.configure({ mode: 'serial' })

test.describe('an organisation’s programme is written, approved, read and withdrawn', () => {
  test.beforeAll(async ({ browser }) => {
    for (const persona of ['supervisor', 'operator', 'officer', 'intake', 'reviewer'] as const)
      people[persona] = await signedIn(browser, persona)
  })

  test.afterAll(async () => {
    for (const { context } of Object.values(people)) await context.close()
    people = {}
  })

  test('the administrator begins a revision, and what is missing is said field by field', async () => {
    const page = at('supervisor')
    await page.goto('/organisation')
    await page.getByRole('link', { name: 'Programme', exact: true }).click()
    await expectWellDrawn(page, 'programme-own')
    await accessibleEverywhere(page)
    await press(page, 'Write a new version')
    await confirmDeed(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Write the programme')
    await expectWellDrawn(page, 'programme-draft')
    await accessibleEverywhere(page)
    await page.getByLabel('Emergencies outside office hours').fill(night)
    await page.getByLabel('Scope', { exact: true }).fill('')
    await press(page, 'Give for approval')
    const summary = page.getByRole('alert')
    await expect(summary).toContainText('Enter this; it cannot be left empty.')
    await expect(page.getByLabel('Emergencies outside office hours')).toHaveValue(night)
    await looksRight(page, 'programme-missing')
    await page.getByLabel('Scope', { exact: true }).fill('All departments of the Bureau.')
    await fillDay(page, daysFromNow(-3))
    await press(page, 'Give for approval')
    await expect(summary).toContainText('The first day lies in the past.')
    await fillDay(page, daysFromNow(1))
    await press(page, 'Give for approval')
    await expect(page.getByRole('heading', { name: 'Version 2 waits for approval' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Approve and publish' })).toHaveCount(0)
    await expectWellDrawn(page, 'programme-waiting')
  })

  test('the operator, who is the second person here, returns it with a reason', async () => {
    const page = at('operator')
    await page.goto('/operations/organisations')
    await page.getByRole('link', { name: 'Harbour Police Bureau' }).click()
    await page.getByRole('link', { name: 'Compliance programme', exact: true }).click()
    await expect(page.getByText(night)).toBeVisible()
    await expectWellDrawn(page, 'programme-approval')
    await accessibleEverywhere(page)
    await press(page, 'Return to the author')
    await expect(page.getByRole('alert')).toContainText('Enter this; it cannot be left empty.')
    await looksRight(page, 'programme-return-empty')
    await page.getByLabel('What has to be changed').fill('Say who decides at night.')
    await press(page, 'Return to the author')
    await expect(page.getByText('Returned: Say who decides at night.')).toBeVisible()
  })

  test('the administrator mends it, and it is approved by passkey', async () => {
    const page = at('supervisor')
    await page.goto('/organisation/programme')
    await page.getByRole('link', { name: 'Write in this version' }).click()
    await page.getByLabel('Emergencies outside office hours').fill(`${night} The inspector decides.`)
    await fillDay(page, daysFromNow(0))
    await press(page, 'Give for approval')
    await expect(page.getByRole('heading', { name: 'Version 2 waits for approval' })).toBeVisible()
    const operator = at('operator')
    await operator.reload()
    await press(operator, 'Approve and publish')
    await confirmDeed(operator)
    await expect(operator.getByText('Version 2', { exact: true })).toBeVisible()
    await expect(operator.getByText('Published', { exact: true })).toBeVisible()
  })

  test('everybody reads it in the directory, beside contact points with their test calls, and takes the sealed PDF', async () => {
    const page = at('reviewer')
    await page.goto('/directory')
    await page.getByRole('link', { name: 'Harbour Police Bureau' }).click()
    await expectWellDrawn(page, 'programme-directory-entry')
    await accessibleEverywhere(page)
    await page.getByRole('main').getByRole('link', { name: 'Compliance programme' }).click()
    await expect(page.getByText('The inspector decides.')).toBeVisible()
    const sealed = page.getByRole('link', { name: 'Sealed PDF' })
    await expect(async () => {
      await page.reload()
      await expect(sealed).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 60_000 })
    await expectWellDrawn(page, 'programme-published')
    await accessibleEverywhere(page)
    const [download] = await Promise.all([page.waitForEvent('download'), sealed.click()])
    expect(download.suggestedFilename()).toBe('programme-VD-HPB-2-en.pdf')
    await page.getByRole('link', { name: 'Version 1' }).click()
    await expect(page.getByText('The inspector decides.')).toHaveCount(0)
  })

  test('a provider says which legal basis it asks for, and an officer is warned by it', async () => {
    const page = at('intake')
    await page.goto('/organisation/services')
    await page.getByRole('link', { name: 'Change Northwind Fixed Line' }).click()
    const subscriber = page.getByRole('group', { name: 'Which legal basis do you ask for?' })
    await subscriber.getByRole('group', { name: 'Subscriber data' }).getByLabel('Court order').check()
    await looksRight(page, 'programme-service')
    await press(page, 'Publish the service')
    await expect(page.getByText('asks for: Court order').first()).toBeVisible()
    await expectWellDrawn(page, 'programme-services')
  })

  test('a contact point is tried, and its time to answer is read in the directory', async () => {
    const page = at('intake')
    await page.goto('/organisation')
    const emergency = page.getByRole('main').locator('section', { hasText: 'Network operations' })
    await emergency.getByRole('link', { name: 'Record a test call' }).click()
    await page.getByLabel('When').fill(daysFromNow(-1).toISOString().slice(0, 16).replace('T', ' '))
    await page.getByLabel('Somebody answered', { exact: true }).check()
    await page.getByLabel('Who called').fill('Tomas Brand, Northwind Telecom')
    await press(page, 'Record a test call')
    await expect(page.getByRole('alert')).toContainText('Give whole minutes')
    await looksRight(page, 'programme-test-call')
    await page.getByLabel('Minutes until somebody answered').fill('7')
    await press(page, 'Record a test call')
    await expect(page.getByText('answered after 7 minutes')).toBeVisible()
    await expectWellDrawn(page, 'programme-contacts')
  })

  test('a programme is withdrawn with a reason, and the agency sends nothing until another is published', async () => {
    const page = at('supervisor')
    await page.goto('/organisation/programme')
    await press(page, 'Withdraw the programme')
    await expect(page.getByRole('alert')).toContainText('Enter this; it cannot be left empty.')
    await page.getByLabel('Why it is withdrawn').fill('The Bureau is reorganised.')
    await press(page, 'Withdraw the programme')
    await confirmDeed(page)
    await expect(page.getByText('Withdrawn', { exact: true })).toBeVisible()
    await expectWellDrawn(page, 'programme-withdrawn')

    const officer = at('officer')
    await officer.goto('/requests/new')
    await officer.getByLabel('Northwind Fixed Line').check()
    await officer.getByRole('button', { name: 'Start the request' }).click()
    await officer.goto(`${officer.url()}/check`)
    await expect(officer.getByRole('heading', { name: 'Your agency cannot send at present' })).toBeVisible()
    await expectWellDrawn(officer, 'programme-sending')
    await accessibleEverywhere(officer)
  })

  test('another programme is begun from nothing and published, and the agency sends again', async () => {
    const page = at('supervisor')
    await page.goto('/organisation/programme')
    await press(page, 'Begin the programme')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Write the programme')
    for (const area of await page.getByRole('main').locator('textarea').all()) await area.fill('As before.')
    await page.getByLabel('Territory').fill('Veldania')
    await page.getByLabel('English').check()
    await page.getByLabel('Name', { exact: true }).fill('Jonas Weiler')
    await page.getByLabel('Title', { exact: true }).fill('Inspector')
    await page.getByLabel('E-mail address').fill('jonas@mail.example')
    await page.getByLabel('Telephone').fill('+1 555 0102')
    await fillDay(page, daysFromNow(0))
    await press(page, 'Give for approval')
    await expect(page.getByRole('alert')).toContainText('Use an address in a proved domain of the organisation')
    await page.getByLabel('E-mail address').fill('desk@harbour-police.example')
    await press(page, 'Give for approval')
    await expect(page.getByRole('heading', { name: 'Version 1 waits for approval' })).toBeVisible()
    const operator = at('operator')
    await operator.goto('/operations/organisations/00000000-0000-4000-8000-100000000003/programme')
    await press(operator, 'Approve and publish')
    await confirmDeed(operator)
    await expect(operator.getByText('Published', { exact: true })).toBeVisible()
    const officer = at('officer')
    await officer.reload()
    await expect(officer.getByRole('heading', { name: 'Your agency cannot send at present' })).toHaveCount(0)
  })
})
