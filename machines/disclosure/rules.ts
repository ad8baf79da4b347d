import { isPaused } from '../kit/clock-arithmetic'
import type { Question, RulesOfEvent, Rule } from '../kit/procedure'
import { coded, now, permitted, valid } from '../kit/refusal'
import { answeringRules, everyItemDecided } from '../request/answer/rules'
import { breachRules, deadlineRules } from '../request/deadlines'
import { ordersHold } from '../request/order-rules'
import { isRequester } from '../request/person-rules'
import { problemsOfRoute } from '../request/route'
import { heldWhileDisowned, requestRules } from '../request/rules'
import type { RequestContent } from '../request/case'
import type { DisclosureContext, DisclosureDossier } from './case'
import { clarified, problemsOfClarification } from './clarify'
import { problemsOfRound, ruleOfDefect } from './deficiency'
import type { DisclosureData, DisclosureEventName } from './events'
import { measuresOf } from './route'
import { whileDisowned } from '../request/source-rules'
import { answeredAt, disclosureDeadlines } from './standing'
import { problemsForSubmit } from '../request/submission-rules'
import { isTrained } from '../request/training'
import { visibleDossier } from './visible'

type Asked<Name extends DisclosureEventName> = Question<DisclosureContext, DisclosureDossier, DisclosureData[Name]>
type Any = Question<DisclosureContext, DisclosureDossier>
type DisclosureRule = Rule<DisclosureContext, DisclosureDossier>
type Rules = RulesOfEvent<DisclosureContext, DisclosureDossier>

// Person rules: answerable before anything was typed.

const isReviewerOfRecord: DisclosureRule = ({ context, by }: Any) =>
  permitted(context!.reviewer === by.id, 'only-reviewer')
const isNotReviewerYet: DisclosureRule = ({ context, by }: Any) =>
  permitted(context!.reviewer !== by.id, 'reviewer-already')
/** An amendment of an answered request is discarded, not withdrawn: what was answered stays answered. */
const isUnanswered: DisclosureRule = ({ context }: Any) => now(context!.amendedFrom !== 'answered', 'answered-already')
const isAmendment: DisclosureRule = ({ context }: Any) => now(context!.amendedFrom !== null, 'no-amendment')

/** While a draft is written, an order is attached as to any; afterwards where a defect of the open round asks for one. */
const isOrderAsked: DisclosureRule = ({ state, dossier, pack }: Any) =>
  now(
    state !== 'clarification' ||
      (dossier.clarifications.at(-1)?.defects ?? []).some(({ code }) => ruleOfDefect(pack, code)!.remedy === 'attach'),
    'order-not-asked',
  )

// Rules over what was sent.

const isReachable: DisclosureRule = ({ dossier, facts, pack }: Any) => {
  const parties = { agency: facts.agency!, provider: facts.provider! }
  return valid(problemsOfRoute(parties, { pack, measures: measuresOf(dossier.draft), now: facts.now }))
}

const contestKnown: DisclosureRule = ({ data, pack }: Asked<'answer.contest'>) =>
  coded(pack.contestGrounds, data.ground, 'ground')

const defectsFit: DisclosureRule = ({ data, dossier, pack }: Asked<'clarification.seek'>) =>
  valid(problemsOfRound(pack, data.defects, dossier.served!.content))

/** The answer stays within what was served, and leaves no gap that was not there. */
const clarificationFits: DisclosureRule = ({ data, dossier, facts, pack }: Asked<'clarification.answer'>) => {
  const { content } = dossier.served!
  const { orders } = dossier
  const problems = problemsOfClarification({ content, round: dossier.clarifications.at(-1)!, orders, pack }, data)
  if (problems.length > 0) return valid(problems)
  const gaps = (asked: RequestContent) =>
    problemsForSubmit({ content: asked, service: facts.service, pack, now: facts.now, basisReaches: true })
  const before = new Set(gaps(content).map(({ rule, field }) => `${rule} ${field}`))
  return valid(gaps(clarified(content, data)).filter(({ rule, field }) => !before.has(`${rule} ${field}`)))
}

/** A deadline passes once, when it is due, and only while its clock runs. */
const deadlineIsDue: DisclosureRule = ({ data, context, state, facts }: Asked<'deadline.pass'>) => {
  const { answerClock, clarificationClock, closingClock } = context!
  const clock = { answer: answerClock, clarification: clarificationClock, closing: closingClock }[data.rule]
  const runs =
    clock !== null &&
    !isPaused(clock) &&
    clock.due === data.due &&
    !context!.passed.includes(`${data.rule}:${data.due}`)
  const here = (data.rule === 'closing') === (state === 'answered')
  return now(runs && here && facts.now >= data.due, 'deadline-not-due')
}

const common = requestRules('disclosure', {
  basisReaches: true,
  isAnswered: (context: DisclosureContext) => answeredAt(context) !== null,
})
const answering = answeringRules(visibleDossier)

const rules: Readonly<Record<DisclosureEventName, Rules>> = {
  ...common,
  ...answering,
  'request.submit': { ...common['request.submit'], what: [...common['request.submit'].what, isReachable] },
  'request.authorise': { ...common['request.authorise'], what: [...common['request.authorise'].what, isReachable] },
  'request.withdraw': { who: [...common['request.withdraw'].who, isUnanswered] },
  'request.amend': { who: [isRequester] },
  'amendment.discard': { who: [isRequester, isAmendment] },
  'review.take': { who: [isNotReviewerYet], what: [isTrained] },
  'item.decide': { ...answering['item.decide'], who: [isReviewerOfRecord] },
  'clarification.seek': { who: [isReviewerOfRecord], what: [defectsFit] },
  'order.attach': { ...common['order.attach'], who: [...common['order.attach'].who, isOrderAsked] },
  'order.remove': { ...common['order.remove'], who: [...common['order.remove'].who, isOrderAsked] },
  'clarification.answer': { who: [isRequester], what: [ordersHold, clarificationFits] },
  'decision.give': { who: [isReviewerOfRecord], what: [isTrained, everyItemDecided] },
  'request.refuse': { ...common['request.refuse'], who: [isReviewerOfRecord] },
  'request.notHolder': { ...common['request.notHolder'], who: [isReviewerOfRecord] },
  'answer.contest': { who: [isRequester], what: [contestKnown] },
  'deadline.pass': { what: [deadlineIsDue] },
  ...deadlineRules(disclosureDeadlines),
  ...breachRules,
}

export const disclosureRules = heldWhileDisowned(rules, whileDisowned)
