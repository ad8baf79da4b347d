// `npm run bench`, or with fewer cases `npm run bench -- 3000`: measures the portal and writes docs/performance.md.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build, prepare, root } from '../../bin/prepare.mjs'

prepare()
build()
const bench = ['--import', 'tsx', join(root, 'tests/bench/bench.ts'), ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, bench, { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
