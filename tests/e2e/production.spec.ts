import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { confirmDeed, expectAccessible, virtualAuthenticator, type AtBrowser } from './kit'

/** A portal in production mode, as an operator would start it, on a data folder of its own. */
interface RunningPortal {
  readonly address: string
  /** what it has printed so far */
  printed(): string
  stop(): Promise<void>
}

async function startProduction(): Promise<RunningPortal> {
  const port = await freePort()
  const address = `http://localhost:${port}`
  // where an unprivileged PostgreSQL can reach it too
  const folder = mkdtempSync('/var/tmp/liaison-production-')
  chmodSync(folder, 0o711)
  const settings = { LIAISON_MODE: 'production', PUBLIC_URL: address, PORT: String(port), DATA_DIR: folder }
  const env = { ...process.env, ...settings, LIAISON_KEY: randomBytes(32).toString('base64'), SEAL_ALGORITHM: 'p-256' }
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/portal.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (part: Buffer) => (text += part.toString()))
  child.stderr.on('data', (part: Buffer) => (text += part.toString()))
  return {
    address,
    printed: () => text,
    stop: async () => {
      await ended(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** Somebody opens their invitation in a browser of their own and makes their passkey. */
async function joinBy(browser: Browser, link: string): Promise<AtBrowser> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await virtualAuthenticator(context, page)
  await page.goto(link)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Accept and make the passkey' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  return { context, page }
}

interface Invited {
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
}

async function invite(page: Page, { name, email, roles }: Invited): Promise<string> {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Title or rank').fill('Inspector')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Telephone').fill('+1 555 0142')
  for (const role of roles) await page.getByLabel(role, { exact: true }).check()
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  await confirmDeed(page, 'own')
  return page.locator('.card--action .mono').innerText()
}

interface Registered {
  readonly side: 'Agency' | 'Provider'
  readonly code: string
  readonly name: string
  readonly website: string
}

async function register(page: Page, address: string, { side, code, name, website }: Registered): Promise<void> {
  await page.goto(`${address}/operations/organisations/register`)
  await page.getByLabel(side, { exact: true }).check()
  await page.getByLabel('Country').fill('VD')
  await page.getByLabel('Code').fill(code)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Postal address').fill('1 Quay, 1000 Port Velden')
  await page.getByLabel('Switchboard').fill('+1 555 0190')
  await page.getByLabel('Website').fill(website)
  await page.getByLabel('Time zone').fill('Europe/Vienna')
  await page.getByRole('button', { name: 'Register the organisation' }).click()
  await confirmDeed(page, 'own')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
}

test('from the operator’s first link to an officer who can file, by passkeys alone', async ({ browser }) => {
  const portal = await startProduction()
  const everyone: AtBrowser[] = []
  const joined = async (link: string) => {
    const person = await joinBy(browser, link)
    everyone.push(person)
    return person.page
  }
  try {
    await expect.poll(portal.printed, { timeout: 90_000 }).toMatch(/\/invitation\/\S+/)
    expect(portal.printed()).not.toContain('Mira Kovač')
    const operator = await joined(/http\S+\/invitation\/\S+/.exec(portal.printed())![0])

    await register(operator, portal.address, {
      ...{ side: 'Provider', code: 'SEA', name: 'Seaside Networks', website: 'https://seaside.example' },
    })
    const lawyer = { name: 'Nadia Roth', email: 'nadia@seaside.example', roles: ['Administrator', 'Legal reviewer'] }
    const provider = await joined(await invite(operator, lawyer))
    await provider.goto(`${portal.address}/organisation/services`)
    await expectAccessible(provider)
    await provider.getByRole('button', { name: 'Publish the service' }).click()
    await expect(provider).toHaveTitle(/^Error: /)
    await provider.getByLabel('Name of the service').fill('Seaside Fibre')
    await provider.getByLabel('IPv4 address').check()
    await provider.getByLabel('Subscriber data').check()
    await provider.getByRole('button', { name: 'Publish the service' }).click()
    await expect(provider.getByRole('cell', { name: 'Seaside Fibre', exact: true })).toBeVisible()
    await expectAccessible(provider)

    await register(operator, portal.address, {
      ...{ side: 'Agency', code: 'CPS', name: 'City Police', website: 'https://city-police.example' },
    })
    const chief = { name: 'Omar Lund', email: 'omar@city-police.example', roles: ['Supervisor', 'Administrator'] }
    const supervisor = await joined(await invite(operator, chief))
    await supervisor.goto(`${portal.address}/organisation/people`)
    const constable = { name: 'Iva Petrova', email: 'iva@city-police.example', roles: ['Officer'] }
    const officer = await joined(await invite(supervisor, constable))

    await officer.getByRole('button', { name: 'Sign out' }).click()
    await expect(officer.getByText('Practice: sign in as')).toHaveCount(0)
    await officer.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await officer.getByRole('button', { name: 'New request' }).click()
    await officer.getByLabel('Seaside Fibre').check()
    await officer.getByRole('button', { name: 'Start the request' }).click()
    await expect(officer.getByText('What the request must say')).toBeVisible()
    await expect(officer.getByText('Practice city')).toHaveCount(0)

    const persona = { form: { persona: '00000000-0000-4000-8000-300000000003' } }
    const refused = await officer.request.post(`${portal.address}/sign-in`, {
      ...{ ...persona, headers: { Origin: portal.address, 'Sec-Fetch-Site': 'same-origin' } },
    })
    expect(refused.status()).toBe(403)
  } finally {
    for (const { context } of everyone) await context.close()
    await portal.stop()
  }
})
