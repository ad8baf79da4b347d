import { Temporal } from 'temporal-polyfill'
import { familyMatch, isFamily } from '../anomalies/family'
import type { IdentifierKind } from '../identifiers/identifier'
import type { PersonFacts, SourceFacts } from '../kit/facts'
import type { PolicyPack } from '../policy/pack'
import type { RequestContext, RequestContent } from './case'
import type { AttachedOrder } from './orders'

/** What the agency's security contact hears of over another channel, at once. */
export const securityNotices = ['warnServed', 'warnReleased', 'warnNotVerified'] as const
export type SecurityNotice = (typeof securityNotices)[number]

/** How a call to the switchboard of the register went. `wrongWords`: somebody answered, but not with the words of this case. */
export const callResults = ['confirmed', 'wrongWords', 'denied', 'notReached'] as const
export type CallResult = (typeof callResults)[number]

/** A passkey over the request: whose, when, over which text, and whether it still proves that. */
export interface SourceProof {
  readonly event: 'request.submit' | 'request.approve' | 'request.authorise' | 'oral.confirm' | 'oral.countersign'
  readonly at: string
  readonly name: string
  readonly title: string
  /** end of the passkey's id */
  readonly key: string
  /** SHA-256 of the entry that holds the text confirmed, hex */
  readonly text: string
  readonly holds: boolean
}

/** A call to the agency's switchboard, as the register has it, with a pair of phrases that serves once. */
export interface CallBack {
  readonly by: string
  readonly openedAt: string
  /** as the register had it when the call was opened */
  readonly number: string
  /** what the provider says, in the language of the answer; the agency's people read it beside the request */
  readonly say: string
  /** what the agency answers; the provider never sees it */
  readonly hear: string
  /** null until it was recorded */
  readonly result: CallResult | null
  readonly reached: string
  readonly text: string
  readonly recordedAt: string | null
}

/**
 * What about a request asks for a closer look. `firstRequest`: the agency has asked this provider nothing before; `newcomer`:
 * an account or passkey of requester or authoriser is new; `newParticulars`: their particulars were changed lately; `oddHours`:
 * authorised at night or on a weekend; `manySubjects`: more identifiers than usual; `unusualRate`: far more requests in a day
 * than the agency usually makes; `orderDoubt`: an order's signature or date raises a question; `repeatedText`: facts and
 * necessity are those of another request of the agency; `ownName`: requester or authoriser, or somebody of their name, is
 * among those sought.
 */
export const riskCodes = [
  ...(['firstRequest', 'newcomer', 'newParticulars', 'oddHours', 'manySubjects'] as const),
  ...(['unusualRate', 'orderDoubt', 'repeatedText', 'ownName'] as const),
] as const
export type RiskCode = (typeof riskCodes)[number]

/** What points add to the check; nothing ever takes a step away. */
export const addedSteps = ['callBack', 'secondPerson', 'delay'] as const
export type AddedStep = (typeof addedSteps)[number]

export interface RiskPoint {
  readonly code: RiskCode
  readonly points: number
}

/** What the portal knew of whoever asked when the request was served. */
export interface SourceKnown extends SourceFacts {
  readonly risks: readonly RiskPoint[]
}

export interface Weighed {
  readonly content: RequestContent
  readonly orders: readonly AttachedOrder[]
  readonly source: SourceFacts
  readonly requester: PersonFacts
  readonly authoriser: PersonFacts
  /** instant of authorisation */
  readonly now: string
  /** of the agency, whose nights and weekends count */
  readonly zone: string
  readonly pack: PolicyPack
}

