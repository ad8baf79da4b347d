import { hoursAfter } from '../kit/clock-arithmetic'
import type { Question } from '../kit/procedure'
import { coverageOf } from './authority'
import type { ChangedValue, DisclosureContext, DisclosureDossier, RequestContent } from './case'
import { changedFields, clarified } from './clarify'
import type { DisclosureData, DisclosureEventName } from './events'
import { openOversight } from './masked'
import { withRisks } from './orders'
import { deadlineFolds } from './deadlines'
import { isSaid, riskPoints, type CallBack } from './source-check'
import { amendmentNumber, disownedToSourceCheck } from './standing'
import { withoutInternals } from './visible'

type Asked<Name extends DisclosureEventName> = Question<DisclosureContext, DisclosureDossier, DisclosureData[Name]>
type Folds = { readonly [Name in DisclosureEventName]?: (asked: Asked<Name>) => Partial<DisclosureDossier> }

/** What the case says after an event. */
export function foldDisclosure(asked: Question<DisclosureContext, DisclosureDossier, never>): DisclosureDossier {
  const fold = folds[asked.event as DisclosureEventName] as ((asked: unknown) => Partial<DisclosureDossier>) | undefined
  return fold ? { ...asked.dossier, ...fold(asked) } : asked.dossier
}

const folds: Folds = {
  ...deadlineFolds,
  'request.open': ({ data, dossier, facts }) => ({
    requester: facts.actor ?? null,
    draft: {
      ...dossier.draft,
      addressee: { providerId: data.providerId, serviceId: data.serviceId },
      handling: { ...dossier.draft.handling, answerLanguage: data.answerLanguage },
    },
  }),
  'draft.save': ({ data, dossier }) => ({ draft: { ...dossier.draft, [data.section]: data.values } }),
  'order.attach': (asked) => ({ orders: ordersWith(asked) }),
  'order.remove': ({ data, dossier }) => ({ orders: dossier.orders.filter(({ id }) => id !== data.order) }),
  'request.submit': (asked) => ({
    requester: asked.facts.actor ?? asked.dossier.requester,
    returned: null,
    orders: weighed(asked, asked.dossier.orders),
  }),
  'request.return': ({ data, facts }) => ({ returned: { at: facts.now, reason: data.reason, text: data.text } }),
  'request.authorise': serve,
  'request.reassign': ({ facts: { colleague }, dossier }) => {
    if (!colleague) return {}
    const { roles: _roles, state: _state, ...requester } = colleague
    return { requester, served: dossier.served && { ...dossier.served, requester } }
  },
  'amendment.discard': ({ dossier }) => ({
    draft: restored(dossier),
    returned: null,
    orders: dossier.orders.filter(({ servedAt }) => servedAt !== null),
  }),
  'callBack.open': callOpened,
  'callBack.record': callRecorded,
  'source.verify': ({ data, facts, dossier }) => ({
    sourceCheck: { at: facts.now, ...data, reached: data.reached || (dossier.calls.at(-1)?.reached ?? '') },
  }),
  'source.reject': ({ data, facts }) => ({
    sourceCheck: null,
    answer: { kind: 'rejection', at: facts.now, ground: data.ground, text: data.text, referral: '' },
  }),
  'item.decide': ({ data, dossier }) => ({
    itemTexts: noted(dossier, data.items, { decision: data.text, result: '' }),
  }),
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
  'request.refuse': ({ data, facts }) => ({
    itemTexts: {},
    answer: { kind: 'refusal', at: facts.now, ground: data.ground, text: data.text, referral: '' },
  }),
  'request.notHolder': ({ data, facts }) => ({
    itemTexts: {},
    answer: { kind: 'notHolder', at: facts.now, ground: null, text: data.text, referral: data.referral },
  }),
  'item.collect': ({ data, dossier }) => ({ itemTexts: noted(dossier, data.items, { result: data.text }) }),
  'file.attach': ({ data: { file, items, name, mediaType, size, sha256 }, dossier, by, facts }) => ({
    files: [
      ...dossier.files,
      { id: file, items, name, mediaType, size, sha256, addedBy: by.id, addedAt: facts.now, deliveredAt: null },
    ],
  }),
  'file.remove': ({ data, dossier }) => ({ files: dossier.files.filter(({ id }) => id !== data.file) }),
  'collection.complete': ({ data, by }) => ({ statement: { ...data, by: by.id } }),
  'quality.return': ({ data, dossier, facts }) => ({
    qualityReturns: [...dossier.qualityReturns, { at: facts.now, text: data.text }],
  }),
  'answer.deliver': ({ dossier, facts }) => ({
    delivered: true,
    files: dossier.files.map((file) => (file.deliveredAt === null ? { ...file, deliveredAt: facts.now } : file)),
  }),
  'answer.contest': ({ data, dossier, facts }) => ({
    ...anew(dossier),
    contests: [...dossier.contests, { at: facts.now, ground: data.ground, text: data.text }],
  }),
  'request.disown': ({ dossier, state }) => (examining.has(state!) ? anew(dossier) : {}),
  'identity.reveal': ({ data, dossier, by, facts, pack }) => ({
    reveals: [
      ...dossier.reveals.filter(({ until }) => until > facts.now),
      { by: by.id, at: facts.now, until: hoursAfter(facts.now, pack.sight.hours), items: data.items },
    ],
  }),
  'identity.askOversight': ({ data, dossier, by, facts }) => ({
    oversight: [...dossier.oversight, { by: by.id, at: facts.now, ...data, allowedBy: null, until: null }],
  }),
  'identity.allowOversight': ({ data, dossier, by, facts, pack }) => ({
    oversight: dossier.oversight.map((ask) =>
      ask === openOversight(dossier, data.person)
        ? { ...ask, allowedBy: by.id, until: hoursAfter(facts.now, pack.sight.oversightHours) }
        : ask,
    ),
  }),
  'message.add': ({ data, dossier, by, facts }) => ({
    messages: [...dossier.messages, { at: facts.now, by: facts.actor!, side: ownSide(by.side), text: data.text }],
  }),
  'note.add': ({ data, dossier, by, facts }) => ({
    notes: [...dossier.notes, { at: facts.now, by: facts.actor!, side: ownSide(by.side), text: data.text }],
  }),
}

