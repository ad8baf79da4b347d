// `npm test`: everything that must hold, after the same preparation as `npm start`. Its last line is the sum of all tests.
// Arguments go to Vitest: `npm test -- tests/machines`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, validators } from './debian.mjs'
import { build, prepare, root } from './prepare.mjs'

prepare()
validators()
const chosen = process.argv.slice(2)
const reports = mkdtempSync(join(tmpdir(), 'liaison-tests-'))
const failed = []

if (chosen.length === 0) {
  step('format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.'])
  step('lint', 'node_modules/eslint/bin/eslint.js', ['--max-warnings=0', '.'])
  step('types', 'node_modules/typescript/bin/tsc', ['--noEmit'])
}
const report = join(reports, 'vitest.json')
step('tests', 'node_modules/vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...chosen,
])
const counts = countsOf(report)
if (chosen.length === 0) add(counts, browserTests())
rmSync(reports, { recursive: true, force: true })
if (failed.length > 0) process.stdout.write(`Not holding: ${failed.join(', ')}\n`)
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
process.exit(failed.length > 0 || counts.passed === 0 ? 1 : 0)

function step(name, program, args) {
  const { status } = spawnSync(process.execPath, [program, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) failed.push(name)
}

function countsOf(path) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(path, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}
