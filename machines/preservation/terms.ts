import { Temporal } from 'temporal-polyfill'
import { categoriesAsked } from '../request/authority'
import type { OrganisationFacts } from '../kit/facts'
import { dayAt, startClock, type Running } from '../kit/clock-arithmetic'
import type { Clock } from '../kit/clock'
import { problem, type Problem } from '../kit/refusal'
import type { ClockRule } from '../policy/clock-rule'
import type { Authority, LegalCategory } from '../policy/instrument'
import { objectionsToIssuing } from '../policy/issuing'
import { blocking, objection, type Objection } from '../policy/objection'
import type { PolicyPack } from '../policy/pack'
import { instrumentsWith, ruleFor, type PolicyRule, type RuleFound } from '../policy/resolve'
import { lengthWords, objectionsToExtension, objectionsToTerm } from '../policy/terms'
import type { RequestContent } from '../request/case'
import {
  isAuthority,
  objectionsToAge,
  objectionsToValidator,
  unknownAuthority,
  validatorsOf,
} from '../request/validation/terms'
import type { PreservationContext, Terms } from './case'

// How long data may be kept, on whose order and under which rule: all of it asked of the policy pack.

/** Laws and treaties under which the country's authorities may have a provider keep data, its own law first. */
export function instrumentsFor(pack: PolicyPack): readonly string[] {
  return instrumentsWith(
    pack,
    ({ measure, route, clocks }) => measure === 'preservation' && route === 'provider' && clocks.length > 0,
  )
}

export interface TermsAsked {
  readonly terms: Terms
  readonly content: Pick<RequestContent, 'basis' | 'identifiers'>
  readonly pack: PolicyPack
  /** instant of the question, ISO 8601 in UTC */
  readonly now: string
}

/** What stands against an order to keep data: the rule, whoever issued it, and the end that it names. */
export function problemsOfTerms(asked: TermsAsked): Problem[] {
  const { terms, content, pack, now } = asked
  const found = categoriesAsked(content).map((category) => ruleOf(asked, pack.readAs[category]))
  const refused = found.flatMap((each) => (each.ok ? [] : each.refusal.problems))
  if (refused.length > 0 || terms.instrument === '')
    return distinct([...refused, ...(found.length === 0 ? missing(asked) : [])]).map(inSection)
  const issuer = issuerOf(asked)
  const rules = found.flatMap((each) => (each.ok ? [each.rule] : []))
  const issuing = issuer ? rules.flatMap((rule) => objectionsToIssuing(rule, issuedBy(issuer, terms))) : []
  const afterwards = needsValidation(asked) ? objectionsToAfterwards(rules[0]!, issuer!, asked) : []
  const term = rules[0] ? objectionsToEnd(rules[0], { terms, content, pack, now }) : []
  return distinct(blocking([...issuing, ...afterwards, ...term])).map(inSection)
}

/** The portal asks nothing of a sentence: preservation needs none, whatever the offence. */
function issuedBy(issuer: Authority, { afterwards }: Terms) {
  const ground = { maximumYears: 0, lists: [], sentence: null }
  return { issuer, validator: null, emergency: afterwards === 'yes', ground }
}

/** Whether it was issued without an authority that has yet to stand by it (Regulation (EU) 2023/1543, 4(5)). */
export function needsValidation(asked: TermsAsked): boolean {
  const issuer = issuerOf(asked)
  if (asked.terms.afterwards !== 'yes' || !issuer) return false
  return rulesOf(asked).some(({ issuing }) => issuing.validatedAfterwards && !issuing.issuers!.includes(issuer))
}

/** It is validated afterwards only where the country's own law lets it be, and while there is time. */
function objectionsToAfterwards(rule: PolicyRule, issuer: Authority, asked: TermsAsked): Objection[] {
  const { content, pack, now } = asked
  const home = ruleOf({ ...asked, terms: { ...asked.terms, instrument: pack.law.id } }, rule.measure.categories[0]!)
  const domestic = home.ok && (home.rule.issuing.validatedAfterwards || home.rule.issuing.issuers!.includes(issuer))
  const timed = validationRule({ instrument: rule.instrument }, pack)
  const issued = { issuedOn: content.basis.issuedOn, now, zone: pack.zone, pack }
  return [
    ...(domestic ? [] : [objection('afterwards-not-domestic', 'afterwards', rule.issuing.source)]),
    ...(timed ? objectionsToAge(timed, issued) : []),
  ]
}

