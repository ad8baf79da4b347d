import { expect, test, type Browser } from '@playwright/test'
import { confirmDeed, expectWellDrawn, signedIn, virtualAuthenticator, type AtBrowser } from './kit'

/** Invites somebody as the administrator who is signed in, and answers the link. */
async function invited({ page }: AtBrowser, name: string, role: string): Promise<string> {
  await page.goto('/organisation/people')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Title or rank').fill('Inspector')
  await page.getByLabel('E-mail address').fill(`${name.replace(' ', '.').toLowerCase()}@harbour-police.example`)
  await page.getByLabel('Telephone').fill('+1 555 0188')
  await page.getByLabel(role, { exact: true }).check()
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  await confirmDeed(page)
  return page.locator('.card--action .mono').innerText()
}

async function withKey(browser: Browser): Promise<AtBrowser> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await virtualAuthenticator(context, page)
  return { context, page }
}

async function joins(browser: Browser, link: string, name: string): Promise<AtBrowser> {
  const joined = await withKey(browser)
  await joined.page.goto(link)
  await joined.page.getByRole('button', { name: 'Accept and make the passkey' }).click()
  await expect(joined.page.getByRole('banner')).toContainText(name)
  return joined
}

test('a passkey is lost, and two administrators let its person in again', async ({ browser }) => {
  const first = await signedIn(browser, 'supervisor')
  const second = await joins(browser, await invited(first, 'Nora Blum', 'Administrator'), 'Nora Blum')
  const third = await joins(browser, await invited(first, 'Paul Vidal', 'Administrator'), 'Paul Vidal')
  const lost = await joins(browser, await invited(first, 'Ines Falk', 'Officer'), 'Ines Falk')
  await lost.page.goto('/account')
  await expect(lost.page.getByText('By invitation').first()).toBeVisible()
  await expectWellDrawn(lost.page, 'account-passkey')

  await first.page.goto('/organisation/people')
  await first.page.getByRole('link', { name: 'Ines Falk' }).click()
  const person = first.page.url()
  await expect(first.page.getByText('My first passkey').first()).toBeVisible()
  await expectWellDrawn(first.page, 'person-access')
  await first.page.getByLabel('How you made sure who this is').fill('Service card and face, at the desk.')
  await first.page.getByRole('button', { name: 'Open a recovery' }).click()
  await confirmDeed(first.page)
  await expect(first.page.getByText('Somebody else who may recover access')).toBeVisible()
  await expect(first.page.getByRole('button', { name: 'Confirm and show the link' })).toBeHidden()

  await second.page.goto(person)
  await second.page.getByRole('button', { name: 'Confirm and show the link' }).click()
  await confirmDeed(second.page, 'own')
  const link = await second.page.locator('.card--action .mono').innerText()
  await second.page.goto(person)
  await expect(second.page.getByText(link)).toBeHidden()

  const again = await withKey(browser)
  await again.page.goto(link)
  await expectWellDrawn(again.page, 'recovery')
  await again.page.getByRole('button', { name: 'Make the passkey and sign in' }).click()
  await expect(again.page.getByText('By recovery link').first()).toBeVisible()
  await lost.page.goto('/account')
  await expect(lost.page).toHaveURL(/sign-in/)
  await again.page.goto(link)
  await expect(again.page.getByText('This recovery link is unknown')).toBeVisible()

  await again.page.goto('/account')
  await again.page.getByRole('button', { name: 'Sign out' }).click()
  await again.page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(again.page.getByRole('banner')).toContainText('Ines Falk')
  await first.page.goto(person)
  await first.page.getByRole('button', { name: 'End Chromium' }).first().click()
  await again.page.goto('/account')
  await expect(again.page).toHaveURL(/sign-in/)
  for (const { context } of [first, second, third, lost, again]) await context.close()
})
