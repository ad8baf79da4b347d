import type { Facts } from '~machines/kit/facts'
import type { SourceProof } from '~machines/request/source-check'
import { isId } from '~/platform/ids'
import type { Viewer } from '~/platform/db.server'
import type { Platform } from '~/platform/platform.server'
import { replay, type Lived } from './as-of.server'
import { holds, openKeyRing } from './confirmed.server'

const submitting: ReadonlySet<string> = new Set(['request.submit', 'oral.confirm'])
const authorising: ReadonlySet<string> = new Set(['request.authorise', 'oral.countersign'])

/**
 * What officer and supervisors confirmed of the request as it was served last, each checked again now: from the trail and
 * the keys that the trails of their memberships name.
 */
export async function sourceProofs(
  platform: Platform,
  viewer: Viewer,
  caseId: string,
): Promise<readonly SourceProof[]> {
  if (!isId(caseId)) return []
  const lived = await platform.db.reading(viewer, (tx) => replay(tx, platform.vault, caseId))
  const served = lived.findLastIndex(({ entry }) => authorising.has(entry.event))
  const submitted = lived.slice(0, Math.max(0, served)).findLastIndex(({ entry }) => submitting.has(entry.event))
  const approved = lived.findIndex(
    ({ entry }, at) => at > submitted && at < served && entry.event === 'request.approve',
  )
  const keysOf = openKeyRing(platform)
  const all = [submitted, approved, served].filter((index) => index >= 0)
  return Promise.all(all.map((index) => proofOf(keysOf, lived, lived[index]!)))
}

async function proofOf(keysOf: ReturnType<typeof openKeyRing>, lived: readonly Lived[], each: Lived) {
  const { entry, payload } = each
  const { actor, confirmation } = payload.facts as Facts
  const text = lived.find((other) => other.entry.version === entry.version - 1)!.hash
  return {
    ...{ event: entry.event as SourceProof['event'], at: entry.at, text },
    ...{ name: actor?.name ?? '', title: actor?.title ?? '', key: `…${confirmation?.credential.slice(-12) ?? ''}` },
    holds: confirmation !== undefined && (await holds(keysOf, { each, confirmation, lived })),
  }
}
