import { firstPrevious, readEntry, sha256, type EntryBody, type StoredEntry } from './entry'

/** What is wrong with an entry of a chain. */
export type ChainFault = 'hash' | 'unreadable' | 'sequence' | 'previous' | 'case' | 'backwards-time' | 'columns'

export interface ChainBreak {
  readonly seq: number
  readonly fault: ChainFault
}

/** An entry with the columns that repeat its bytes for queries. */
export interface EntryRow extends StoredEntry {
  readonly event: string
  readonly actor: string
  readonly at: Date
  readonly version: number
}

/** The first entry of a case's chain that disagrees with itself or its neighbour, or null when the chain holds. */
export function firstBreak(caseId: string, rows: readonly EntryRow[]): ChainBreak | null {
  let previous = firstPrevious
  let at = ''
  for (const [index, row] of rows.entries()) {
    const fault = faultOf(row, { caseId, seq: index + 1, previous, at })
    if (fault) return { seq: index + 1, fault }
    previous = Buffer.from(row.hash).toString('hex')
    at = readEntry(row.bytes).at
  }
  return null
}

interface Expected {
  readonly caseId: string
  readonly seq: number
  readonly previous: string
  readonly at: string
}

function faultOf(row: EntryRow, expected: Expected): ChainFault | null {
  if (row.seq !== expected.seq) return 'sequence'
  if (!sha256(row.bytes).equals(row.hash)) return 'hash'
  const body = parsed(row.bytes)
  if (!body) return 'unreadable'
  if (body.case !== expected.caseId) return 'case'
  if (body.seq !== expected.seq) return 'sequence'
  if (body.previous !== expected.previous) return 'previous'
  if (body.at < expected.at) return 'backwards-time'
  return columnsAgree(row, body) ? null : 'columns'
}

function parsed(bytes: Uint8Array): EntryBody | null {
  try {
    return readEntry(bytes)
  } catch {
    return null
  }
}

function columnsAgree(row: EntryRow, body: EntryBody): boolean {
  return (
    row.event === body.event &&
    row.actor === body.actor &&
    row.version === body.version &&
    row.at.toISOString() === new Date(body.at).toISOString()
  )
}
