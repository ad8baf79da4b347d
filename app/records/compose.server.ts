import { createHash } from 'node:crypto'
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
  const pdf = await sealed(await drawRecord(documentOf(input), recordFaces()), signer)
  return { pdf, sha256: createHash('sha256').update(pdf).digest('hex') }
}
