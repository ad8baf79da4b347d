// Tools that tests need and npm can't bring: a browser, and PDF validators that nobody here wrote.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Null when a Chromium is here, installing one when that can be done; otherwise what to install. */
export function chromium() {
  if (browsers.some(existsSync) || ownChromium()) return null
  if (install('chromium') && browsers.some(existsSync)) return null
  if (run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']) && ownChromium())
    return null
  return 'The browser tests need Chromium: install the package chromium, or run `npx playwright install chromium`.'
}

/** Installs the validators where that can be done; tests that find none say so. */
export function validators() {
  const missing = { pdfsig: 'poppler-utils', qpdf: 'qpdf', certutil: 'libnss3-tools', zbarimg: 'zbar-tools' }
  const wanted = Object.entries(missing).filter(([program]) => spawnSync(program, ['--version']).error)
  if (wanted.length > 0) install(...wanted.map(([, name]) => name))
}

function ownChromium() {
  const code =
    "import('@playwright/test').then(({chromium}) => process.exit(require('node:fs').existsSync(chromium.executablePath()) ? 0 : 1))"
  return spawnSync(process.execPath, ['-e', code]).status === 0
}

function install(...names) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).error) return false
  process.stdout.write(`Installing ${names.join(', ')} …\n`)
  return (
    run('apt-get', ['update', '-qq']) && run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names])
  )
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'ignore'], env }).status === 0
}
