import type { Side } from '../kit/words'
import { emptyRequest } from '../request/case'
import { visibleRequest } from '../request/visible'
import type { DisclosureContext, DisclosureDossier } from './case'

/**
 * What of the case a side may read: beside what holds for every request, the agency gets decisions once they were given and
 * what was collected once it was delivered.
 */
export function visibleDossier(dossier: DisclosureDossier, side: Side): DisclosureDossier {
  const visible = visibleRequest(dossier, side)
  return side === 'agency' ? withoutUndelivered(visible) : visible
}

/**
 * Where the case stands, as a side may know it: the agency does not see items being decided before the decision is given,
 * nor results before they are delivered.
 */
export function visibleContext(context: DisclosureContext, side: Side): DisclosureContext {
  if (side !== 'agency') return context
  const decided = context.decidedBy !== null
  const delivered = context.checker !== null
  return {
    ...context,
    ...(delivered ? {} : { collectors: [] }),
    items: context.items.map((item) => ({
      ...item,
      ...(decided ? {} : { decision: null, ground: null }),
      ...(delivered ? {} : { result: null, nilGround: null, files: 0 }),
    })),
  }
}

function withoutUndelivered(dossier: DisclosureDossier): DisclosureDossier {
  const files = dossier.files.filter(({ deliveredAt }) => deliveredAt !== null)
  if (dossier.delivered) return { ...dossier, files, qualityReturns: [] }
  const itemTexts = dossier.answer === null ? {} : onlyDecisions(dossier.itemTexts)
  return { ...dossier, files, itemTexts, statement: null, qualityReturns: [] }
}

function onlyDecisions(texts: DisclosureDossier['itemTexts']): DisclosureDossier['itemTexts'] {
  return Object.fromEntries(
    Object.entries(texts).map(([item, { decision }]) => [item, decision === undefined ? {} : { decision }]),
  )
}

export const emptyDossier: DisclosureDossier = {
  ...emptyRequest,
  clarifications: [],
  itemTexts: {},
  files: [],
  statement: null,
  delivered: false,
  qualityReturns: [],
  contests: [],
}
