import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import {
  expect,
  test,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test'

/** People of the practice city by what they do. */
const personas = {
  officer: 'Mira Kovač',
  colleague: 'Петр Савин',
  supervisor: 'Jonas Weiler',
  intake: 'Tomas Brand',
  reviewer: 'Ines Duarte',
  collector: 'Aline Petit',
  checker: 'Rolf Haas',
  auditor: 'Édith Laurent',
  secondAuditor: 'Henrik Aalto',
  operator: 'Olga Stern',
  secondOperator: 'Viktor Lind',
  stranger: 'Анна Белова',
  head: 'Георгий Дымов',
  deputyHead: 'Ольга Ремез',
  otherProvider: 'Δέσποινα Παππά',
  duty: 'Iva Marin',
} as const
export type Persona = keyof typeof personas

/** A person at their own browser: a context of their own, signed in by the practice list. */
export interface AtBrowser {
  readonly context: BrowserContext
  readonly page: Page
}

export async function signedIn(
  browser: Browser,
  persona: Persona,
  options: BrowserContextOptions = {},
): Promise<AtBrowser> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await signInAs(page, persona)
  return { context, page }
}

/** Has these people at browsers of their own, in English, while the tests of a file run; the answer finds somebody's page. */
export function atBrowsers(personas: readonly Persona[]): (persona: Persona) => Page {
  const people: Partial<Record<Persona, AtBrowser>> = {}
  test.beforeAll(async ({ browser }) => {
    for (const persona of personas) {
      people[persona] = await signedIn(browser, persona)
      await speak(people[persona].page, 'English')
    }
  })
  test.afterAll(async () => {
    for (const { context } of Object.values(people)) await context.close()
  })
  return (persona) => people[persona]!.page
}

export async function signInAs(page: Page, persona: Persona): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('button[name=persona]', { hasText: personas[persona] }).click()
  await expect(page.getByRole('banner')).toContainText(personas[persona])
}

/**
 * The page that asks for the passkey, looked at and answered; people who joined by an invitation have one of their own.
 * Returns when the portal has answered: whoever reads next, in whichever browser, sees the deed done.
 */
export async function confirmDeed(page: Page, passkey: 'practice' | 'own' = 'practice'): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirm with your passkey')
  await expectAccessible(page)
  const name = passkey === 'own' ? 'Confirm with passkey' : 'Confirm with the practice passkey'
  await page.getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Confirm with your passkey', { timeout: 30_000 })
}

export interface Invited {
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
}

/** Whom somebody lets in, and how they know who it is. */
export async function fillInvitation(page: Page, { name, email, roles }: Invited): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Title or rank').fill('Inspector')
  await page.getByLabel('E-mail address', { exact: true }).fill(email)
  await page.getByLabel('Telephone', { exact: true }).fill('+1 555 0142')
  for (const role of roles) await page.getByLabel(role, { exact: true }).check()
  await page.getByLabel('in person', { exact: true }).check()
  await page.getByLabel('service card', { exact: true }).check()
  for (const [label, value] of Object.entries({ Day: '14', Month: '3', Year: '2025' }))
    await page.getByLabel(label, { exact: true }).last().fill(value)
}

/** Has the code sent and types what lies in the folder of letters. */
export async function typeCode(page: Page, mail: string, email: string): Promise<void> {
  const letters = () =>
    existsSync(mail) ? readdirSync(mail).map((name) => readFileSync(join(mail, name), 'utf8')) : []
  const code = () =>
    letters()
      .filter((letter) => letter.includes(`To: ${email}`))
      .flatMap((letter) => /your code is ([A-Z0-9]{5}-[A-Z0-9]{5})/.exec(letter)?.[1] ?? [])
      .at(-1)
  await page.getByRole('button', { name: 'Send the code' }).click()
  await expect.poll(code).toBeTruthy()
  await page.getByLabel('Code from the e-mail').fill(code()!)
}

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** No violation of WCAG 2.2 AA on the page as it stands; names rule and element when there is one. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${String(target)}: ${failureSummary}`),
  )
  expect(found, page.url()).toEqual([])
}

/** Says why whoever is sought must be seen, on the page where it is masked. */
export async function reveal(page: Page, reason: string): Promise<void> {
  const panel = page.getByRole('region', { name: 'Who is sought' })
  await panel.getByLabel('Reason', { exact: true }).selectOption(reason)
  await panel.getByRole('button', { name: 'Reveal who is sought' }).click()
  await confirmDeed(page)
  await expect(page.getByText('You see who is sought until')).toBeVisible()
}

/** Nothing sticks out sideways: what is wider scrolls in its own frame. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [inner, outer] = await page.evaluate(
    () => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const,
  )
  expect(inner, `${page.url()} is wider than the window`).toBeLessThanOrEqual(outer)
}

/** Chooses the page's language as a person would. */
export async function speak(page: Page, language: 'English' | 'Français' | 'Русский'): Promise<void> {
  const button = page.getByRole('banner').getByRole('button', { name: language })
  if (await button.isVisible()) await button.click()
}

const sizes = { wide: { width: 1280, height: 900 }, narrow: { width: 390, height: 844 } }
const languages = { en: 'English', fr: 'Français', ru: 'Русский' } as const

/**
 * The page in every language and size, accessible and never wider than the window. Choosing a language asks for the
 * page again: what was typed, or a page drawn in answer to a form, is looked at by `expectAccessible` instead.
 */
export async function expectWellDrawn(page: Page, name: string): Promise<void> {
  for (const [code, language] of Object.entries(languages)) {
    await speak(page, language)
    await expect(page.locator('html')).toHaveAttribute('lang', code)
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport)
      await expectNoSidewaysScroll(page)
      if (size === 'wide' && code === 'en') await expectAccessible(page)
      await picture(page, `${name}-${code}-${size}`)
    }
  }
  await page.setViewportSize(sizes.wide)
  await speak(page, 'English')
}

/** Keeps a picture of the whole page under E2E_SCREENSHOTS, when that is set. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.E2E_SCREENSHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

/** A passkey device that answers by itself, as a person with a finger on it would. */
export async function virtualAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
