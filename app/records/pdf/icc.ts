/** An sRGB profile (ICC.1:2001-04, matrix and tone curve), generated so that no file of somebody else's is shipped. */
export function srgbProfile(): Buffer {
  const bodies = [
    ['desc', description('sRGB')],
    ['cprt', Buffer.from('text\0\0\0\0CC0\0', 'latin1')],
    ['wtpt', xyz(0.9505, 1, 1.0891)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', toneCurve()],
  ] as const
  const places = new Map<string, readonly [offset: number, length: number]>()
  let offset = 128 + 4 + 12 * (bodies.length + 2)
  const padded = bodies.map(([name, body]) => {
    const bytes = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
    places.set(name, [offset, body.length])
    offset += bytes.length
    return bytes
  })
  for (const shared of ['gTRC', 'bTRC']) places.set(shared, places.get('rTRC')!)
  return Buffer.concat([header(offset), table(places), ...padded])
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x0210_0000, 8)
  bytes.write('mntrRGB XYZ ', 12)
  for (const [index, value] of [2026, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(value, 24 + 2 * index)
  bytes.write('acsp', 36)
  Buffer.concat([fixed(0.9642), fixed(1), fixed(0.8249)]).copy(bytes, 68)
  return bytes
}

function table(places: ReadonlyMap<string, readonly [number, number]>): Buffer {
  const bytes = Buffer.alloc(4 + 12 * places.size)
  bytes.writeUInt32BE(places.size)
  for (const [index, [name, [offset, length]]] of [...places].entries()) {
    bytes.write(name, 4 + 12 * index)
    bytes.writeUInt32BE(offset, 8 + 12 * index)
    bytes.writeUInt32BE(length, 12 + 12 * index)
  }
  return bytes
}

/** s15Fixed16Number */
function fixed(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(Math.round(value * 65_536))
  return bytes
}

function xyz(...values: readonly [number, number, number]): Buffer {
  return Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), ...values.map(fixed)])
}

function description(text: string): Buffer {
  const bytes = Buffer.alloc(12 + text.length + 1 + 4 + 4 + 2 + 1 + 67)
  bytes.write('desc')
  bytes.writeUInt32BE(text.length + 1, 8)
  bytes.write(text, 12)
  return bytes
}

function toneCurve(): Buffer {
  const points = 1024
  const bytes = Buffer.alloc(12 + 2 * points)
  bytes.write('curv')
  bytes.writeUInt32BE(points, 8)
  for (let index = 0; index < points; index++) {
    const value = index / (points - 1)
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    bytes.writeUInt16BE(Math.round(linear * 65_535), 12 + 2 * index)
  }
  return bytes
}
