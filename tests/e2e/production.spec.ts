import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test, type Browser, type Page } from '@playwright/test'
import {
  confirmDeed,
  expectAccessible,
  fillInvitation,
  typeCode,
  virtualAuthenticator,
  type AtBrowser,
  type Invited,
} from './kit'

/** A portal in production mode, as an operator would start it, on a data folder of its own. */
interface RunningPortal {
  readonly address: string
  /** folder of every letter it has sent */
  readonly mail: string
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
    mail: join(folder, 'mail'),
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

/** Somebody opens their invitation in a browser of their own, shows that the mailbox is theirs, and makes their passkey. */
async function joinBy(browser: Browser, portal: RunningPortal, link: string, email: string | null): Promise<AtBrowser> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await virtualAuthenticator(context, page)
  await page.goto(link)
  await expectAccessible(page)
  if (email) {
    await typeCode(page, portal.mail, email)
  }
  await page.getByRole('button', { name: 'Accept and make the passkey' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  return { context, page }
}

async function invite(page: Page, invited: Invited): Promise<string> {
  await fillInvitation(page, invited)
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  await confirmDeed(page, 'own')
  return page.locator('.card--action .mono').innerText()
}

interface Registered {
  readonly side: 'Agency' | 'Provider'
  readonly code: string
  readonly name: string
  readonly domain: string
}

interface Operators {
  readonly first: Page
  readonly second: Page
}

/** As docs/operations.md says: registered, its domain stated and its switchboard called by one operator, admitted by the other. */
async function enrol({ first, second }: Operators, address: string, organisation: Registered): Promise<void> {
  const { side, code, name, domain } = organisation
  await first.goto(`${address}/operations/organisations/register`)
  await expectAccessible(first)
  await first.getByLabel(side, { exact: true }).check()
  await first.getByLabel('Country').fill('VD')
  await first.getByLabel('Code', { exact: true }).fill(code)
  await first.getByLabel('Name', { exact: true }).fill(name)
  await first.getByLabel('Postal address').fill('1 Quay, 1000 Port Velden')
  await first.getByLabel('Switchboard').fill('+1 555 0190')
  await first.getByLabel('Website').fill(`https://${domain}`)
  await first.getByLabel('Time zone').fill('Europe/Vienna')
  await first.getByLabel('Name or desk').fill('Duty desk')
  await first.getByLabel('E-mail address of the security contact').fill(`security@${domain}`)
  await first.getByLabel('Telephone of the security contact').fill('+1 555 0191')
  await first.getByRole('button', { name: 'Register the organisation' }).click()
  await confirmDeed(first, 'own')
  await expect(first.getByRole('heading', { level: 1 })).toHaveText(name)
  const page = first.url()

  await first.getByRole('link', { name: 'Add a domain' }).click()
  await first.getByLabel('Domain').fill(domain)
  await first.getByRole('button', { name: 'Add a domain' }).click()
  await expectAccessible(first)
  await first.getByRole('link', { name: 'Record a statement' }).click()
  await first.getByLabel('What happened and why').fill('Stated by the head of office, read out at the switchboard.')
  await first.getByRole('button', { name: 'Record a statement' }).click()
  await confirmDeed(first, 'own')
  await first.getByRole('link', { name: 'Record the call-back' }).click()
  await expectAccessible(first)
  await first.getByLabel('Where the number was found').fill('Printed state directory')
  await first.getByLabel('Number called').fill('+1 555 0190')
  await first.getByLabel('Person reached').fill('Duty desk')
  await first.getByLabel('When', { exact: true }).fill('2026-01-05 10:30')
  await first.getByLabel('The organisation was confirmed').check()
  await first.getByLabel('Document 1', { exact: true }).selectOption('publicRegister')
  await first.getByLabel('Reference of document 1').fill('VD 17')
  await first.getByRole('button', { name: 'Record the call-back' }).click()
  await confirmDeed(first, 'own')
  await expect(first.getByRole('link', { name: 'Admit the organisation' })).toHaveCount(0)

  await second.goto(page)
  await second.getByRole('link', { name: 'Accept the statement as proof' }).click()
  await second.getByRole('button', { name: 'Accept the statement as proof' }).click()
  await confirmDeed(second, 'own')
  await second.getByRole('link', { name: 'Admit the organisation' }).click()
  await second.getByRole('button', { name: 'Admit the organisation' }).click()
  await confirmDeed(second, 'own')
  await first.goto(page)
  await expectAccessible(first)
}

async function recordTraining(page: Page, address: string, list: string, name: string): Promise<void> {
  await page.goto(`${address}${list}`)
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('link', { name: 'Record a training' }).click()
  await expectAccessible(page)
  await page.getByLabel('Course').fill('Requests to service providers')
  await page.getByLabel('Given by').fill('Police academy')
  const dates = [page.getByRole('group', { name: 'Completed on' }), page.getByRole('group', { name: 'Valid until' })]
  for (const [index, year] of ['2025', '2099'].entries()) {
    await dates[index]!.getByLabel('Day').fill('1')
    await dates[index]!.getByLabel('Month').fill('6')
    await dates[index]!.getByLabel('Year').fill(year)
  }
  await page.getByLabel('Evidence').fill('PA 17')
  await page.getByRole('button', { name: 'Record a training' }).click()
  await expect(page.getByRole('heading', { name: 'Requests to service providers' })).toBeVisible()
}

test('from the operator’s first link to an officer who can file, by passkeys alone', async ({ browser }) => {
  test.slow()
  const portal = await startProduction()
  const everyone: AtBrowser[] = []
  const joined = async (link: string, email: string | null = null) => {
    const person = await joinBy(browser, portal, link, email)
    everyone.push(person)
    return person.page
  }
  try {
    await expect.poll(portal.printed, { timeout: 90_000 }).toMatch(/\/invitation\/\S+/)
    expect(portal.printed()).not.toContain('Mira Kovač')
    const operator = await joined(/http\S+\/invitation\/\S+/.exec(portal.printed())![0])

    await operator.goto(`${portal.address}/operations/organisations`)
    await operator.getByRole('link', { name: /^Liaison at/ }).click()
    const colleague = { name: 'Vera Lind', email: 'vera@operations.example', roles: ['Operator'] }
    const second = await joined(await invite(operator, colleague), colleague.email)
    const operators = { first: operator, second }

    await enrol(operators, portal.address, {
      ...{ side: 'Provider', code: 'SEA', name: 'Seaside Networks', domain: 'seaside.example' },
    })
    const lawyer = { name: 'Nadia Roth', email: 'nadia@seaside.example', roles: ['Administrator', 'Legal reviewer'] }
    const provider = await joined(await invite(operator, lawyer), lawyer.email)
    await provider.goto(`${portal.address}/organisation/services`)
    await expectAccessible(provider)
    await provider.getByRole('button', { name: 'Publish the service' }).click()
    await expect(provider).toHaveTitle(/^Error: /)
    await provider.getByLabel('Name of the service').fill('Seaside Fibre')
    await provider.getByLabel('IPv4 address').check()
    await provider.getByRole('checkbox', { name: 'Subscriber data' }).check()
    await provider.getByRole('button', { name: 'Publish the service' }).click()
    await expect(provider.getByRole('cell', { name: 'Seaside Fibre', exact: true })).toBeVisible()
    await expectAccessible(provider)

    await enrol(operators, portal.address, {
      ...{ side: 'Agency', code: 'CPS', name: 'City Police', domain: 'city-police.example' },
    })
    const chief = { name: 'Omar Lund', email: 'omar@city-police.example', roles: ['Supervisor', 'Administrator'] }
    const supervisor = await joined(await invite(operator, chief), chief.email)
    await supervisor.goto(`${portal.address}/organisation/people`)
    const constable = { name: 'Iva Petrova', email: 'iva@city-police.example', roles: ['Officer'] }
    const officer = await joined(await invite(supervisor, constable), constable.email)
    await recordTraining(supervisor, portal.address, '/organisation/people', constable.name)
    await officer.goto(`${portal.address}/directory`)
    await expect(officer.getByRole('link', { name: 'Seaside Networks' })).toBeVisible()

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
