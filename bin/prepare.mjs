// What both commands need before anything else can run: installed packages and the generated Prisma client.
// Plain JavaScript on Node alone, because it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isInstalled } from './installed.mjs'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Stops the command with one sentence. */
export function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** Runs a program from the project's folder; gives up with a sentence when it fails. What a quiet one says shows only then. */
function run(command, args, { env = {}, quiet = false, failure } = {}) {
  const stdio = ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit']
  const options = { cwd: root, stdio, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 }
  const { status, error, stdout, stderr } = spawnSync(command, args, options)
  if (status === 0) return
  if (quiet) process.stderr.write(Buffer.concat([stdout ?? Buffer.of(), stderr ?? Buffer.of()]))
  giveUp(failure ?? `${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}.`)
}

export function prepare() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    giveUp(`Liaison needs Node 20.19 or newer; this is ${process.version}.`)
  unlessDone('packages', ['package.json', 'package-lock.json'], join(root, 'node_modules'), () => {
    if (isInstalled(root)) return
    process.stdout.write('Installing packages …\n')
    const failure = 'npm could not install the packages; is the npm registry reachable?'
    // the pages are built here: npm leaves out what builds them where NODE_ENV says production
    run('npm', ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { failure })
  })
  unlessDone('client', ['prisma/schema.prisma', 'package-lock.json'], join(root, 'prisma/generated'), generateClient)
}

/** Generating needs no engine, but the command line looks for one at every start: any executable will do. */
function generateClient() {
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  run(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], { env, quiet: true })
}

/** Builds the pages when their sources changed. */
export function build() {
  const sources = ['app', 'machines', 'public', 'vite.config.ts', 'remix.config.js', 'package-lock.json']
  unlessDone('pages', sources, join(root, 'build/server/index.js'), () => {
    process.stdout.write('Building the pages …\n')
    run(process.execPath, ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'warn'], {
      quiet: true,
    })
  })
}

/** Does a step unless it was done for exactly these inputs and its result is still there. */
function unlessDone(step, inputs, result, work) {
  const stamp = join(root, 'node_modules', '.liaison', step)
  const hash = createHash('sha256')
  for (const path of inputs) digest(hash, path)
  const now = hash.digest('hex')
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  work()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, now)
}

/** Takes in a file, or all files of a folder, by its path from the project's folder: a moved or copied clone stays as it was. */
function digest(hash, path) {
  const at = join(root, path)
  if (!existsSync(at)) return
  if (statSync(at).isFile()) {
    hash.update(path).update(readFileSync(at))
    return
  }
  for (const name of readdirSync(at).sort()) digest(hash, join(path, name))
}
