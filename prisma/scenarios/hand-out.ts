import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { replay } from '~/cases/as-of.server'
import type { Liaison } from '~/cases/liaison.server'
import { isFile } from '~machines/file/index'
import { isAnswering, type AbroadView, type FileView, type ReportView, type RequestView } from '~/cases/views'
import { requestProcedureById } from '~machines/index'
import { personId, type Part } from '../practice-cast'
import type { Step } from '../practice-stories'
import { take, takeFile } from '../tell'
import { Disagreement } from './scenario'
import type { PdfFinding, WrittenFile, WrittenRecord } from './summary'

/** Writes every file of the answer as its addressee downloads it. */
export async function handOutFiles(liaison: Liaison, caseId: string, part: Part, out: string): Promise<WrittenFile[]> {
  const view = await viewFor(liaison, caseId, part)
  if (!isRequest(view)) return []
  await reveal(liaison, caseId, part, 'usingAnswer')
  const revealed = await viewFor(liaison, caseId, part)
  const delivered =
    isRequest(revealed) && isAnswering(revealed) && revealed.offers.includes('file.download')
      ? revealed.dossier.files
      : []
  if (delivered.length > 0) await mkdir(join(out, 'files'))
  const written: WrittenFile[] = []
  for (const [index, { id, name, items, mediaType, size, sha256 }] of delivered.entries()) {
    const opened = await takeFile(liaison, caseId, part, id)
    if (!opened.ok) throw new Disagreement(`The ${part} can't open the delivered file ${name}.`)
    const chunks: Buffer[] = []
    for await (const chunk of opened.bytes) chunks.push(Buffer.from(chunk))
    const bytes = Buffer.concat(chunks)
    const file = `files/${ordinal(index, delivered.length)}-${name}`
    await writeFile(join(out, file), bytes)
    if (bytes.length !== size || hashOf(bytes) !== sha256)
      throw new Disagreement(`The file ${name} is not the one in the manifest.`)
    written.push({ file, name, items, mediaType, size, sha256 })
  }
  return written
}

/** Writes every sealed PDF the case owed, in the order in which it owed them, as whoever may read all of them does. */
export async function handOutRecords(
  liaison: Liaison,
  caseId: string,
  out: string,
  folder = '',
): Promise<WrittenRecord[]> {
  const owed = await owedRecords(liaison, caseId)
  if (owed.length === 0) return []
  await mkdir(join(out, folder), { recursive: true })
  const reader = await readerOf(liaison, caseId)
  const { records } = await viewFor(liaison, caseId, reader)
  const written: WrittenRecord[] = []
  for (const [index, { form, entry }] of owed.entries()) {
    const line = records.find((record) => record.form === form && record.entry === entry)
    const read = line && (await liaison.records.read(personId(reader), line.sha256))
    if (!line || !read || 'masked' in read)
      throw new Disagreement(`The record ${form} that entry ${entry} owes is missing.`)
    const file = join(folder, `${ordinal(index, owed.length)}-${kebab(form)}.pdf`)
    await writeFile(join(out, file), read.pdf)
    if (hashOf(read.pdf) !== line.sha256) throw new Disagreement(`${file} is not the file in the trail.`)
    written.push({ file, form, language: line.language, size: read.pdf.length, sha256: line.sha256 })
  }
  return written
}

/** What the portal says of each PDF when it is handed in from the folder. */
export async function judgeRecords(liaison: Liaison, records: readonly WrittenRecord[], out: string) {
  const findings: PdfFinding[] = []
  for (const { file } of records) {
    const { holds, seal, register, trail } = await liaison.verify.pdf(await readFile(join(out, file)))
    findings.push({ file, holds, seal: seal.verdict, signer: seal.signer, register: register?.form ?? null, trail })
  }
  return findings
}

/** The auditor, once they may; where oversight reads what names nobody alone, whoever answers for it at the agency. */
async function readerOf(liaison: Liaison, caseId: string): Promise<Part> {
  const view = await viewFor(liaison, caseId, 'auditor')
  if (isFile(view.procedure)) return 'auditor'
  if (!isRequest(view)) return 'supervisor'
  await breakGlass(liaison, caseId)
  return 'auditor'
}

/** An auditor asks, another one allows, and only then the first sees whom the case is about. */
async function breakGlass(liaison: Liaison, caseId: string): Promise<void> {
  const reason = 'inspection'
  await must(liaison, caseId, ['auditor', 'identity.askOversight', { reason, text: 'The records are handed out.' }])
  await must(liaison, caseId, ['secondAuditor', 'identity.allowOversight', { person: personId('auditor') }])
  await reveal(liaison, caseId, 'auditor', reason)
}

function reveal(liaison: Liaison, caseId: string, part: Part, reason: string): Promise<void> {
  return must(liaison, caseId, [part, 'identity.reveal', { items: 'all', reason, text: '' }])
}

async function must(liaison: Liaison, caseId: string, step: Step): Promise<void> {
  const answer = await take(liaison, caseId, step)
  if (!answer.ok) throw new Disagreement(`${step[1]} by the ${step[0]} was refused: ${answer.because}.`)
}

export async function viewFor(
  { cases, reports, abroad, files }: Liaison,
  caseId: string,
  part: Part,
): Promise<AnyView> {
  const reader = { id: personId(part) }
  const view =
    (await cases.read(reader, caseId)) ??
    (await reports.read(reader, caseId)) ??
    (await abroad.read(reader, caseId)) ??
    (await files.read(reader, caseId))
  if (!view) throw new Disagreement(`The ${part} may not read the case.`)
  return view
}

type AnyView = RequestView | ReportView | AbroadView | FileView

function isRequest(view: AnyView): view is RequestView {
  return requestProcedureById(view.procedure) !== null
}

/** What the machine says must be sealed, when the case is lived again. */
async function owedRecords({ platform }: Liaison, caseId: string): Promise<{ form: string; entry: number }[]> {
  const lived = await replay(platform.db.portal, platform.vault, caseId)
  return lived.flatMap(({ entry, decision }) =>
    decision.effects.flatMap(({ type, params }) =>
      type === 'sealRecord' ? [{ form: params.form!, entry: entry.seq }] : [],
    ),
  )
}

function ordinal(index: number, count: number): string {
  return String(index + 1).padStart(Math.max(2, String(count).length), '0')
}

function kebab(form: string): string {
  return form.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
