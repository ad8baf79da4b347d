// `npm run scenario -- NAME --out DIR`: prepares what is missing, then tells a story and hands out what its people receive.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { prepare, root } from './prepare.mjs'

// npm runs scripts in the project's folder, wherever it was called
const called = process.env.npm_lifecycle_event === 'scenario' ? process.env.INIT_CWD : process.cwd()

prepare()
const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'bin/scenario.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, INIT_CWD: called },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)))
