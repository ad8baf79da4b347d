import { join } from 'node:path'
import { expect, test, type Browser } from '@playwright/test'
import {
  confirmDeed,
  expectWellDrawn,
  fillInvitation,
  signedIn,
  typeCode,
  virtualAuthenticator,
  type AtBrowser,
} from './kit'

const emailOf = (name: string) => `${name.replace(' ', '.').toLowerCase()}@harbour-police.example`

/** Invites somebody as the administrator who is signed in, and answers the link. */
async function invited({ page }: AtBrowser, name: string, role: string): Promise<string> {
  await page.goto('/organisation/people')
  await fillInvitation(page, { name, email: emailOf(name), roles: [role] })
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
  await typeCode(joined.page, join(process.env.E2E_DATA!, 'mail'), emailOf(name))
  await joined.page.getByRole('button', { name: 'Accept and make the passkey' }).click()
  await expect(joined.page.getByRole('banner')).toContainText(name)
  return joined
}

test('a passkey is lost: nobody makes their own second person, and two operators let its person in again', async ({
  browser,
}) => {
  const first = await signedIn(browser, 'supervisor')
  const second = await joins(browser, await invited(first, 'Nora Blum', 'Administrator'), 'Nora Blum')
  const operator = await signedIn(browser, 'operator')
  const other = await signedIn(browser, 'secondOperator')
  const lost = await joins(browser, await invited(first, 'Ines Falk', 'Officer'), 'Ines Falk')
  await lost.page.goto('/account')
  await expect(lost.page.getByText('By invitation').first()).toBeVisible()
  await expectWellDrawn(lost.page, 'account-passkey')

  await first.page.goto('/organisation/people')
  await first.page.getByRole('link', { name: 'Ines Falk' }).click()
  const person = first.page.url()
  await expect(first.page.getByText('My first passkey').first()).toBeVisible()
  await expectWellDrawn(first.page, 'person-access')
  await second.page.goto(person)
  await second.page.getByLabel('How you made sure who this is').fill('Service card and face, at the desk.')
  await second.page.getByRole('button', { name: 'Open a recovery' }).click()
  await expect(second.page.getByText('for less than seventy-two hours')).toBeVisible()
  await first.page.getByLabel('How you made sure who this is').fill('Service card and face, at the desk.')
  await first.page.getByRole('button', { name: 'Open a recovery' }).click()
  await expect(first.page.getByText('two operators of the portal recover access')).toBeVisible()

  await operator.page.goto(person)
  await operator.page.getByLabel('How you made sure who this is').fill('Service card and face, at the desk.')
  await operator.page.getByRole('button', { name: 'Open a recovery' }).click()
  await confirmDeed(operator.page)
  await expect(operator.page.getByText('Somebody else who may recover access')).toBeVisible()
  await expect(operator.page.getByRole('button', { name: 'Confirm and show the link' })).toBeHidden()

  await other.page.goto(person)
  await other.page.getByRole('button', { name: 'Confirm and show the link' }).click()
  await confirmDeed(other.page)
  const link = await other.page.locator('.card--action .mono').innerText()
  await other.page.goto(person)
  await expect(other.page.getByText(link)).toBeHidden()

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
  for (const { context } of [first, second, operator, other, lost, again]) await context.close()
})
