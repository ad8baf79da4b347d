import { dayAt } from '../kit/clock-arithmetic'
import { problem, type Problem } from '../kit/refusal'
import type { ClockRule } from '../policy/clock-rule'
import type { Authority, LegalCategory } from '../policy/instrument'
import { instruments } from '../policy/instruments/index'
import { objectionsToIssuing } from '../policy/issuing'
import { blocking } from '../policy/objection'
import type { PolicyPack } from '../policy/pack'
import { instrumentsWith, ruleFor, type PolicyRule, type RuleFound } from '../policy/resolve'
import { categoriesAsked } from '../request/authority'
import type { RequestContent } from '../request/case'
import { problemsOfUnranked } from '../request/priority'
import {
  isAuthority,
  objectionsToAge,
  objectionsToValidator,
  unknownAuthority,
  validatorsOf,
} from '../request/validation/terms'
import type { EmergencyContext, Peril } from './case'

// Who may order data at once, under which rule, and who stands by it afterwards: all of it asked of the policy pack.

/** Laws and treaties under which the country's authorities may ask for data at once, its own law first. */
export function instrumentsFor(pack: PolicyPack): readonly string[] {
  return instrumentsWith(pack, ({ measure, route }) => measure === 'emergencyProduction' && route === 'provider')
}

export interface PerilAsked {
  readonly peril: Peril
  readonly content: Pick<RequestContent, 'basis' | 'identifiers' | 'handling'>
  readonly pack: PolicyPack
  /** instant of the question, ISO 8601 in UTC */
  readonly now: string
}

/** What stands against asking at once: facts that are missing, the rule, and whoever issued it. */
export function problemsOfPeril(asked: PerilAsked): Problem[] {
  const { peril, pack } = asked
  const missing = (['danger', 'endangered', 'imminence', 'use'] as const).filter((field) => peril[field] === '')
  return distinct([
    ...missing.map((field) => problem('required', `peril.${field}`)),
    ...(peril.danger && !pack.dangers.includes(peril.danger) ? [problem('code-unknown', 'peril.danger')] : []),
    ...(peril.declared === 'yes' ? [] : [problem('peril-undeclared', 'peril.declared')]),
    ...problemsOfUnranked(asked.content),
    ...problemsOfIssuing(asked),
    ...problemsOfAge(asked),
  ])
}

/** An order so old that the time to validate it has passed already. */
function problemsOfAge(asked: PerilAsked): Problem[] {
  const { peril, content, pack, now } = asked
  if (peril.instrument === '' || !needsValidation(asked)) return []
  const issued = { issuedOn: content.basis.issuedOn, now, zone: pack.zone, pack }
  return objectionsToAge(validationRule(peril, pack), issued).map((each) => inSection(each.problem))
}

/** Whether the rule reaches these data, and lets this authority order them. */
function problemsOfIssuing({ peril: { instrument }, content, pack, now }: PerilAsked): Problem[] {
  const found = rulesFor({ instrument, content, pack, now })
  const refused = found.flatMap((each) => (each.ok ? [] : each.refusal.problems))
  if (refused.length > 0) return distinct(refused).map(inSection)
  const issuer = issuerOf(content, pack)
  if (!issuer) return []
  const objections = allowedBy(found).flatMap((rule) => objectionsToIssuing(rule, { issuer, ...urgent }))
  return distinct(blocking(objections)).map(inSection)
}

/** The portal asks nothing of a sentence: in an emergency nobody is convicted yet. */
const urgent = {
  validator: null,
  emergency: true,
  // the offence is qualified once there is time: who issues answers for it
  ground: { maximumYears: Number.POSITIVE_INFINITY, lists: [], sentence: null },
} as const

/** Whether an authority that may order these data has yet to stand by it (Regulation (EU) 2023/1543, 4(5)). */
export function needsValidation(asked: PerilAsked): boolean {
  const issuer = issuerOf(asked.content, asked.pack)
  return allowedOf(asked).some(({ issuing }) => issuer === null || !issuing.issuers!.includes(issuer))
}

/** What stands against a decision on an emergency: an authority that may not take it. */
export function problemsOfValidator(asked: PerilAsked, authority: string): Problem[] {
  if (!isAuthority(authority)) return [unknownAuthority]
  return distinct(blocking(objectionsToValidator(allowedOf(asked), authority)))
}

/** Authorities that may stand by it, for whoever writes down what they said. */
export function validatorsFor(asked: PerilAsked): readonly Authority[] {
  return validatorsOf(allowedOf(asked))
}

