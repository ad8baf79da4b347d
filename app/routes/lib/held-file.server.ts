import { problem, type Problem } from '~machines/kit/refusal'
import type { ArrivingFile } from './upload.server'

export interface HeldFile {
  readonly name: string
  readonly bytes: Buffer
}

/** A small file whole, with the rule it is refused by when it is larger. */
export interface Holding {
  /** bytes */
  readonly largest: number
  readonly tooLarge: string
}

/** Holds an arriving file in memory; reading ends with the first byte that is too many. */
export async function holdFile(
  arriving: ArrivingFile | null,
  { largest, tooLarge }: Holding,
): Promise<HeldFile | { readonly problem: Problem }> {
  if (!arriving) return { problem: problem('file-missing', 'file') }
  const { name, bytes } = arriving
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > largest) return { problem: problem(tooLarge, 'file') }
    chunks.push(chunk)
  }
  if (size > 0) return { name, bytes: Buffer.concat(chunks) }
  return { problem: problem(name === '' ? 'file-missing' : 'file-empty', 'file') }
}

/** What a text file says: UTF-8, or UTF-16 with the mark that spreadsheets write before it. Null when it is no text. */
export function textOf(bytes: Buffer): string | null {
  const mark = bytes.subarray(0, 2).toString('hex')
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}
