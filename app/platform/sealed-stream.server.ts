import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/**
 * Files are sealed piece by piece, so that none is ever whole in memory and no byte is handed out before it was checked:
 * a 7-byte random prefix, then pieces of 64 KiB under AES-256-GCM with nonce prefix ‖ counter ‖ last-piece flag
 * (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015). Cutting, reordering or joining pieces fails.
 */
const pieceSize = 65_536
const tagSize = 16
const prefixSize = 7

/** The bytes were changed, cut or sealed under another key. */
export class SealBroken extends Error {}

export async function* sealStream(key: Buffer, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const prefix = randomBytes(prefixSize)
  yield prefix
  let counter = 0
  for await (const { piece, last } of pieces(plain, pieceSize))
    yield sealPiece(key, nonce(prefix, counter++, last), piece)
}

export async function* openStream(key: Buffer, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const { prefix, rest } = await splitPrefix(sealed)
  let counter = 0
  for await (const { piece, last } of pieces(rest, pieceSize + tagSize)) {
    yield openPiece(key, nonce(prefix, counter++, last), piece)
  }
}

function sealPiece(key: Buffer, iv: Buffer, piece: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
}

function openPiece(key: Buffer, iv: Buffer, sealed: Buffer): Buffer {
  if (sealed.length < tagSize) throw new SealBroken('piece cut short')
  const decipher = createDecipheriv('aes-256-gcm', key, iv)
  decipher.setAuthTag(sealed.subarray(sealed.length - tagSize))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagSize)), decipher.final()])
  } catch {
    throw new SealBroken('piece does not match its seal')
  }
}

function nonce(prefix: Buffer, counter: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  prefix.copy(bytes)
  bytes.writeUInt32BE(counter, prefixSize)
  bytes[11] = last ? 1 : 0
  return bytes
}

/** Cuts a stream into pieces of one size and says which is the last; an empty stream is one empty piece. */
async function* pieces(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let held = Buffer.alloc(0)
  for await (const chunk of bytes) {
    held = Buffer.concat([held, chunk])
    while (held.length > size) {
      yield { piece: held.subarray(0, size), last: false }
      held = held.subarray(size)
    }
  }
  yield { piece: held, last: true }
}

async function splitPrefix(sealed: AsyncIterable<Uint8Array>) {
  const source = sealed[Symbol.asyncIterator]()
  let held = Buffer.alloc(0)
  while (held.length < prefixSize) {
    const { value, done } = await source.next()
    if (done) throw new SealBroken('shorter than its own head')
    held = Buffer.concat([held, value])
  }
  async function* rest(): AsyncGenerator<Uint8Array> {
    yield held.subarray(prefixSize)
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  }
  return { prefix: Buffer.from(held.subarray(0, prefixSize)), rest: rest() }
}
