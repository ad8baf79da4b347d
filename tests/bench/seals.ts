import { randomUUID } from 'node:crypto'
import { PDFDocument } from 'pdf-lib'
import type { Liaison } from '~/cases/liaison.server'
import { recordInput } from '~/cases/record-input.server'
import { localSigning, newAuthority, newSeal, type KeyKind } from '~/platform/authority.server'
import type { Signer } from '~/platform/signer'
import { composeRecord } from '~/records/compose.server'
import type { RecordInput } from '~/records/input'
import { until } from '../../prisma/practice-stories'
import { tell } from '../../prisma/tell'

const pages = 3
const warming = 10
const measured = 100

/** Milliseconds for a record of three pages, drawn and sealed one after another in one process. */
export async function millisecondsPerRecord(liaison: Liaison, kind: KeyKind): Promise<number> {
  const signer = await newSigner(kind)
  const input = await threePages(await servedRequest(liaison), signer)
  for (let n = 0; n < warming; n++) await composeRecord(input, signer)
  const began = performance.now()
  for (let n = 0; n < measured; n++) await composeRecord(input, signer)
  return (performance.now() - began) / measured
}

async function newSigner(kind: KeyKind): Promise<Signer> {
  const now = new Date()
  const authority = await newAuthority(kind, now)
  const seal = await newSeal(kind, { name: 'Benchmark', country: 'VD' }, authority, now)
  const { algorithm, certificate, privateKey } = seal
  return { algorithm, chain: [certificate, authority.certificate], sign: localSigning(privateKey) }
}

async function servedRequest(liaison: Liaison): Promise<RecordInput> {
  const caseId = randomUUID()
  await tell(liaison, caseId, until('sourceCheck'))
  const { entries } = await liaison.platform.db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
  return recordInput(liaison.platform, 'portal', { caseId, form: 'request', entry: entries })
}

/** The request with as many identifiers as fill three pages. */
async function threePages(input: RecordInput, signer: Signer): Promise<RecordInput> {
  for (let rows = 10; rows < 200; rows += 10) {
    const longer = withIdentifiers(input, rows)
    const { pdf } = await composeRecord(longer, signer)
    if ((await PDFDocument.load(pdf)).getPageCount() === pages) return longer
  }
  throw new Error('no request fills three pages')
}

function withIdentifiers(input: RecordInput, rows: number): RecordInput {
  const served = input.dossier.served!
  const [first] = served.content.identifiers
  const identifiers = Array.from({ length: rows }, (_, n) => ({
    ...first!,
    id: `i${n + 1}`,
    value: `203.0.113.${n + 1}`,
  }))
  const content = { ...served.content, identifiers }
  return { ...input, dossier: { ...input.dossier, served: { ...served, content } } }
}
