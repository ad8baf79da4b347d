// `npm test`: everything that must hold, after the same preparation as `npm start`. Its last line is the sum of all tests.
// Arguments go to Vitest: `npm test -- tests/machines`.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, validators } from './debian.mjs'
import { build, prepare, root } from './prepare.mjs'

prepare()
build()
validators()
const chosen = process.argv.slice(2)
const reports = mkdtempSync(join(tmpdir(), 'liaison-tests-'))
const failed = []
const nothingRan = { passed: 0, failed: 1, skipped: 0 }

if (chosen.length === 0) {
  step('format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.'])
  step('lint', 'node_modules/eslint/bin/eslint.js', ['--max-warnings=0', '.'])
  step('types', 'node_modules/typescript/bin/tsc', ['--noEmit'])
}
// some tests ask the whole portal, pages included
build()
const sums = [serverTests(), ...(chosen.length === 0 ? [browserTests()] : [])]
rmSync(reports, { recursive: true, force: true })
const sum = (key) => sums.reduce((total, counts) => total + counts[key], 0)
if (failed.length > 0) process.stdout.write(`Not holding: ${failed.join(', ')}\n`)
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`)
process.exit(failed.length > 0 || sum('passed') === 0 ? 1 : 0)

function step(name, program, args, env = {}) {
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } }
  const { status } = spawnSync(process.execPath, [program, ...args], options)
  if (status !== 0) failed.push(name)
}

function serverTests() {
  const report = join(reports, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  step('tests', 'node_modules/vitest/vitest.mjs', ['run', ...reporters, ...chosen])
  return countsFrom(report, ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
  }))
}

/** The journeys in a real Chromium; a machine that can have none fails and says what to install. */
function browserTests() {
  const trouble = chromium()
  if (trouble) {
    process.stdout.write(`${trouble}\n`)
    failed.push('browser tests')
    return nothingRan
  }
  const report = join(reports, 'playwright.json')
  const program = 'node_modules/@playwright/test/cli.js'
  // where an unprivileged PostgreSQL can reach it too, so that nothing is left elsewhere
  const data = mkdtempSync('/var/tmp/liaison-e2e-')
  chmodSync(data, 0o711)
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, E2E_FOLDER: data }
  step('browser tests', program, ['test', '--reporter=line,json'], env)
  rmSync(data, { recursive: true, force: true })
  return countsFrom(report, ({ stats: { expected, unexpected, flaky, skipped } }) => ({
    passed: expected,
    failed: unexpected + flaky,
    skipped,
  }))
}

/** A runner that left no report ran nothing, and that is a failure. */
function countsFrom(path, read) {
  try {
    return read(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return nothingRan
  }
}
