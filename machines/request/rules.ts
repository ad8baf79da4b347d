import type { Measure } from '../kit/authority'
import type { Question, RulesOfEvent } from '../kit/procedure'
import { isLinking } from '../kit/material'
import { coded, problem, valid } from '../kit/refusal'
import { problemsOfAuthorising, problemsOfRequesting } from './authority'
import type { RequestContext, RequestDossier } from './case'
import { costRules, type IsAnswered } from './costs/rules'
import type { RequestData, RequestEventName } from './events'
import { mayBeEnded } from './ending-rule'
import { lookRules } from './look-rules'
import { orderRules, ordersHold } from './order-rules'
import * as person from './person-rules'
import type { RequestRule } from './person-rules'
import { sendsByProgramme } from './programme-rule'
import { isRestricted } from './restricted'
import { secrecyRules } from './secrecy/rules'
import { problemsOfApprovers } from './sensitive'
import { sourceRules } from './source-rules'
import { problemsForSubmit } from './submission-rules'
import { isTrained } from './training'
import { isFittingOrigin } from './origin'

type Asked<Name extends RequestEventName> = Question<RequestContext, RequestDossier, RequestData[Name]>
type Any = Question<RequestContext, RequestDossier>

const serviceExists: RequestRule = ({ facts, data }: Asked<'request.open'>) =>
  valid(facts.service?.provider === data.providerId ? [] : [problem('service-unknown', 'serviceId')])

/** A service is its provider's own, and an amendment goes to the provider that has the request. */
const sectionFits: RequestRule = ({ data, facts, dossier }: Asked<'draft.save'>) => {
  if (data.section !== 'addressee') return null
  const { providerId } = data.values
  if (facts.service?.provider !== providerId) return valid([problem('service-unknown', 'values.serviceId')])
  const elsewhere = dossier.served !== null && dossier.served.provider.id !== providerId
  return valid(elsewhere ? [problem('addressee-settled', 'values.serviceId')] : [])
}

function completeWhere(basisReaches: boolean): RequestRule {
  const isComplete: RequestRule = ({ dossier, facts, pack }: Any) =>
    valid(problemsForSubmit({ content: dossier.draft, service: facts.service, pack, now: facts.now, basisReaches }))
  return isComplete
}

const isNumbered: RequestRule = ({ context, facts }: Any) =>
  valid((context!.number ?? facts.registration) ? [] : [problem('number-missing')])

const partiesAreKnown: RequestRule = ({ facts, dossier }: Any) =>
  valid(
    facts.agency && facts.provider && facts.actor && facts.source && dossier.requester
      ? []
      : [problem('source-unverifiable')],
  )

/** Nobody submits what nobody could send. */
const hasTwoApprovers: RequestRule = ({ dossier, facts }: Any) =>
  valid(problemsOfApprovers(dossier.draft, facts.supervisors ?? 0))

const returnReasonKnown: RequestRule = ({ data, pack }: Asked<'request.return'>) =>
  coded(pack.returnReasons, data.reason, 'reason')

const refusalKnown: RequestRule = ({ data, pack }: Asked<'request.refuse'>) =>
  coded(pack.refusalGrounds, data.ground, 'ground')

/** Whoever takes over is an officer of the same agency, and did not authorise what they would answer for. */
const successorFits: RequestRule = ({ data, context, facts }: Asked<'request.reassign'>) => {
  const { colleague } = facts
  const officer =
    colleague?.id === data.to &&
    colleague.organisation === context!.agency &&
    colleague.state === 'active' &&
    colleague.roles.includes('officer')
  if (!officer) return valid([problem('successor-unknown', 'to')])
  if (data.to === context!.requester) return valid([problem('successor-same', 'to')])
  const approved = [context!.authoriser, context!.approver].includes(data.to)
  return valid(approved ? [problem('successor-authorised', 'to')] : [])
}

/** Only what the same officer asked themselves is taken over: nothing is read that way which they could not read. */
const originIsOwn: RequestRule = ({ data, facts, by }: Asked<'request.open'>) => {
  if (!data.origin) return null
  const { origin } = facts
  return valid(
    origin?.id === data.origin.request && origin.requester === by.id && isFittingOrigin(data.origin.how, origin)
      ? []
      : [problem('origin-unknown', 'origin')],
  )
}

