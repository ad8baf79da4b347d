import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEnv } from '~/platform/env.server'
import { localFiles } from '~/platform/files.server'
import { openStream, SealBroken, sealStream } from '~/platform/sealed-stream.server'
import { openVault, VaultRefused } from '~/platform/vault.server'

const collect = async (bytes: AsyncIterable<Uint8Array>) => {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}
const chunked = (bytes: Buffer, size: number) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) => bytes.subarray(n * size, (n + 1) * size)),
  )

test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 300_000])('a file of %i bytes comes back as it was', async (size) => {
  const key = randomBytes(32)
  const plain = randomBytes(size)
  const sealed = await collect(sealStream(key, chunked(plain, 10_007)))
  expect(sealed.length).toBeGreaterThan(size)
  expect((await collect(openStream(key, chunked(sealed, 7_919)))).equals(plain)).toBe(true)
})

test('a file that was changed, cut, swapped or sealed under another key is not handed out', async () => {
  const key = randomBytes(32)
  const sealed = await collect(sealStream(key, chunked(randomBytes(200_000), 50_000)))
  const piece = 65_536 + 16
  const flipped = Buffer.from(sealed)
  flipped[100_000]! ^= 1
  const swapped = Buffer.concat([
    sealed.subarray(0, 7),
    sealed.subarray(7 + piece, 7 + 2 * piece),
    sealed.subarray(7, 7 + piece),
    sealed.subarray(7 + 2 * piece),
  ])
  for (const bad of [flipped, swapped, sealed.subarray(0, 7 + piece), sealed.subarray(0, -1), sealed.subarray(0, 3)]) {
    await expect(collect(openStream(key, chunked(bad, 9_999)))).rejects.toThrow(SealBroken)
  }
  await expect(collect(openStream(randomBytes(32), chunked(sealed, 9_999)))).rejects.toThrow(SealBroken)
})

test('what the vault sealed opens under the same key and name, and under no other', () => {
  const vault = openVault(randomBytes(32))
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.string(), fc.string(), (plain, name, other) => {
      const { key, wrapped } = vault.newCaseKey()
      const sealed = vault.seal(key, plain, name)
      expect(vault.open(vault.unwrap(wrapped), sealed, name)).toEqual(Buffer.from(plain))
      if (other !== name) expect(() => vault.open(key, sealed, other)).toThrow(VaultRefused)
      expect(() => openVault(randomBytes(32)).unwrap(wrapped)).toThrow(VaultRefused)
    }),
  )
})

test('a file whose bytes fail on the way leaves nothing behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-files-'))
  const files = localFiles(folder)
  const failing = async function* () {
    yield randomBytes(1000)
    throw new Error('cut')
  }
  await expect(files.store(failing())).rejects.toThrow('cut')
  expect(await readdir(join(folder, 'tmp'))).toEqual([])
  const { key, size } = await files.store(Readable.from([Buffer.from('kept')]))
  expect([size, (await collect(files.get(key))).toString(), await files.head(key)]).toEqual([4, 'kept', { size: 4 }])
  const wrong = { length: 4, sha256: '0'.repeat(64) }
  await expect(files.put(wrong.sha256, Readable.from([Buffer.from('kept')]), wrong)).rejects.toThrow()
  expect(() => files.get('../../etc/passwd')).toThrow()
  await rm(folder, { recursive: true })
})

test.each([
  [{ PORT: 'many' }, 'PORT must be a number'],
  [{ PORT: '70000' }, 'PORT must be between'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must be'],
  [{ LIAISON_MODE: 'trial' }, 'LIAISON_MODE must be practice or production'],
  [{ LIAISON_MODE: 'production' }, 'In production PUBLIC_URL'],
  [{ LIAISON_MODE: 'production', PUBLIC_URL: 'http://liaison.example' }, 'must begin with https://'],
  [{ LIAISON_MODE: 'production', PUBLIC_URL: 'https://liaison.example' }, 'LIAISON_KEY must hold'],
  [{ LIAISON_KEY: 'c2hvcnQ=' }, 'LIAISON_KEY must be 32 bytes'],
])('a setting that can’t be used is a sentence: %j', (given, sentence) => {
  expect(() => readEnv(given)).toThrow(sentence)
})
