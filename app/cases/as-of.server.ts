import { decide, type Accepted } from '~machines/kit/decide'
import type { ActorOnCase, Facts } from '~machines/kit/facts'
import type { Procedure, Standing } from '~machines/kit/procedure'
import { packById } from '~machines/policy/index'
import { procedureById } from '~machines/index'
import { canonicalBytes, readEntry, sha256Hex, type EntryBody, type PayloadBody } from '~/ledger/entry'
import type { Vault } from '~/platform/vault.server'
import type { Transaction } from './transaction.server'
import { keyOf, payloadName } from './content.server'

/** One event of a case, as it was recorded and as it left the case. */
export interface Lived {
  readonly entry: EntryBody
  readonly hash: string
  readonly payload: PayloadBody
  readonly decision: Accepted<unknown, unknown>
}

/** An entry that does not follow from those before it. */
export class ReplayBroken extends Error {
  constructor(
    readonly seq: number,
    readonly fault: 'payload' | 'refused' | 'standing' | 'procedure',
  ) {
    super(`entry ${seq}: ${fault}`)
  }
}

type Database = Pick<Transaction, 'case' | 'entry' | 'payload'>

/**
 * Lives the case again, event by event, through its own machine: `decide` is pure, so the same events leave the same case.
 * Throws ReplayBroken at the first entry that disagrees, ContentErased when the case's key is gone.
 */
export async function replay(db: Database, vault: Vault, caseId: string, until = 2_147_483_647): Promise<Lived[]> {
  const row = await db.case.findUniqueOrThrow({ where: { id: caseId } })
  const key = vault.unwrap(keyOf(row))
  const [entries, payloads] = await Promise.all([
    db.entry.findMany({ where: { caseId, seq: { lte: until } }, orderBy: { seq: 'asc' } }),
    db.payload.findMany({ where: { caseId, seq: { lte: until } }, orderBy: { seq: 'asc' } }),
  ])
  const procedure = procedureById(row.procedure)
  if (!procedure) throw new ReplayBroken(1, 'procedure')
  const lived: Lived[] = []
  for (const [index, { bytes, hash, seq }] of entries.entries()) {
    const sealed = payloads[index]
    const payload = sealed && openPayload(vault, key, caseId, seq, sealed.sealed)
    const entry = readEntry(bytes)
    if (!payload || sha256Hex(payload.bytes) !== entry.payload) throw new ReplayBroken(seq, 'payload')
    const decision = liveOnce(procedure, entry, payload.body, lived.at(-1)?.decision)
    lived.push({ entry, hash: Buffer.from(hash).toString('hex'), payload: payload.body, decision })
  }
  return lived
}

function openPayload(vault: Vault, key: Buffer, caseId: string, seq: number, sealed: Uint8Array) {
  try {
    const bytes = vault.open(key, Buffer.from(sealed), payloadName(caseId, seq))
    return { bytes, body: JSON.parse(bytes.toString('utf8')) as PayloadBody }
  } catch {
    return null
  }
}

function liveOnce(
  procedure: Procedure,
  entry: EntryBody,
  payload: PayloadBody,
  before: Accepted<unknown, unknown> | undefined,
) {
  const pack = packById(entry.pack)
  if (!pack) throw new ReplayBroken(entry.seq, 'procedure')
  const decision = decide({
    procedure,
    pack,
    standing: before?.standing ?? null,
    dossier: before ? before.dossier : procedure.emptyDossier,
    by: payload.by as ActorOnCase,
    facts: payload.facts as Facts,
    event: { name: entry.event, data: payload.data },
  })
  if (!decision.accepted) throw new ReplayBroken(entry.seq, 'refused')
  if (!agrees(decision.standing, entry)) throw new ReplayBroken(entry.seq, 'standing')
  return decision
}

function agrees(standing: Standing, entry: EntryBody): boolean {
  return standing.state === entry.to && sha256Hex(canonicalBytes(standing)) === entry.standing
}
