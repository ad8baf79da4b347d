import type { ChildFacts, FactName, Facts, FileEndingFacts } from '~machines/kit/facts'
import type { FileContext, FileDossier } from '~machines/file/index'
import { isFile } from '~machines/file/index'
import { requestProcedureById } from '~machines/index'
import type { RequestContext } from '~machines/request/case'
import type { Case } from '../../prisma/generated/client'
import { isId } from '~/platform/ids'
import type { Vault } from '~/platform/vault.server'
import { keyOf, openDossier } from './content.server'
import type { Gathering } from './facts.server'
import type { Transaction } from './transaction.server'

type Filed = Pick<Facts, 'child' | 'children' | 'fileEnding'>

/** Requests that a file names or holds, and the file that is being ended with a request in it; what is not there is left out. */
export async function fileFacts(gathering: Gathering, names: readonly FactName[]): Promise<Filed> {
  const { tx, vault, command, content, actor } = gathering
  const named = (command.event.data as { readonly request?: unknown } | null)?.request
  const child = names.includes('child') && isId(named) ? (await childrenIn(tx, [named], true))[0] : undefined
  const isWorker = actor.onCase.roles.includes('worker')
  const ending = names.includes('fileEnding') && isWorker ? await endingOf(tx, vault, command.caseId) : null
  const { requests } = (content.asked.standing?.context ?? { requests: [] }) as Pick<FileContext, 'requests'>
  return {
    ...(child ? { child } : {}),
    ...(names.includes('children')
      ? {
          children: await childrenIn(
            tx,
            requests.map(({ request }) => request),
          ),
        }
      : {}),
    ...(ending ? { fileEnding: ending } : {}),
  }
}

type Rows = Pick<Transaction, '$queryRaw' | 'case' | 'organisation'>

/**
 * Requests as the file they belong to has to know them, in the order asked. The one that an event names is locked until the
 * event is committed, so that no second file takes it meanwhile; its own events lock nothing of a file.
 */
export async function childrenIn(tx: Rows, ids: readonly string[], locked = false): Promise<readonly ChildFacts[]> {
  if (ids.length === 0) return []
  if (locked)
    await tx.$queryRaw`/* lock-child */ SELECT 1 AS locked FROM "Case" WHERE id = ANY(${ids}::uuid[]) FOR UPDATE`
  const rows = await tx.case.findMany({ where: { id: { in: [...ids] } } })
  const providers = await tx.organisation.findMany({
    where: { id: { in: rows.flatMap(({ providerId }) => providerId ?? []) } },
    select: { id: true, name: true },
  })
  const names = new Map(providers.map(({ id, name }) => [id, name]))
  const known = new Map(rows.map((row) => [row.id, childOf(row, names.get(row.providerId ?? '') ?? '')]))
  return ids.flatMap((id) => known.get(id) ?? [])
}

function childOf(row: Case, provider: string): ChildFacts | null {
  const procedure = requestProcedureById(row.procedure)
  if (!procedure) return null
  const { id, state, closed, agencyId, requesterId, servedAt, number, outcome, fileId } = row
  const context = row.context as unknown as RequestContext
  return {
    ...{ id, procedure: row.procedure, agency: agencyId!, requester: requesterId, provider, state, closed },
    ...{ served: servedAt !== null, owing: procedure.owing?.(context) ?? false, number, outcome },
    ...{ origin: context.origin ?? null, file: fileId },
  }
}

/** The file that holds this request and waits for what becomes of it; null where none does. */
async function endingOf(tx: Rows, vault: Vault, caseId: string): Promise<FileEndingFacts | null> {
  const [row] = await tx.$queryRaw<Case[]>`
    /* file-ending */ SELECT file.* FROM "Case" AS file JOIN "Case" AS child ON child."fileId" = file.id WHERE child.id = ${caseId}::uuid`
  if (!row || !isFile(row.procedure) || row.closed) return null
  const { ending } = row.context as unknown as FileContext
  if (!ending?.pending.includes(caseId)) return null
  const said = (openDossier(vault, vault.unwrap(keyOf(row)), row) as FileDossier).ending!
  return { kind: ending.kind, by: said.by, role: said.role }
}
