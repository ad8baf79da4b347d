import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTurn } from '~/platform/migrate.server'
import { requireSameKey } from '~/platform/same-key.server'
import { masterKey, openVault } from '~/platform/vault.server'
import { buildPracticeCity } from '../../../prisma/seed'
import { openPractice, type Practice } from '../../kit/practice'

let practice: Practice
let folder: string
let taken: Server
beforeAll(async () => {
  practice = await openPractice()
  // where an unprivileged PostgreSQL can reach it, so that root's lies here too
  folder = mkdtempSync('/var/tmp/liaison-start-')
  chmodSync(folder, 0o711)
  taken = createServer().listen(0, 'localhost')
  await once(taken, 'listening')
})
afterAll(async () => {
  taken.close()
  rmSync(folder, { recursive: true, force: true })
  await practice.close()
})

/** What `npm start` says once all is prepared, with these settings alone. */
async function start(settings: Readonly<Record<string, string>>): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/portal.ts'], {
    // a start that fails to fail is ended
    timeout: 40_000,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: '0', DATA_DIR: join(folder, 'data'), ...settings },
  })
  let said = ''
  child.stdout.on('data', (data: Buffer) => (said += data.toString()))
  child.stderr.on('data', (data: Buffer) => (said += data.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}

test.each<[what: string, settings: () => Record<string, string>, sentence: RegExp]>([
  [
    'a taken port',
    () => ({ PORT: String((taken.address() as AddressInfo).port) }),
    /^Port \d+ is taken by another program\. Set PORT to a free one, for example PORT=\d+ npm start\.\n$/,
  ],
  [
    'a folder where nobody may make one',
    () => ({ DATA_DIR: '/proc/liaison/data' }),
    /^The data folder \/proc\/liaison\/data can't be written to; .+\n$/,
  ],
  [
    'a file in place of a folder',
    () => ({ DATA_DIR: join(import.meta.dirname, 'start.test.ts') }),
    /^The data folder .+ can't be written to; .+\n$/,
  ],
  [
    'a database that nobody runs',
    () => ({ DATABASE_URL: 'postgresql://liaison:secret@127.0.0.1:1/liaison' }),
    /^The database given by DATABASE_URL can't be used: (?!.*secret).+\n$/,
  ],
  [
    'a cluster of another PostgreSQL',
    () => {
      const data = join(folder, 'old')
      mkdirSync(join(data, 'postgres/cluster'), { recursive: true })
      writeFileSync(join(data, 'postgres/cluster/PG_VERSION'), '9.6\n')
      return { DATA_DIR: data }
    },
    /^The portal's own PostgreSQL can't run on .+\n$/,
  ],
  [
    'production without its settings',
    () => ({ LIAISON_MODE: 'production' }),
    /^In production PUBLIC_URL must say where people reach the portal, .+\n$/,
  ],
])('%s is one sentence', async (_what, settings, sentence) => {
  expect(await start(settings())).toEqual({ code: 1, said: expect.stringMatching(sentence) })
})

test('another master key than the one the cases were written with is refused before anything is read', async () => {
  const { db, vault } = practice.platform
  await requireSameKey(db, vault)
  await expect(requireSameKey(db, openVault(Buffer.alloc(32, 7)))).rejects.toThrow(/LIAISON_KEY/)
})

test('what is made once is made by one process after the other', async () => {
  const order: string[] = []
  const turn = (name: string) =>
    inTurn(practice.owner, async () => {
      order.push(`${name} begins`)
      await practice.platform.db.alive()
      order.push(`${name} ends`)
    })
  await Promise.all([turn('one'), turn('other')])
  const [first, second] = order[0] === 'one begins' ? ['one', 'other'] : ['other', 'one']
  expect(order).toEqual([`${first} begins`, `${first} ends`, `${second} begins`, `${second} ends`])
})

test('a practice city whose building was cut short is refused with the remedy', async () => {
  const mark = join(practice.platform.env.dataDir, 'practice/half-built')
  mkdirSync(join(mark, '..'), { recursive: true })
  writeFileSync(mark, '')
  await expect(buildPracticeCity(practice.liaison, practice.owner)).rejects.toThrow(
    /half built\. Delete .+ start again/,
  )
  rmSync(mark)
  await buildPracticeCity(practice.liaison, practice.owner)
  expect(existsSync(mark)).toBe(false)
})

test('the master key is made once, whole, and nothing else is left beside it', () => {
  const dataDir = join(folder, 'fresh')
  const key = masterKey({ key: null, dataDir })
  expect(masterKey({ key: null, dataDir })).toEqual(key)
  expect(readdirSync(join(dataDir, 'keys'))).toEqual(['master.key'])
})