/** The points of a request, each by its name, so that whoever checks the source reads why. */
export function riskPoints({ pack, ...weighed }: Weighed): readonly RiskPoint[] {
  const { points, limits } = pack.sourceRisk
  const holds: Record<RiskCode, boolean> = {
    firstRequest: weighed.source.history.served === 0,
    newcomer: acquaintances(weighed).some(({ memberSince, keySince }) =>
      [memberSince, keySince].some((since) => isSince(limits.newFor, since, weighed.now)),
    ),
    newParticulars: acquaintances(weighed).some(({ changedAt }) => isSince(limits.changedFor, changedAt, weighed.now)),
    oddHours: isOddHour(weighed.now, weighed.zone, limits),
    manySubjects: weighed.content.identifiers.length > limits.subjects,
    unusualRate: isUnusual(weighed.source.history, limits),
    orderDoubt: weighed.orders.some(isDoubtful),
    repeatedText: isSince(limits.repeatedFor, weighed.source.sameTextAt, weighed.now),
    ownName: namesOwn(weighed),
  }
  return riskCodes.filter((code) => holds[code]).map((code) => ({ code, points: points[code]! }))
}

/** The steps that points add to every check of a source. */
export function stepsFor(risks: readonly RiskPoint[], { sourceRisk }: PolicyPack): readonly AddedStep[] {
  const sum = risks.reduce((total, { points }) => total + points, 0)
  return addedSteps.filter((step) => sum >= sourceRisk.from[step])
}

/** The instant before which nothing is released; null when there is none. */
export function releaseFrom(steps: readonly AddedStep[], servedAt: string, { sourceRisk }: PolicyPack): string | null {
  if (!steps.includes('delay')) return null
  const from = Temporal.Instant.from(servedAt).add(Temporal.Duration.from(sourceRisk.delay))
  return from.toString({ smallestUnit: 'millisecond' })
}

/** What still stands between the request and its verification; the second person comes after it. */
export function missingBefore({ sourceSteps, callBack }: RequestContext, method: string): AddedStep | null {
  const needsCall = sourceSteps.includes('callBack') || method === 'callBack'
  return needsCall && callBack?.result !== 'confirmed' ? 'callBack' : null
}

/** Are these the words that were agreed on, whatever their case and spacing? */
export function isSaid(heard: string, words: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  return plain(heard).join(' ') === plain(words).join(' ')
}

/** What a request says for itself, as it is compared: in whatever case, spacing and width, with whatever numbers. */
export function justificationOf({ matter, basis }: Pick<RequestContent, 'matter' | 'basis'>): string {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{Nd}]/gu, '')
  return `${plain(matter.facts)}\n${plain(basis.necessity)}`
}

function acquaintances({ source }: Pick<Weighed, 'source'>) {
  return [source.requester, source.authoriser]
}

/** Numbers of devices and networks name nobody. */
const naming: ReadonlySet<IdentifierKind> = new Set(['phone', 'email', 'account', 'url', 'other'])

function namesOwn({ content, requester, authoriser }: Pick<Weighed, 'content' | 'requester' | 'authoriser'>): boolean {
  const sought = content.identifiers.filter(({ kind }) => naming.has(kind)).map(({ value }) => value)
  return [requester, authoriser].some((person) => isFamily(familyMatch(person, sought)))
}

function isSince(length: string, since: string | null, now: string): boolean {
  if (since === null) return false
  const until = Temporal.Instant.from(since).add({ hours: Temporal.Duration.from(length).total('hours') })
  return Temporal.Instant.compare(Temporal.Instant.from(now), until) < 0
}

type Limits = PolicyPack['sourceRisk']['limits']

function isOddHour(now: string, zone: string, { dayFrom, dayUntil }: Limits): boolean {
  const { hour, dayOfWeek } = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  return dayOfWeek > 5 || hour < dayFrom || hour >= dayUntil
}

function isUnusual({ lastDay, perDay }: SourceFacts['history'], { rateLeast, rateTimes }: Limits): boolean {
  return lastDay >= rateLeast && lastDay > perDay * rateTimes
}

function isDoubtful({ check, risks }: AttachedOrder): boolean {
  return risks.length > 0 || check.verdict === 'unknownIssuer' || check.verdict === 'unreadable'
}
