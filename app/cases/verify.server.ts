import { isDeepStrictEqual } from 'node:util'
import { firstBreak, type ChainFault, type EntryRow } from '~/ledger/chain'
import { readEntry, sha256Hex } from '~/ledger/entry'
import { isFile, type FileContext } from '~machines/file/index'
import { requestProcedureById } from '~machines/index'
import { openStream } from '~/platform/sealed-stream.server'
import type { Platform } from '~/platform/platform.server'
import { ContentErased, keyOf } from './content.server'
import { replay, ReplayBroken } from './as-of.server'
import { printsOf } from './identifier-print'
import { listingOf } from './listing'
import { organisationRow, personRow, type Left } from './rows'
import { firstUnconfirmed, openKeyRing, type KeyRing } from './confirmed.server'
import type { Case } from '../../prisma/generated/client'

/**
 * What was found of one case. `holds`: chain, replay and records agree; `erased`: the chain holds, the content was
 * erased; `broken`: the first entry or record that disagrees, and in what.
 */
export type CaseFinding =
  | { readonly verdict: 'holds'; readonly entries: number; readonly records: number }
  | { readonly verdict: 'erased'; readonly entries: number }
  | { readonly verdict: 'broken'; readonly seq: number; readonly fault: Fault }

export type Fault =
  | ChainFault
  | ReplayBroken['fault']
  | 'head'
  | 'listing'
  | 'confirmation'
  | 'record-missing'
  | 'record-hash'
  | 'file-missing'

/** Derives everything of a case again: chain, replay through its machine, hashes of its records, presence of its files. */
export async function verifyCase(
  platform: Platform,
  caseId: string,
  keys: KeyRing = openKeyRing(platform),
): Promise<CaseFinding | null> {
  const { vault } = platform
  const db = platform.db.portal
  const row = await db.case.findUnique({ where: { id: caseId } })
  if (!row) return null
  const entries: EntryRow[] = await db.entry.findMany({ where: { caseId }, orderBy: { seq: 'asc' } })
  const chained = firstBreak(caseId, entries)
  if (chained) return { verdict: 'broken', ...chained }
  const last = entries.at(-1)
  if (!last || !Buffer.from(row.head).equals(last.hash) || row.entries !== entries.length)
    return broken(entries.length, 'head')
  try {
    const lived = await replay(db, vault, caseId)
    const { decision } = lived.at(-1)!
    const { standing } = decision
    if (standing.state !== row.state || standing.closed !== row.closed) return broken(entries.length, 'listing')
    if (!hasMeasures(row, decision)) return broken(entries.length, 'listing')
    if (!(await agreesWithRow(platform, row, decision))) return broken(entries.length, 'listing')
    if (!(await hasPrints(platform, row, decision))) return broken(entries.length, 'listing')
    if (!(await hasLinks(platform, row, decision))) return broken(entries.length, 'listing')
    const unconfirmed = await firstUnconfirmed(keys, lived)
    if (unconfirmed !== null) return broken(unconfirmed, 'confirmation')
    return (
      (await storedFault(platform, row, entries)) ?? {
        verdict: 'holds',
        entries: entries.length,
        records: await db.record.count({ where: { caseId } }),
      }
    )
  } catch (error) {
    if (error instanceof ContentErased) return { verdict: 'erased', entries: entries.length }
    if (error instanceof ReplayBroken) return broken(error.seq, error.fault)
    throw error
  }
}

function broken(seq: number, fault: Fault): CaseFinding {
  return { verdict: 'broken', seq, fault }
}

/** What providers and agencies are measured by is what the trail left. */
function hasMeasures(row: Case, { standing, dossier }: Left): boolean {
  const { servedAt, answeredAt, priority } = listingOf(row.procedure, standing, dossier)
  return isDeepStrictEqual([row.servedAt, row.answeredAt, row.priority], [servedAt, answeredAt, priority])
}

