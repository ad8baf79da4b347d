import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

// the first process chooses; workers inherit what it chose
process.env.E2E_PORT ??= freePort()
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), 'liaison-e2e-'))
const address = `http://localhost:${process.env.E2E_PORT}`

/** An installed Chromium; null lets Playwright take its own. */
const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ?? null

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 120_000,
  workers: 1,
  forbidOnly: true,
  reporter: [['line']],
  use: {
    baseURL: address,
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
  webServer: {
    command: 'node --import tsx bin/portal.ts',
    url: `${address}/healthz`,
    timeout: 120_000,
    stdout: 'ignore',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: {
      PORT: process.env.E2E_PORT,
      DATA_DIR: process.env.E2E_DATA,
      SEAL_ALGORITHM: 'p-256',
      LIAISON_MODE: 'practice',
    },
  },
})

function freePort(): string {
  const listen =
    "const s=require('net').createServer().listen(0,'localhost',()=>{console.log(s.address().port);s.close()})"
  return execFileSync(process.execPath, ['-e', listen], { encoding: 'utf8' }).trim()
}
