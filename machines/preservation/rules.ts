import { normalOf } from '../identifiers/normal'
import type { LinkedFacts } from '../kit/facts'
import type { Question, Rule, RulesOfEvent } from '../kit/procedure'
import { now, problem, valid, type Problem } from '../kit/refusal'
import { isPaused } from '../kit/clock-arithmetic'
import type { RequestContent } from '../request/case'
import { breachRules, deadlineRules } from '../request/deadlines'
import { mayBeEnded } from '../request/ending-rule'
import { isRequester, isRequesterOrSupervisor } from '../request/person-rules'
import { heldWhileDisowned, requestRules } from '../request/rules'
import { whileDisowned } from '../request/source-rules'
import { isTrained } from '../request/training'
import { validationRules } from '../request/validation/rules'
import type { PreservationContext, PreservationDossier } from './case'
import type { PreservationData, PreservationEventName } from './events'
import { listOf } from './kept'
import { clockNamed, preservationDeadlines } from './standing'
import { problemsOfRoute } from '../request/route'
import { problemsOfExtension, problemsOfTerms, problemsOfValidator } from './terms'

type Asked<Name extends PreservationEventName> = Question<
  PreservationContext,
  PreservationDossier,
  PreservationData[Name]
>
type Any = Question<PreservationContext, PreservationDossier>
type PreservationRule = Rule<PreservationContext, PreservationDossier>
type Rules = RulesOfEvent<PreservationContext, PreservationDossier>

const termsHold: PreservationRule = ({ dossier, facts, pack }: Any) =>
  valid(problemsOfTerms({ terms: dossier.terms, content: dossier.draft, pack, now: facts.now }))

const isReachable: PreservationRule = ({ facts, pack }: Any) => {
  const parties = { agency: facts.agency!, provider: facts.provider! }
  return valid(problemsOfRoute(parties, { pack, measures: ['preservation'], now: facts.now }))
}

const itemsExist: PreservationRule = ({ data, context }: Asked<'item.secure'>) =>
  valid(
    data.items.every((item) => context!.items.some(({ id }) => id === item)) ? [] : [problem('item-unknown', 'items')],
  )

/** What is not there any more, or not whole, is said with a coded reason and in words (guideline sp.explain-refusal). */
const groundFits: PreservationRule = ({ data, pack }: Asked<'item.secure'>) => {
  const { kept, ground, text } = data
  if (kept === 'frozen') return valid(ground ? [problem('ground-not-applicable', 'ground')] : [])
  const known = (pack.nilGrounds[listOf[kept]] ?? []).includes(ground)
  const grounds: Problem[] = known ? [] : [problem(ground === '' ? 'ground-missing' : 'code-unknown', 'ground')]
  return valid(text === '' ? [...grounds, problem('ground-text-missing', 'text')] : grounds)
}

const everythingSaid: PreservationRule = ({ context }: Any) =>
  valid(context!.items.filter(({ kept }) => kept === null).map(({ id }) => problem('item-unsecured', `items.${id}`)))

const mayBeExtended: PreservationRule = ({ context, facts, pack }: Any) =>
  valid(problemsOfExtension(context!, pack, facts.now))

/** A directory entry that is named is the one that is meant. */
const nextIsKnown: PreservationRule = ({ data, facts, context }: Asked<'path.disclose'>) => {
  if (data.provider === '') return null
  const { nextProvider } = facts
  const other = nextProvider?.side === 'provider' && nextProvider.id !== context!.provider
  return valid(other ? [] : [problem('next-provider-unknown', 'provider')])
}

/** Path data are traffic data: only where they were preserved (Convention on Cybercrime, 17(1)). */
const trafficIsKept: PreservationRule = ({ context }: Any) =>
  now(
    context!.items.some(
      ({ id, kept }) => pathCategories.has(id.split('.')[1]!) && (kept === 'frozen' || kept === 'frozenInPart'),
    ),
    'no-path-data',
  )

