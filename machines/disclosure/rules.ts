import { itemIdsOf } from '../identifiers/identifier'
import { breachExplained, isUnexplained, mayAcknowledge, reminderIsDue } from './deadlines'
import { isPaused } from '../kit/clock-arithmetic'
import type { Question, RulesOfEvent, Rule } from '../kit/procedure'
import { coded, now, permitted, problem, valid, type Problem } from '../kit/refusal'
import type { Side } from '../kit/words'
import { problemsOfAuthorising, problemsOfRequesting } from './authority'
import type { DisclosureContext, DisclosureDossier, RequestContent } from './case'
import { clarified, problemsOfClarification } from './clarify'
import type { DisclosureData, DisclosureEventName } from './events'
import { allowedOversight, openOversight, seesAll, sightOf } from './masked'
import { largestOrder, mostOrders } from './orders'
import { sourceRules, whileDisowned } from './source-rules'
import { grantedItems } from './standing'
import { problemsForSubmit } from './submission-rules'
import { isTrained } from './training'
import { visibleDossier } from './visible'

type Asked<Name extends DisclosureEventName> = Question<DisclosureContext, DisclosureDossier, DisclosureData[Name]>
type Any = Question<DisclosureContext, DisclosureDossier>
type DisclosureRule = Rule<DisclosureContext, DisclosureDossier>
type Rules = RulesOfEvent<DisclosureContext, DisclosureDossier>

/** Longest produced file, in bytes (100 MB). */
export const largestFile = 104_857_600

// Person rules: answerable before anything was typed.

const isNotDisowned: DisclosureRule = ({ context }: Any) => now(!context?.disownedAt, 'disowned')
const isRequester: DisclosureRule = ({ context, by }: Any) => permitted(context!.requester === by.id, 'only-requester')
const isSomeoneElse: DisclosureRule = ({ context, by }: Any) =>
  permitted(context!.requester !== by.id, 'requester-cannot-authorise')
const isReviewerOfRecord: DisclosureRule = ({ context, by }: Any) =>
  permitted(context!.reviewer === by.id, 'only-reviewer')
const isNotReviewerYet: DisclosureRule = ({ context, by }: Any) =>
  permitted(context!.reviewer !== by.id, 'reviewer-already')
const hasCollectedNothing: DisclosureRule = ({ context, by }: Any) =>
  permitted(!context!.collectors.includes(by.id), 'collector-cannot-check')
const isUnacknowledged: DisclosureRule = ({ context }: Any) =>
  now(context!.acknowledgedBy === null, 'acknowledged-already')
const isServedOnce: DisclosureRule = ({ dossier }: Any) => now(dossier.served !== null, 'not-served')
const isNotAheadOfService: DisclosureRule = ({ dossier, by }: Any) =>
  now(by.side !== 'provider' || dossier.served !== null, 'not-served')
/** An amendment of an answered request is discarded, not withdrawn: what was answered stays answered. */
const isUnanswered: DisclosureRule = ({ context }: Any) => now(context!.amendedFrom !== 'answered', 'answered-already')
const isRequesterOrSupervisor: DisclosureRule = ({ context, by }: Any) =>
  permitted(by.roles.includes('supervisor') || context!.requester === by.id, 'only-requester')
const isAmendment: DisclosureRule = ({ context }: Any) => now(context!.amendedFrom !== null, 'no-amendment')

/** Files name whoever is sought: they are taken out after a reveal of the whole case, orders also by whoever drafts. */
const hasRevealed: DisclosureRule = (asked: Any) => permitted(sightIn(asked).all, 'not-revealed')
const seesOrders: DisclosureRule = (asked: Any) => permitted(seesAll(sightIn(asked)), 'not-revealed')
/** An auditor sees who is sought only after another auditor has allowed it. */
const isAllowedToLook: DisclosureRule = ({ dossier, by, facts }: Any) =>
  permitted(by.side !== 'oversight' || allowedOversight(dossier, by.id, facts.now) !== null, 'oversight-not-allowed')
const hasNotAsked: DisclosureRule = ({ dossier, by }: Any) =>
  now(openOversight(dossier, by.id) === null, 'oversight-asked-already')