/** Where a request that is disowned goes back to the check of its source, with nothing decided or collected. */
const examining: ReadonlySet<string> = new Set(disownedToSourceCheck)

function callOpened({ dossier, by, facts }: Asked<'callBack.open'>): Partial<DisclosureDossier> {
  const { switchboard: number } = facts.agency!
  const opened = { by: by.id, openedAt: facts.now, number, ...facts.phrases! }
  return { calls: [...dossier.calls, { ...opened, result: null, reached: '', text: '', recordedAt: null }] }
}

/** The words heard are compared and not kept; the pair has served. */
function callRecorded({ data, dossier, facts }: Asked<'callBack.record'>): Partial<DisclosureDossier> {
  const call = dossier.calls.at(-1)!
  const { answer, heard, reached, text } = data
  const result = answer !== 'answered' ? answer : isSaid(heard, call.hear) ? 'confirmed' : 'wrongWords'
  const recorded: CallBack = { ...call, result, reached, text, recordedAt: facts.now }
  return { calls: [...dossier.calls.slice(0, -1), recorded] }
}

/** The draft becomes what the provider has before it; the agency's internal notes stay behind. */
function serve(asked: Asked<'request.authorise'>): Partial<DisclosureDossier> {
  const { context, dossier, facts, pack } = asked
  const orders = weighed(asked, dossier.orders)
  const people = { requester: dossier.requester!, authoriser: facts.actor! }
  const weighing = { content: dossier.draft, ...people, now: facts.now, zone: facts.agency!.zone, pack }
  const number = context!.number === null ? facts.registration! : amendmentNumber(context!.number, context!.revision)
  return {
    ...anew(dossier),
    returned: null,
    orders: orders.map((order) => ({ ...order, servedAt: order.servedAt ?? facts.now })),
    served: {
      ...{ number, servedAt: facts.now, content: withoutInternals(dossier.draft) },
      ...{ ...people, agency: facts.agency!, provider: facts.provider! },
      authority: coverageOf({
        ...{ content: dossier.draft, orders: dossier.orders, authority: facts.authority, pack },
        ...{ requester: dossier.requester!.title, authoriser: facts.actor!.title },
      }),
      source: { ...facts.source!, risks: riskPoints({ ...weighing, orders, source: facts.source! }) },
    },
  }
}

function ordersWith(asked: Asked<'order.attach'>): DisclosureDossier['orders'] {
  const { data, dossier, by, facts } = asked
  const { order: id, kind, name, size, sha256, check } = data
  const added = { attachedBy: by.id, attachedAt: facts.now, risks: [], servedAt: null }
  return weighed(asked, [...dossier.orders, { id, kind, name, size, sha256, check, ...added }])
}

/** Orders with the risk points they have now. */
function weighed(
  { dossier, facts }: Pick<Asked<DisclosureEventName>, 'dossier' | 'facts'>,
  orders: DisclosureDossier['orders'],
): DisclosureDossier['orders'] {
  const { now, agency, copies = [] } = facts
  const { issuedOn } = dossier.draft.basis
  return orders.map((order) => withRisks(order, { issuedOn, now, zone: agency!.zone, copies }))
}

/** A new round: what was delivered stays delivered, everything else is done again. */
function anew(dossier: DisclosureDossier): Partial<DisclosureDossier> {
  return {
    ...{ calls: [], sourceCheck: null, itemTexts: {}, answer: null, statement: null, delivered: false },
    files: dossier.files.filter(({ deliveredAt }) => deliveredAt !== null),
  }
}

function restored({ draft, served }: DisclosureDossier): RequestContent {
  if (!served) return draft
  return { ...served.content, matter: { ...served.content.matter, internalNotes: draft.matter.internalNotes } }
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

function noted(dossier: DisclosureDossier, items: readonly string[], texts: { decision?: string; result?: string }) {
  const added = items.map((item) => [item, { ...dossier.itemTexts[item], ...texts }] as const)
  return { ...dossier.itemTexts, ...Object.fromEntries(added) }
}

function ownSide(side: string): 'agency' | 'provider' {
  return side === 'agency' ? 'agency' : 'provider'
}
