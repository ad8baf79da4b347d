/** The few pieces of DER (X.690) a signature is made of. */

export function tlv(tag: number, ...contents: readonly Buffer[]): Buffer {
  const body = Buffer.concat(contents)
  return Buffer.concat([Buffer.from([tag]), length(body.length), body])
}

export const sequence = (...contents: readonly Buffer[]) => tlv(0x30, ...contents)
export const octets = (bytes: Buffer) => tlv(0x04, bytes)
export const integer = (value: number) => tlv(0x02, Buffer.from([value]))
export const nothing = Buffer.from([0x05, 0x00])
/** A set whose members are sorted by their bytes, as DER demands. */
export const setOf = (...members: readonly Buffer[]) => tlv(0x31, ...members.toSorted(Buffer.compare))
export const explicit = (number: number, ...contents: readonly Buffer[]) => tlv(0xa0 | number, ...contents)

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(value: number): number[] {
  const digits = [value & 0x7f]
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) digits.unshift((left & 0x7f) | 0x80)
  return digits
}

function length(size: number): Buffer {
  if (size < 0x80) return Buffer.from([size])
  const digits: number[] = []
  for (let left = size; left > 0; left >>>= 8) digits.unshift(left & 0xff)
  return Buffer.from([0x80 | digits.length, ...digits])
}

/** An element's place in its bytes. */
export interface Element {
  readonly tag: number
  readonly start: number
  readonly body: number
  readonly end: number
}

export function elementAt(bytes: Buffer, start = 0): Element {
  const first = bytes[start + 1]!
  const digits = first & 0x80 ? first & 0x7f : 0
  const body = start + 2 + digits
  const size = digits > 0 ? bytes.readUIntBE(start + 2, digits) : first
  return { tag: bytes[start]!, start, body, end: body + size }
}

export function childrenOf(bytes: Buffer, { body, end }: Element): Element[] {
  const children: Element[] = []
  for (let at = body; at < end; at = children.at(-1)!.end) children.push(elementAt(bytes, at))
  return children
}

export function bytesOf(bytes: Buffer, { start, end }: Element): Buffer {
  return bytes.subarray(start, end)
}
