import { problemsOfIdentifier } from '../identifiers/completeness'
import { scrubber } from '../identifiers/mask'
import { endOfDay } from '../kit/clock-arithmetic'
import type { OrganisationFacts } from '../kit/facts'
import { problem, type Problem } from '../kit/refusal'
import { blocking } from '../policy/objection'
import type { PolicyPack } from '../policy/pack'
import { objectionsToTerm } from '../policy/terms'
import type { InternationalContent, OrderPart, SupportPart } from './case'
import { clockRule, ruleAbroad } from './standing'

export interface ContentAsked {
  readonly content: InternationalContent
  readonly pack: PolicyPack
  /** instant of the question, ISO 8601 in UTC */
  readonly now: string
  readonly agency: Pick<OrganisationFacts, 'country' | 'zone'>
  readonly ownPoint: OrganisationFacts | undefined
  readonly foreignPoint: OrganisationFacts | undefined
  readonly custodian: OrganisationFacts | undefined
}

/**
 * What keeps a request from going abroad; fields are paths in its content. All that the Convention asks of one has to be
 * there (29(2)): who asks, the offence and the facts, the data and how they relate to it, where they are, why they have to be
 * kept, and that mutual assistance will be asked for.
 */
export function problemsOfContent(asked: ContentAsked): Problem[] {
  return [
    ...problemsOfPoints(asked),
    ...problemsOfInstrument(asked),
    ...problemsOfOrder(asked),
    ...problemsOfSupport(asked),
    ...problemsOfMixing(asked.content),
  ]
}

/** It goes from the contact point of one country to that of another (guideline le.international-requests). */
function problemsOfPoints({ agency, ownPoint, foreignPoint }: ContentAsked): Problem[] {
  return [...(isPoint(ownPoint) ? [] : [problem('own-point-missing')]), ...problemsOfForeignPoint(foreignPoint, agency)]
}

/** The contact point that is asked: admitted, appointed, and of another country. */
export function problemsOfForeignPoint(
  point: OrganisationFacts | undefined,
  { country }: Pick<OrganisationFacts, 'country'>,
): Problem[] {
  if (!isPoint(point)) return [problem('foreign-point-unknown', 'route.foreignPoint')]
  return point.country === country ? [problem('foreign-point-at-home', 'route.foreignPoint')] : []
}

export function isPoint(point: OrganisationFacts | undefined): point is OrganisationFacts {
  return point?.side === 'agency' && point.state === 'active' && point.contactPoint === true
}

function problemsOfInstrument({ content: { route, order }, pack, now, foreignPoint }: ContentAsked): Problem[] {
  const country = foreignPoint?.country ?? ''
  const asked = [...new Set(order.identifiers.flatMap(({ categories }) => categories.map((each) => pack.readAs[each])))]
  const found = (asked.length > 0 ? asked : (['subscriber'] as const)).map((category) =>
    ruleAbroad({ pack, instrument: route.instrument, category, now, country }),
  )
  const refused = found.flatMap((each) => (each.ok ? [] : each.refusal.problems))
  return [...new Map(refused.map((each) => [JSON.stringify(each), { ...each, field: 'route.instrument' }])).values()]
}

function problemsOfOrder({
  content: { route, order },
  pack,
  now,
  agency,
  foreignPoint,
  custodian,
}: ContentAsked): Problem[] {
  const { identifiers, until } = order
  const measure = { service: undefined, pack, now, legalBasis: null }
  const each = identifiers.flatMap((identifier) =>
    problemsOfIdentifier(identifier, measure).map(({ rule, field, params }) =>
      problem(rule, `order.identifiers.${identifier.id}.${field}`, params),
    ),
  )
  const rule = clockRule(route.instrument, pack)
  const from = { at: now, zone: agency.zone, calendar: pack.calendar }
  const term = rule && until !== '' ? blocking(objectionsToTerm(rule, from, endOfDay(until, agency.zone))) : []
  return [
    ...problemsOfCustodian(order, custodian, foreignPoint),
    ...(identifiers.length === 0 ? [problem('identifier-missing', 'order.identifiers')] : each),
    ...term.map((each) => ({ ...each, field: 'order.until' })),
  ]
}

/** Whoever holds the data is of the country that is asked: its authorities can order nobody else. */
function problemsOfCustodian(
  { custodian: id, custodianName }: OrderPart,
  custodian: OrganisationFacts | undefined,
  foreignPoint: OrganisationFacts | undefined,
): Problem[] {
  if (id === '') return custodianName === '' ? [problem('custodian-missing', 'order.custodianName')] : []
  if (custodian?.id !== id || custodian.side !== 'provider') return [problem('custodian-unknown', 'order.custodian')]
  return foreignPoint && custodian.country !== foreignPoint.country
    ? [problem('custodian-elsewhere', 'order.custodian')]
    : []
}

const required = ['title', 'provisions', 'facts', 'relation', 'necessity', 'central'] as const

function problemsOfSupport({ content: { support, order }, pack }: ContentAsked): Problem[] {
  const missing = required.filter((field) => support[field] === '')
  return [
    ...missing.map((field) => problem('abroad-field-missing', `support.${field}`, { field })),
    ...(pack.offences.includes(support.offence) ? [] : [problem('offence-missing', 'support.offence')]),
    ...(support.assistance === 'yes' ? [] : [problem('assistance-not-intended', 'support.assistance')]),
    // lists show the title
    ...(scrubber(order.identifiers)(support.title) === support.title
      ? []
      : [problem('title-with-identifier', 'support.title')]),
  ]
}

/** The provider is handed the order as it stands: nothing of the case may have slipped into it. */
function problemsOfMixing({ order, support }: InternationalContent): Problem[] {
  const told = textsOf(support).some((text) => order.note.includes(text) || order.custodianName.includes(text))
  return told ? [problem('order-tells-case', 'order.note')] : []
}

const longEnough = 24

/** The file reference, and every sentence of the case that is long enough to be known again. */
function textsOf({ title, reference, provisions, facts, relation, necessity }: SupportPart): string[] {
  const sentences = [title, provisions, facts, relation, necessity].flatMap((text) => text.split(/(?<=[.!?])\s+|\n+/))
  return [reference, ...sentences.filter((sentence) => sentence.length >= longEnough)].filter((text) => text !== '')
}
