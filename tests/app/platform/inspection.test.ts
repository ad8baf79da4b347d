import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FormBroken, parseForm } from '~/platform/form-parser.server'
import { archiveIn } from '~/platform/inspection/archive.mjs'
import { verdictOn, type Sample } from '~/platform/inspection/kinds.mjs'
import { sampler } from '~/platform/inspection/sampler'
import { openInspector } from '~/platform/inspector.server'
import { zipOf } from '../../kit/zip'

function sampleOf(name: string, bytes: Uint8Array): Sample {
  const sample = sampler()
  for (let at = 0; at < bytes.length; at += 50_000) sample.add(bytes.subarray(at, at + 50_000))
  return { name, size: bytes.length, ...sample.taken() }
}

const text = (content: string) => Buffer.from(content)
const pdf = text(`%PDF-1.7\n${'x'.repeat(3_000)}\nstartxref\n9\n%%EOF\n`)
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const word = zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' })
const macros = zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>', 'word/vbaProject.bin': 'x' })
const exe = Buffer.concat([text('MZ'), Buffer.alloc(200)])
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a;b\r\n', 'utf16le')])

test.each([
  ['order.pdf', pdf, 'application/pdf'],
  ['scan.PNG', png, 'image/png'],
  ['scan', png, 'image/png'],
  ['letter.docx', word, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['files.zip', zipOf({ 'a.bin': 'x' }), 'application/zip'],
  ['table.csv', text('a;b\r\n1;2\r\n'), 'text/csv'],
  ['table.csv', utf16, 'text/csv'],
  ['tracks.xml', text('<?xml version="1.0"?><x/>'), 'application/xml'],
  ['notes', text('notes'), 'text/plain'],
])('%s is accepted for what it is', async (name, bytes, mediaType) => {
  expect(await verdictOn(sampleOf(name, bytes))).toEqual({ ok: true, mediaType })
})

test.each([
  ['a text that says it is a PDF', 'scan.pdf', text('this is no PDF'), 'file-mislabelled'],
  ['a PDF that says it is a table', 'table.csv', pdf, 'file-mislabelled'],
  ['a picture that says it is another', 'scan.jpg', png, 'file-mislabelled'],
  ['a PDF that was cut short', 'order.pdf', pdf.subarray(0, 2_000), 'file-not-accepted'],
  ['a PDF with something before it', 'order.pdf', Buffer.concat([text('MZ\n'), pdf]), 'file-not-accepted'],
  ['a program', 'tool.exe', exe, 'file-not-accepted'],
  ['a program under a harmless name', 'notes', exe, 'file-not-accepted'],
  ['a script', 'run.ps1', text('Remove-Item'), 'file-not-accepted'],
  ['a page', 'page.html', text('<script>alert(1)</script>'), 'file-not-accepted'],
  ['a picture named as a page', 'page.html', png, 'file-not-accepted'],
  ['a document with macros', 'letter.docx', macros, 'file-not-accepted'],
  [
    'an archive with something behind it',
    'files.zip',
    Buffer.concat([zipOf({ a: 'x' }), text('tail')]),
    'file-not-accepted',
  ],
  ['an archive that leads out of its folder', 'files.zip', zipOf({ '../../etc/passwd': 'x' }), 'file-not-accepted'],
  ['an archive that is a bomb', 'files.zip', zipOf({ a: 'x' }, 4_000_000_000), 'file-not-accepted'],
  ['bytes of no kind', 'data.bin', Buffer.from([1, 0, 2, 0, 3]), 'file-not-accepted'],
  ['text with a NUL far behind', 'notes.txt', text(`${'a'.repeat(9_000)}\0`), 'file-not-accepted'],
])('%s is refused', async (_what, name, bytes, because) => {
  expect(await verdictOn(sampleOf(name, bytes))).toEqual({ ok: false, because })
})

test('whatever the bytes and the name are, there is a verdict', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 500 }),
    fc
      .tuple(fc.constantFrom(pdf, png, word), fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 20 }))
      .map(([whole, changes]) => {
        const changed = Uint8Array.from(whole)
        for (const [at, byte] of changes) changed[at % changed.length] = byte
        return changed
      }),
  )
  await fc.assert(
    fc.asyncProperty(bytes, fc.string(), async (content, name) => {
      expect(await verdictOn(sampleOf(name, content))).toHaveProperty('ok')
      archiveIn(content, content.length)
    }),
    { numRuns: 300 },
  )
})

const program = (name: string) => pathToFileURL(`tests/kit/workers/${name}.mjs`)

test.each(['hangs', 'eats', 'breaks'])(
  'an inspection that %s means “not accepted”, and the next has a new worker',
  async (name) => {
    const inspector = openInspector({ program: program(name), milliseconds: name === 'hangs' ? 300 : 20_000 })
    const first = inspector.inspect(sampleOf('order.pdf', pdf))
    const second = inspector.inspect(sampleOf('order.pdf', pdf))
    expect(await first).toEqual({ ok: false, because: 'file-not-accepted' })
    expect(await second).toEqual({ ok: false, because: 'file-not-accepted' })
  },
)

test('the worker says the same as the code it runs', async () => {
  const inspector = openInspector()
  const verdicts = [sampleOf('order.pdf', pdf), sampleOf('tool.exe', exe), sampleOf('letter.docx', word)]
  for (const sample of verdicts) expect(await inspector.inspect(sample)).toEqual(await verdictOn(sample))
})

const type = 'multipart/form-data; boundary=edge'
const form = (...parts: string[]) =>
  Readable.from([Buffer.from(`${parts.map((part) => `--edge\r\n${part}\r\n`).join('')}--edge--\r\n`)])
const field = (name: string, value: string) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`
const nothing = { onField: () => {}, onFile: (_name: string, bytes: Readable) => void bytes.resume() }

test('a form is read in a thread of its own', async () => {
  const fields: [string, string][] = []
  const chunks: Buffer[] = []
  const file =
    'Content-Disposition: form-data; name="file"; filename="п.csv"\r\nContent-Type: text/csv\r\n\r\n' +
    'a;b\n'.repeat(100_000)
  await parseForm({
    type,
    body: form(field('token', 'x'), file),
    onField: (name, value) => void fields.push([name, value]),
    onFile: (name, bytes) => {
      expect(name).toBe('п.csv')
      bytes.on('data', (chunk: Buffer) => chunks.push(chunk))
    },
  })
  expect(fields).toEqual([['token', 'x']])
  expect(Buffer.concat(chunks).toString()).toBe('a;b\n'.repeat(100_000))
})

test('a form of very many parts is refused, not read', async () => {
  const parts = Array.from({ length: 20_000 }, (_, n) => field(`f${n}`, 'x'))
  const reading = parseForm({ type, body: form(...parts), ...nothing })
  await expect(reading).rejects.toMatchObject({ because: 'too-many-fields' })
})

test.each(['hangs', 'breaks'])('a form whose reading %s is given up', async (name) => {
  const reading = parseForm({
    type,
    body: form(field('a', 'b')),
    ...nothing,
    program: program(name),
    milliseconds: 300,
  })
  await expect(reading).rejects.toThrow(FormBroken)
})
