import { crc32 } from 'node:zlib'

/** An archive of stored files; `claims` is what its table says each unpacks to, where that is to be a lie. */
export function zipOf(files: Readonly<Record<string, string>>, claims?: number): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const [path, data] = [Buffer.from(name), Buffer.from(content)]
    const sizes = [crc32(data), data.length, claims ?? data.length]
    const local = Buffer.concat([record(0x04034b50, 30, [[14, sizes]], [[26, path.length]]), path, data])
    entries.push(
      Buffer.concat([
        record(
          0x02014b50,
          46,
          [
            [16, sizes],
            [42, [at]],
          ],
          [[28, path.length]],
        ),
        path,
      ]),
    )
    locals.push(local)
    at += local.length
  }
  const table = Buffer.concat(entries)
  const count = entries.length
  const end = record(
    0x06054b50,
    22,
    [[12, [table.length, at]]],
    [
      [8, count],
      [10, count],
    ],
  )
  return Buffer.concat([...locals, table, end])
}

type Words = readonly (readonly [at: number, values: readonly number[]])[]
type Halves = readonly (readonly [at: number, value: number])[]

function record(mark: number, size: number, words: Words, halves: Halves): Buffer {
  const bytes = Buffer.alloc(size)
  bytes.writeUInt32LE(mark)
  for (const [at, values] of words) values.forEach((value, n) => bytes.writeUInt32LE(value >>> 0, at + 4 * n))
  for (const [at, value] of halves) bytes.writeUInt16LE(value, at)
  return bytes
}
