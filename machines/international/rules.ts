import { isDeadlineDue, isReminderDue } from '../kit/clock-rules'
import type { Facts } from '../kit/facts'
import type { Question, Rule, RulesOfEvent } from '../kit/procedure'
import { coded, now, permitted, problem, valid } from '../kit/refusal'
import { programmeRefusal } from '../request/programme-rule'
import { isTrained } from '../request/training'
import { isToCome } from '../request/submission-rules'
import {
  checkMethods,
  consultationGrounds,
  refusalGrounds,
  type InternationalContext,
  type InternationalDossier,
} from './case'
import { isPoint, problemsOfContent, problemsOfForeignPoint } from './content'
import type { InternationalData, InternationalEventName } from './events'
import { executionNamed } from './fold'

type Asked<Name extends InternationalEventName> = Question<
  InternationalContext,
  InternationalDossier,
  InternationalData[Name]
>
type Any = Question<InternationalContext, InternationalDossier>
type InternationalRule = Rule<InternationalContext, InternationalDossier>

// Person rules: three authorities stand on such a case, and each has steps of its own.

const organisationOf = ({ actor }: Facts) => actor?.organisation ?? ''
const isOfAgency: InternationalRule = ({ context, facts }: Any) =>
  permitted(organisationOf(facts) === context!.agency, 'only-agency')
const isOfOwnPoint: InternationalRule = ({ context, facts }: Any) =>
  permitted(organisationOf(facts) === context!.ownPoint, 'only-own-point')
const isOfAskingSide: InternationalRule = ({ context, facts }: Any) =>
  permitted([context!.agency, context!.ownPoint].includes(organisationOf(facts)), 'only-asking-side')
const isOfForeignPoint: InternationalRule = ({ context, facts }: Any) =>
  permitted(organisationOf(facts) === context!.provider, 'only-foreign-point')
const isRequester: InternationalRule = ({ context, by }: Any) =>
  permitted(context!.requester === by.id, 'only-requester')
const isRequesterOrSupervisor: InternationalRule = ({ context, by }: Any) =>
  permitted(by.roles.includes('supervisor') || context!.requester === by.id, 'only-requester')
const isSomeoneElse: InternationalRule = ({ context, by }: Any) =>
  permitted(context!.requester !== by.id, 'requester-cannot-authorise')
/** Where the agency is the contact point itself, a third person reads what leaves the country. */
const isThird: InternationalRule = ({ context, by }: Any) =>
  permitted(![context!.requester, context!.authoriser].includes(by.id), 'forwarder-must-be-third')

const isForwarded: InternationalRule = ({ dossier, by }: Any) =>
  now(by.side !== 'provider' || dossier.forwarded !== null, 'not-forwarded')
const isUnacknowledged: InternationalRule = ({ context }: Any) =>
  now(context!.acknowledgedBy === null, 'acknowledged-already')
/** Nothing is carried out for somebody of whom nobody has made sure (guideline le.verifiable-source). */
const isChecked: InternationalRule = ({ context }: Any) => now(context!.sourceCheck !== null, 'abroad-source-unchecked')
const isUnchecked: InternationalRule = ({ context }: Any) =>
  now(context!.sourceCheck === null, 'source-checked-already')
const isIntended: InternationalRule = ({ context }: Any) =>
  now(context!.assistance === 'intended', 'assistance-sent-already')

// Rules over what was sent.

const opensAbroad: InternationalRule = ({ facts }: Asked<'assistance.open'>) =>
  valid(problemsOfForeignPoint(facts.foreignPoint, facts.agency!).map((each) => ({ ...each, field: 'foreignPoint' })))

const hasProgramme: InternationalRule = ({ facts }: Any) => programmeRefusal('preservation', facts)

/** Asked at submission, at authorisation, and once more before it leaves the country. */
const isComplete: InternationalRule = ({ dossier, facts, pack }: Any) => {
  const { agency, ownPoint, foreignPoint, custodian, now: at } = facts
  const parties = { agency: agency!, ownPoint, foreignPoint, custodian }
  return valid(problemsOfContent({ content: dossier.draft, pack, now: at, ...parties }))
}

const isNumbered: InternationalRule = ({ facts, context }: Any) =>
  valid((context!.number ?? facts.registration) ? [] : [problem('number-missing')])

/** The organisation may have ceased to be the contact point since. */
const stillPoint: InternationalRule = ({ facts, context }: Any) =>
  now(isPoint(facts.ownPoint) && facts.ownPoint.id === context!.ownPoint, 'own-point-changed')

