import { isDeadlineDue, isReminderDue } from '../kit/clock-rules'
import type { OrganisationFacts } from '../kit/facts'
import type { Question, Rule, RulesOfEvent } from '../kit/procedure'
import { coded, now, permitted, problem, valid } from '../kit/refusal'
import type { ReportContext, ReportDossier } from './case'
import { problemsOfContent, problemsOfLinks, problemsOfText } from './content'
import type { ReportData, ReportEventName } from './events'
import { clocksOf } from './standing'

type Asked<Name extends ReportEventName> = Question<ReportContext, ReportDossier, ReportData[Name]>
type Any = Question<ReportContext, ReportDossier>
type ReportRule = Rule<ReportContext, ReportDossier>

const isAuthor: ReportRule = ({ context, by }: Any) => permitted(context!.author === by.id, 'only-author')
/** Two people of the provider have read whatever leaves it. */
const isSomeoneElse: ReportRule = ({ context, by }: Any) => permitted(context!.author !== by.id, 'author-cannot-send')
const isSent: ReportRule = ({ dossier }: Any) => now(dossier.sent !== null, 'report-not-sent')
const isVisible: ReportRule = ({ dossier, by }: Any) =>
  now(by.side !== 'agency' || dossier.sent !== null, 'report-not-sent')

/** Only an admitted agency of the directory gets a report. */
const agencyIsAdmitted: ReportRule = ({ facts, data }: Asked<'report.open' | 'report.save'>) =>
  valid(isAdmitted(facts.agency, data.agency) ? [] : [problem('report-agency-unknown', 'agency')])

/** It may have been suspended since the draft named it. */
const addresseeIsAdmitted: ReportRule = ({ facts, context }: Any) =>
  valid(isAdmitted(facts.agency, context!.agency) ? [] : [problem('report-agency-unknown', 'agency')])

function isAdmitted(agency: OrganisationFacts | undefined, id: string): boolean {
  return agency?.id === id && agency.side === 'agency' && agency.state === 'active'
}

/** Only one's own report is repeated, and one that was sent. */
const originIsOwn: ReportRule = ({ data, facts }: Asked<'report.open'>) => {
  if (data.origin === undefined) return null
  const { originReport, provider } = facts
  const own = originReport?.id === data.origin && originReport.provider === provider?.id
  return valid(own ? [] : [problem('report-origin-unknown', 'origin')])
}

const serviceIsOwn: ReportRule = ({ data, facts, context }: Asked<'report.save'>) => {
  const { serviceId } = data.values
  const own = serviceId === '' || facts.service?.provider === context!.provider
  return valid(own ? [] : [problem('service-unknown', 'values.serviceId')])
}

const isComplete: ReportRule = ({ dossier, facts, pack }: Any) =>
  valid(problemsOfContent(dossier.draft, { pack, now: facts.now }))

const isNumbered: ReportRule = ({ facts, dossier }: Any) =>
  valid(facts.registration && facts.provider && facts.actor && dossier.author ? [] : [problem('number-missing')])

const priorityKnown: ReportRule = ({ data, pack }: Asked<'report.triage'>) =>
  coded(pack.report.priorities, data.priority, 'priority')
const referralKnown: ReportRule = ({ data, pack }: Asked<'report.refer'>) =>
  coded(pack.report.referralGrounds, data.ground, 'ground')
const noActionKnown: ReportRule = ({ data, pack }: Asked<'report.dismiss'>) =>
  coded(pack.report.noActionGrounds, data.ground, 'ground')
const usefulnessKnown: ReportRule = ({ data, pack }: Asked<'report.feedback'>) =>
  coded(pack.report.usefulness, data.usefulness, 'usefulness')

/** Another admitted agency, not the one that refers. */
const refersElsewhere: ReportRule = ({ data, facts, context }: Asked<'report.refer'>) => {
  if (data.agency === context!.agency) return valid([problem('referral-to-oneself', 'agency')])
  return valid(isAdmitted(facts.otherAgency, data.agency) ? [] : [problem('report-agency-unknown', 'agency')])
}

/** What the agency tells of a report repeats none of the people it was about. */
const namesNobody: ReportRule = ({
  data,
  dossier,
}: Question<ReportContext, ReportDossier, { readonly text: string }>) => valid(problemsOfText(data.text, dossier))

const leadsNowhere: ReportRule = ({
  data,
  dossier,
}: Question<ReportContext, ReportDossier, { readonly text: string }>) => valid(problemsOfLinks(data.text, dossier))

const isDue: ReportRule = ({ data, context, facts }: Asked<'deadline.pass'>) =>
  now(isDeadlineDue(clocksOf(context!), data, { passed: context!.passed, now: facts.now }), 'deadline-not-due')

const reminderIsDue: ReportRule = ({ data, context, dossier, facts }: Asked<'deadline.remind'>) =>
  now(isReminderDue(clocksOf(context!), data, { given: dossier.reminders, now: facts.now }), 'reminder-not-due')

export const reportRules: Readonly<Record<ReportEventName, RulesOfEvent<ReportContext, ReportDossier>>> = {
  'report.open': { what: [agencyIsAdmitted, originIsOwn] },
  'report.save': { who: [isAuthor], what: [agencyIsAdmitted, serviceIsOwn] },
  'report.submit': { who: [isAuthor], what: [isComplete] },
  'report.return': {},
  'report.send': { who: [isSomeoneElse], what: [addresseeIsAdmitted, isComplete, isNumbered] },
  'report.withdraw': { what: [leadsNowhere] },
  'report.acknowledge': {},
  'report.triage': { what: [priorityKnown] },
  'report.investigate': { what: [namesNobody, leadsNowhere] },
  'report.refer': { what: [referralKnown, refersElsewhere, namesNobody, leadsNowhere] },
  'report.dismiss': { what: [noActionKnown, namesNobody, leadsNowhere] },
  'report.feedback': { what: [usefulnessKnown, namesNobody, leadsNowhere] },
  'deadline.pass': { what: [isDue] },
  'deadline.remind': { what: [reminderIsDue] },
  'message.add': { who: [isSent], what: [leadsNowhere] },
  'document.read': { who: [isVisible] },
  'record.seal': {},
  'mail.send': {},
}
