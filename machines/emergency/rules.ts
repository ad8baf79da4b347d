import { isPaused } from '../kit/clock-arithmetic'
import type { Question, Rule, RulesOfEvent } from '../kit/procedure'
import type { Facts } from '../kit/facts'
import { coded, now, permitted, problem, valid, type Problem } from '../kit/refusal'
import { answeringRules, everyItemDecided } from '../request/answer/rules'
import { problemsOfAuthorising, problemsOfRequesting } from '../request/authority'
import { breachRules, deadlineRules } from '../request/deadlines'
import { ordersHold } from '../request/order-rules'
import { isApprovedBySomebodyElse, isRequester, isRequesterOrSupervisor, isSomeoneElse } from '../request/person-rules'
import { problemsOfRoute } from '../request/route'
import { heldWhileDisowned, requestRules } from '../request/rules'
import { problemsOfApprovers } from '../request/sensitive'
import { isSaid } from '../request/source-check'
import { whileDisowned } from '../request/source-rules'
import { problemsForSubmit } from '../request/submission-rules'
import { isTrained } from '../request/training'
import type { PolicyPack } from '../policy/pack'
import { validationRules } from '../request/validation/rules'
import type { EmergencyContext, EmergencyDossier } from './case'
import type { EmergencyData, EmergencyEventName } from './events'
import { foldEmergency } from './fold'
import { visibleDossier } from './sight'
import { clockNamed, emergencyDeadlines, isSettled } from './standing'
import { problemsOfPeril, problemsOfValidator } from './terms'

type Asked<Name extends EmergencyEventName> = Question<EmergencyContext, EmergencyDossier, EmergencyData[Name]>
type Any = Question<EmergencyContext, EmergencyDossier>
type EmergencyRule = Rule<EmergencyContext, EmergencyDossier>
type Rules = RulesOfEvent<EmergencyContext, EmergencyDossier>

/** A new agency earns the right to be heard at once (guideline le.emergency-restraint). */
const hasRight: EmergencyRule = ({ facts }: Any) =>
  valid(facts.agency?.emergencyRight ? [] : [problem('emergency-right-missing')])

const perilHolds: EmergencyRule = ({ dossier, facts, pack }: Any) =>
  valid(problemsOfPeril({ peril: dossier.peril, content: dossier.draft, pack, now: facts.now }))

const isReachable: EmergencyRule = ({ facts, pack }: Any) => valid(routeOf(facts, pack))

function routeOf({ agency, provider, now: at }: Facts, pack: PolicyPack): Problem[] {
  return problemsOfRoute({ agency: agency!, provider: provider! }, { pack, measures: ['emergencyProduction'], now: at })
}

// What was asked by voice.

/** While an agency has not confirmed in time what it asked by voice, nothing more is taken from it by voice (guideline le.written-requests). */
const owesNoConfirmation: EmergencyRule = ({ facts }: Any) =>
  now((facts.oralDebts ?? 0) === 0, 'oral-confirmation-owed')

const callIsWhole: EmergencyRule = ({ data, facts, dossier, pack }: Asked<'oral.record'>) => {
  const { agency, provider, service } = facts
  if (agency?.side !== 'agency' || agency.state !== 'active') return valid([problem('agency-unknown', 'agencyId')])
  if (service?.provider !== provider?.id) return valid([problem('service-unknown', 'serviceId')])
  const route = routeOf(facts, pack).map((each) => ({ ...each, field: 'agencyId' }))
  const late: Problem[] = data.calledAt > facts.now ? [problem('moment-to-come', 'calledAt')] : []
  const right = agency.emergencyRight ? [] : [problem('emergency-right-missing', 'agencyId')]
  const folded = foldEmergency({ event: 'oral.record', data, facts, dossier, pack } as never)
  const asked = { content: folded.draft, service, pack, now: facts.now, basisReaches: false }
  const gaps = problemsForSubmit(asked).filter(({ field }) => !(field in writtenLater))
  const peril = problemsOfPeril({ ...asked, peril: { ...folded.peril, declared: 'yes' } })
  return valid([...route, ...late, ...right, ...[...gaps, ...peril].map(atCall)])
}

