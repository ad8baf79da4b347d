import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { composeRecord } from '~/records/compose'
import type { RecordDocument } from '~/records/document'
import type { Platform } from '~/platform/platform.server'
import { openStream, sealStream } from '~/platform/sealed-stream.server'
import { readActor } from '~/people/actors.server'
import { procedureById } from '~machines/index'
import { keyOf } from './content.server'
import { issuingOrganisation, recordDocument, recordInput, type RecordWanted } from './record-input.server'
import { recordLine, trailFor } from './reading.server'
import type { CaseRow } from './lock.server'
import type { Perform, RecordLine } from './types'

export interface RecordRead {
  readonly caseId: string
  readonly line: RecordLine
}

/** Sealed records: made once by a job, read by the people of the case; each reading is in the trail. */
export function openRecords(platform: Platform, perform: Perform) {
  const { db, vault, files, signer } = platform

  /** Composes and seals a record and stores it encrypted; answers the data of its `record.seal`. */
  async function seal(wanted: RecordWanted) {
    const input = await recordInput(platform, wanted)
    const issuer = await issuingOrganisation(platform, input)
    const { pdf, sha256 } = await composeRecord(input, issuer, await signer.signerFor(issuer.id))
    const row = await db.case.findUniqueOrThrow({ where: { id: wanted.caseId } })
    const stored = await files.store(sealStream(vault.unwrap(keyOf(row)), Readable.from([pdf])))
    const { form, entry } = wanted
    return { form, entry, language: input.language, sha256, sealed: stored.key, size: pdf.length }
  }

  async function find(personId: string, sha256: string): Promise<(RecordRead & { row: CaseRow; sealed: string }) | null> {
    const record = await db.record.findUnique({ where: { sha256 } })
    const row = record && (await db.case.findUnique({ where: { id: record.caseId } }))
    const actor = row && (await readActor(db, { kind: 'person', personId }, row))
    if (!record || !row || !actor) return null
    const entries = await db.entry.findMany({ where: { caseId: row.id }, orderBy: { seq: 'asc' } })
    const seen = trailFor(procedureById(row.procedure)!, actor.onCase, entries)
    if (!seen.some(({ seq }) => seq === record.entry)) return null
    return { row, caseId: row.id, line: recordLine(record), sealed: record.sealed }
  }

  async function noteReading(personId: string, caseId: string, record: string): Promise<boolean> {
    const event = { name: 'document.read', data: { record } }
    const actor = { kind: 'person', personId } as const
    return (await perform({ actor, caseId, version: null, token: randomUUID(), event })).ok
  }

  return {
    seal,
    /** The PDF, or null when this person has no such record. */
    read: async (personId: string, sha256: string): Promise<(RecordRead & { pdf: Buffer }) | null> => {
      const found = await find(personId, sha256)
      if (!found || !(await noteReading(personId, found.caseId, sha256))) return null
      const { caseId, line, sealed, row } = found
      return { caseId, line, pdf: await collect(openStream(vault.unwrap(keyOf(row)), files.get(sealed))) }
    },
    /** The same facts as the PDF, as a document to be shown on a page. */
    twin: async (personId: string, sha256: string): Promise<(RecordRead & { document: RecordDocument }) | null> => {
      const found = await find(personId, sha256)
      if (!found || !(await noteReading(personId, found.caseId, sha256))) return null
      const { caseId, line } = found
      return { caseId, line, document: await recordDocument(platform, { caseId, ...line }) }
    },
  }
}

export type Records = ReturnType<typeof openRecords>

async function collect(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}
