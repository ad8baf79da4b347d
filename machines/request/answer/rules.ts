import type { Question, Rule, RulesOfEvent } from '../../kit/procedure'
import { now, permitted, problem, valid, type Problem } from '../../kit/refusal'
import type { Side } from '../../kit/words'
import { hasRevealed, isNotAheadOfService, isRequester } from '../person-rules'
import { isTrained } from '../training'
import type { AnsweringContext, AnsweringDossier } from './case'
import type { AnsweringData, AnsweringEventName } from './events'
import { grantedItems } from './notes'

type Asked<Name extends AnsweringEventName> = Question<AnsweringContext, AnsweringDossier, AnsweringData[Name]>
type Any = Question<AnsweringContext, AnsweringDossier>
type AnsweringRule = Rule<AnsweringContext, AnsweringDossier>

/** Longest produced file, in bytes (100 MB). */
export const largestFile = 104_857_600

/** Whoever collected doesn't check what was collected. */
const hasCollectedNothing: AnsweringRule = ({ context, by }: Any) =>
  permitted(!context!.collectors.includes(by.id), 'collector-cannot-check')

const itemsExist: AnsweringRule = ({ data, context }: Asked<'item.decide' | 'item.collect'>) =>
  valid(
    data.items.every((item) => context!.items.some(({ id }) => id === item)) ? [] : [problem('item-unknown', 'items')],
  )

/** A refusal, whole or in part, has a coded ground and says why (guideline sp.explain-refusal); a grant has neither. */
const groundFits: AnsweringRule = ({ data, pack }: Asked<'item.decide'>) => {
  if (data.decision === 'grant') return valid(data.ground ? [problem('ground-not-applicable', 'ground')] : [])
  return valid(explained(pack.refusalGrounds, data))
}

const nilFits: AnsweringRule = ({ data, pack }: Asked<'item.collect'>) => {
  if (data.result === 'found') return valid(data.ground ? [problem('ground-not-applicable', 'ground')] : [])
  return valid(explained(pack.nilGrounds[data.result] ?? [], data))
}

const itemsAreGranted: AnsweringRule = ({ data, context }: Asked<'item.collect'>) => {
  const granted = new Set(grantedItems(context!).map(({ id }) => id))
  return valid(data.items.every((item) => granted.has(item)) ? [] : [problem('item-not-granted', 'items')])
}

export const everyItemDecided: AnsweringRule = ({ context }: Any) =>
  valid(context!.items.some(({ decision }) => decision === null) ? [problem('item-undecided', 'items')] : [])

const fileFits: AnsweringRule = ({ data, context, dossier }: Asked<'file.attach'>) => {
  if (dossier.files.some(({ id }) => id === data.file)) return valid([problem('file-twice', 'file')])
  const granted = new Set(grantedItems(context!).map(({ id }) => id))
  if (!data.items.every((item) => granted.has(item))) return valid([problem('item-not-granted', 'items')])
  return valid(data.size > largestFile ? [problem('file-too-large', 'file')] : [])
}

const fileIsUndelivered: AnsweringRule = ({ data, dossier }: Asked<'file.remove'>) => {
  const file = dossier.files.find(({ id }) => id === data.file)
  return valid(file && file.deliveredAt === null ? [] : [problem('file-unknown', 'file')])
}

/** Every granted item has its result, and whatever was found has a file that shows it. */
const everyItemCollected: AnsweringRule = ({ context }: Any) => {
  const granted = grantedItems(context!)
  const open = granted.filter(({ result }) => result === null)
  const bare = granted.filter(({ result, files }) => (result === 'found' || result === 'partial') && files === 0)
  const stray = granted.filter(
    ({ result, files }) => result !== null && result !== 'found' && result !== 'partial' && files > 0,
  )
  return valid([
    ...open.map(({ id }) => problem('item-without-result', `items.${id}`)),
    ...bare.map(({ id }) => problem('item-without-file', `items.${id}`)),
    ...stray.map(({ id }) => problem('item-with-stray-file', `items.${id}`)),
  ])
}

/** Where points added the delay, the agency has had time to say that the request was not its own. */
const isReleaseDue: AnsweringRule = ({ context, facts }: Any) =>
  now(facts.now >= (context!.releaseFrom ?? ''), 'release-waits')

/** A download is noted only of a file that this side may have. */
function visibleIn(visible: (dossier: AnsweringDossier, side: Side) => Pick<AnsweringDossier, 'files'>): AnsweringRule {
  const fileIsVisible: AnsweringRule = ({ data, dossier, by }: Asked<'file.download'>) =>
    valid(visible(dossier, by.side).files.some(({ id }) => id === data.file) ? [] : [problem('file-absent', 'file')])
  return fileIsVisible
}

/** Rules of how items are decided, collected, checked, delivered and taken over; a procedure says what a side sees of it. */
export function answeringRules<Dossier extends AnsweringDossier>(visible: (dossier: Dossier, side: Side) => Dossier) {
  const fileIsVisible = visibleIn(visible as unknown as (dossier: AnsweringDossier, side: Side) => AnsweringDossier)
  return {
    'item.decide': { what: [isTrained, itemsExist, groundFits] },
    'item.collect': { what: [itemsExist, itemsAreGranted, nilFits] },
    'file.attach': { what: [fileFits] },
    'file.remove': { what: [fileIsUndelivered] },
    'file.download': { who: [isNotAheadOfService, hasRevealed], what: [fileIsVisible] },
    'collection.complete': { what: [everyItemCollected] },
    'quality.return': { who: [hasCollectedNothing] },
    'answer.deliver': { who: [hasCollectedNothing], what: [isTrained, everyItemCollected, isReleaseDue] },
    'receipt.confirm': { who: [isRequester] },
  } satisfies Readonly<Record<AnsweringEventName, RulesOfEvent<AnsweringContext, AnsweringDossier>>>
}

function explained(codes: readonly string[], { ground, text }: { ground: string; text: string }): Problem[] {
  const problems = codes.includes(ground) ? [] : [problem(ground === '' ? 'ground-missing' : 'code-unknown', 'ground')]
  return text === '' ? [...problems, problem('ground-text-missing', 'text')] : problems
}
