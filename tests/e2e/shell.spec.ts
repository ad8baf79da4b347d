import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import {
  confirmDeed,
  fillInvitation,
  typeCode,
  expectAccessible,
  expectWellDrawn,
  picture,
  signedIn,
  signInAs,
  virtualAuthenticator,
} from './kit'

test('a stranger sees the sign-in page, and nothing else', async ({ page }) => {
  await page.goto('/organisation/people')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await expectWellDrawn(page, 'sign-in')
})

test('a stranger reads how the procedures run', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Procedures' }).click()
  await expectWellDrawn(page, 'procedures')
  for (const name of ['Request for data', 'Organisation']) {
    await page.goto('/procedures')
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expectWellDrawn(page, `procedure-${name.toLowerCase().replaceAll(' ', '-')}`)
  }
})

test('the operator looks after organisations, jobs and mail', async ({ browser }) => {
  const { page, context } = await signedIn(browser, 'operator')
  for (const room of ['', '/organisations', '/organisations/register', '/jobs', '/mail']) {
    await page.goto(`/operations${room}`)
    await expectWellDrawn(page, `operations${room.replaceAll('/', '-')}`)
  }
  await page.goto('/operations/organisations/register')
  await page.getByLabel('Website').fill('ftp://wrong')
  await page.getByRole('button', { name: 'Register the organisation' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.getByLabel('Website')).toHaveValue('ftp://wrong')
  await expectWellDrawn(page, 'operations-register-errors')
  await context.close()
})

test('a person is invited, joins with a passkey, signs out and in again', async ({ browser }) => {
  const administrator = await signedIn(browser, 'supervisor')
  const { page } = administrator
  await page.goto('/organisation/people')
  await expectWellDrawn(page, 'people')
  const email = 'lena.ortiz@harbour-police.example'
  await fillInvitation(page, { name: 'Lena Ortiz', email, roles: ['Officer'] })
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  await confirmDeed(page)
  const link = await page.locator('.card--action .mono').innerText()
  await picture(page, 'people-invited')

  const context = await browser.newContext()
  const newcomer = await context.newPage()
  await virtualAuthenticator(context, newcomer)
  await newcomer.goto(link)
  await expect(newcomer.getByText('Jonas Weiler invites you')).toBeVisible()
  await expectWellDrawn(newcomer, 'invitation')
  await typeCode(newcomer, join(process.env.E2E_DATA!, 'mail'), email)
  await newcomer.getByRole('button', { name: 'Accept and make the passkey' }).click()
  await expect(newcomer.getByRole('banner')).toContainText('Lena Ortiz')

  await newcomer.goto('/account')
  await expect(newcomer.getByText('My first passkey')).toBeVisible()
  await expectWellDrawn(newcomer, 'account')
  await newcomer.getByRole('button', { name: 'Sign out' }).click()
  await newcomer.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(newcomer.getByRole('banner')).toContainText('Lena Ortiz')

  await newcomer.goto(link)
  await expect(newcomer.getByText('This invitation is unknown, was used already or is too old')).toBeVisible()

  await page.goto('/organisation/people')
  await page.getByRole('link', { name: 'Lena Ortiz' }).click()
  await expectWellDrawn(page, 'person')
  await page.getByLabel('Reason').fill('On leave')
  await page.getByRole('button', { name: 'Suspend' }).click()
  await confirmDeed(page)
  await newcomer.goto('/account')
  await expect(newcomer).toHaveURL(/sign-in/)
  await context.close()
  await administrator.context.close()
})

test('an administrator of one organisation does not learn of another’s people', async ({ browser }) => {
  const { page, context } = await signedIn(browser, 'intake')
  await page.goto('/organisation/people')
  await expect(page.getByRole('link', { name: 'Ines Duarte' })).toBeVisible()
  await expect(page.getByText('Mira Kovač')).toHaveCount(0)
  const answer = await page.goto('/people/00000000-0000-4000-8000-300000000003')
  expect(answer!.status()).toBe(404)
  await expectAccessible(page)
  await context.close()
})

test('a person without the role is told so', async ({ page }) => {
  await signInAs(page, 'reviewer')
  const answer = await page.goto('/operations')
  expect(answer!.status()).toBe(403)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You may not do this')
  await expectWellDrawn(page, 'forbidden')
})
