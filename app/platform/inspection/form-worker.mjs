// Plain JavaScript: a thread starts with every form, and reading TypeScript would cost more than the form.
// What it says and hears is written down in form-messages.ts.
import { parentPort, workerData } from 'node:worker_threads'
import busboy from 'busboy'

const { type, limits } = workerData
const say = (message) => parentPort.postMessage(message)

const parser = busboy({ headers: { 'content-type': type }, defParamCharset: 'utf8', limits })
parser.on('field', (name, value) => say({ field: [name, value] }))
parser.on('file', (_field, bytes, { filename }) => {
  say({ file: filename ?? '' })
  bytes.on('data', (piece) => say({ bytes: piece }))
  bytes.on('end', () => say({ ended: true }))
  bytes.on('error', () => undefined)
})
for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'])
  parser.on(limit, () => say({ failed: 'too-many-fields' }))
parser.on('error', () => say({ failed: 'cut-short' }))
parser.on('close', () => say({ closed: true }))

parentPort.on('message', (message) => {
  if ('end' in message) parser.end()
  else parser.write(message.bytes, () => say({ ready: true }))
})
