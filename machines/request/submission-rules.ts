import { Temporal } from 'temporal-polyfill'
import { scrubber } from '../identifiers/mask'
import { problemsOfIdentifier, type Measure } from '../identifiers/completeness'
import type { ServiceFacts } from '../kit/facts'
import { problem, type Problem } from '../kit/refusal'
import type { PolicyPack } from '../policy/pack'
import type { RequestContent } from './case'
import { problemsOfPriority } from './priority'
import { problemsOfSecrecy } from './secrecy/rules'
import { problemsOfSensitive } from './sensitive'

export interface Submission {
  readonly content: RequestContent
  readonly service: ServiceFacts | undefined
  readonly pack: PolicyPack
  /** instant of the question, ISO 8601 in UTC */
  readonly now: string
  /** the legal basis says which data categories it reaches */
  readonly basisReaches: boolean
}

/**
 * Everything that keeps a draft from being submitted (guideline le.standard-format: legal basis, specific data and a
 * source that can be verified; the number is given at authorisation). Fields are paths, `basis.order`, `identifiers.i2.port`.
 */
export function problemsForSubmit(submission: Submission): Problem[] {
  return [
    ...addresseeProblems(submission),
    ...matterProblems(submission),
    ...basisProblems(submission),
    ...identifierProblems(submission),
    ...problemsOfSecrecy(submission),
    ...problemsOfSensitive(submission.content, submission.pack),
    ...problemsOfPriority(submission.content, submission.pack),
  ]
}

function addresseeProblems({ content, service }: Submission): Problem[] {
  return content.addressee.serviceId && service?.provider === content.addressee.providerId
    ? []
    : [problem('service-missing', 'addressee.serviceId')]
}

function matterProblems({ content: { matter, identifiers }, pack }: Submission): Problem[] {
  const missing = (['title', 'offence', 'facts'] as const).filter((field) => matter[field] === '')
  const problems = missing.map((field) => problem('required', `matter.${field}`))
  if (matter.offence && !pack.offences.includes(matter.offence))
    problems.push(problem('code-unknown', 'matter.offence'))
  // lists show the title to people who have revealed nothing
  if (scrubber(identifiers)(matter.title) !== matter.title)
    problems.push(problem('title-with-identifier', 'matter.title'))
  return problems
}

function basisProblems({ content: { basis }, pack, now }: Submission): Problem[] {
  const fields = ['code', 'order', 'issuedBy', 'issuedOn', 'necessity'] as const
  const problems = fields.filter((field) => basis[field] === '').map((field) => problem('required', `basis.${field}`))
  if (basis.code && !pack.legalBases.some(({ code }) => code === basis.code))
    problems.push(problem('code-unknown', 'basis.code'))
  if (basis.issuedOn && isToCome(basis.issuedOn, now)) problems.push(problem('date-to-come', 'basis.issuedOn'))
  return problems
}

/** A day is to come when it has begun nowhere on earth yet. */
export function isToCome(day: string, now: string): boolean {
  const latest = Temporal.Instant.from(now).toZonedDateTimeISO('+14:00').toPlainDate()
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(day), latest) > 0
}

function identifierProblems({ content, service, pack, now, basisReaches }: Submission): Problem[] {
  const { identifiers, basis } = content
  if (identifiers.length === 0) return [problem('identifier-missing', 'identifiers')]
  const measure: Measure = { service, pack, now, legalBasis: basisReaches ? basis.code : null }
  const ids = new Set(identifiers.map(({ id }) => id))
  const twice = ids.size === identifiers.length ? [] : [problem('identifier-twice', 'identifiers')]
  const each = identifiers.flatMap((identifier) =>
    problemsOfIdentifier(identifier, measure).map(({ rule, field, params }) =>
      problem(rule, `identifiers.${identifier.id}.${field}`, params),
    ),
  )
  return [...twice, ...each]
}
