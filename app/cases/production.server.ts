import { createHash, randomUUID } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { visibleDossier } from '~machines/disclosure/visible'
import type { DisclosureDossier, ProducedFile } from '~machines/disclosure/case'
import { largestFile } from '~machines/disclosure/rules'
import { problem } from '~machines/kit/refusal'
import { readActor } from '~/people/actors.server'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import { openStream, sealStream } from '~/platform/sealed-stream.server'
import { readEntry } from '~/ledger/entry'
import { keyOf, openDossier } from './content.server'
import type { CaseRow } from './lock.server'
import type { Transaction } from './transaction.server'
import type { Answer, Perform } from './types'

const sniffedBytes = 4_100

export interface Upload {
  readonly caseId: string
  /** the items the file answers */
  readonly items: readonly string[]
  /** as the collector's machine calls it; a path in front of it is dropped */
  readonly name: string
  readonly token: string
  readonly bytes: AsyncIterable<Uint8Array>
}

class UploadRefused extends Error {
  constructor(readonly rule: 'file-too-large' | 'file-empty' | 'file-mislabelled') {
    super(rule)
  }
}

/** Files that answer an item: sealed with the case's key on their way to the disk, never whole in memory. */
export function openProduction(platform: Platform, perform: Perform) {
  const { db, vault, files } = platform

  async function upload(personId: string, { caseId, items, name, token, bytes }: Upload): Promise<Answer> {
    const row = await caseFor(personId, caseId)
    if (!row) return { ok: false, because: 'not-found', problems: [] }
    const measured = measure(bytes, name)
    try {
      const stored = await files.store(sealStream(vault.unwrap(keyOf(row)), measured.bytes))
      const { mediaType, size, sha256 } = measured.result()
      const data = { file: randomUUID(), items, name: baseName(name), mediaType, size, sha256, sealed: stored.key }
      const answer = await attach(personId, caseId, token, data)
      if (!answer.ok) await files.delete(stored.key)
      return answer
    } catch (error) {
      if (!(error instanceof UploadRefused)) throw error
      return { ok: false, because: 'invalid', problems: [problem(error.rule, 'file')] }
    }
  }

  /** Uploads beside each other commute: whoever finds the case moved on by another file tries again. */
  async function attach(personId: string, caseId: string, token: string, data: object): Promise<Answer> {
    for (let left = 10; ; left--) {
      const row = await caseFor(personId, caseId)
      if (!row) return { ok: false, because: 'not-found', problems: [] }
      const actor = { kind: 'person', personId } as const
      const answer = await perform({ actor, caseId, version: row.version, token, event: { name: 'file.attach', data } })
      if (answer.ok || answer.because !== 'moved-on' || left === 0) return answer
    }
  }

  /** A file as this person may have it, after the download is in the trail; null when there is none for them. */
  async function open(personId: string, caseId: string, fileId: string) {
    const row = await caseFor(personId, caseId)
    const file = row && (await visibleFile(row, personId, fileId))
    if (!row || !file) return null
    const actor = { kind: 'person', personId } as const
    const event = { name: 'file.download', data: { file: fileId } }
    const answer = await perform({ actor, caseId, version: null, token: randomUUID(), event })
    if (!answer.ok) return null
    const sealed = files.get(await storageKey(personId, caseId, fileId))
    return { file, bytes: openStream(vault.unwrap(keyOf(row)), sealed) }
  }

  async function visibleFile(row: CaseRow, personId: string, fileId: string): Promise<ProducedFile | null> {
    const reading = (tx: Transaction) => readActor(tx, { kind: 'person', personId }, row)
    const actor = await db.reading({ id: personId }, reading)
    if (!actor) return null
    const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as DisclosureDossier
    return visibleDossier(dossier, actor.onCase.side).files.find(({ id }) => id === fileId) ?? null
  }

  async function storageKey(personId: string, caseId: string, fileId: string): Promise<string> {
    const entries = await db.reading({ id: personId }, (tx) =>
      tx.entry.findMany({ where: { caseId, event: 'file.attach' } }),
    )
    const facts = entries.map(({ bytes }) => readEntry(bytes).facts).find(({ file }) => file === fileId)
    return String(facts!.sealed)
  }

  async function caseFor(personId: string, caseId: string): Promise<CaseRow | null> {
    if (!isId(caseId)) return null
    return db.reading({ id: personId }, async (tx) => {
      const row = await tx.case.findUnique({ where: { id: caseId } })
      return row && (await readActor(tx, { kind: 'person', personId }, row)) ? row : null
    })
  }

  return { upload, open }
}

export type Production = ReturnType<typeof openProduction>

/** Counts, hashes and sniffs bytes as they pass. */
function measure(bytes: AsyncIterable<Uint8Array>, name: string) {
  const hash = createHash('sha256')
  let size = 0
  let head = Buffer.alloc(0)
  let mediaType = ''
  async function* passing() {
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > largestFile) throw new UploadRefused('file-too-large')
      hash.update(chunk)
      if (head.length < sniffedBytes) head = Buffer.concat([head, chunk])
      yield chunk
    }
    if (size === 0) throw new UploadRefused('file-empty')
    mediaType = await sniff(head, name)
  }
  return { bytes: passing(), result: () => ({ size, mediaType, sha256: hash.digest('hex') }) }
}

const textTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  txt: 'text/plain',
  log: 'text/plain',
  json: 'application/json',
  xml: 'application/xml',
}

/** What the bytes are, whatever they are called; a name that says otherwise is refused. */
async function sniff(head: Buffer, name: string): Promise<string> {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const named = aliases[extension] ?? extension
  const found = await fileTypeFromBuffer(head)
  if (found && (named in textTypes || (signed.has(named) && found.ext !== named)))
    throw new UploadRefused('file-mislabelled')
  if (found) return found.mime
  if (signed.has(named)) throw new UploadRefused('file-mislabelled')
  return head.includes(0) ? 'application/octet-stream' : (textTypes[named] ?? 'text/plain')
}

/** Kinds whose bytes carry a signature: without it they are not what the name says. */
const signed = new Set(['pdf', 'zip', 'png', 'jpg', 'gif', 'docx', 'xlsx', 'gz', '7z', 'mp3', 'mp4', 'wav', 'tif'])
const aliases: Readonly<Record<string, string>> = { jpeg: 'jpg', tiff: 'tif' }

function baseName(name: string): string {
  return name.split(/[\\/]/).at(-1)!.trim() || 'file'
}
