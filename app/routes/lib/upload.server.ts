import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import busboy from 'busboy'
import { json } from '@remix-run/node'
import { problem } from '~machines/kit/refusal'

/** A file as it arrives: read it once, piece by piece. */
export interface ArrivingFile {
  /** as the sender's machine calls it; empty when no file was chosen */
  readonly name: string
  readonly bytes: Readable
}

/** The form stopped arriving before it ended. */
export class UploadCutShort extends Error {}

/**
 * Reads a form with one file part by part. Fields must stand before the file, which is handed on as a stream and never
 * whole in memory; `take` gets null when the form has none. Throws UploadCutShort, or 415 for anything that is no such form.
 */
export async function readUpload<T>(
  request: Request,
  take: (fields: URLSearchParams, file: ArrivingFile | null) => Promise<T>,
): Promise<T> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.toLowerCase().startsWith('multipart/form-data') || !request.body) throw wrongType()
  const fields = new URLSearchParams()
  let taken: Promise<T> | undefined
  const parser = parserFor(type)
  parser.on('field', (name, value) => fields.append(name, value))
  parser.on('file', (_field, bytes, { filename }) => {
    // a form can break off before anyone reads: without a listener that error would end the process
    bytes.on('error', () => undefined)
    taken = take(fields, { name: filename ?? '', bytes }).finally(() => bytes.resume())
    taken.catch(() => undefined)
  })
  await arrived(request, parser)
  return taken ?? take(fields, null)
}

function parserFor(type: string): busboy.Busboy {
  try {
    const limits = { files: 1, fields: 1_000, parts: 1_001, fieldSize: 16_384, fieldNameSize: 100 }
    return busboy({ headers: { 'content-type': type }, defParamCharset: 'utf8', limits })
  } catch {
    throw wrongType()
  }
}

function arrived(request: Request, parser: busboy.Busboy): Promise<void> {
  const body = Readable.fromWeb(request.body as ReadableStream)
  return new Promise((resolve, reject) => {
    const cutShort = () => reject(new UploadCutShort('the form ended too early'))
    parser.on('close', resolve).on('error', cutShort)
    body.on('error', (error) => parser.destroy(error))
    body.pipe(parser)
  })
}

function wrongType(): Response {
  return json({ problems: [problem('form-type')] }, { status: 415 })
}
