import { hoursAfter } from '../kit/clock-arithmetic'
import type { Measure } from '../kit/authority'
import type { Question } from '../kit/procedure'
import { coverageOf } from './authority'
import { outward, type RequestContext, type RequestDossier } from './case'
import { costFolds } from './costs/fold'
import type { RequestData, RequestEventName } from './events'
import { handlingOf, takenOver } from './origin'
import { withRisks } from './orders'
import { secrecyFolds, servedSecrecy } from './secrecy/fold'
import { openOversight } from './sight'
import { isSaid, riskPoints, type CallBack } from './source-check'

type Asked<Name extends RequestEventName> = Question<RequestContext, RequestDossier, RequestData[Name]>
type Folds = { readonly [Name in RequestEventName]?: (asked: Asked<Name>) => Partial<RequestDossier> }

/** What a request says after one of the events that every request has. */
export const requestFolds = {
  'request.open': ({ data, dossier, facts }) => ({
    requester: facts.actor ?? null,
    draft: {
      ...dossier.draft,
      ...takenOver(facts.origin),
      addressee: { providerId: data.providerId, serviceId: data.serviceId },
      handling: {
        ...handlingOf(facts.origin, dossier.draft.handling),
        answerLanguage: data.answerLanguage,
      },
    },
  }),
  'draft.save': ({ data, dossier }) => ({ draft: { ...dossier.draft, [data.section]: data.values } }),
  'order.attach': (asked) => ({ orders: ordersWith(asked) }),
  'order.remove': ({ data, dossier }) => ({ orders: dossier.orders.filter(({ id }) => id !== data.order) }),
  'request.submit': (asked) => ({
    requester: asked.facts.actor ?? asked.dossier.requester,
    ...{ returned: null, approved: null },
    orders: weighed(asked, asked.dossier.orders),
  }),
  'request.approve': ({ facts }) => ({ approved: { at: facts.now, by: facts.actor! } }),
  'request.return': ({ data, facts }) => ({
    approved: null,
    returned: { at: facts.now, reason: data.reason, text: data.text },
  }),
  'request.reassign': ({ facts: { colleague }, dossier }) => {
    if (!colleague) return {}
    const { roles: _roles, state: _state, ...requester } = colleague
    return { requester, approved: null, served: dossier.served && { ...dossier.served, requester } }
  },
  'callBack.open': ({ dossier, by, facts }) => {
    const opened = { by: by.id, openedAt: facts.now, number: facts.agency!.switchboard, ...facts.phrases! }
    return { calls: [...dossier.calls, { ...opened, result: null, reached: '', text: '', recordedAt: null }] }
  },
  'callBack.record': callRecorded,
  'source.verify': ({ data, facts, dossier }) => ({
    sourceCheck: { at: facts.now, ...data, reached: data.reached || (dossier.calls.at(-1)?.reached ?? '') },
  }),
  'source.reject': ({ data, facts }) => ({
    sourceCheck: null,
    answer: { kind: 'rejection', at: facts.now, ground: data.ground, text: data.text, referral: '' },
  }),
  'request.refuse': ({ data, facts }) => ({
    answer: { kind: 'refusal', at: facts.now, ground: data.ground, text: data.text, referral: '' },
  }),
  'request.notHolder': ({ data, facts }) => ({
    answer: { kind: 'notHolder', at: facts.now, ground: null, text: data.text, referral: data.referral },
  }),
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
  'message.add': (asked) => ({ messages: [...asked.dossier.messages, writtenBy(asked)] }),
  'note.add': (asked) => ({ notes: [...asked.dossier.notes, writtenBy(asked)] }),
  ...costFolds,
  ...secrecyFolds,
} satisfies Folds

/** The words heard are compared and not kept; the pair has served. */
function callRecorded({ data, dossier, facts }: Asked<'callBack.record'>): Partial<RequestDossier> {
  const call = dossier.calls.at(-1)!
  const { answer, heard, reached, text } = data
  const result = answer !== 'answered' ? answer : isSaid(heard, call.hear) ? 'confirmed' : 'wrongWords'
  const recorded: CallBack = { ...call, result, reached, text, recordedAt: facts.now }
  return { calls: [...dossier.calls.slice(0, -1), recorded] }
}

/** The draft becomes what the provider has before it under this number; the agency's internal notes stay behind. */
export function serve(
  measure: Measure,
  number: string,
  asked: Asked<'request.authorise'>,
): Pick<RequestDossier, 'approved' | 'secrecy' | 'returned' | 'orders' | 'served' | keyof typeof newRound> {
  const { dossier, facts, pack } = asked
  const orders = weighed(asked, dossier.orders)
  const people = { requester: dossier.requester!, authoriser: facts.actor! }
  const weighing = { content: dossier.draft, ...people, now: facts.now, zone: facts.agency!.zone, pack }
  return {
    ...newRound,
    ...{ approved: null, returned: null, secrecy: servedSecrecy(asked) },
    orders: orders.map((order) => ({ ...order, servedAt: order.servedAt ?? facts.now })),
    served: {
      ...{ number, servedAt: facts.now, content: outward(dossier.draft) },
      ...{ ...people, approver: dossier.approved?.by ?? null, agency: facts.agency!, provider: facts.provider! },
      authority: coverageOf({
        ...{ measure, content: dossier.draft, orders: dossier.orders, authority: facts.authority, pack },
        ...{ requester: dossier.requester!.title, authoriser: facts.actor!.title },
      }),
      source: { ...facts.source!, risks: riskPoints({ ...weighing, orders, source: facts.source! }) },
    },
  }
}

/** What a new round begins without: the source is checked again. */
export const newRound = { calls: [], sourceCheck: null, answer: null } as const satisfies Partial<RequestDossier>

function ordersWith(asked: Asked<'order.attach'>): RequestDossier['orders'] {
  const { data, dossier, by, facts } = asked
  const { order: id, kind, name, size, sha256, check } = data
  const added = { attachedBy: by.id, attachedAt: facts.now, risks: [], servedAt: null }
  return weighed(asked, [...dossier.orders, { id, kind, name, size, sha256, check, ...added }])
}

/** Orders with the risk points they have now. */
function weighed(
  { dossier, facts }: Pick<Asked<RequestEventName>, 'dossier' | 'facts'>,
  orders: RequestDossier['orders'],
): RequestDossier['orders'] {
  const { now, agency, copies = [] } = facts
  const { issuedOn } = dossier.draft.basis
  return orders.map((order) => withRisks(order, { issuedOn, now, zone: agency!.zone, copies }))
}

function writtenBy({ data, by, facts }: Asked<'message.add' | 'note.add'>) {
  const side = by.side === 'agency' ? ('agency' as const) : ('provider' as const)
  return { at: facts.now, by: facts.actor!, side, text: data.text }
}