const methodKnown: InternationalRule = ({ data }: Asked<'point.check'>) => coded(checkMethods, data.method, 'method')
const consultationKnown: InternationalRule = ({ data }: Asked<'point.consult'>) =>
  coded(consultationGrounds, data.ground, 'ground')
const refusalKnown: InternationalRule = ({ data }: Asked<'point.refuse'>) =>
  coded(refusalGrounds, data.ground, 'ground')

const preserves = (procedure: string) => procedure.startsWith('preservation@')
const holds: readonly string[] = ['inEffect', 'extended', 'converted']

/** An order of the authority's own that was opened from this request, and that the provider has confirmed or ended. */
const reportsExecution: InternationalRule = ({ data, facts, context }: Asked<'execution.report'>) => {
  const execution = executionNamed(facts, data.request)
  if (!execution || !preserves(execution.procedure) || execution.agency !== context!.provider)
    return valid([problem('execution-unknown', 'request')])
  if (context!.execution !== null && context!.execution !== data.request)
    return valid([problem('execution-other', 'request')])
  if (!execution.number || (!execution.closed && !holds.includes(execution.state)))
    return valid([problem('execution-not-confirmed', 'request')])
  return null
}

const hasPath: InternationalRule = ({ facts, context }: Any) => {
  const execution = executionNamed(facts, context!.execution ?? '')
  return now((execution?.paths.length ?? 0) > context!.paths, 'no-path-disclosed')
}

/** The provider is told, one way or the other: no order that was opened from this request goes on keeping data. */
const providerIsTold: InternationalRule = ({ facts }: Any) => {
  const open = (facts.executions ?? []).filter(({ closed, state }) => !closed && state !== 'converted')
  return now(open.length === 0, 'execution-still-open')
}

const dayHasCome: InternationalRule = ({ data, facts }: Asked<'mutualAssistance.send'>) =>
  valid(isToCome(data.on, facts.now) ? [problem('date-to-come', 'on')] : [])

const isDue: InternationalRule = ({ data, context, facts }: Asked<'deadline.pass'>) =>
  now(isDeadlineDue(clocksOf(context!), data, { passed: context!.passed, now: facts.now }), 'deadline-not-due')
const reminderIsDue: InternationalRule = ({ data, context, dossier, facts }: Asked<'deadline.remind'>) =>
  now(isReminderDue(clocksOf(context!), data, { given: dossier.reminders, now: facts.now }), 'reminder-not-due')

function clocksOf({ clock }: InternationalContext) {
  return clock ? [clock] : []
}

export const internationalRules: Readonly<
  Record<InternationalEventName, RulesOfEvent<InternationalContext, InternationalDossier>>
> = {
  'assistance.open': { what: [opensAbroad] },
  'assistance.save': { who: [isRequester] },
  'assistance.submit': { who: [isRequester], what: [isTrained, hasProgramme, isComplete] },
  'assistance.return': { who: [isOfAgency, isSomeoneElse] },
  'assistance.authorise': { who: [isOfAgency, isSomeoneElse], what: [hasProgramme, isComplete, isNumbered] },
  'assistance.withdraw': { who: [isOfAgency, isRequesterOrSupervisor] },
  'point.sendBack': { who: [isOfOwnPoint] },
  'point.forward': { who: [isOfOwnPoint, isThird], what: [isTrained, stillPoint, isComplete] },
  'point.acknowledge': { who: [isOfForeignPoint, isUnacknowledged] },
  'point.check': { who: [isOfForeignPoint, isUnchecked], what: [methodKnown] },
  'point.ask': { who: [isOfForeignPoint] },
  'point.consult': { who: [isOfForeignPoint, isChecked], what: [consultationKnown] },
  'assistance.insist': { who: [isOfAskingSide] },
  'point.accept': { who: [isOfForeignPoint, isChecked], what: [isTrained] },
  'point.refuse': { who: [isOfForeignPoint, isChecked], what: [refusalKnown] },
  'execution.report': { who: [isOfForeignPoint], what: [reportsExecution] },
  'execution.path': { who: [isOfForeignPoint], what: [hasPath] },
  'mutualAssistance.send': { who: [isOfAskingSide, isIntended], what: [dayHasCome] },
  'mutualAssistance.receive': { who: [isOfForeignPoint], what: [dayHasCome] },
  'mutualAssistance.decide': { who: [isOfForeignPoint], what: [dayHasCome] },
  'measure.release': { who: [isOfAskingSide] },
  'ending.confirm': { who: [isOfForeignPoint], what: [providerIsTold] },
  'deadline.pass': { what: [isDue] },
  'deadline.remind': { what: [reminderIsDue] },
  'document.read': { who: [isForwarded] },
  'record.seal': {},
  'mail.send': {},
}
