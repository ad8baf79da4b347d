import type { Question, Rule, RulesOfEvent } from '../kit/procedure'
import { coded, now, permitted, problem, valid } from '../kit/refusal'
import type { RequestContext, RequestDossier } from './case'
import type { RequestData, RequestEventName } from './events'
import { missingBefore } from './source-check'

type Asked<Name extends RequestEventName> = Question<RequestContext, RequestDossier, RequestData[Name]>
type Any = Question<RequestContext, RequestDossier>
type SourceRule = Rule<RequestContext, RequestDossier>

/** What goes on while an agency says that a request is not its own: talking, its end, and what the portal owes. */
export const whileDisowned: ReadonlySet<string> = new Set([
  ...['request.disown', 'request.reclaim', 'request.withdraw', 'source.reject'],
  'secrecy.lapse',
  ...['message.add', 'note.add', 'document.read', 'record.seal', 'mail.send'],
])

const noCallIsOpen: SourceRule = ({ context }: Any) => now(!isOpen(context!), 'call-open')
const isCaller: SourceRule = ({ context, by }: Any) =>
  isOpen(context!) ? permitted(context!.callBack!.by === by.id, 'only-caller') : now(false, 'no-call-open')
const isUnverified: SourceRule = ({ context }: Any) => now(context!.sourceCheck === null, 'verified-already')
const isVerified: SourceRule = ({ context }: Any) => now(context!.sourceCheck !== null, 'not-verified-yet')
const isNotVerifier: SourceRule = ({ context, by }: Any) =>
  permitted(context!.sourceCheck?.by !== by.id, 'verifier-cannot-countersign')
const isDisowned: SourceRule = ({ context }: Any) => now(context!.disownedAt !== null, 'not-disowned')
const isNotYetDisowned: SourceRule = ({ context }: Any) => now(context!.disownedAt === null, 'disowned')
/** Whoever filed, approved or authorised a request that was disowned does not vouch for it. */
const tookNoPart: SourceRule = ({ context, by }: Any) =>
  permitted(![context!.requester, context!.approver, context!.authoriser].includes(by.id), 'party-cannot-reclaim')

const agencyIsKnown: SourceRule = ({ facts }: Any) =>
  valid(facts.agency && facts.phrases ? [] : [problem('source-unverifiable')])

/** Somebody who answered has said who they are and the words; whoever denied has a name too. */
const callIsWhole: SourceRule = ({ data }: Asked<'callBack.record'>) => {
  const { answer, heard, reached } = data
  return valid([
    ...(answer === 'answered' && heard === '' ? [problem('required', 'heard')] : []),
    ...(answer !== 'notReached' && reached === '' ? [problem('required', 'reached')] : []),
  ])
}

const methodKnown: SourceRule = ({ data, pack }: Asked<'source.verify'>) =>
  coded(pack.sourceCheckMethods, data.method, 'method')
const nothingIsMissing: SourceRule = ({ data, context }: Asked<'source.verify'>) => {
  if (!missingBefore(context!, data.method)) return null
  const required = context!.sourceSteps.includes('callBack')
  return valid([problem(required ? 'call-back-required' : 'call-back-missing', 'method')])
}
const contactIsNamed: SourceRule = ({ data }: Asked<'source.verify'>) =>
  valid(data.method !== 'callBack' && data.reached === '' ? [problem('required', 'reached')] : [])
const rejectionKnown: SourceRule = ({ data, pack }: Asked<'source.reject'>) =>
  coded(pack.rejectionGrounds, data.ground, 'ground')

type SourceEvent =
  | ('callBack.open' | 'callBack.record' | 'source.verify' | 'source.countersign' | 'source.reject')
  | ('request.disown' | 'request.reclaim')

export const sourceRules: Readonly<Record<SourceEvent, RulesOfEvent<RequestContext, RequestDossier>>> = {
  'callBack.open': { who: [isUnverified, noCallIsOpen], what: [agencyIsKnown] },
  'callBack.record': { who: [isCaller], what: [callIsWhole] },
  'source.verify': { who: [isUnverified], what: [methodKnown, nothingIsMissing, contactIsNamed] },
  'source.countersign': { who: [isVerified, isNotVerifier] },
  'source.reject': { what: [rejectionKnown] },
  'request.disown': { who: [isNotYetDisowned] },
  'request.reclaim': { who: [isDisowned, tookNoPart] },
}

function isOpen({ callBack }: RequestContext): boolean {
  return callBack !== null && callBack.result === null
}
