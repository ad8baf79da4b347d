import { itemIdsOf } from '../identifiers/identifier'
import { isPaused } from '../kit/clock-arithmetic'
import type { Question, RulesOfEvent, Rule } from '../kit/procedure'
import { coded, now, permitted, problem, valid, type Problem } from '../kit/refusal'
import { breachRules, deadlineRules } from '../request/deadlines'
import { hasRevealed, isNotAheadOfService, isRequester } from '../request/person-rules'
import { heldWhileDisowned, requestRules } from '../request/rules'
import type { RequestContent } from '../request/case'
import type { DisclosureContext, DisclosureDossier } from './case'
import { clarified, problemsOfClarification } from './clarify'
import type { DisclosureData, DisclosureEventName } from './events'
import { whileDisowned } from '../request/source-rules'
import { disclosureDeadlines, grantedItems } from './standing'
import { problemsForSubmit } from '../request/submission-rules'
import { isTrained } from '../request/training'
import { visibleDossier } from './visible'

type Asked<Name extends DisclosureEventName> = Question<DisclosureContext, DisclosureDossier, DisclosureData[Name]>
type Any = Question<DisclosureContext, DisclosureDossier>
type DisclosureRule = Rule<DisclosureContext, DisclosureDossier>
type Rules = RulesOfEvent<DisclosureContext, DisclosureDossier>

/** Longest produced file, in bytes (100 MB). */
export const largestFile = 104_857_600

// Person rules: answerable before anything was typed.

const isReviewerOfRecord: DisclosureRule = ({ context, by }: Any) =>
  permitted(context!.reviewer === by.id, 'only-reviewer')
const isNotReviewerYet: DisclosureRule = ({ context, by }: Any) =>
  permitted(context!.reviewer !== by.id, 'reviewer-already')
const hasCollectedNothing: DisclosureRule = ({ context, by }: Any) =>
  permitted(!context!.collectors.includes(by.id), 'collector-cannot-check')
/** An amendment of an answered request is discarded, not withdrawn: what was answered stays answered. */
const isUnanswered: DisclosureRule = ({ context }: Any) => now(context!.amendedFrom !== 'answered', 'answered-already')
const isAmendment: DisclosureRule = ({ context }: Any) => now(context!.amendedFrom !== null, 'no-amendment')

// Rules over what was sent.

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
    problemsForSubmit({ content: asked, service: facts.service, pack, now: facts.now, basisReaches: true })
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

const common = requestRules('disclosure', { basisReaches: true })

const rules: Readonly<Record<DisclosureEventName, Rules>> = {
  ...common,
  'request.withdraw': { who: [...common['request.withdraw'].who, isUnanswered] },
  'request.amend': { who: [isRequester] },
  'amendment.discard': { who: [isRequester, isAmendment] },
  'review.take': { who: [isNotReviewerYet], what: [isTrained] },
  'item.decide': { who: [isReviewerOfRecord], what: [isTrained, itemsExist, groundFits] },
  'clarification.seek': { who: [isReviewerOfRecord], what: [questionsFit] },
  'clarification.answer': { who: [isRequester], what: [clarificationFits] },
  'decision.give': { who: [isReviewerOfRecord], what: [isTrained, everyItemDecided] },
  'request.refuse': { ...common['request.refuse'], who: [isReviewerOfRecord] },
  'request.notHolder': { ...common['request.notHolder'], who: [isReviewerOfRecord] },
  'item.collect': { what: [itemsExist, itemsAreGranted, nilFits] },
  'file.attach': { what: [fileFits] },
  'file.remove': { what: [fileIsUndelivered] },
  'file.download': { who: [isNotAheadOfService, hasRevealed], what: [fileIsVisible] },
  'collection.complete': { what: [everyItemCollected] },
  'quality.return': { who: [hasCollectedNothing] },
  'answer.deliver': { who: [hasCollectedNothing], what: [isTrained, everyItemCollected, isReleaseDue] },
  'receipt.confirm': { who: [isRequester] },
  'answer.contest': { who: [isRequester], what: [contestKnown] },
  'deadline.pass': { what: [deadlineIsDue] },
  ...deadlineRules(disclosureDeadlines),
  ...breachRules,
}

export const disclosureRules = heldWhileDisowned(rules, whileDisowned)

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

function explained(codes: readonly string[], { ground, text }: { ground: string; text: string }): Problem[] {
  const problems = codes.includes(ground) ? [] : [problem(ground === '' ? 'ground-missing' : 'code-unknown', 'ground')]
  return text === '' ? [...problems, problem('ground-text-missing', 'text')] : problems
}