function allowedOf(asked: PerilAsked): PolicyRule[] {
  return allowedBy(rulesFor({ ...asked, instrument: asked.peril.instrument }))
}

type Rules = Pick<EmergencyContext, 'instrument'>

/** The rule of the clock to answer: the instrument's, or the pack's own where it gives no number. */
export function answerRule({ instrument }: Rules, pack: PolicyPack): ClockRule {
  const rule = clockOf(instrument, pack, ({ start, atEnd }) => isByProvider(start) && atEnd === 'overdue')
  return named('emergencyAnswer', rule ?? pack.clocks.emergencyAnswer)
}

/**
 * The rule by which an authority stands by it afterwards: the instrument's, or the country's where it leaves to domestic law
 * who may order it. A pack that lets it be afterwards has one: `npm run pack:check` sees to it.
 */
export function validationRule({ instrument }: Rules, pack: PolicyPack): ClockRule {
  return named('validation', (validationClock(instrument, pack) ?? validationClock(pack.law.id, pack))!)
}

function validationClock(instrument: string, pack: PolicyPack): ClockRule | null {
  return clockOf(instrument, pack, ({ atEnd }) => atEnd === 'restrict')
}

/** How soon what was asked by voice is confirmed in writing (guideline le.written-requests). */
export function confirmationRule(pack: PolicyPack): ClockRule {
  const applied = instruments.filter(({ id }) => pack.applies.some(({ instrument }) => instrument === id))
  const rule = [pack.law, ...applied].flatMap(({ clocks }) => clocks).find(({ start }) => start.on === 'oralRequest')
  return named('oralConfirmation', rule!)
}

/** Every rule by which each clock may run in a country. */
export const emergencyClocks = {
  emergencyAnswer: (pack: PolicyPack) =>
    distinct(instrumentsFor(pack).map((instrument) => answerRule({ instrument }, pack))),
  validation: (pack: PolicyPack) =>
    instrumentsFor(pack).flatMap((instrument) => {
      const rule = validationClock(instrument, pack)
      return rule ? [named('validation', rule)] : []
    }),
  oralConfirmation: (pack: PolicyPack) => [confirmationRule(pack)],
} as const

function isByProvider(start: ClockRule['start']): boolean {
  return start.on === 'receipt' && start.by === 'provider'
}

/** Whatever day a case asks on: it keeps the instrument it was served under. */
const latest = '9999-12-31T00:00:00.000Z'
const everything: readonly LegalCategory[] = ['subscriber', 'identification', 'traffic', 'content']

function clockOf(instrument: string, pack: PolicyPack, wanted: (rule: ClockRule) => boolean): ClockRule | null {
  const rules = allowedBy(everything.map((category) => ruleOf({ instrument, pack, now: latest }, category)))
  return rules.flatMap(({ clocks }) => clocks).find(wanted) ?? null
}

interface RulesAsked {
  readonly instrument: string
  readonly content: PerilAsked['content']
  readonly pack: PolicyPack
  readonly now: string
}

/** Without an identifier nothing is asked yet; that a rule is missing is said all the same. */
function rulesFor({ instrument, content, pack, now }: RulesAsked): RuleFound[] {
  const categories = categoriesAsked(content).map((category) => pack.readAs[category])
  return (categories.length > 0 ? categories : [everything[0]!]).map((category) =>
    ruleOf({ instrument, pack, now }, category),
  )
}

function ruleOf({ instrument, pack, now }: Omit<RulesAsked, 'content'>, category: LegalCategory): RuleFound {
  const on = dayAt(now, pack.zone)
  return ruleFor({ pack, instrument, measure: 'emergencyProduction', category, on, country: pack.jurisdiction })
}

function allowedBy(found: readonly RuleFound[]): PolicyRule[] {
  return found.flatMap((each) => (each.ok ? [each.rule] : []))
}

function issuerOf({ basis }: PerilAsked['content'], { legalBases }: PolicyPack): Authority | null {
  return legalBases.find(({ code }) => code === basis.code)?.issuedBy ?? null
}

/** Whatever a rule calls its clock, the case has one of this name. */
function named(id: string, rule: ClockRule): ClockRule {
  return { ...rule, id }
}

/** Where what is wrong is put right. */
const places: Readonly<Record<string, string>> = { issuer: 'basis.code', issuedOn: 'basis.issuedOn' }

function inSection(each: Problem): Problem {
  return { ...each, field: places[each.field] ?? 'peril.instrument' }
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((each) => [JSON.stringify(each), each])).values()]
}
