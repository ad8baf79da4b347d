import { after, dayAt, endOfDay } from '../../kit/clock-arithmetic'
import type { Question, Rule, RulesOfEvent } from '../../kit/procedure'
import { coded, now, permitted, problem, refuse, valid, type Problem } from '../../kit/refusal'
import { placeOf } from '../../policy/objection'
import type { PolicyPack } from '../../policy/pack'
import type { RequestContent, RequestContext, RequestDossier } from '../case'
import type { RequestData } from '../events'
import { isToCome } from '../submission-rules'
import { isNoticeDue } from './case'

type Any = Question<RequestContext, RequestDossier>
type Asked<Name extends keyof RequestData> = Question<RequestContext, RequestDossier, RequestData[Name]>
type SecrecyRule = Rule<RequestContext, RequestDossier>

/** Where in a law something stands, and how long it lets a request be secret. */
function limitOf({ source, secrecyAtMost }: PolicyPack['notice']) {
  return { ...placeOf(source), days: secrecyAtMost?.replace(/\D/g, '') ?? '' }
}

/** What the law says to a last day of secrecy: a ceiling where it has one, and no end where it has none. */
function problemsOfEnd(until: string, field: string, pack: PolicyPack, at: string): Problem[] {
  const { secrecyAtMost } = pack.notice
  if (until === '') return secrecyAtMost === null ? [] : [problem('secrecy-without-end', field, limitOf(pack.notice))]
  const end = endOfDay(until, pack.zone)
  if (end <= at) return [problem('secrecy-over', field)]
  const latest = secrecyAtMost && after(at, secrecyAtMost, pack.zone)
  // through the day on which the longest time ends
  const beyond = latest && until > dayAt(latest, pack.zone)
  return beyond ? [problem('secrecy-too-long', field, limitOf(pack.notice))] : []
}

export interface SecrecyMeasured {
  readonly content: Pick<RequestContent, 'handling'>
  readonly pack: PolicyPack
  /** instant of the question, ISO 8601 in UTC */
  readonly now: string
}

/** What keeps a draft from being submitted: secrecy the law does not give, or none where the law forbids to tell. */
export function problemsOfSecrecy({ content: { handling }, pack, now: at }: SecrecyMeasured): Problem[] {
  const { confidentiality, secrecy } = handling
  if (confidentiality === 'mayInform')
    return pack.notice.providerMayInform
      ? []
      : [problem('provider-may-not-inform', 'handling.confidentiality', placeOf(pack.notice.source))]
  const dated = confidentiality === 'secretUntil'
  return [
    ...(dated && secrecy.until === '' ? [problem('secrecy-end-missing', 'handling.secrecy.until')] : []),
    ...(dated && secrecy.until === ''
      ? []
      : problemsOfEnd(dated ? secrecy.until : '', 'handling.secrecy.until', pack, at)),
    ...(secrecy.ground === '' ? [problem('secrecy-ground-missing', 'handling.secrecy.ground')] : []),
  ]
}

const isSecret: SecrecyRule = ({ dossier: { secrecy } }: Any) =>
  now(secrecy.orders.length > 0 && secrecy.lapsedAt === null, 'secrecy-not-running')

/** It lapses once, when its last day is over; an order that came since has a clock of its own. */
const isSpent: SecrecyRule = ({ data, dossier: { secrecy }, facts }: Asked<'secrecy.lapse'>) =>
  now(secrecy.lapsedAt === null && secrecy.clock?.due === data.due && facts.now >= data.due, 'deadline-not-due')

/** A new order never shortens what was ordered, and stays within the law. */
const mayBeProlonged: SecrecyRule = ({ data, dossier: { secrecy }, pack, facts }: Asked<'secrecy.extend'>) => {
  const current = secrecy.orders.at(-1)!.until
  const shorter = current !== null && data.until !== '' && data.until <= current
  return valid([
    ...problemsOfEnd(data.until, 'until', pack, facts.now),
    ...(shorter ? [problem('secrecy-not-longer', 'until')] : []),
  ])
}

/** The person is told by whoever the law names, and by nobody else. */
const isTheirTask: SecrecyRule = ({ dossier, pack, by }: Any) => {
  const { givenBy, source } = pack.notice
  if (givenBy === 'nobody') return refuse('not-now', problem('notice-by-nobody', '', placeOf(source)))
  return (
    now(isNoticeDue(dossier.secrecy, pack.notice), 'notice-not-due') ??
    permitted(by.side === givenBy, 'not-your-notice')
  )
}

const wasTold: SecrecyRule = ({ data, facts }: Asked<'notice.give'>) =>
  valid(isToCome(data.day, facts.now) ? [problem('date-to-come', 'day')] : [])

const mayBeWithheld: SecrecyRule = (asked: Asked<'notice.withhold'>) => {
  const { data, pack, facts } = asked
  return (
    coded(pack.notice.withholdGrounds, data.ground, 'ground') ??
    valid(problemsOfEnd(data.until, 'until', pack, facts.now))
  )
}

type SecrecyEvent = 'secrecy.lapse' | 'secrecy.extend' | 'notice.give' | 'notice.withhold'

/** The rules of how long a request is secret, and of who tells the person afterwards. No step asks any of them. */
export const secrecyRules: Readonly<Record<SecrecyEvent, RulesOfEvent<RequestContext, RequestDossier>>> = {
  'secrecy.lapse': { what: [isSpent] },
  'secrecy.extend': { who: [isSecret], what: [mayBeProlonged] },
  'notice.give': { who: [isTheirTask], what: [wasTold] },
  'notice.withhold': { who: [isTheirTask], what: [mayBeWithheld] },
}