/** What stands against a decision on validation: an authority that may not take it. */
export function problemsOfValidator(asked: TermsAsked, authority: string): Problem[] {
  if (!isAuthority(authority)) return [unknownAuthority]
  return distinct(blocking(objectionsToValidator(rulesOf(asked), authority)))
}

/** Authorities that may stand by it, for whoever writes down what they said. */
export function validatorsFor(asked: TermsAsked): readonly Authority[] {
  return validatorsOf(rulesOf(asked))
}

function issuerOf({ content, pack }: TermsAsked): Authority | null {
  return pack.legalBases.find(({ code }) => code === content.basis.code)?.issuedBy ?? null
}

function rulesOf(asked: TermsAsked): PolicyRule[] {
  return categoriesAsked(asked.content).flatMap((category) => {
    const found = ruleOf(asked, asked.pack.readAs[category])
    return found.ok ? [found.rule] : []
  })
}

/**
 * The rule by which an authority stands by it afterwards: the instrument's, or the country's where it leaves to domestic law
 * who may order it; null where neither lets it be. A pack that does has one: `npm run pack:check` sees to it.
 */
export function validationRule({ instrument }: Pick<Terms, 'instrument'>, pack: PolicyPack): ClockRule | null {
  const rule = validationClock(instrument, pack) ?? validationClock(pack.law.id, pack)
  return rule ? { ...rule, id: 'validation' } : null
}

function validationClock(instrument: string, pack: PolicyPack): ClockRule | null {
  return preservationRule(instrument, pack, latest)?.clocks.find(({ atEnd }) => atEnd === 'restrict') ?? null
}

/** Every rule by which an order to keep data is validated afterwards in a country. */
export function validationRulesIn(pack: PolicyPack): readonly ClockRule[] {
  return instrumentsFor(pack).flatMap((instrument) => validationRule({ instrument }, pack) ?? [])
}

function ruleOf({ terms, pack, now }: TermsAsked, category: LegalCategory): RuleFound {
  const on = dayAt(now, pack.zone)
  const { instrument } = terms
  return ruleFor({ pack, instrument, measure: 'preservation', category, on, country: pack.jurisdiction })
}

/** Without an identifier nothing is asked yet; that a rule is missing is said all the same. */
function missing(asked: TermsAsked): readonly Problem[] {
  const found = ruleOf(asked, 'subscriber')
  return found.ok ? [] : found.refusal.problems
}

function objectionsToEnd(rule: PolicyRule, { terms, content, pack, now }: TermsAsked): Objection[] {
  const clock = rule.clocks[0]!
  const zones = { agency: pack.zone, provider: pack.zone }
  const from = { ...beginningOf(clock, { issuedOn: content.basis.issuedOn, at: now, zones }), calendar: pack.calendar }
  if (startClock(clock, from).due <= now)
    return [objection('order-spent', 'issuedOn', clock.source, lengthWords(clock))]
  if (terms.until === '') return []
  const end = endOfDay(terms.until, pack.zone)
  return end <= now ? [objection('term-reversed', 'until', clock.source)] : objectionsToTerm(clock, from, end)
}

interface Beginning {
  /** day of the order, ISO 8601; empty while the draft has none */
  readonly issuedOn: string
  /** instant of receipt by the provider */
  readonly at: string
  readonly zones: { readonly agency: string; readonly provider: string }
}

/** From when a clock runs: the day of the order in the agency's zone, or receipt in the provider's. */
function beginningOf({ start }: ClockRule, { issuedOn, at, zones }: Beginning): Omit<Running, 'calendar'> {
  if (start.on !== 'issue' || issuedOn === '') return { at, zone: zones.provider }
  return { at: startOfDay(issuedOn, zones.agency), zone: zones.agency }
}

