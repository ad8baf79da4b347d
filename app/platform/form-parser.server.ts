import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { FormFailure, FormLimits, FromForm, ToForm } from './inspection/form-messages'

/** The form is none, stopped arriving before it ended, or could not be read. */
export class FormBroken extends Error {
  constructor(readonly because: FormFailure) {
    super(because)
  }
}

/** As many forms are being read as the portal reads at once. */
export class FormsBusy extends Error {}

export interface FormParts {
  readonly type: string
  readonly body: AsyncIterable<Uint8Array>
  onField(name: string, value: string): void
  /** The file's bytes come as they arrive; one that is not read holds up the form. */
  onFile(name: string, bytes: Readable): void
  /** the worker's program, and how long one piece may take */
  readonly program?: URL
  readonly milliseconds?: number
}

const limits: FormLimits = { files: 1, fields: 1_000, parts: 1_001, fieldSize: 16_384, fieldNameSize: 100 }
const memory = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16, codeRangeSizeMb: 16, stackSizeMb: 4 }
/** Each takes some twenty megabytes, and a sender with a slow line takes one for as long as the file needs. */
const mostAtOnce = 16
let reading = 0

/** Reads a form of several parts in a thread of its own, piece by piece, so that no sender can hold up or break the others. */
export async function parseForm(parts: FormParts): Promise<void> {
  if (reading >= mostAtOnce) throw new FormsBusy('all readers are taken')
  reading += 1
  const program = parts.program ?? pathToFileURL(resolve('app/platform/inspection/form-worker.mjs'))
  const worker = new Worker(program, {
    workerData: { type: parts.type, limits },
    resourceLimits: memory,
    stderr: true,
  })
  try {
    await feed(worker, parts)
  } finally {
    reading -= 1
    await worker.terminate()
  }
}

async function feed(worker: Worker, { body, onField, onFile, milliseconds = 5_000 }: FormParts): Promise<void> {
  const file = new ArrivingBytes()
  // it may break before it is handed to anyone
  file.on('error', () => undefined)
  const answers = listen(worker, { onField, file, onFile })
  try {
    await answers.online
    for await (const bytes of body) {
      worker.postMessage({ bytes } satisfies ToForm)
      await answers.next('ready', milliseconds)
      await file.room()
    }
    worker.postMessage({ end: true } satisfies ToForm)
    await answers.next('closed', milliseconds)
  } catch (error) {
    file.destroy(error as Error)
    throw error instanceof FormBroken ? error : new FormBroken('cut-short')
  }
}

/** A file whose sender waits while nobody reads it. */
class ArrivingBytes extends Readable {
  #wanted: (() => void) | null = null
  #full = false

  override _read(): void {
    this.#full = false
    this.#wanted?.()
  }

  add(bytes: Uint8Array): void {
    if (!this.destroyed) this.#full = !this.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  }

  /** Waits until the reader can take more, or has gone. */
  async room(): Promise<void> {
    if (!this.#full || this.destroyed) return
    await new Promise<void>((resolve) => {
      this.#wanted = resolve
      this.once('close', resolve)
    })
  }
}

interface Heard {
  readonly onField: FormParts['onField']
  readonly onFile: FormParts['onFile']
  readonly file: ArrivingBytes
}

function listen(worker: Worker, { onField, onFile, file }: Heard) {
  let waiting: { for: 'ready' | 'closed'; resolve(): void; reject(error: Error): void } | null = null
  let failure: FormBroken | null = null
  const fail = (because: FormFailure) => {
    failure ??= new FormBroken(because)
    waiting?.reject(failure)
  }
  worker.on('message', (message: FromForm) => {
    if ('field' in message) onField(...message.field)
    else if ('file' in message) onFile(message.file, file)
    else if ('bytes' in message) file.add(message.bytes)
    else if ('ended' in message) file.push(null)
    else if ('failed' in message) fail(message.failed)
    else if (waiting && waiting.for in message) waiting.resolve()
  })
  worker.on('error', () => fail('cut-short'))
  worker.on('exit', () => fail('cut-short'))
  const online = new Promise<void>((resolve) => worker.once('online', resolve).once('exit', () => resolve()))
  const next = (what: 'ready' | 'closed', milliseconds: number) =>
    new Promise<void>((resolve, reject) => {
      if (failure) return reject(failure)
      const late = setTimeout(() => fail('cut-short'), milliseconds)
      const settled = (settle: (error: Error) => void) => (error?: Error) => {
        clearTimeout(late)
        waiting = null
        settle(error!)
      }
      waiting = { for: what, resolve: settled(() => resolve()), reject: settled(reject) }
    })
  return { online, next }
}
