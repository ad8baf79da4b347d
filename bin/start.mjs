// `npm start`: prepares what is missing, then runs the portal. Ctrl-C ends both.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, prepare, root } from './prepare.mjs'

prepare()
const dev = process.argv.includes('--dev')
if (!dev) build()
const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'bin/portal.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  // outside production React draws pages with everything that helps to develop them
  env: { NODE_ENV: dev ? 'development' : 'production', ...process.env },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 0)))
