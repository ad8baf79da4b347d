import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { json } from '@remix-run/node'
import { FormBroken, FormsBusy, parseForm } from '~/platform/form-parser.server'
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
  if (!/^multipart\/form-data\s*;.*\bboundary=/i.test(type) || !request.body) throw refused('form-type', 415)
  const fields = new URLSearchParams()
  let taken: Promise<T> | undefined
  try {
    await parseForm({
      type,
      body: Readable.fromWeb(request.body as ReadableStream),
      onField: (name, value) => fields.append(name, value),
      onFile: (name, bytes) => {
        // a form can break off before anyone reads: without a listener that error would end the process
        bytes.on('error', () => undefined)
        taken = take(fields, { name, bytes }).finally(() => bytes.resume())
        taken.catch(() => undefined)
      },
    })
  } catch (error) {
    throw answerTo(error)
  }
  return taken ?? take(fields, null)
}

function answerTo(error: unknown): unknown {
  if (error instanceof FormsBusy) return refused('uploads-busy', 503)
  if (!(error instanceof FormBroken)) return error
  return error.because === 'too-many-fields'
    ? refused(error.because, 413)
    : new UploadCutShort('the form ended too early')
}

function refused(rule: string, status: number): Response {
  return json({ problems: [problem(rule)] }, { status })
}
