import type { Question, Rule, RulesOfEvent } from '../../kit/procedure'
import { isLinking } from '../../kit/material'
import { now, permitted, problem, valid, type Problem } from '../../kit/refusal'
import type { Side } from '../../kit/words'
import { hasRevealed, isNotAheadOfService, isRequester } from '../person-rules'
import { againstMaterial } from '../restricted'
import { isTrained } from '../training'
import type { AnsweringContext, AnsweringDossier } from './case'
import type { AnsweringData, AnsweringEventName } from './events'
import { hasRestricted, problemsOfFile, problemsOfFilesBeside, problemsOfReferences } from './material'
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

/** Nothing that could show the abuse of children is uploaded (Convention on Cybercrime, article 9). */
const kindFits: AnsweringRule = ({ data, dossier, pack }: Asked<'file.attach'>) =>
  valid(problemsOfFile(data, { dossier, pack }))

const fileIsUndelivered: AnsweringRule = ({ data, dossier }: Asked<'file.remove'>) => {
  const file = dossier.files.find(({ id }) => id === data.file)
  return valid(file && file.deliveredAt === null ? [] : [problem('file-unknown', 'file')])
}

const referenceFits: AnsweringRule = ({ data, context, dossier }: Asked<'material.refer'>) => {
  if (dossier.materials.some(({ id }) => id === data.material)) return valid([problem('material-twice', 'references')])
  const granted = new Set(grantedItems(context!).map(({ id }) => id))
  if (!data.items.every((item) => granted.has(item))) return valid([problem('item-not-granted', 'items')])
  return valid([...problemsOfReferences(data.references, data.to), ...problemsOfFilesBeside(data.items, dossier)])
}

const materialIsUndelivered: AnsweringRule = ({ data, dossier }: Asked<'material.retract'>) => {
  const material = dossier.materials.find(({ id }) => id === data.material)
  return valid(material && material.deliveredAt === null ? [] : [problem('material-unknown', 'material')])
}

/** Where something is restricted, nothing that is written beside it leads to it. */
const leadsNowhere: AnsweringRule = ({ data, dossier, pack }: Asked<'item.collect' | 'collection.complete'>) =>
  valid(hasRestricted({ dossier, pack }) && isLinking(data.text) ? [problem('material-link', 'text')] : [])

/** What came before anybody said what it is about is given out no more. */
const isNoMaterial: AnsweringRule = ({ data, dossier, pack }: Asked<'file.download'>) => {
  const file = dossier.files.find(({ id }) => id === data.file)
  const held = file !== undefined && problemsOfFile(file, { dossier, pack }).length > 0
  return valid(held ? [againstMaterial('restricted-download', 'file', pack)] : [])
}

/** Every granted item has its result, and whatever was found has a file that shows it, or a reference in place of one. */
const everyItemCollected: AnsweringRule = ({ context }: Any) => {
  const granted = grantedItems(context!)
  const open = granted.filter(({ result }) => result === null)
  const withData = granted.filter(({ result }) => result === 'found' || result === 'partial')
  const without = granted.filter(({ result }) => result !== null && result !== 'found' && result !== 'partial')
  const bare = withData.filter(({ files, references }) => files + references === 0)
  const stray = without.filter(({ files, references }) => files + references > 0)
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
    'item.collect': { what: [itemsExist, itemsAreGranted, nilFits, leadsNowhere] },
    'file.attach': { what: [fileFits, kindFits] },
    'file.remove': { what: [fileIsUndelivered] },
    'file.download': { who: [isNotAheadOfService, hasRevealed], what: [fileIsVisible, isNoMaterial] },
    'material.refer': { what: [referenceFits] },
    'material.retract': { what: [materialIsUndelivered] },
    'collection.complete': { what: [everyItemCollected, leadsNowhere] },
    'quality.return': { who: [hasCollectedNothing] },
    'answer.deliver': { who: [hasCollectedNothing], what: [isTrained, everyItemCollected, isReleaseDue] },
    'receipt.confirm': { who: [isRequester] },
  } satisfies Readonly<Record<AnsweringEventName, RulesOfEvent<AnsweringContext, AnsweringDossier>>>
}

function explained(codes: readonly string[], { ground, text }: { ground: string; text: string }): Problem[] {
  const problems = codes.includes(ground) ? [] : [problem(ground === '' ? 'ground-missing' : 'code-unknown', 'ground')]
  return text === '' ? [...problems, problem('ground-text-missing', 'text')] : problems
}
