import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { RequestContext, RequestDossier } from '~machines/request/case'
import { mayReadRecord, sightOf } from '~machines/request/sight'
import { isFile } from '~machines/file/index'
import { abroadProcedureById, procedureById, reportProcedureById } from '~machines/index'
import { oversightReads as overseesAbroad } from '~machines/international/sight'
import { oversightReads } from '~machines/provider-report/sight'
import { readActor } from '~/people/actors.server'
import type { Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'
import { openStream, sealStream } from '~/platform/sealed-stream.server'
import { composeDocument } from '~/records/compose.server'
import type { RecordDocument } from '~/records/document'
import { fileClosingDocument } from '~/records/forms/file-closing'
import { documentOf } from '~/records/forms/index'
import { programmeDocument } from '~/records/forms/programme'
import { keyOf, openDossier } from './content.server'
import { fileInput } from './file-input.server'
import type { CaseRow } from './lock.server'
import { recordLine, trailFor } from './reading.server'
import { programmeInput } from './programme-input.server'
import { recordInput, type RecordWanted } from './record-input.server'
import { noteSighting } from './sightings.server'
import type { Transaction } from './transaction.server'
import type { Perform, RecordLine } from './types'

/** A sealed record someone may read, and the case it belongs to. */
export interface RecordRead {
  readonly caseId: string
  readonly procedure: string
  readonly number: string | null
  readonly line: RecordLine
}

/** The record names who is sought, and this person has not revealed it. */
export interface RecordMasked {
  readonly masked: true
  readonly caseId: string
}

interface Found extends RecordRead {
  readonly row: CaseRow
  /** name under which the encrypted bytes are stored */
  readonly sealed: string
}

/** Sealed records: made once by a job, read by the people of the case; each reading is in the trail. */
export function openRecords(platform: Platform, perform: Perform) {
  const { db, vault, files, signing, clock } = platform

  /** Composes and seals a record and stores it encrypted; answers the data of its `record.seal`. */
  async function seal(wanted: RecordWanted) {
    const row = await db.portal.case.findUniqueOrThrow({ where: { id: wanted.caseId } })
    const document = await documentWanted(platform, 'portal', row.procedure, wanted)
    const { pdf, sha256 } = await composeDocument(document, await signing.signerFor(document.issuer))
    const stored = await files.store(sealStream(vault.unwrap(keyOf(row)), Readable.from([pdf])))
    const { form, entry } = wanted
    return { form, entry, language: document.language, sha256, sealed: stored.key, size: pdf.length }
  }

  const find = (personId: string, sha256: string): Promise<Found | null> =>
    db.reading({ id: personId }, (tx) => findInside(tx, personId, sha256))

  function seesAll(personId: string, { row }: Found): boolean {
    const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as RequestDossier
    const context = row.context as unknown as RequestContext
    return sightOf({ state: row.state, context, dossier, by: { id: personId }, now: clock.now() }).all
  }

  /** Finds a record for a person and says in the trail that they read it. */
  async function takeOut(personId: string, sha256: string): Promise<Found | RecordMasked | null> {
    const found = await find(personId, sha256)
    if (!found) return null
    const { caseId } = found
    const named = namesPeople(found)
    const isMasked = overseenOf(found.row.procedure) === null
    if (named && isMasked && !seesAll(personId, found)) return { masked: true, caseId }
    await noteSighting(platform, { personId, caseId, fields: named ? ['records', 'identity'] : ['records'] })
    const actor = { kind: 'person', personId } as const
    const event = { name: 'document.read', data: { record: sha256 } }
    const answer = await perform({ actor, caseId: found.caseId, version: null, token: randomUUID(), event })
    return answer.ok ? found : null
  }

  return {
    seal,
    /** The case a record belongs to; null when there is no such record for this person. */
    caseOf: async (reader: { readonly id: string }, sha256: string): Promise<string | null> => {
      const wanted = { where: { sha256 }, select: { caseId: true } }
      return (await db.reading(reader, (tx) => tx.record.findUnique(wanted)))?.caseId ?? null
    },
    /** The PDF, or null when this person has no such record. */
    read: async (personId: string, sha256: string): Promise<(RecordRead & { pdf: Buffer }) | RecordMasked | null> => {
      const found = await takeOut(personId, sha256)
      if (!found || 'masked' in found) return found
      const { row, sealed, ...read } = found
      return { ...read, pdf: await whole(openStream(vault.unwrap(keyOf(row)), files.get(sealed))) }
    },
    /** The same facts as the PDF, to be shown on a page. */
    twin: async (
      personId: string,
      sha256: string,
    ): Promise<(RecordRead & { document: RecordDocument }) | RecordMasked | null> => {
      const found = await takeOut(personId, sha256)
      if (!found || 'masked' in found) return found
      const { caseId, procedure, number, line } = found
      const { form, entry } = line
      const document = await documentWanted(platform, { id: personId }, procedure, { caseId, form, entry })
      return { caseId, procedure, number, line, document }
    },
  }
}

/** A record as its procedure composes it. */
async function documentWanted(platform: Platform, viewer: Viewer, procedure: string, wanted: RecordWanted) {
  if (procedure.startsWith('programme@')) return programmeDocument(await programmeInput(platform, wanted))
  if (isFile(procedure)) return fileClosingDocument(await fileInput(platform, viewer, wanted))
  return documentOf(await recordInput(platform, viewer, wanted))
}

/** Whether a record names whoever its case is about. */
function namesPeople({ row, line }: Found): boolean {
  if (isFile(row.procedure)) return false
  const overseen = overseenOf(row.procedure)
  return overseen ? !overseen(line.form) : !mayReadRecord(line.form, { all: false })
}

/** Which records oversight reads of a case whose parties read it unmasked; null where everybody reads it masked. */
function overseenOf(procedure: string): ((form: string) => boolean) | null {
  if (abroadProcedureById(procedure)) return overseesAbroad
  return reportProcedureById(procedure) ? oversightReads : null
}

async function findInside(tx: Transaction, personId: string, sha256: string): Promise<Found | null> {
  const record = await tx.record.findUnique({ where: { sha256 } })
  const row = record && (await tx.case.findUnique({ where: { id: record.caseId } }))
  const actor = row && (await readActor(tx, { kind: 'person', personId }, row))
  if (!record || !row || !actor?.sees.includes('records')) return null
  const overseen = actor.onCase.side === 'oversight' ? overseenOf(row.procedure) : null
  if (overseen && !overseen(record.form)) return null
  const entries = await tx.entry.findMany({ where: { caseId: row.id }, orderBy: { seq: 'asc' } })
  const seen = trailFor(procedureById(row.procedure)!, actor, entries)
  if (!seen.some(({ seq }) => seq === record.entry)) return null
  return {
    row,
    caseId: row.id,
    procedure: row.procedure,
    number: row.number,
    line: recordLine(record),
    sealed: record.sealed,
  }
}

async function whole(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}
