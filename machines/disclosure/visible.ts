import type { Side } from '../kit/words'
import type { CallBack } from './source-check'
import type { DisclosureContext, DisclosureDossier, RequestContent } from './case'

/**
 * What of the case a side may read. The provider never gets drafts, orders that were not served, internal notes or the agency's notes; the agency
 * gets decisions once they were given and what was collected once it was delivered; oversight reads everything but either side's own notes, the draft's
 * internal ones included.
 */
export function visibleDossier(dossier: DisclosureDossier, side: Side): DisclosureDossier {
  const { notes, ...rest } = dossier
  const own = { ...rest, reveals: [], oversight: [], notes: notes.filter((note) => note.side === side) }
  if (side === 'agency') return withoutUndelivered(withoutRisks(own))
  if (side === 'provider')
    return {
      ...{ ...own, returned: null, requester: dossier.served?.requester ?? null },
      draft: withoutInternals(dossier.served?.content ?? emptyContent),
      orders: own.orders.filter(({ servedAt }) => servedAt !== null),
      calls: own.calls.map((call) => ({ ...call, hear: '' })),
    }
  const { oversight } = dossier
  return { ...own, oversight, draft: withoutInternals(own.draft), calls: own.calls.map(withoutOpenWords) }
}

/** How a request was weighed is for those who check its source. */
function withoutRisks(dossier: DisclosureDossier): DisclosureDossier {
  const { served } = dossier
  return { ...dossier, served: served && { ...served, source: { ...served.source, risks: [] } } }
}

/** Words that still serve are for the agency alone. */
function withoutOpenWords(call: CallBack): CallBack {
  return call.result === null ? { ...call, say: '', hear: '' } : call
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

export function withoutInternals(content: RequestContent): RequestContent {
  return { ...content, matter: { ...content.matter, internalNotes: '' } }
}

export const emptyContent: RequestContent = {
  addressee: { providerId: '', serviceId: '' },
  matter: { title: '', reference: '', offence: '', facts: '', internalNotes: '' },
  basis: { code: '', order: '', issuedBy: '', issuedOn: '', necessity: '' },
  identifiers: [],
  handling: { confidentiality: 'secret', answerLanguage: 'en' },
}

export const emptyDossier: DisclosureDossier = {
  draft: emptyContent,
  requester: null,
  served: null,
  orders: [],
  returned: null,
  calls: [],
  sourceCheck: null,
  clarifications: [],
  itemTexts: {},
  answer: null,
  files: [],
  statement: null,
  delivered: false,
  qualityReturns: [],
  contests: [],
  messages: [],
  reminders: [],
  heeded: [],
  breaches: [],
  reveals: [],
  oversight: [],
  notes: [],
}