const someoneElseAsked: DisclosureRule = ({ dossier, by }: Any) =>
  now(
    dossier.oversight.some((ask) => ask.by !== by.id && ask.allowedBy === null),
    'oversight-not-asked',
  )

// Rules over what was sent.

/** Whoever takes over is an officer of the same agency, and did not authorise what they would answer for. */
const successorFits: DisclosureRule = ({ data, context, facts }: Asked<'request.reassign'>) => {
  const { colleague } = facts
  const officer =
    colleague?.id === data.to &&
    colleague.organisation === context!.agency &&
    colleague.state === 'active' &&
    colleague.roles.includes('officer')
  if (!officer) return valid([problem('successor-unknown', 'to')])
  if (data.to === context!.requester) return valid([problem('successor-same', 'to')])
  return valid(data.to === context!.authoriser ? [problem('successor-authorised', 'to')] : [])
}

const revealFits: DisclosureRule = ({ data, dossier, by, pack }: Asked<'identity.reveal'>) => {
  const { items, reason, text } = data
  const known = new Set((dossier.served?.content ?? dossier.draft).identifiers.map(({ id }) => id))
  return valid([
    ...(items === 'all' || items.every((id) => known.has(id)) ? [] : [problem('item-unknown', 'items')]),
    ...lookReason(pack.sight.reasons[lookingSide(by.side)], reason),
    ...(reason === 'other' && text === '' ? [problem('reveal-text-missing', 'text')] : []),
  ])
}

const askFits: DisclosureRule = ({ data, pack }: Asked<'identity.askOversight'>) =>
  valid(lookReason(pack.sight.reasons.oversight, data.reason))

const askIsOpen: DisclosureRule = ({ data, dossier, by }: Asked<'identity.allowOversight'>) => {
  if (data.person === by.id) return permitted(false, 'oversight-of-oneself')
  return now(openOversight(dossier, data.person) !== null, 'oversight-not-asked')
}

const serviceExists: DisclosureRule = ({ facts, data }: Asked<'request.open'>) =>
  valid(facts.service?.provider === data.providerId ? [] : [problem('service-unknown', 'serviceId')])

/** A service is its provider's own, and an amendment goes to the provider that has the request. */
const sectionFits: DisclosureRule = ({ data, facts, dossier }: Asked<'draft.save'>) => {
  if (data.section !== 'addressee') return null
  const { providerId } = data.values
  if (facts.service?.provider !== providerId) return valid([problem('service-unknown', 'values.serviceId')])
  const elsewhere = dossier.served !== null && dossier.served.provider.id !== providerId
  return valid(elsewhere ? [problem('addressee-settled', 'values.serviceId')] : [])
}

const isComplete: DisclosureRule = ({ dossier, facts, pack }: Any) =>
  valid(problemsForSubmit({ content: dossier.draft, service: facts.service, pack, now: facts.now }))

const mayBeRequested: DisclosureRule = ({ dossier, facts, pack }: Any) => {
  const asked = { content: dossier.draft, orders: dossier.orders, authority: facts.authority, pack }
  return valid(problemsOfRequesting({ ...asked, requester: facts.actor?.title ?? '' }))
}

/** The matrix may have changed since the request was submitted: it is measured whole, by what is in force now. */
const mayBeAuthorised: DisclosureRule = ({ dossier, facts, pack }: Any) => {
  const parties = { requester: dossier.requester?.title ?? '', authoriser: facts.actor?.title ?? '' }
  const asked = { content: dossier.draft, orders: dossier.orders, authority: facts.authority, pack, ...parties }
  const requesting = problemsOfRequesting(asked)
  return valid(requesting.length > 0 ? requesting : problemsOfAuthorising(asked))
}

const orderFits: DisclosureRule = ({ data, dossier }: Asked<'order.attach'>) => {
  if (dossier.orders.some(({ id }) => id === data.order)) return valid([problem('file-twice', 'file')])
  if (dossier.orders.some(({ sha256, kind }) => sha256 === data.sha256 && kind === data.kind))
    return valid([problem('order-twice', 'file')])
  if (dossier.orders.length >= mostOrders) return valid([problem('orders-too-many', 'file')])
  return valid(data.size > largestOrder ? [problem('order-too-large', 'file')] : [])
}