export interface Kept {
  readonly terms: Terms
  readonly content: RequestContent
  readonly pack: PolicyPack
  readonly agency: Pick<OrganisationFacts, 'zone'>
  readonly provider: Pick<OrganisationFacts, 'zone'>
  readonly servedAt: string
}

/** The clock of data that are kept: to the end that the order names, else as long as its rule has it. */
export function clockFor({ terms, content, pack, agency, provider, servedAt }: Kept): Clock {
  const rule = clockRuleFor(terms, pack)
  const zones = { agency: agency.zone, provider: provider.zone }
  const from = beginningOf(rule, { issuedOn: content.basis.issuedOn, at: servedAt, zones })
  const clock = startClock(named(rule), { ...from, calendar: pack.calendar })
  return terms.until === '' ? clock : { ...clock, due: endOfDay(terms.until, agency.zone) }
}

/** The clock of an extension: from the end of what runs where the rule says so, else from the order; it never shortens. */
export function extendedClock(
  running: Clock,
  { instrument }: Pick<Terms, 'instrument'>,
  pack: PolicyPack,
  at: string,
): Clock {
  const { clock } = preservationRule(instrument, pack, at)!.extension!
  const from = clock.start.on === 'end' ? running.due : at
  const extended = startClock(named(clock), { at: from, zone: running.zone, calendar: pack.calendar })
  return { ...extended, due: extended.due > running.due ? extended.due : running.due }
}

/** What stands against extending the time now. */
export function problemsOfExtension(
  { instrument, clock, extensions }: PreservationContext,
  pack: PolicyPack,
  at: string,
): Problem[] {
  const rule = preservationRule(instrument, pack, at)
  if (!rule || !clock) return [problem('nothing-kept')]
  return objectionsToExtension(rule, { at, running: clock, before: extensions }).map((each) => each.problem)
}

/** Every rule by which data may be kept in a country, with the one that adds to it. */
export function clockRulesIn(pack: PolicyPack): readonly ClockRule[] {
  return instrumentsFor(pack).flatMap((instrument) => {
    const rule = preservationRule(instrument, pack, latest)
    return rule ? [rule.clocks[0]!, ...(rule.extension ? [rule.extension.clock] : [])] : []
  })
}

/** The rule of the clock under an instrument; it was asked for before the request was served. */
export function clockRuleFor({ instrument }: Pick<Terms, 'instrument'>, pack: PolicyPack): ClockRule {
  return named(preservationRule(instrument, pack, latest)!.clocks[0]!)
}

/** Whatever day a case asks on: it keeps the instrument it was served under. */
const latest = '9999-12-31T00:00:00.000Z'

function preservationRule(instrument: string, pack: PolicyPack, at: string): PolicyRule | null {
  const on = dayAt(at, pack.zone)
  const country = pack.jurisdiction
  const categories: LegalCategory[] = ['subscriber', 'identification', 'traffic', 'content']
  const found = categories.map((category) =>
    ruleFor({ pack, instrument, measure: 'preservation', category, on, country }),
  )
  const first = found.find((each) => each.ok)
  return first?.ok ? first.rule : null
}

/** Whatever a rule calls its clock, the case has one. */
function named(rule: ClockRule): ClockRule {
  return { ...rule, id: 'preservation' }
}

/** Where what is wrong is put right. */
const places: Readonly<Record<string, string>> = {
  until: 'terms.until',
  issuer: 'basis.code',
  afterwards: 'terms.afterwards',
  issuedOn: 'basis.issuedOn',
}

function inSection(each: Problem): Problem {
  return { ...each, field: places[each.field] ?? 'terms.instrument' }
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((each) => [JSON.stringify(each), each])).values()]
}

function startOfDay(day: string, zone: string): string {
  return toIso(Temporal.PlainDate.from(day).toZonedDateTime(zone))
}

/** The last instant of a day is the first of the next one: what is kept through a day is kept until then. */
function endOfDay(day: string, zone: string): string {
  return toIso(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone))
}

function toIso(at: Temporal.ZonedDateTime): string {
  return at.toInstant().toString({ smallestUnit: 'millisecond' })
}
