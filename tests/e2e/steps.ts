import { expect, type Locator, type Page } from '@playwright/test'
import { Temporal } from 'temporal-polyfill'
import { expectAccessible, expectNoSidewaysScroll, picture } from './kit'

/** What every journey does on the pages of a case. */

/** The request of this title from the list, as whoever sits there may see it. */
export async function openRequest(page: Page, title: string): Promise<Page> {
  await page.goto('/requests?show=all')
  await page.getByRole('link', { name: title }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  await expectAccessible(page)
  return page
}

/** Chooses a step on the overview, which leads to its page. */
export async function choose(page: Page, name: string): Promise<void> {
  const main = page.getByRole('main')
  await main
    .getByRole('button', { name, exact: true })
    .or(main.getByRole('link', { name, exact: true }))
    .first()
    .click()
}

/** The page of a step, from the overview. */
export async function step(page: Page, name: string): Promise<void> {
  await choose(page, name)
  await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible()
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
}

/** A page drawn in answer to a form: asking for it again in another language would lose what was typed. */
export async function looksRight(page: Page, name?: string): Promise<void> {
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  if (name) await picture(page, name)
}

export const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000)

/** The three fields of a date, on the page or in a group of it: the day it is then at the Harbour Police Bureau. */
export async function fillDay(page: Page | Locator, at: Date): Promise<void> {
  const { day, month, year } = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Europe/Vienna')
  await page.getByLabel('Day', { exact: true }).fill(String(day))
  await page.getByLabel('Month', { exact: true }).fill(String(month))
  await page.getByLabel('Year', { exact: true }).fill(String(year))
}

/** In the section on handling: nobody concerned is in a protected profession, and nothing is secret. */
export async function saysNobodyProtected(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Handling' }).click()
  await page.getByLabel('Yes, the provider may inform them').check()
  await page.getByLabel('No, not to my knowledge').check()
  await press(page, 'Save')
}
