const endSize = 22
const endMark = 0x06054b50
const entryMark = 0x02014b50
const entrySize = 46
const mostEntries = 10_000
/** A file that unpacks to more than this, or to this many times its size, is a bomb. */
const most = { bytes: 2_147_483_648, times: 200 }
/**
 * The table of a ZIP archive (APPNOTE 4.3.12, 4.3.16), from the end of the file; null when there is none, when it
 * disagrees with the file, or when the archive would unpack to places or sizes that nobody wants. The table must fill the
 * bytes up to its end record, and the end record those up to the end of the file: nothing hides between or behind.
 */
export function archiveIn(tail, size) {
  const bytes = Buffer.from(tail.buffer, tail.byteOffset, tail.length)
  const end = endOf(bytes)
  if (end === null) return null
  const count = bytes.readUInt16LE(end + 10)
  const tableSize = bytes.readUInt32LE(end + 12)
  const tableAt = bytes.readUInt32LE(end + 16) - (size - bytes.length)
  if (count > mostEntries || tableAt < 0 || tableAt + tableSize !== end) return null
  return entriesIn(bytes.subarray(tableAt, end), count, size)
}
function endOf(bytes) {
  const earliest = Math.max(0, bytes.length - endSize - 0xffff)
  for (let at = bytes.length - endSize; at >= earliest; at--)
    if (bytes.readUInt32LE(at) === endMark && at + endSize + bytes.readUInt16LE(at + 20) === bytes.length) return at
  return null
}
function entriesIn(table, count, size) {
  const names = []
  let unpacked = 0
  let at = 0
  for (; names.length < count;) {
    if (at + entrySize > table.length || table.readUInt32LE(at) !== entryMark) return null
    unpacked += table.readUInt32LE(at + 24)
    const lengths = [28, 30, 32].map((offset) => table.readUInt16LE(at + offset))
    const [name, extra, comment] = lengths
    names.push(table.toString('utf8', at + entrySize, at + entrySize + name))
    at += entrySize + name + extra + comment
  }
  const fits = at === table.length && unpacked <= most.bytes && unpacked <= Math.max(size, 65_536) * most.times
  return fits && names.every(staysInside) ? { names } : null
}
/** No path that leads out of the folder it is unpacked into. */
function staysInside(name) {
  return name !== '' && !/^[/\\]|^[a-z]:|\0/i.test(name) && !name.split(/[/\\]/).includes('..')
}