/** No hash says that a request asks about what it doesn't; those that are forgotten, or older than the table, are not missed. */
async function hasPrints({ db, vault }: Platform, { id, procedure }: Case, left: Left): Promise<boolean> {
  if (!requestProcedureById(procedure)) return true
  const rows = await db.portal.identifierPrint.findMany({ where: { caseId: id } })
  if (rows.length === 0) return true
  const { asked = [], ...parties } = printsOf(vault, left) ?? {}
  const prints = new Map(
    asked.map(({ identifier, print }) => [identifier, { caseId: id, identifier, print, ...parties }]),
  )
  return rows.every((row) => isDeepStrictEqual(plain(row), plain(prints.get(row.identifier))))
}

/** What the other rooms read of an organisation or a person (its number to call back, its rights) is what its trail left. */
async function agreesWithRow({ db }: Platform, { id, procedure }: Case, decision: Left): Promise<boolean> {
  const kind = procedure.split('@')[0]
  if (kind !== 'organisation' && kind !== 'membership') return true
  const left: Record<string, unknown> = kind === 'organisation' ? organisationRow(decision) : personRow(decision)
  const row = (
    kind === 'organisation'
      ? await db.portal.organisation.findUnique({ where: { id } })
      : await db.portal.person.findUnique({ where: { id } })
  ) as Record<string, unknown> | null
  return row !== null && Object.keys(left).every((name) => isDeepStrictEqual(plain(row[name]), plain(left[name])))
}

/** A request is in the file whose trail says so, and in no other; a file holds what its trail says, and nothing else. */
async function hasLinks({ db }: Platform, { id, procedure, fileId }: Case, { standing }: Left): Promise<boolean> {
  if (isFile(procedure)) {
    const rows = await db.portal.case.findMany({ where: { fileId: id }, select: { id: true } })
    const said = (standing.context as FileContext).requests.map(({ request }) => request)
    return isDeepStrictEqual(rows.map((row) => row.id).sort(), [...said].sort())
  }
  if (fileId === null) return true
  const file = await db.portal.case.findUnique({ where: { id: fileId }, select: { procedure: true, context: true } })
  const held = file && isFile(file.procedure) ? (file.context as unknown as FileContext).requests : []
  return held.some(({ request }) => request === id)
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null))
}

/** Every record and file that the trail names is stored and has the hash the trail gives it. */
async function storedFault(platform: Platform, row: Case, entries: readonly EntryRow[]): Promise<CaseFinding | null> {
  const key = platform.vault.unwrap(keyOf(row))
  for (const { bytes, seq } of entries) {
    const { event, facts } = readEntry(bytes)
    if (event === 'record.seal') {
      const fault = await recordFault(platform, key, String(facts.sealed), String(facts.sha256))
      if (fault) return broken(seq, fault)
    }
    const stores = event === 'file.attach' || event === 'order.attach'
    if (stores && !(await platform.files.head(String(facts.sealed)))) return broken(seq, 'file-missing')
  }
  return null
}

async function recordFault({ files }: Platform, key: Buffer, sealed: string, sha256: string): Promise<Fault | null> {
  if (!(await files.head(sealed))) return 'record-missing'
  try {
    const chunks: Buffer[] = []
    for await (const chunk of openStream(key, files.get(sealed))) chunks.push(chunk)
    return sha256Hex(Buffer.concat(chunks)) === sha256 ? null : 'record-hash'
  } catch {
    return 'record-hash'
  }
}

/** Every case of the portal, oldest first, each with what was found. */
export async function* verifyAll(platform: Platform): AsyncGenerator<{ caseId: string; finding: CaseFinding }> {
  const keys = openKeyRing(platform)
  let after = ''
  for (;;) {
    const rows = await platform.db.portal.case.findMany({
      where: after ? { id: { gt: after } } : {},
      orderBy: { id: 'asc' },
      take: 200,
      select: { id: true },
    })
    if (rows.length === 0) return
    for (const { id } of rows) yield { caseId: id, finding: (await verifyCase(platform, id, keys))! }
    after = rows.at(-1)!.id
  }
}
