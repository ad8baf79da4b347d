import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Liaison } from '~/cases/liaison.server'
import type { CaseFinding } from '~/cases/verify.server'
import { handOutRecords, judgeRecords } from '../hand-out'
import { owedIsDone } from '../run'
import { Disagreement } from '../scenario'
import type { PdfFinding, WrittenRecord } from '../summary'
import { playDrill, type Aim, type Drill, type Played } from './drill'

/** What is written to `summary.json` of a drill. */
export interface DrillSummary extends Omit<Played, 'aimedAt'> {
  readonly aimedAt: readonly (Aim & AimRecords)[]
}

interface AimRecords {
  /** in a folder named by the number of the case */
  readonly records: readonly WrittenRecord[]
  readonly verify: { readonly case: CaseFinding | null; readonly pdfs: readonly PdfFinding[] }
}

/**
 * Plays a drill in a practice city and writes what is there afterwards to an empty folder: a summary, and the sealed
 * records of every case the attack was after. Throws Disagreement, named after the drill, when the attack gets anywhere.
 */
export async function runDrill(liaison: Liaison, drill: Drill, out: string): Promise<DrillSummary> {
  await owedIsDone(liaison)
  const { aimedAt, ...played } = await playDrill(liaison, drill)
  await owedIsDone(liaison)
  await mkdir(out, { recursive: true })
  const aims: DrillSummary['aimedAt'][number][] = []
  for (const aim of aimedAt) aims.push({ ...aim, ...(await recordsOf(liaison, aim, out)) })
  const summary = { ...played, aimedAt: aims }
  await writeFile(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
  const broken = aims.find(({ verify }) => verify.case?.verdict !== 'holds' || verify.pdfs.some(({ holds }) => !holds))
  if (broken) throw new Disagreement(`${drill.name}: the case ${broken.caseId} does not hold.`)
  return summary
}

/** A summary in a line. */
export function drillLine({ drill, attempts, aimedAt }: DrillSummary, out: string): string {
  const stands = aimedAt.map(({ number, state }) => `${number ?? 'an unregistered case'} stands at ${state}`).join(', ')
  const records = aimedAt.flatMap(({ records }) => records).length
  return `${drill}: ${attempts.length} attempts, each refused by name; ${stands}; nothing was released; ${records} sealed records and summary.json are in ${out}`
}

async function recordsOf(liaison: Liaison, { caseId, number }: Aim, out: string): Promise<AimRecords> {
  const records = await handOutRecords(liaison, caseId, out, number ?? caseId)
  return {
    records,
    verify: { case: await liaison.verify.case(caseId), pdfs: await judgeRecords(liaison, records, out) },
  }
}
