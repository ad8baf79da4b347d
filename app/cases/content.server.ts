import type { Procedure, Standing } from '~machines/kit/procedure'
import type { Vault } from '~/platform/vault.server'
import { canonicalBytes } from '~/ledger/entry'
import type { CaseRow } from './lock.server'

/** A case opened: its data key, and what `decide` is asked about. */
export interface CaseContent {
  readonly key: Buffer
  readonly wrapped: Buffer
  readonly asked: { readonly standing: Standing | null; readonly dossier: unknown }
}

/** Opens a case's content with its key, or makes a key for a case that is being opened. */
export function contentOf(vault: Vault, procedure: Procedure, row: CaseRow | null): CaseContent {
  if (!row) return { ...vault.newCaseKey(), asked: { standing: null, dossier: procedure.emptyDossier } }
  const wrapped = keyOf(row)
  const key = vault.unwrap(wrapped)
  return { key, wrapped, asked: { standing: standingOf(row), dossier: openDossier(vault, key, row) } }
}

export function standingOf(row: Pick<CaseRow, 'state' | 'context' | 'closed'>): Standing {
  return { state: row.state, context: row.context, closed: row.closed }
}

export function openDossier(vault: Vault, key: Buffer, row: Pick<CaseRow, 'id' | 'dossier'>): unknown {
  return JSON.parse(vault.open(key, Buffer.from(row.dossier), `dossier:${row.id}`).toString('utf8'))
}

export function sealDossier(vault: Vault, key: Buffer, caseId: string, dossier: unknown): Buffer {
  return vault.seal(key, canonicalBytes(dossier), `dossier:${caseId}`)
}

/** The name under which a payload is sealed, so that one entry's can't be put in another's place. */
export function payloadName(caseId: string, seq: number): string {
  return `payload:${caseId}:${seq}`
}

/** Content of this case was erased: its key is gone, its trail stays. */
export class ContentErased extends Error {}

export function keyOf(row: Pick<CaseRow, 'id' | 'key'>): Buffer {
  if (!row.key) throw new ContentErased(`content of case ${row.id} was erased`)
  return Buffer.from(row.key)
}
