import { execFile } from 'node:child_process'
import { replay } from '~/cases/as-of.server'
import { openLiaison, type Liaison } from '~/cases/liaison.server'
import { openStream } from '~/platform/sealed-stream.server'
import { sealRecord } from '~/jobs/seal-record.server'
import type { Practice } from './practice'

/** The portal over a practice city whose organisations have their seals. */
export async function openSealed(practice: Practice): Promise<Liaison> {
  for (const organisation of await practice.platform.db.portal.organisation.findMany())
    await practice.platform.signing.issueSeal(organisation)
  return openLiaison(practice.platform)
}

/** Seals every record the case owes, in order, as the worker does. */
export async function sealAll(liaison: Liaison, caseId: string): Promise<void> {
  const { vault } = liaison.platform
  const db = liaison.platform.db.portal
  for (const { entry, decision } of await replay(db, vault, caseId)) {
    for (const { type, params } of decision.effects)
      if (type === 'sealRecord') await sealRecord(liaison, { caseId, entry: entry.seq, form: params.form })
  }
}

/** Sealed PDFs of a case as they are stored, by form. */
export async function pdfsOf({ platform }: Liaison, caseId: string): Promise<Map<string, Buffer>> {
  const { vault, files } = platform
  const db = platform.db.portal
  const { key } = await db.case.findUniqueOrThrow({ where: { id: caseId } })
  const pdfs = new Map<string, Buffer>()
  for (const { form, sealed } of await db.record.findMany({ where: { caseId }, orderBy: { entry: 'asc' } })) {
    const chunks: Buffer[] = []
    for await (const chunk of openStream(vault.unwrap(key!), files.get(sealed))) chunks.push(chunk)
    pdfs.set(form, Buffer.concat(chunks))
  }
  return pdfs
}

/** What a PDF says, as pdftotext reads it, its lines joined: a text may be broken anywhere. */
export function textOf(pdf: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const reading = execFile('pdftotext', ['-', '-'], { encoding: 'utf8' }, (error, said) =>
      error ? reject(error) : resolve(said.replace(/\s+/g, ' ')),
    )
    reading.stdin!.end(pdf)
  })
}