const orderIsUnserved: DisclosureRule = ({ data, dossier }: Asked<'order.remove'>) => {
  const order = dossier.orders.find(({ id }) => id === data.order)
  return valid(order && order.servedAt === null ? [] : [problem('order-unknown', 'order')])
}

const orderIsVisible: DisclosureRule = ({ data, dossier, by }: Asked<'order.download'>) =>
  valid(
    visibleDossier(dossier, by.side).orders.some(({ id }) => id === data.order)
      ? []
      : [problem('order-absent', 'order')],
  )

/** What was signed is what is sent: an order whose signature is broken goes nowhere. */
const ordersHold: DisclosureRule = ({ dossier }: Any) =>
  valid(brokenOrders(dossier).map(({ name }) => problem('order-broken', 'orders', { name })))

/** Orders that keep a request from being submitted. */
export function brokenOrders({ orders }: Pick<DisclosureDossier, 'orders'>): DisclosureDossier['orders'] {
  return orders.filter(({ check }) => check.verdict === 'broken')
}

const isNumbered: DisclosureRule = ({ context, facts }: Any) =>
  valid((context!.number ?? facts.registration) ? [] : [problem('number-missing')])

const partiesAreKnown: DisclosureRule = ({ facts, dossier }: Any) =>
  valid(
    facts.agency && facts.provider && facts.actor && facts.source && dossier.requester
      ? []
      : [problem('source-unverifiable')],
  )

const returnReasonKnown: DisclosureRule = ({ data, pack }: Asked<'request.return'>) =>
  coded(pack.returnReasons, data.reason, 'reason')
const refusalKnown: DisclosureRule = ({ data, pack }: Asked<'request.refuse'>) =>
  coded(pack.refusalGrounds, data.ground, 'ground')
const contestKnown: DisclosureRule = ({ data, pack }: Asked<'answer.contest'>) =>
  coded(pack.contestGrounds, data.ground, 'ground')

const itemsExist: DisclosureRule = ({ data, context }: Asked<'item.decide' | 'item.collect'>) =>
  valid(
    data.items.every((item) => context!.items.some(({ id }) => id === item)) ? [] : [problem('item-unknown', 'items')],
  )

/** A refusal, whole or in part, has a coded ground and says why (guideline sp.explain-refusal); a grant has neither. */
const groundFits: DisclosureRule = ({ data, pack }: Asked<'item.decide'>) => {
  if (data.decision === 'grant') return valid(data.ground ? [problem('ground-not-applicable', 'ground')] : [])
  return valid(explained(pack.refusalGrounds, data))
}

const nilFits: DisclosureRule = ({ data, pack }: Asked<'item.collect'>) => {
  if (data.result === 'found') return valid(data.ground ? [problem('ground-not-applicable', 'ground')] : [])
  return valid(explained(pack.nilGrounds[data.result] ?? [], data))
}

const itemsAreGranted: DisclosureRule = ({ data, context }: Asked<'item.collect'>) => {
  const granted = new Set(grantedItems(context!).map(({ id }) => id))
  return valid(data.items.every((item) => granted.has(item)) ? [] : [problem('item-not-granted', 'items')])
}

const everyItemDecided: DisclosureRule = ({ context }: Any) =>
  valid(context!.items.some(({ decision }) => decision === null) ? [problem('item-undecided', 'items')] : [])

const fileFits: DisclosureRule = ({ data, context, dossier }: Asked<'file.attach'>) => {
  if (dossier.files.some(({ id }) => id === data.file)) return valid([problem('file-twice', 'file')])
  const granted = new Set(grantedItems(context!).map(({ id }) => id))
  if (!data.items.every((item) => granted.has(item))) return valid([problem('item-not-granted', 'items')])
  return valid(data.size > largestFile ? [problem('file-too-large', 'file')] : [])
}

