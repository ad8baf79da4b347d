import type { Question } from '../kit/procedure'
import { inward, type RequestContent } from '../request/case'
import { answeredAnew, answeringFolds } from '../request/answer/fold'
import { breachFolds, deadlineFolds } from '../request/deadlines'
import { requestFolds, serve } from '../request/fold'
import type { ChangedValue, DisclosureContext, DisclosureDossier } from './case'
import { changedFields, clarified } from './clarify'
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
    orders: dossier.orders.filter(({ servedAt }) => servedAt !== null),
  }),
  'request.refuse': (asked) => ({ ...requestFolds['request.refuse'](asked), itemTexts: {} }),
  'request.notHolder': (asked) => ({ ...requestFolds['request.notHolder'](asked), itemTexts: {} }),
  'clarification.seek': ({ data, dossier, facts }) => ({
    clarifications: [
      ...dossier.clarifications,
      { askedAt: facts.now, questions: data.questions, answeredAt: null, text: '', changes: [] },
    ],
  }),
  'clarification.answer': answerQuestions,
  'decision.give': ({ data, facts }) => ({
    answer: { kind: 'decision', at: facts.now, ground: null, text: data.text, referral: '' },
  }),
  'answer.contest': ({ data, dossier, facts }) => ({
    ...answeredAnew(dossier),
    contests: [...dossier.contests, { at: facts.now, ground: data.ground, text: data.text }],
  }),
  'request.disown': ({ dossier, state }) => (examining.has(state!) ? answeredAnew(dossier) : {}),
}

/** Where a request that is disowned goes back to the check of its source, with nothing decided or collected. */
const examining: ReadonlySet<string> = new Set(disownedToSourceCheck)

/** An amendment keeps the number of what it amends, with a suffix. */
function numberFor({ context, facts }: Asked<'request.authorise'>): string {
  const { number, revision } = context!
  return number === null ? facts.registration! : amendmentNumber(number, revision)
}

function restored({ draft, served }: DisclosureDossier): RequestContent {
  return served ? inward(served.content, draft) : draft
}

function answerQuestions({ data, dossier, facts }: Asked<'clarification.answer'>): Partial<DisclosureDossier> {
  const before = dossier.served!.content
  const content = clarified(before, data)
  const changes = changedFields(before, data).map((field) => ({
    field,
    before: valueAt(before, field),
    after: valueAt(content, field),
  }))
  const rounds = dossier.clarifications.map((round, index, all) =>
    index === all.length - 1 ? { ...round, answeredAt: facts.now, text: data.text, changes } : round,
  )
  const itemTexts = without(
    dossier.itemTexts,
    changes.map(({ field }) => field),
  )
  const served = { ...dossier.served!, content }
  return { clarifications: rounds, served, itemTexts, draft: clarified(dossier.draft, data) }
}

/** What stands in a field of the request. */
function valueAt({ matter, basis, identifiers }: RequestContent, field: string): ChangedValue {
  const [section, name = ''] = field.split('.')
  if (section === 'identifiers') return identifiers.find(({ id }) => id === name) ?? null
  const values = (section === 'matter' ? matter : basis) as Readonly<Record<string, string>>
  return values[name] ?? ''
}

/** Item texts without those of identifiers that have changed: what was said of them is said again. */
function without(itemTexts: DisclosureDossier['itemTexts'], fields: readonly string[]): DisclosureDossier['itemTexts'] {
  return Object.fromEntries(
    Object.entries(itemTexts).filter(([item]) => !fields.includes(`identifiers.${item.split('.')[0]}`)),
  )
}
