import type { Platform } from '~/platform/platform.server'

/** How long bytes may leave before it is asked again whether they may, in milliseconds. */
const interval = 500

export class DownloadStopped extends Error {}

/**
 * A download for as long as its person is active and its request is not disowned: whoever loses their access, or a request
 * that is stopped, gets no byte after that. Throws DownloadStopped, which breaks the response off.
 */
export async function* whileAllowed(
  { db }: Pick<Platform, 'db'>,
  who: { readonly personId: string; readonly caseId: string },
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let asked = performance.now()
  for await (const chunk of bytes) {
    if (performance.now() - asked > interval) {
      if (!(await mayGoOn(db, who))) throw new DownloadStopped()
      asked = performance.now()
    }
    yield chunk
  }
}

async function mayGoOn(db: Platform['db'], { personId, caseId }: { personId: string; caseId: string }) {
  const [person, row] = await Promise.all([
    db.portal.person.findUnique({ where: { id: personId }, select: { state: true } }),
    db.portal.case.findUnique({ where: { id: caseId }, select: { context: true } }),
  ])
  const context = row?.context as { disownedAt?: string | null } | undefined
  return person?.state === 'active' && !context?.disownedAt
}
