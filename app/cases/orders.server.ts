import { createHash, randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { RequestDossier } from '~machines/request/case'
import { requestProcedureById } from '~machines/index'
import { largestOrder, mostSignatures, type AttachedOrder } from '~machines/request/orders'
import { visibleRequest } from '~machines/request/visible'
import { problem } from '~machines/kit/refusal'
import { readEntry } from '~/ledger/entry'
import { readActor } from '~/people/actors.server'
import { isId } from '~/platform/ids'
import type { Platform } from '~/platform/platform.server'
import { openStream, sealStream } from '~/platform/sealed-stream.server'
import { openOrderChecker } from '~/records/pades/order-checker.server'
import { keyOf, openDossier } from './content.server'
import type { CaseRow } from './lock.server'
import { noteSighting } from './sightings.server'
import { baseName, type Download, type Opened } from './production.server'
import type { Answer, Perform, Refused } from './types'
import { whileAllowed } from './while-allowed.server'

export interface OrderUpload {
  readonly caseId: string
  /** order, translation or annex */
  readonly kind: string
  readonly name: string
  /** the version of the case the person saw */
  readonly version: number | null
  readonly token: string
  readonly bytes: AsyncIterable<Uint8Array>
}

/** Orders attached to a request: checked for what their signatures prove, sealed with the case's key, handed out to its parties. */
export function openOrders(platform: Platform, perform: Perform) {
  const { db, vault, files, trust, clock, log } = platform
  const checker = openOrderChecker()

  async function attach(personId: string, upload: OrderUpload): Promise<Answer> {
    const row = await caseFor(personId, upload.caseId)
    if (!row) return { ok: false, because: 'not-found', problems: [] }
    const bytes = await wholeOf(upload.bytes)
    if (typeof bytes === 'string') {
      log.security('upload.refused', { caseId: upload.caseId, why: bytes })
      return { ok: false, because: 'invalid', problems: [problem(bytes, 'file')] }
    }
    const { entries } = await trust.read()
    const check = await checker.check(bytes, { trust: entries, at: new Date(clock.now()), most: mostSignatures })
    const stored = await files.store(sealStream(vault.unwrap(keyOf(row)), Readable.from([bytes])))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const told = { order: randomUUID(), kind: upload.kind, name: baseName(upload.name), size: bytes.length, sha256 }
    const { caseId, version, token } = upload
    const event = { name: 'order.attach', data: { ...told, sealed: stored.key, check } }
    const answer = await perform({ actor: { kind: 'person', personId }, caseId, version, token, event })
    if (!answer.ok) await files.delete(stored.key)
    return answer
  }

  /** An order as this person may have it, once their confirmed download is in the trail; else the door's no. */
  async function open(personId: string, { caseId, file: id, given }: Download): Promise<Opened | Refused> {
    const row = await caseFor(personId, caseId)
    const file = row && (await visibleOrder(row, personId, id))
    if (!row || !file) return { ok: false, because: 'not-found', problems: [] }
    const actor = { kind: 'person', personId } as const
    const event = { name: 'order.download', data: { order: id } }
    // a token of its own, as for a produced file: every download asks for its own touch
    const command = { actor, caseId, version: null, token: randomUUID(), event }
    const answer = await perform({ ...command, ...(given ? { given } : {}) })
    if (!answer.ok) return answer
    await noteSighting(platform, { personId, caseId, fields: ['orders', 'identity'] })
    const sealed = files.get(await storageKey(personId, caseId, id))
    return {
      ok: true,
      file,
      bytes: whileAllowed(platform, { personId, caseId }, openStream(vault.unwrap(keyOf(row)), sealed)),
    }
  }

  async function visibleOrder(row: CaseRow, personId: string, orderId: string): Promise<AttachedOrder | null> {
    const actor = await db.reading({ id: personId }, (tx) => readActor(tx, { kind: 'person', personId }, row))
    if (!actor) return null
    const { onCase, sees } = actor
    const dossier = openDossier(vault, vault.unwrap(keyOf(row)), row) as RequestDossier
    const procedure = requestProcedureById(row.procedure)!
    const visible = procedure.withinSight(visibleRequest(dossier, onCase.side), sees)
    return visible.orders.find(({ id }) => id === orderId) ?? null
  }

  async function storageKey(personId: string, caseId: string, orderId: string): Promise<string> {
    const attached = { where: { caseId, event: 'order.attach' } }
    const entries = await db.reading({ id: personId }, (tx) => tx.entry.findMany(attached))
    const facts = entries.map(({ bytes }) => readEntry(bytes).facts).find(({ order }) => order === orderId)
    return String(facts!.sealed)
  }

  async function caseFor(personId: string, caseId: string): Promise<CaseRow | null> {
    if (!isId(caseId)) return null
    return db.reading({ id: personId }, async (tx) => {
      const row = await tx.case.findUnique({ where: { id: caseId } })
      if (!row || !requestProcedureById(row.procedure)) return null
      return (await readActor(tx, { kind: 'person', personId }, row)) ? row : null
    })
  }

  return { attach, open, close: () => checker.close() }
}

export type Orders = ReturnType<typeof openOrders>

/** The file in memory, or the rule it breaks. Nothing is read beyond the largest size. */
async function wholeOf(arriving: AsyncIterable<Uint8Array>): Promise<Buffer | string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of arriving) {
    size += chunk.length
    if (size > largestOrder) return 'order-too-large'
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  if (size === 0) return 'file-empty'
  return bytes.subarray(0, 1024).includes('%PDF-') ? bytes : 'order-not-pdf'
}