/** By the row of the agency's matrix for this measure. */
function requestedWithin(measure: Measure): RequestRule {
  const mayBeRequested: RequestRule = ({ dossier, facts, pack }: Any) => {
    const asked = { measure, content: dossier.draft, orders: dossier.orders, authority: facts.authority, pack }
    return valid(problemsOfRequesting({ ...asked, requester: facts.actor?.title ?? '' }))
  }
  return mayBeRequested
}

/** The matrix may have changed since the request was submitted: it is measured whole, by what is in force now. */
function authorisedWithin(measure: Measure): RequestRule {
  const mayBeAuthorised: RequestRule = ({ dossier, facts, pack }: Any) => {
    const parties = { requester: dossier.requester?.title ?? '', authoriser: facts.actor?.title ?? '' }
    const asked = { measure, content: dossier.draft, orders: dossier.orders, authority: facts.authority, pack }
    const requesting = problemsOfRequesting({ ...asked, ...parties })
    return valid(requesting.length > 0 ? requesting : problemsOfAuthorising({ ...asked, ...parties }))
  }
  return mayBeAuthorised
}

/** Where what is asked for may not be shown, nothing that the sides write to each other leads to it. */
const leadsNowhere: RequestRule = ({ data, dossier, pack }: Asked<'message.add'>) =>
  valid(isRestricted(dossier.served!.content, pack) && isLinking(data.text) ? [problem('material-link', 'text')] : [])

export interface RequestTerms {
  readonly basisReaches: boolean
  readonly isAnswered: IsAnswered
}

/** The rules of the events that every request has, but for those of its deadlines. */
export function requestRules(measure: Measure, { basisReaches, isAnswered }: RequestTerms) {
  const [isComplete, hasProgramme] = [completeWhere(basisReaches), sendsByProgramme(measure)]
  return {
    'request.open': { what: [serviceExists, originIsOwn] },
    'draft.save': { who: [person.isRequester], what: [sectionFits] },
    'request.submit': {
      who: [person.isRequester],
      what: [isTrained, hasProgramme, isComplete, hasTwoApprovers, ordersHold, requestedWithin(measure)],
    },
    'request.return': { who: [person.isSomeoneElse], what: [returnReasonKnown] },
    'request.approve': {
      who: [person.isSomeoneElse, person.needsApproval, person.isUnapproved],
      what: [hasProgramme, isComplete, ordersHold, authorisedWithin(measure)],
    },
    'request.authorise': {
      who: [person.isSomeoneElse, person.isApprovedBySomebodyElse],
      what: [hasProgramme, isComplete, ordersHold, partiesAreKnown, authorisedWithin(measure), isNumbered],
    },
    'request.withdraw': { who: [mayBeEnded(measure, 'withdraw')] },
    'request.reassign': { what: [successorFits] },
    'request.acknowledge': { who: [person.isUnacknowledged] },
    'request.refuse': { what: [isTrained, refusalKnown] },
    'request.notHolder': { what: [isTrained] },
    ...orderRules,
    ...sourceRules,
    ...lookRules,
    ...costRules(isAnswered),
    ...secrecyRules,
    'message.add': { who: [person.isServedOnce], what: [leadsNowhere] },
    'note.add': { who: [person.isNotAheadOfService] },
    'document.read': { who: [person.isNotAheadOfService] },
    'record.seal': {},
    'mail.send': {},
  } satisfies Readonly<Record<string, RulesOfEvent<RequestContext, RequestDossier>>>
}

/** While the agency says that a request is not its own, nothing moves it but what says so, or puts an end to it. */
export function heldWhileDisowned<Rules extends Readonly<Record<string, RulesOfEvent<never, never>>>>(
  rules: Rules,
  goesOn: ReadonlySet<string>,
): Rules {
  const held = Object.entries(rules).map(([event, { who = [], what = [] }]) => [
    event,
    { who: goesOn.has(event) ? who : [person.isNotDisowned, ...who], what },
  ])
  return Object.fromEntries(held) as Rules
}