/** What was kept stays kept, but nothing is given out for somebody whom the agency has disowned since they were checked. */
const isChecked: PreservationRule = ({ context }: Any) => now(context!.sourceCheck !== null, 'source-unchecked')

const pathCategories: ReadonlySet<string> = new Set(['access', 'traffic'])

/** It is turned into a request for the same agency's data at the same provider, one that was served. */
const requestFits: PreservationRule = ({ data, context, dossier, facts }: Asked<'preservation.convert'>) => {
  const { linked } = facts
  const ours =
    linked?.id === data.request &&
    linked.procedure.startsWith('disclosure@') &&
    linked.agency === context!.agency &&
    linked.provider === context!.provider
  if (!ours) return valid([problem('conversion-unknown', 'request')])
  if (linked.servedAt === null) return valid([problem('conversion-not-served', 'request')])
  return valid(asksOfSame(linked, dossier) ? [] : [problem('conversion-other-subject', 'request')])
}

/** At least one identifier is asked about in both, however it is written: else data would be kept on the strength of another matter. */
function asksOfSame({ content }: LinkedFacts, { served }: PreservationDossier): boolean {
  const asked = new Set((content as RequestContent).identifiers.map(normalOf))
  return served!.content.identifiers.some((identifier) => asked.has(normalOf(identifier)))
}

/** Once the time has ended, the provider need not have the data any more, though nobody has said so yet. */
const timeRuns: PreservationRule = ({ context, facts }: Any) =>
  now(context!.clock !== null && facts.now < context!.clock.due, 'time-ended')

/** A deadline passes once, when it is due, and only while its clock runs. */
const isDue: PreservationRule = ({ data, context, facts }: Asked<'deadline.pass'>) => {
  const its = clockNamed(data.rule, context!)
  const passed = context!.passed.includes(`${data.rule}:${data.due}`)
  const runs = its !== null && !isPaused(its) && its.due === data.due && !passed
  return now(runs && facts.now >= data.due, 'deadline-not-due')
}

/** Once it was served, an order is added only to show that somebody stands by it. */
const mayAttach: PreservationRule = ({ context, state }: Any) =>
  now(state === 'draft' || context!.validation === 'pending', 'nothing-to-attach')

const validating = validationRules<PreservationContext, PreservationDossier>(({ data, dossier, facts, pack }) =>
  problemsOfValidator({ terms: dossier.terms, content: dossier.served!.content, pack, now: facts.now }, data.authority),
)

const common = requestRules('preservation', {
  basisReaches: false,
  isAnswered: ({ confirmedBy }: PreservationContext, { answer }) => confirmedBy !== null || answer !== null,
})

const rules: Readonly<Record<PreservationEventName, Rules>> = {
  ...common,
  'request.submit': { ...common['request.submit'], what: [...common['request.submit'].what, termsHold, isReachable] },
  'request.approve': {
    ...common['request.approve'],
    what: [...common['request.approve'].what, termsHold, isReachable],
  },
  'request.authorise': {
    ...common['request.authorise'],
    what: [...common['request.authorise'].what, termsHold, isReachable],
  },
  'order.attach': { who: [isRequesterOrSupervisor, mayAttach], what: common['order.attach'].what },
  'order.remove': { who: [isRequesterOrSupervisor, mayAttach], what: common['order.remove'].what },
  'validation.record': validating,
  'item.secure': { what: [itemsExist, groundFits] },
  'preservation.confirm': { what: [isTrained, everythingSaid] },
  'preservation.extend': { what: [mayBeExtended] },
  'path.disclose': { who: [isChecked, trafficIsKept], what: [isTrained, nextIsKnown] },
  'preservation.convert': { who: [isRequester, timeRuns], what: [requestFits] },
  'preservation.release': { who: [mayBeEnded('preservation', 'release')] },
  'deadline.pass': { what: [isDue] },
  ...deadlineRules(preservationDeadlines),
  ...breachRules,
}

/** While the agency disowns a request nobody acts on it; the time that its data are kept ends all the same. */
export const preservationRules = heldWhileDisowned(rules, new Set([...whileDisowned, 'deadline.pass']))
