import { Temporal } from 'temporal-polyfill'
import type { ServiceFacts } from '../kit/facts'
import { problem, type Problem } from '../kit/refusal'
import type { PolicyPack } from '../policy/pack'
import type { Identifier } from './identifier'
import { isCoherent } from './moments'
import { isUnroutable, parseValue } from './values'

export interface Measure {
  readonly service: ServiceFacts | undefined
  readonly pack: PolicyPack
  /** code of the legal basis; null where it doesn't say which categories it reaches */
  readonly legalBasis: string | null
  /** instant of the question, ISO 8601 in UTC */
  readonly now: string
}

/** What keeps an identifier from being asked about; fields are `value`, `port`, `from`, `until`, `categories`. */
export function problemsOfIdentifier(identifier: Identifier, measure: Measure): Problem[] {
  return [
    ...valueProblems(identifier, measure),
    ...timeProblems(identifier, measure),
    ...categoryProblems(identifier, measure),
  ]
}

/** What an officer should think about, and may leave as it is. */
export function warningsOfIdentifier(
  identifier: Identifier,
  { service, now }: Pick<Measure, 'service'> & Partial<Pick<Measure, 'now'>>,
): Problem[] {
  const warnings: Problem[] = now ? vanishing(identifier, service, now) : []
  if (isAddress(identifier) && identifier.port === null && !service?.carrierGradeNat)
    warnings.push(problem('ip-without-port', 'port'))
  if (isAddress(identifier) && isUnroutable(identifier.kind, identifier.value))
    warnings.push(problem('ip-unroutable', 'value'))
  return warnings
}

/** Days before the end of its usual time within which data are soon gone. */
const soon = 14

/** Data that the provider has probably deleted already, or will soon, by the time it says it keeps them. */
export function vanishing(
  { from, until, categories }: Identifier,
  service: Pick<ServiceFacts, 'retention'> | undefined,
  now: string,
): Problem[] {
  const latest = until ?? from
  if (!latest) return []
  const age = Temporal.Instant.from(latest.instant).until(Temporal.Instant.from(now)).total('hours') / 24
  return categories.flatMap((category) => {
    const days = service?.retention?.[category]
    if (days === undefined || age < days - soon) return []
    return [problem(age > days ? 'probably-gone' : 'gone-soon', 'categories', { category, days })]
  })
}

export function isAddress({ kind }: Identifier): boolean {
  return kind === 'ipv4' || kind === 'ipv6'
}

function valueProblems(identifier: Identifier, { service }: Measure): Problem[] {
  const read = parseValue(identifier.kind, identifier.value)
  const problems = read.ok ? [] : read.problems.map(({ rule }) => problem(rule, 'value'))
  if (read.ok && read.value !== identifier.value)
    problems.push(problem('not-canonical', 'value', { value: read.value }))
  if (service && !service.identifierKinds.includes(identifier.kind)) problems.push(problem('kind-not-offered', 'value'))
  if (identifier.port !== null && !isAddress(identifier)) problems.push(problem('port-not-applicable', 'port'))
  if (isAddress(identifier) && identifier.port === null && service?.carrierGradeNat)
    problems.push(problem('ip-needs-port', 'port'))
  return problems
}

function timeProblems(identifier: Identifier, { pack, now }: Measure): Problem[] {
  const { from, until } = identifier
  const contradictory = (['from', 'until'] as const).filter((end) => identifier[end] && !isCoherent(identifier[end]))
  if (contradictory.length > 0) return contradictory.map((end) => problem('moment-contradictory', end))
  if (!from) return [problem(isAddress(identifier) ? 'ip-without-instant' : 'window-missing', 'from')]
  if (!until) return isAddress(identifier) ? future(from.instant, now, 'from') : [problem('window-open', 'until')]
  const days = Temporal.Instant.from(from.instant).until(until.instant).total('hours') / 24
  if (days < 0) return [problem('window-reversed', 'until')]
  const longest = Math.min(...identifier.categories.map((category) => pack.longestWindow[category] ?? 0))
  const tooLong =
    identifier.categories.length > 0 && days > longest ? [problem('window-too-long', 'until', { days: longest })] : []
  return [...tooLong, ...future(until.instant, now, 'until')]
}

function future(instant: string, now: string, field: string): Problem[] {
  return Temporal.Instant.compare(instant, now) > 0 ? [problem('moment-to-come', field)] : []
}

function categoryProblems({ categories }: Identifier, { service, pack, legalBasis }: Measure): Problem[] {
  if (categories.length === 0) return [problem('category-missing', 'categories')]
  if (new Set(categories).size !== categories.length) return [problem('category-twice', 'categories')]
  const basis = pack.legalBases.find(({ code }) => code === legalBasis)
  return categories.flatMap((category) => {
    if (service && !service.categories.includes(category))
      return [problem('category-not-offered', 'categories', { category })]
    return basis && !basis.categories.includes(category)
      ? [problem('category-beyond-basis', 'categories', { category })]
      : []
  })
}
