// `npm run sbom`: writes out/sbom.json, a CycloneDX list of every package, from the lock file alone.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, root } from './prepare.mjs'

// npm leaves the tools out where NODE_ENV says production, and with them what they share with the portal
const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--offline', '--include=dev']
const { status, stdout, stderr } = spawnSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1_048_576 })
if (status !== 0) giveUp(`npm could not write the list: ${stderr}`)
const path = join(root, 'out/sbom.json')
mkdirSync(join(root, 'out'), { recursive: true })
writeFileSync(path, stdout)
process.stdout.write(`${JSON.parse(stdout).components.length} components in ${path}\n`)
