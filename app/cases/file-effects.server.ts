import type { FileContext, FileDossier } from '~machines/file/index'
import type { EffectResult, RequestEffect } from '~machines/file/case'
import { effectOn } from '~machines/file/effects'
import type { Platform } from '~/platform/platform.server'
import { keyOf, openDossier } from './content.server'
import { childrenIn } from './file-facts.server'
import type { Answer, Perform } from './types'

/** A request of which the end of a file is to say what becomes. */
export interface Settling {
  /** the file */
  readonly caseId: string
  /** the entry that ended it */
  readonly entry: number
  readonly request: string
}

const worker = { kind: 'worker' } as const
/** A request that moves under the worker's hands is judged anew so often. */
const attempts = 3
const steps = { withdraw: 'request.withdraw', release: 'preservation.release' } as const

/** What the portal does by itself for a file: each through the door, and once, however often it is tried. */
export function openFileEffects({ db, vault }: Platform, perform: Perform) {
  /** A request that was taken over joins the file of the one it was taken over from; null where that one is in none. */
  async function join(request: string): Promise<Answer | null> {
    const row = await db.portal.case.findUnique({ where: { id: request }, select: { originId: true } })
    const origin = row?.originId
      ? await db.portal.case.findUnique({ where: { id: row.originId }, select: { fileId: true } })
      : null
    if (!origin?.fileId) return null
    const event = { name: 'request.link', data: { request } }
    return perform({ actor: worker, caseId: origin.fileId, version: null, token: `join:${request}`, event })
  }

  /** Brings a request to where the file may end, as far as its own rules allow, and says on the file what came of it. */
  async function settle(settling: Settling): Promise<Answer> {
    const came = await carriedOut(settling)
    const { caseId, entry, request } = settling
    const event = { name: 'child.settle', data: { request, ...came } }
    return perform({ actor: worker, caseId, version: null, token: `settle:${entry}:${request}`, event })
  }

  async function carriedOut(settling: Settling): Promise<{ effect: RequestEffect; settled: EffectResult }> {
    const { kind, told, text } = await endingOf(settling.caseId)
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const [child] = await childrenIn(db.portal, [settling.request])
      const effect = child ? effectOn(child, kind) : 'blocks'
      if (effect === 'blocks') return { effect, settled: 'failed' }
      if (effect === 'none') return doneBefore(settling)
      await apply(settling, effect, child!.served ? told : text)
    }
    const [child] = await childrenIn(db.portal, [settling.request])
    const effect = child ? effectOn(child, kind) : 'blocks'
    return effect === 'none' ? doneBefore(settling) : { effect, settled: 'failed' }
  }

  function apply(settling: Settling, effect: keyof typeof steps, text: string): Promise<Answer> {
    const event = { name: steps[effect], data: { text } }
    const token = tokenOf(settling, effect)
    return perform({ actor: worker, caseId: settling.request, version: null, token, event })
  }

  /** Nothing is left to be done: it was done here, this time or before the worker was interrupted, or it came about by itself. */
  async function doneBefore(settling: Settling): Promise<{ effect: RequestEffect; settled: EffectResult }> {
    const effects = Object.keys(steps) as (keyof typeof steps)[]
    const tokens = new Map(effects.map((effect) => [tokenOf(settling, effect), effect]))
    const entry = await db.portal.entry.findFirst({
      where: { caseId: settling.request, token: { in: [...tokens.keys()] } },
      select: { token: true },
    })
    return entry ? { effect: tokens.get(entry.token)!, settled: 'done' } : { effect: 'none', settled: 'notNeeded' }
  }

  async function endingOf(caseId: string) {
    const row = await db.portal.case.findUniqueOrThrow({ where: { id: caseId } })
    const { kind } = (row.context as unknown as FileContext).ending!
    const { told, text } = (openDossier(vault, vault.unwrap(keyOf(row)), row) as FileDossier).ending!
    return { kind, told, text }
  }

  return { join, settle }
}

/** By the file and the entry that ended it, so that a second try is answered and not performed. */
function tokenOf({ caseId, entry }: Settling, effect: keyof typeof steps): string {
  return `file:${caseId}:${entry}:${effect}`
}
