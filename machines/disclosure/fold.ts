import type { Question } from '../kit/procedure'
import { inward, type RequestContent } from '../request/case'
import { answeredAnew, answeringFolds } from '../request/answer/fold'
import { breachFolds, deadlineFolds } from '../request/deadlines'
import { requestFolds, serve } from '../request/fold'
import type { DisclosureContext, DisclosureDossier } from './case'
import { changesOf, clarified } from './clarify'
import { defectOf } from './deficiency'
import type { DisclosureData, DisclosureEventName } from './events'
import { amendmentNumber, disclosureDeadlines, disownedToSourceCheck } from './standing'

type Asked<Name extends DisclosureEventName> = Question<DisclosureContext, DisclosureDossier, DisclosureData[Name]>
type Folds = { readonly [Name in DisclosureEventName]?: (asked: Asked<Name>) => Partial<DisclosureDossier> }

/** What the case says after an event. */
export function foldDisclosure(asked: Question<DisclosureContext, DisclosureDossier, never>): DisclosureDossier {
  const fold = folds[asked.event as DisclosureEventName] as ((asked: unknown) => Partial<DisclosureDossier>) | undefined
  return fold ? { ...asked.dossier, ...fold(asked) } : asked.dossier
}

const folds: Folds = {
  ...requestFolds,
  ...answeringFolds,
  ...deadlineFolds(disclosureDeadlines),
  ...breachFolds,
  'request.authorise': (asked) => ({ ...answeredAnew(asked.dossier), ...serve('disclosure', numberFor(asked), asked) }),
  'amendment.discard': ({ dossier }) => ({
    draft: restored(dossier),
    returned: null,
    orders: servedOrders(dossier),
  }),
  'request.refuse': (asked) => ({ ...requestFolds['request.refuse'](asked), itemTexts: {} }),
  'request.notHolder': (asked) => ({ ...requestFolds['request.notHolder'](asked), itemTexts: {} }),
  'clarification.seek': ({ data, dossier, facts, pack }) => ({
    clarifications: [
      ...dossier.clarifications,
      {
        ...{ askedAt: facts.now, answeredAt: null, text: '', words: [], orders: [], changes: [] },
        defects: data.defects.map((raised) => defectOf(pack, raised, dossier.served!.content)),
      },
    ],
  }),
  'clarification.answer': answerDefects,
  'decision.give': ({ data, facts }) => ({
    answer: { kind: 'decision', at: facts.now, ground: null, text: data.text, referral: '' },
  }),
  'answer.contest': ({ data, dossier, facts }) => ({
    ...answeredAnew(dossier),
    contests: [...dossier.contests, { at: facts.now, ground: data.ground, text: data.text }],
  }),
  'request.disown': ({ dossier, state }) =>
    examining.has(state!) ? { ...answeredAnew(dossier), orders: servedOrders(dossier) } : {},
}

/** Where a request that is disowned goes back to the check of its source, with nothing decided or collected. */
const examining: ReadonlySet<string> = new Set(disownedToSourceCheck)

function servedOrders({ orders }: DisclosureDossier): DisclosureDossier['orders'] {
  return orders.filter(({ servedAt }) => servedAt !== null)
}

/** An amendment keeps the number of what it amends, with a suffix. */
function numberFor({ context, facts }: Asked<'request.authorise'>): string {
  const { number, revision } = context!
  return number === null ? facts.registration! : amendmentNumber(number, revision)
}

function restored({ draft, served }: DisclosureDossier): RequestContent {
  return served ? inward(served.content, draft) : draft
}

/** The request is mended in the thread in which its defects were raised; orders attached meanwhile are served with it. */
function answerDefects({ data, dossier, facts }: Asked<'clarification.answer'>): Partial<DisclosureDossier> {
  const changes = changesOf(dossier.served!.content, data)
  const attached = dossier.orders.filter(({ servedAt }) => servedAt === null).map(({ id }) => id)
  const rounds = dossier.clarifications.map((round, index, all) => {
    if (index < all.length - 1) return round
    const words = round.defects.map((_, at) => data.words?.[at] ?? '')
    return { ...round, answeredAt: facts.now, text: data.text, words, orders: attached, changes }
  })
  const itemTexts = without(
    dossier.itemTexts,
    changes.map(({ field }) => field),
  )
  return {
    ...{ clarifications: rounds, itemTexts, draft: clarified(dossier.draft, data) },
    served: { ...dossier.served!, content: clarified(dossier.served!.content, data) },
    orders: dossier.orders.map((order) => ({ ...order, servedAt: order.servedAt ?? facts.now })),
  }
}

/** Item texts without those of identifiers that have changed: what was said of them is said again. */
function without(itemTexts: DisclosureDossier['itemTexts'], fields: readonly string[]): DisclosureDossier['itemTexts'] {
  return Object.fromEntries(
    Object.entries(itemTexts).filter(([item]) => !fields.includes(`identifiers.${item.split('.')[0]}`)),
  )
}
