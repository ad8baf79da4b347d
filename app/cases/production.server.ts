import { createHash, randomUUID } from 'node:crypto'
import { requestProcedureById } from '~machines/index'
import type { AnsweringDossier, ProducedFile } from '~machines/request/answer/case'
import { isRestrictedItem, problemsOfFile, type Restricting } from '~machines/request/answer/material'
import { largestFile } from '~machines/request/answer/rules'
import { problem, type Problem } from '~machines/kit/refusal'
import { packById } from '~machines/policy/index'
import { readActor } from '~/people/actors.server'
import type { Given } from '~/people/confirmations.server'
import { isId } from '~/platform/ids'
import { peeked } from '~/platform/inspection/peeked'
import { sampler } from '~/platform/inspection/sampler'
import type { Inspector } from '~/platform/inspector.server'
import type { Platform } from '~/platform/platform.server'
import { openStream, sealStream } from '~/platform/sealed-stream.server'
import { readEntry } from '~/ledger/entry'
import { keyOf, openDossier } from './content.server'
import type { CaseRow } from './lock.server'
import { noteSighting } from './sightings.server'
import type { Answer, Perform, Refused } from './types'
import type { Transaction } from './transaction.server'
import { whileAllowed } from './while-allowed.server'

export interface Upload {
  readonly caseId: string
  /** the items the file answers */
  readonly items: readonly string[]
  /** as the collector's machine calls it; a path in front of it is dropped */
  readonly name: string
  readonly token: string
  readonly bytes: AsyncIterable<Uint8Array>
}

type Arriving = Pick<Upload, 'items' | 'name' | 'bytes'>

export interface Download {
  readonly caseId: string
  /** id of the file */
  readonly file: string
  readonly given?: Given
}

export interface Opened {
  readonly ok: true
  readonly file: { readonly name: string; readonly size: number }
  readonly bytes: AsyncIterable<Uint8Array>
}

class UploadRefused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.rule)
  }
}

/** Files that answer an item: sealed with the case's key on their way to the disk, never whole in memory. */
export function openProduction(platform: Platform, perform: Perform) {
  const { db, vault, files, inspector, log } = platform

  async function upload(personId: string, { caseId, items, name, token, bytes }: Upload): Promise<Answer> {
    const row = await caseFor(personId, caseId)
    if (!row) return { ok: false, because: 'not-found', problems: [] }
    const restricting = restrictingOf(row)
    try {
      const passing = await unlessRestricted({ items, name, bytes }, restricting)
      const measured = measure(inspector, passing, name)
      const stored = await files.store(sealStream(vault.unwrap(keyOf(row)), measured.bytes))
      const { mediaType, size, sha256 } = measured.result()
      const data = { file: randomUUID(), items, name: baseName(name), mediaType, size, sha256, sealed: stored.key }
      const answer = await attach(personId, caseId, token, data)
      if (!answer.ok) await files.delete(stored.key)
      return answer
    } catch (error) {
      if (!(error instanceof UploadRefused)) throw error
      log.security('upload.refused', { caseId, why: error.problem.rule })
      return { ok: false, because: 'invalid', problems: [error.problem] }
    }
  }

  /** Whether a file may be about material that nobody may hold, by what the request was served for and what was found since. */
  function restrictingOf(row: CaseRow): Restricting | null {
    const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as AnsweringDossier
    // only what is answered with data has items, and its door refuses the rest
    if (!dossier.materials) return null
    return { dossier, pack: packById(row.pack)! }
  }

  /**
   * The bytes, once nothing in them can be material that nobody may hold: before the first of them reaches a disk. Their
   * head says what they are; what it leaves open is asked again of the whole file by the inspection and by the rule.
   */
  async function unlessRestricted({ items, name, bytes }: Arriving, restricting: Restricting | null) {
    if (!restricting || !items.some((item) => isRestrictedItem(item, restricting))) return bytes
    const { head, whole } = await peeked(bytes)
    if (head.length === 0) return whole
    const verdict = await inspector.inspect({ name: baseName(name), size: head.length, head, tail: head })
    const [against] = problemsOfFile({ items, mediaType: verdict.ok ? verdict.mediaType : '' }, restricting)
    if (!against) return whole
    await drained(whole)
    throw new UploadRefused(against)
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

  /** A file as this person may have it, once their confirmed download is in the trail; else the door's no. */
  async function open(personId: string, { caseId, file: id, given }: Download): Promise<Opened | Refused> {
    const row = await caseFor(personId, caseId)
    const file = row && (await visibleFile(row, personId, id))
    if (!row || !file) return { ok: false, because: 'not-found', problems: [] }
    const actor = { kind: 'person', personId } as const
    const event = { name: 'file.download', data: { file: id } }
    // a token of its own: the same form sent again is another download, and asks for another touch
    const command = { actor, caseId, version: null, token: randomUUID(), event }
    const answer = await perform({ ...command, ...(given ? { given } : {}) })
    if (!answer.ok) return answer
    await noteSighting(platform, { personId, caseId, fields: ['production', 'identity'] })
    const sealed = files.get(await storageKey(personId, caseId, id))
    return {
      ok: true,
      file,
      bytes: whileAllowed(platform, { personId, caseId }, openStream(vault.unwrap(keyOf(row)), sealed)),
    }
  }

  async function visibleFile(row: CaseRow, personId: string, fileId: string): Promise<ProducedFile | null> {
    const reading = (tx: Transaction) => readActor(tx, { kind: 'person', personId }, row)
    const actor = await db.reading({ id: personId }, reading)
    if (!actor) return null
    const { onCase, sees } = actor
    const procedure = requestProcedureById(row.procedure)
    if (!procedure) return null
    const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as AnsweringDossier
    const visible = procedure.withinSight(procedure.visibleDossier(dossier, onCase.side), sees) as AnsweringDossier
    return visible.files?.find(({ id }) => id === fileId) ?? null
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

/** Lets bytes pass and keeps none of them: whoever sends them hears the answer once they are through. */
async function drained(bytes: AsyncGenerator<Uint8Array>): Promise<void> {
  while (!(await bytes.next()).done);
}

/** Counts and hashes bytes as they pass, and has a sample of them inspected before the last is through. */
function measure(inspector: Inspector, bytes: AsyncIterable<Uint8Array>, name: string) {
  const hash = createHash('sha256')
  const sample = sampler()
  let size = 0
  let mediaType = ''
  async function* passing() {
    for await (const chunk of bytes) {
      size += chunk.length
      if (size > largestFile) throw new UploadRefused(problem('file-too-large', 'file'))
      hash.update(chunk)
      sample.add(chunk)
      yield chunk
    }
    if (size === 0) throw new UploadRefused(problem('file-empty', 'file'))
    const verdict = await inspector.inspect({ name: baseName(name), size, ...sample.taken() })
    if (!verdict.ok) throw new UploadRefused(problem(verdict.because, 'file'))
    mediaType = verdict.mediaType
  }
  return { bytes: passing(), result: () => ({ size, mediaType, sha256: hash.digest('hex') }) }
}

/** The name alone, without the path some browsers put in front of it. */
export function baseName(name: string): string {
  return name.split(/[\\/]/).at(-1)!.trim() || 'file'
}
