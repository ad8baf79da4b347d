import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

/** Each worker has a portal of its own: journeys read lists, counters and mail as if nobody else were there. */
const workers = 2

// the first process chooses; workers inherit what it chose
process.env.E2E_PORTS ??= freePorts(workers)
process.env.E2E_FOLDER ??= mkdtempSync(join(tmpdir(), 'liaison-e2e-'))
const portals = process.env.E2E_PORTS.split(',').map((port, index) => ({
  port,
  address: `http://localhost:${port}`,
  data: join(process.env.E2E_FOLDER!, String(index)),
}))
const own = portals[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]!
process.env.E2E_DATA = own.data

/** An installed Chromium; null lets Playwright take its own. */
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ?? null

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 120_000,
  workers,
  forbidOnly: true,
  reporter: [['line']],
  use: {
    baseURL: own.address,
    locale: 'en-GB',
    timezoneId: 'Europe/Vienna',
    launchOptions: {
      ...(installed ? { executablePath: installed } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: portals.map(({ port, address, data }) => ({
    command: 'node --import tsx bin/portal.ts',
    url: `${address}/healthz`,
    timeout: 120_000,
    stdout: 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    // as `npm start` runs it: React in development takes several times as long over a page
    env: { NODE_ENV: 'production', PORT: port, DATA_DIR: data, SEAL_ALGORITHM: 'p-256', LIAISON_MODE: 'practice' },
  })),
})

/** Ports that nobody listens on, found all at once so that none is found twice. */
function freePorts(count: number): string {
  const listen = `
    const servers = Array.from({ length: ${count} }, () => require('net').createServer().listen(0, 'localhost'))
    Promise.all(servers.map((each) => require('events').once(each, 'listening'))).then(() => {
      console.log(servers.map((each) => each.address().port).join())
      servers.forEach((each) => each.close())
    })`
  return execFileSync(process.execPath, ['-e', listen], { encoding: 'utf8' }).trim()
}
