import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Where encrypted files lie. Keys are the SHA-256 of the stored bytes, in hex; what is stored never changes. */
export interface Files {
  /** Stores bytes whose hash is not known yet; answers the key under which they lie. Nothing is left behind when it fails. */
  store(bytes: Readable | AsyncIterable<Uint8Array>): Promise<{ key: string; size: number }>
  put(key: string, bytes: Readable, expected: { length: number; sha256: string }): Promise<void>
  get(key: string, range?: { start: number; end: number }): Readable
  head(key: string): Promise<{ size: number } | null>
  delete(key: string): Promise<void>
}

/** Stored bytes were not those that were announced. */
class WrongBytes extends Error {}

/** Files on the local disk: written beside, flushed, then renamed to `sha256/ab/cd/…`. */
export function localFiles(folder: string): Files {
  const pathOf = (key: string) => join(folder, 'sha256', key.slice(0, 2), key.slice(2, 4), checked(key))
  const write = async (bytes: Readable | AsyncIterable<Uint8Array>, expected?: { length: number; sha256: string }) => {
    const spool = await spoolTo(join(folder, 'tmp'), bytes)
    if (expected && (expected.length !== spool.size || expected.sha256 !== spool.key)) {
      await rm(spool.path, { force: true })
      throw new WrongBytes(`expected ${expected.length} bytes with hash ${expected.sha256}`)
    }
    await settle(spool.path, pathOf(spool.key))
    return { key: spool.key, size: spool.size }
  }
  return {
    store: (bytes) => write(bytes),
    put: async (key, bytes, expected) => {
      if (key !== expected.sha256) throw new WrongBytes('files are stored under their hash')
      await write(bytes, expected)
    },
    get: (key, range) => createReadStream(pathOf(key), range),
    head: async (key) =>
      stat(pathOf(key)).then(
        ({ size }) => ({ size }),
        () => null,
      ),
    delete: (key) => rm(pathOf(key), { force: true }),
  }
}

async function spoolTo(folder: string, bytes: Readable | AsyncIterable<Uint8Array>) {
  // it may break off before the pipeline listens; the pipeline then finds it broken, and nobody else needs to hear of it
  if (bytes instanceof Readable) bytes.on('error', () => undefined)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  const hash = createHash('sha256')
  let size = 0
  // opened before anything flows: a stream that broke off at once would otherwise be removed before it was made
  const file = await open(path, 'wx', 0o600)
  try {
    await pipeline(
      bytes,
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          size += chunk.length
          yield chunk
        }
      },
      file.createWriteStream({ flush: true }),
    )
  } catch (error) {
    await file.close()
    await rm(path, { force: true })
    throw error
  }
  return { path, key: hash.digest('hex'), size }
}

async function settle(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  await rename(from, to)
  const folder = await open(dirname(to), 'r')
  await folder.sync().finally(() => folder.close())
}

function checked(key: string): string {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new WrongBytes('not a storage key')
  return key
}
