import { authorities, type Authority, type Threshold } from './instrument'
import { objection, type Objection } from './objection'
import type { PolicyRule } from './resolve'

/** Who has ordered what, and for which case. */
export interface Issued {
  readonly issuer: Authority
  readonly validator: Authority | null
  /** it could not be validated in time, and will be afterwards */
  readonly emergency: boolean
  readonly ground: CaseGround
}

/** A case under investigation, or a sentence that is carried out. */
export interface CaseGround {
  /** maximum sentence for the offence, in years */
  readonly maximumYears: number
  /** lists on which the offence stands */
  readonly lists: readonly string[]
  /** null while nobody is sentenced */
  readonly sentence: { readonly months: number; readonly inAbsence: boolean } | null
}

/** What stands against an order: the wrong authority, a validation that is missing, a case that is not grave enough. */
export function objectionsToIssuing(rule: PolicyRule, issued: Issued): Objection[] {
  return [...objectionsToAuthority(rule, issued), ...objectionsToCase(rule, issued.ground)]
}

function objectionsToAuthority({ issuing, measure: { measure } }: PolicyRule, issued: Issued): Objection[] {
  const { issuers, validators, validatedAfterwards, source } = issuing
  const { issuer, validator, emergency } = issued
  if (issuers!.includes(issuer) || (validator !== null && validators.includes(validator))) return []
  if (emergency && validatedAfterwards) return []
  const words = { authority: issuer, measure }
  return validators.length > 0
    ? [objection('authority-needs-validation', 'issuer', source, { ...words, allowed: groupOf(validators) })]
    : [objection('authority-may-not-issue', 'issuer', source, { ...words, allowed: groupOf(issuers!) })]
}

/** Some authorities as the key of their words: `prosecutor-court`. */
export function groupOf(some: readonly Authority[]): string {
  return authorities.filter((each) => some.includes(each)).join('-')
}

function objectionsToCase({ threshold }: PolicyRule, ground: CaseGround): Objection[] {
  if (!threshold) return []
  const { source, sentenceMonths } = threshold
  const { sentence } = ground
  const short = sentence !== null && (sentence.months < sentenceMonths || sentence.inAbsence)
  return [
    ...(isGrave(threshold, ground)
      ? []
      : [objection('offence-below-threshold', 'offence', source, { years: threshold.offence!.maximumYears })]),
    ...(short ? [objection('sentence-below-threshold', 'sentence', source, { months: sentenceMonths })] : []),
  ]
}

function isGrave({ offence }: Threshold, { maximumYears, lists }: CaseGround): boolean {
  if (offence === null) return true
  return maximumYears >= offence.maximumYears || offence.orListed.some((list) => lists.includes(list))
}