/** What a voice need not say: it follows in writing. */
const writtenLater: Readonly<Record<string, true>> = {
  ...{ 'handling.sensitive.concerned': true, 'handling.secrecy.until': true, 'handling.secrecy.ground': true },
  ...{ 'basis.order': true, 'basis.issuedBy': true, 'basis.issuedOn': true, 'basis.necessity': true },
}

/** Where the form of a call has what a draft has in its sections. */
function atCall(each: Problem): Problem {
  const [section, ...rest] = each.field.split('.')
  if (section === 'matter') return { ...each, field: rest.join('.') }
  return section === 'basis' ? { ...each, field: 'basis' } : each
}

const isOral: EmergencyRule = ({ context }: Any) => now(context!.oral !== null, 'not-oral')
const isUnconfirmed: EmergencyRule = ({ context }: Any) =>
  now(context!.oral?.confirmedBy === null, 'oral-confirmed-already')
const isConfirmed: EmergencyRule = ({ context }: Any) => now(context!.oral?.confirmedBy !== null, 'oral-unconfirmed')
const isNotCountersigned: EmergencyRule = ({ context }: Any) =>
  now(context!.authoriser === null, 'oral-confirmed-already')

/** Only whoever called was told these words: they show that the officer who confirms is that person. */
const codeIsSaid: EmergencyRule = ({ data, dossier }: Asked<'oral.confirm'>) =>
  valid(isSaid(data.code, dossier.oral!.code) ? [] : [problem('oral-code-wrong', 'code')])

const confirmationHolds: EmergencyRule = (asked: Asked<'oral.confirm'>) => {
  const { dossier, facts, pack } = asked
  const { draft: content, peril } = foldEmergency(asked as never)
  const submission = { content, service: facts.service, pack, now: facts.now, basisReaches: false }
  const authority = { measure: 'emergency' as const, content, orders: dossier.orders, authority: facts.authority, pack }
  return valid([
    ...[...problemsForSubmit(submission), ...problemsOfApprovers(content, facts.supervisors ?? 0)].map((each) => ({
      ...each,
      field: each.field.replace(/^(basis|matter|handling)\./, ''),
    })),
    ...problemsOfPeril({ peril, content, pack, now: facts.now }),
    ...problemsOfRequesting({ ...authority, requester: facts.actor?.title ?? '' }),
  ])
}

/** A caller’s word that a judge has ordered it is kept by the order itself. */
const orderIsThere: EmergencyRule = ({ context, dossier }: Any) =>
  valid(
    context!.validation !== 'needless' || dossier.orders.some(({ kind }) => kind === 'order')
      ? []
      : [problem('oral-order-missing', 'orders')],
  )

/** By voice it was served already: it is approved once it is confirmed in writing, and not countersigned yet. */
const isToBeApproved: EmergencyRule = ({ context }: Any) => {
  const { oral, authoriser } = context!
  if (oral === null) return now(authoriser === null, 'approved-already')
  return now(oral.confirmedBy !== null && authoriser === null, 'oral-unconfirmed')
}

const orderOfVoiceIsThere: EmergencyRule = (asked: Any) => (asked.context!.oral ? orderIsThere(asked as never) : null)

const mayCountersign: EmergencyRule = ({ dossier, facts, pack }: Any) => {
  const people = { requester: dossier.requester?.title ?? '', authoriser: facts.actor?.title ?? '' }
  const { draft: content, orders } = dossier
  const asked = { measure: 'emergency' as const, content, orders, authority: facts.authority, pack, ...people }
  const requesting = problemsOfRequesting(asked)
  if (!facts.agency || !facts.provider || !facts.source) return valid([problem('source-unverifiable')])
  return valid(requesting.length > 0 ? requesting : problemsOfAuthorising(asked))
}

// What the provider says of it.

const downgradeKnown: EmergencyRule = ({ data, pack }: Asked<'emergency.downgrade'>) =>
  coded(pack.downgradeGrounds, data.ground, 'ground')

// Who stands by it.

const validating = validationRules<EmergencyContext, EmergencyDossier>(({ data, dossier, facts, pack }) =>
  problemsOfValidator({ peril: dossier.peril, content: dossier.served!.content, pack, now: facts.now }, data.authority),
)

