import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A portal in a process of its own, as `npm start` runs it, on the benchmark's database. */
export interface RunningPortal {
  readonly origin: string
  /** resident memory in MB */
  megabytes(): number
  stop(): Promise<void>
}

export interface PortalPlace {
  readonly root: string
  readonly folder: string
  readonly key: Buffer
}

export async function runPortal({ root, folder, key }: PortalPlace, limitScale: number): Promise<RunningPortal> {
  const port = await freePort()
  const settings = {
    PORT: String(port),
    DATA_DIR: folder,
    LIAISON_KEY: key.toString('base64'),
    LIAISON_MODE: 'practice',
    LIMIT_SCALE: String(limitScale),
    // floods come from another network than readers, and both from this machine
    TRUSTED_PROXIES: '127.0.0.0/8,::1',
  }
  const unset = { PUBLIC_URL: '', SMTP_URL: '', DATABASE_URL: '', PORTAL_DATABASE_URL: '' }
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', ...settings, ...unset }
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'bin/portal.ts')], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const origin = `http://localhost:${port}`
  await answering(origin, child)
  return { origin, megabytes: () => residentMegabytes(child.pid!), stop: () => ended(child) }
}

async function ended(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function answering(origin: string, child: ChildProcess): Promise<void> {
  for (let left = 600; left > 0 && child.exitCode === null; left--) {
    const answer = await fetch(`${origin}/healthz`).catch(() => null)
    if (answer?.ok) return
    await pause(200)
  }
  throw new Error('the portal did not start')
}

function residentMegabytes(pid: number): number {
  return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout) / 1_024
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
