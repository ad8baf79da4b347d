import { randomBytes } from 'node:crypto'
import { definitionOf, type Accepted } from '~machines/kit/decide'
import type { ActorOnCase, Facts } from '~machines/kit/facts'
import type { Procedure } from '~machines/kit/procedure'
import {
  canonicalBytes,
  firstPrevious,
  sha256Hex,
  writeEntry,
  type PayloadBody,
  type StoredEntry,
} from '~/ledger/entry'
import type { Vault } from '~/platform/vault.server'
import { payloadName, sealDossier, type CaseContent } from './content.server'
import { listingOf } from './listing'
import type { CaseRow } from './lock.server'
import type { Command } from './types'

/** An accepted event, with the case as it stood before. */
export interface Happened {
  readonly vault: Vault
  readonly command: Pick<Command, 'caseId' | 'token' | 'event'>
  /** null when the event opens the case */
  readonly row: Pick<CaseRow, 'entries' | 'state' | 'head' | 'version'> | null
  readonly procedure: Procedure
  readonly packId: string
  readonly content: CaseContent
  readonly by: ActorOnCase
  readonly facts: Facts
  readonly decision: Accepted<unknown, unknown>
}

/** The event's link in the case's chain. */
export interface Link {
  /** of the case after the event */
  readonly version: number
  readonly entry: StoredEntry
  /** sealed */
  readonly payload: Buffer
}

/** What the event leaves in the database: its link, and the columns of the case's row that change. */
export interface Prepared extends Link {
  readonly columns: Readonly<Record<string, unknown>>
}

export function prepare(happened: Happened): Prepared {
  const link = linkOf(happened)
  return { ...link, columns: columnsOf(happened, link) }
}

export function linkOf(happened: Happened): Link {
  const { command, vault, content, procedure, row } = happened
  const isNote = definitionOf(procedure, command.event.name)!.kind === 'note'
  const version = (row?.version ?? 0) + (isNote ? 0 : 1)
  const payload = payloadOf(happened)
  const entry = entryOf(happened, version, payload)
  return { version, entry, payload: vault.seal(content.key, payload, payloadName(command.caseId, entry.seq)) }
}

/** Columns of the case's row as the event leaves it; all of them when the case has no row yet. */
export function columnsOf(happened: Happened, link: Link): Prepared['columns'] {
  return { ...openingColumns(happened), ...changedColumns(happened, link) }
}

function payloadOf({ decision, facts, by }: Happened): Buffer {
  const body: PayloadBody = { salt: randomBytes(32).toString('base64'), data: decision.data, facts, by }
  return canonicalBytes(body)
}

function entryOf(happened: Happened, version: number, payload: Buffer): StoredEntry {
  const { command, row, procedure, by, facts, decision, packId } = happened
  return writeEntry({
    format: 1,
    case: command.caseId,
    seq: (row?.entries ?? 0) + 1,
    at: facts.now,
    actor: by.id,
    role: decision.role,
    procedure: procedure.id,
    pack: packId,
    event: command.event.name,
    from: row?.state ?? null,
    to: decision.standing.state,
    version,
    facts: definitionOf(procedure, command.event.name)!.trail(decision.data),
    payload: sha256Hex(payload),
    standing: sha256Hex(canonicalBytes(decision.standing)),
    previous: row ? Buffer.from(row.head).toString('hex') : firstPrevious,
  })
}

function openingColumns({ row, command, procedure, packId, content, facts }: Happened): object {
  if (row) return {}
  const { id } = procedure
  return { id: command.caseId, procedure: id, pack: packId, key: content.wrapped, openedAt: new Date(facts.now) }
}

function changedColumns(
  { row, command, vault, content, procedure, decision, facts }: Happened,
  { version, entry }: Link,
) {
  const { standing, dossier } = decision
  const { title, ...listing } = listingOf(procedure.id, standing, dossier)
  const said = () => ({
    dossier: sealDossier(vault, content.key, command.caseId, dossier),
    title: title === null ? null : vault.sealSmall(title),
  })
  return {
    ...{ version, state: standing.state, closed: standing.closed, context: standing.context },
    ...{ entries: entry.seq, head: entry.hash, ...listing, changedAt: new Date(facts.now) },
    ...(row && dossier === content.asked.dossier ? {} : said()),
  }
}
