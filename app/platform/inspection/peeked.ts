import { sampled } from './sampler'

/** The head of bytes as they arrive, enough of it to tell their kind, and all of them from the first on. */
export async function peeked(bytes: AsyncIterable<Uint8Array>) {
  const arriving = bytes[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  let held = 0
  let next: IteratorResult<Uint8Array>
  do {
    next = await arriving.next()
    if (next.done) break
    pieces.push(next.value)
    held += next.value.length
  } while (held < sampled.head)
  const rest = { [Symbol.asyncIterator]: () => arriving }
  async function* all() {
    yield* pieces
    if (!next.done) yield* rest
  }
  return { head: Buffer.concat(pieces).subarray(0, sampled.head), whole: all() }
}
