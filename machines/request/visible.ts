import type { Side } from '../kit/words'
import { emptyContent, outward, withoutInternals, type RequestDossier } from './case'
import type { CallBack } from './source-check'

/**
 * What of a request a side may read. The provider never gets drafts, orders that were not served, internal notes or the
 * agency's notes; the agency doesn't learn how it was weighed; oversight reads everything but either side's own notes, the
 * draft's internal ones included. What a procedure says beside it is cut by the procedure.
 */
export function visibleRequest<Dossier extends RequestDossier>(dossier: Dossier, side: Side): Dossier {
  const { notes, oversight, served, orders, calls, draft } = dossier
  const own = { ...dossier, reveals: [], oversight: [], notes: notes.filter((note) => note.side === side) }
  if (side === 'agency') return withoutRisks(own)
  if (side === 'provider')
    return {
      ...{ ...own, approved: null, returned: null, requester: served?.requester ?? null },
      draft: outward(served?.content ?? emptyContent),
      orders: orders.filter(({ servedAt }) => servedAt !== null),
      calls: calls.map((call) => ({ ...call, hear: '' })),
    }
  return { ...own, oversight, draft: withoutInternals(draft), calls: calls.map(withoutOpenWords) }
}

/** How a request was weighed is for those who check its source. */
function withoutRisks<Dossier extends RequestDossier>(dossier: Dossier): Dossier {
  const { served } = dossier
  return { ...dossier, served: served && { ...served, source: served.source && { ...served.source, risks: [] } } }
}

/** Words that still serve are for the agency alone. */
function withoutOpenWords(call: CallBack): CallBack {
  return call.result === null ? { ...call, say: '', hear: '' } : call
}