/** A download is noted only of a file that this side may have. */
const fileIsVisible: DisclosureRule = ({ data, dossier, by }: Asked<'file.download'>) =>
  valid(
    visibleDossier(dossier, by.side).files.some(({ id }) => id === data.file) ? [] : [problem('file-absent', 'file')],
  )

const fileIsUndelivered: DisclosureRule = ({ data, dossier }: Asked<'file.remove'>) => {
  const file = dossier.files.find(({ id }) => id === data.file)
  return valid(file && file.deliveredAt === null ? [] : [problem('file-unknown', 'file')])
}

/** Every granted item has its result, and whatever was found has a file that shows it. */
const everyItemCollected: DisclosureRule = ({ context }: Any) => {
  const open = grantedItems(context!).filter(({ result }) => result === null)
  const bare = grantedItems(context!).filter(
    ({ result, files }) => (result === 'found' || result === 'partial') && files === 0,
  )
  const stray = grantedItems(context!).filter(
    ({ result, files }) => result !== null && result !== 'found' && result !== 'partial' && files > 0,
  )
  return valid([
    ...open.map(({ id }) => problem('item-without-result', `items.${id}`)),
    ...bare.map(({ id }) => problem('item-without-file', `items.${id}`)),
    ...stray.map(({ id }) => problem('item-with-stray-file', `items.${id}`)),
  ])
}

/** Where points added the delay, the agency has had time to say that the request was not its own. */
const isReleaseDue: DisclosureRule = ({ context, facts }: Any) =>
  now(facts.now >= (context!.releaseFrom ?? ''), 'release-waits')

const questionsFit: DisclosureRule = ({ data, dossier }: Asked<'clarification.seek'>) => {
  const { matter, basis, identifiers } = dossier.served!.content
  const fields = new Set([
    ...['matter', ...Object.keys(matter).map((name) => `matter.${name}`)],
    ...['basis', ...Object.keys(basis).map((name) => `basis.${name}`)],
    ...identifiers.map(({ id }) => `identifiers.${id}`),
  ])
  fields.delete('matter.internalNotes')
  return valid(
    data.questions.flatMap(({ field }, index) =>
      fields.has(field) ? [] : [problem('field-unknown', `questions.${index}.field`)],
    ),
  )
}

/** The answer stays within what was served, and leaves no gap that was not there. */
const clarificationFits: DisclosureRule = ({ data, dossier, facts, pack }: Asked<'clarification.answer'>) => {
  const { content } = dossier.served!
  const problems = problemsOfClarification(content, dossier.clarifications.at(-1)!, data)
  if (problems.length > 0) return valid(problems)
  const gaps = (asked: RequestContent) =>
    problemsForSubmit({ content: asked, service: facts.service, pack, now: facts.now })
  const before = new Set(gaps(content).map(({ rule, field }) => `${rule} ${field}`))
  return valid(gaps(clarified(content, data)).filter(({ rule, field }) => !before.has(`${rule} ${field}`)))
}

/** A deadline passes once, when it is due, and only while its clock runs. */
const deadlineIsDue: DisclosureRule = ({ data, context, state, facts }: Asked<'deadline.pass'>) => {
  const clock = data.rule === 'answer' ? context!.answerClock : context!.closingClock
  const runs =
    clock !== null &&
    !isPaused(clock) &&
    clock.due === data.due &&
    !context!.passed.includes(`${data.rule}:${data.due}`)
  const here = data.rule === 'answer' ? state !== 'answered' : state === 'answered'
  return now(runs && here && facts.now >= data.due, 'deadline-not-due')
}

