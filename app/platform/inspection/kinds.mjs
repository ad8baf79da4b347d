import { fileTypeFromBuffer } from 'file-type'
import { archiveIn } from './archive.mjs'
/** Accepted kinds whose bytes carry a signature, by the ending they go under. Anything else goes into a ZIP. */
const signedKinds = {
  pdf: ['pdf'],
  images: ['png', 'jpg', 'gif', 'tif', 'bmp', 'webp', 'heic'],
  sound: ['mp3', 'wav', 'ogg', 'opus', 'flac', 'm4a', 'amr'],
  video: ['mp4', 'mov', 'avi', 'webm', 'mkv', '3gp'],
  documents: ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'],
  archives: ['zip', 'gz', '7z'],
  captures: ['pcap', 'sqlite'],
}
/** Accepted kinds of text, by the ending they go under. */
const textKinds = {
  '': 'text/plain',
  ...{ txt: 'text/plain', log: 'text/plain', csv: 'text/csv', tsv: 'text/tab-separated-values' },
  ...{ json: 'application/json', jsonl: 'application/json', ndjson: 'application/json', geojson: 'application/json' },
  ...{ xml: 'application/xml', kml: 'application/xml', gpx: 'application/xml' },
  ...{ eml: 'message/rfc822', mbox: 'application/mbox', vcf: 'text/vcard', ics: 'text/calendar' },
}
const accepted = new Set(Object.values(signedKinds).flat())
const aliases = { jpeg: 'jpg', tiff: 'tif', htm: 'html', cap: 'pcap', db: 'sqlite' }
const mislabelled = { ok: false, because: 'file-mislabelled' }
const notAccepted = { ok: false, because: 'file-not-accepted' }
/** What the bytes are, whatever they are called; a name that says otherwise is refused, and so is what is not on the list. */
export async function verdictOn(sample) {
  const ending = /\.([a-z0-9]+)$/i.exec(sample.name)?.[1]?.toLowerCase() ?? ''
  const named = aliases[ending] ?? ending
  // a byte order mark looks like the start of sound
  const found = markIn(sample.head) ? undefined : await fileTypeFromBuffer(sample.head)
  if (!found || found.ext === 'xml') return accepted.has(named) ? mislabelled : textVerdict(sample, named)
  const zipped = found.ext === 'zip' || found.mime.includes('openxml') || found.mime.includes('opendocument')
  const { ext, mime } = zipped ? zippedAs(sample, found) : found
  if (!accepted.has(ext)) return notAccepted
  if (named in textKinds && named !== '') return mislabelled
  if (accepted.has(named) && named !== ext) return mislabelled
  if (named !== '' && named !== ext) return notAccepted
  return ext === 'pdf' && !isWholePdf(sample) ? notAccepted : { ok: true, mediaType: mime }
}
const office = 'application/vnd.openxmlformats-officedocument'
const parts = [
  ['word/', { ext: 'docx', mime: `${office}.wordprocessingml.document` }],
  ['xl/', { ext: 'xlsx', mime: `${office}.spreadsheetml.sheet` }],
  ['ppt/', { ext: 'pptx', mime: `${office}.presentationml.presentation` }],
]
/** An archive by its own table, which stands at the end: office documents are archives too, and may carry macros. */
function zippedAs({ size, tail }, found) {
  const archive = archiveIn(tail, size)
  if (!archive || archive.names.some((name) => /vbaproject\.bin$/i.test(name))) return { ext: 'unknown', mime: '' }
  if (found.mime.includes('opendocument')) return found
  const isOffice = archive.names.includes('[Content_Types].xml')
  const part = parts.find(([folder]) => archive.names.some((name) => name.startsWith(folder)))
  return isOffice && part ? part[1] : { ext: 'zip', mime: 'application/zip' }
}
/** Begins as a PDF with its first byte and ends as one: nothing stands before it, and it was not cut short. */
function isWholePdf({ head, tail }) {
  const end = latin(tail.subarray(-1_024))
  return /^%PDF-[12]\.\d/.test(latin(head.subarray(0, 8))) && end.includes('startxref') && end.includes('%%EOF')
}
function latin(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}
const control = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/
/** Text has no control characters but those between lines and pages; in UTF-16 it says so by its mark. */
function textVerdict({ head, tail }, named) {
  const mediaType = Object.hasOwn(textKinds, named) ? textKinds[named] : null
  if (!mediaType) return notAccepted
  const marked = markIn(head)
  const isText = (bytes) => !control.test(marked ? new TextDecoder(marked).decode(bytes) : latin(bytes))
  return isText(head.subarray(0, 4_096)) && (marked !== null || isText(tail)) ? { ok: true, mediaType } : notAccepted
}
/** The byte order mark of UTF-16. */
function markIn(head) {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null
}
