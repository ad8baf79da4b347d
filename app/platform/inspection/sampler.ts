/** What is enough of the head to tell a file's kind, and of the tail to read the table of an archive. */
export const sampled = { head: 4_100, tail: 1_048_576 }

/** Keeps the head and the tail of bytes as they pass. */
export function sampler() {
  let head = Buffer.alloc(0)
  let tail: Uint8Array[] = []
  let held = 0
  return {
    add: (chunk: Uint8Array): void => {
      if (head.length < sampled.head) head = Buffer.concat([head, chunk.subarray(0, sampled.head - head.length)])
      tail.push(chunk)
      held += chunk.length
      while (held - tail[0]!.length >= sampled.tail) held -= tail.shift()!.length
    },
    taken: (): { head: Uint8Array; tail: Uint8Array } => {
      const end = Buffer.concat(tail)
      tail = []
      return { head, tail: end.subarray(Math.max(0, end.length - sampled.tail)) }
    },
  }
}