const rules: Readonly<Record<DisclosureEventName, Rules>> = {
  'request.open': { what: [serviceExists] },
  'draft.save': { who: [isRequester], what: [sectionFits] },
  'order.attach': { who: [isRequesterOrSupervisor], what: [orderFits] },
  'order.remove': { who: [isRequesterOrSupervisor], what: [orderIsUnserved] },
  'request.submit': { who: [isRequester], what: [isTrained, isComplete, ordersHold, mayBeRequested] },
  'request.return': { who: [isSomeoneElse], what: [returnReasonKnown] },
  'request.authorise': {
    who: [isSomeoneElse],
    what: [isComplete, ordersHold, partiesAreKnown, mayBeAuthorised, isNumbered],
  },
  'request.withdraw': { who: [isRequesterOrSupervisor, isUnanswered] },
  'request.amend': { who: [isRequester] },
  'request.reassign': { what: [successorFits] },
  'amendment.discard': { who: [isRequester, isAmendment] },
  'request.acknowledge': { who: [isUnacknowledged] },
  ...sourceRules,
  'review.take': { who: [isNotReviewerYet], what: [isTrained] },
  'item.decide': { who: [isReviewerOfRecord], what: [isTrained, itemsExist, groundFits] },
  'clarification.seek': { who: [isReviewerOfRecord], what: [questionsFit] },
  'clarification.answer': { who: [isRequester], what: [clarificationFits] },
  'decision.give': { who: [isReviewerOfRecord], what: [isTrained, everyItemDecided] },
  'request.refuse': { who: [isReviewerOfRecord], what: [isTrained, refusalKnown] },
  'request.notHolder': { who: [isReviewerOfRecord], what: [isTrained] },
  'item.collect': { what: [itemsExist, itemsAreGranted, nilFits] },
  'file.attach': { what: [fileFits] },
  'file.remove': { what: [fileIsUndelivered] },
  'collection.complete': { what: [everyItemCollected] },
  'quality.return': { who: [hasCollectedNothing] },
  'answer.deliver': { who: [hasCollectedNothing], what: [isTrained, everyItemCollected, isReleaseDue] },
  'receipt.confirm': { who: [isRequester] },
  'answer.contest': { who: [isRequester], what: [contestKnown] },
  'deadline.pass': { what: [deadlineIsDue] },
  'deadline.remind': { what: [reminderIsDue] },
  'deadline.acknowledge': { who: [isNotAheadOfService, mayAcknowledge] },
  'breach.explain': { who: [isNotAheadOfService, isUnexplained], what: [breachExplained] },
  'message.add': { who: [isServedOnce] },
  'note.add': { who: [isNotAheadOfService] },
  'document.read': { who: [isNotAheadOfService] },
  'file.download': { who: [isNotAheadOfService, hasRevealed], what: [fileIsVisible] },
  'identity.reveal': { who: [isNotAheadOfService, isAllowedToLook], what: [revealFits] },
  'identity.askOversight': { who: [hasNotAsked], what: [askFits] },
  'identity.allowOversight': { who: [someoneElseAsked], what: [askIsOpen] },
  'order.download': { who: [isNotAheadOfService, seesOrders], what: [orderIsVisible] },
  'record.seal': {},
  'mail.send': {},
}

/** While the agency says that a request is not its own, nothing moves it but what says so, or puts an end to it. */
export const disclosureRules = Object.fromEntries(
  Object.entries(rules).map(([event, { who = [], what = [] }]) => [
    event,
    { who: whileDisowned.has(event) ? who : [isNotDisowned, ...who], what },
  ]),
) as unknown as typeof rules

/** Items as a new or amended request has them: all undecided. */
export function freshItems(identifiers: Parameters<typeof itemIdsOf>[0]): DisclosureContext['items'] {
  return itemIdsOf(identifiers).map((id) => ({
    id,
    decision: null,
    ground: null,
    result: null,
    nilGround: null,
    files: 0,
  }))
}

function sightIn({ state, context, dossier, by, facts }: Any) {
  return sightOf({ state: state!, context: context!, dossier, by, now: facts.now })
}

function lookReason(codes: readonly string[], reason: string): Problem[] {
  if (codes.includes(reason)) return []
  return [problem(reason === '' ? 'reveal-reason-missing' : 'code-unknown', 'reason')]
}

function lookingSide(side: Side): 'agency' | 'provider' | 'oversight' {
  return side === 'portal' ? 'oversight' : side
}

function explained(codes: readonly string[], { ground, text }: { ground: string; text: string }): Problem[] {
  const problems = codes.includes(ground) ? [] : [problem(ground === '' ? 'ground-missing' : 'code-unknown', 'ground')]
  return text === '' ? [...problems, problem('ground-text-missing', 'text')] : problems
}
