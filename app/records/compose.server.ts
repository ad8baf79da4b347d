import { createHash } from 'node:crypto'
import type { RecordDocument } from './document'
import { documentOf } from './forms/index'
import type { RecordInput } from './input'
import { sealed } from './pades/placeholder'
import type { Signer } from '~/platform/signer'
import { drawRecord } from './pdf/draw'
import { recordFaces } from './pdf/fonts.server'

export interface ComposedRecord {
  readonly pdf: Buffer
  /** of the file, hex */
  readonly sha256: string
}

/** The record of a formal step, drawn and sealed. */
export async function composeRecord(input: RecordInput, signer: Signer): Promise<ComposedRecord> {
  return composeDocument(documentOf(input), signer)
}

/** A record whose facts are in order already. */
export async function composeDocument(document: RecordDocument, signer: Signer): Promise<ComposedRecord> {
  const pdf = await sealed(await drawRecord(document, recordFaces()), signer)
  return { pdf, sha256: createHash('sha256').update(pdf).digest('hex') }
}