/** Once it was served, an order is added only to show that somebody stands by it. */
const mayAttach: EmergencyRule = ({ context, state }: Any) =>
  now(state === 'draft' || context!.validation === 'pending' || awaitsCountersignature(context!), 'nothing-to-attach')

function awaitsCountersignature({ oral, authoriser }: EmergencyContext): boolean {
  return oral !== null && authoriser === null
}

const isWhollySettled: EmergencyRule = ({ context }: Any) =>
  now(isSettled(context!), context!.validation === 'pending' ? 'validation-pending' : 'oral-unconfirmed')

const unstoodBy: ReadonlySet<string> = new Set(['notValidated', 'notConfirmed'])

/** What nobody stood by is taken out no more. */
const isNotRestricted: EmergencyRule = ({ context, by }: Any) =>
  permitted(by.side !== 'agency' || !unstoodBy.has(context!.outcome ?? ''), 'data-restricted')

const isDone: EmergencyRule = ({ data, facts, dossier }: Asked<'restriction.prove'>) => {
  if (data.doneAt > facts.now) return valid([problem('moment-to-come', 'doneAt')])
  const delivered = [...dossier.files, ...dossier.materials].map(({ deliveredAt }) => deliveredAt ?? '').toSorted()
  return valid(data.doneAt < (delivered.at(-1) ?? '') ? [problem('restriction-before-delivery', 'doneAt')] : [])
}

/** A deadline passes once, when it is due, and only while its clock runs. */
const isDue: EmergencyRule = ({ data, context, facts }: Asked<'deadline.pass'>) => {
  const its = clockNamed(data.rule, context!)
  const passed = context!.passed.includes(`${data.rule}:${data.due}`)
  const runs = its !== null && !isPaused(its) && its.due === data.due && !passed
  return now(runs && facts.now >= data.due, 'deadline-not-due')
}

const common = requestRules('emergency', {
  basisReaches: false,
  isAnswered: ({ receipts }: EmergencyContext) => receipts.agency !== null,
})
const answering = answeringRules(visibleDossier)

const rules: Readonly<Record<EmergencyEventName, Rules>> = {
  ...common,
  ...answering,
  'request.submit': {
    ...common['request.submit'],
    what: [...common['request.submit'].what, hasRight, perilHolds, isReachable],
  },
  'request.approve': {
    who: [...common['request.approve'].who, isToBeApproved],
    what: [...common['request.approve'].what, hasRight, perilHolds, isReachable, orderOfVoiceIsThere],
  },
  'request.authorise': {
    ...common['request.authorise'],
    what: [...common['request.authorise'].what, hasRight, perilHolds, isReachable],
  },
  'order.attach': { who: [isRequesterOrSupervisor, mayAttach], what: common['order.attach'].what },
  'order.remove': { who: [isRequesterOrSupervisor, mayAttach], what: common['order.remove'].what },
  'oral.record': { what: [isTrained, owesNoConfirmation, callIsWhole] },
  'oral.confirm': { who: [isOral, isUnconfirmed, isRequester], what: [isTrained, codeIsSaid, confirmationHolds] },
  'oral.countersign': {
    who: [isOral, isConfirmed, isNotCountersigned, isSomeoneElse, isApprovedBySomebodyElse],
    what: [ordersHold, orderIsThere, mayCountersign],
  },
  'emergency.accept': { what: [isTrained, everyItemDecided] },
  'emergency.downgrade': { what: [isTrained, downgradeKnown] },
  'validation.record': validating,
  'restriction.prove': { what: [isDone] },
  'receipt.confirm': { who: [...answering['receipt.confirm'].who, isWhollySettled] },
  'file.download': { ...answering['file.download'], who: [...answering['file.download'].who, isNotRestricted] },
  'deadline.pass': { what: [isDue] },
  ...deadlineRules(emergencyDeadlines),
  ...breachRules,
}

/** While the agency disowns a request nobody acts on it; whoever had to stand by it runs out of time all the same. */
export const emergencyRules = heldWhileDisowned(rules, new Set([...whileDisowned, 'deadline.pass']))
