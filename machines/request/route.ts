import type { Measure } from '../kit/authority'
import { dayAt } from '../kit/clock-arithmetic'
import { problem, type Problem } from '../kit/refusal'
import { packsInForce } from '../policy/index'
import type { PolicyMeasure } from '../policy/instrument'
import { instruments } from '../policy/instruments/index'
import type { PolicyPack } from '../policy/pack'
import type { Parties } from './procedure'

export interface RouteAsked {
  readonly pack: PolicyPack
  /** what the provider is asked for */
  readonly measures: readonly PolicyMeasure[]
  /** instant of the question, ISO 8601 in UTC */
  readonly now: string
}

/** What each measure of an agency's matrix is in law. */
export const policyMeasureOf: Readonly<Record<Measure, PolicyMeasure>> = {
  ...{ disclosure: 'production', preservation: 'preservation', emergency: 'emergencyProduction' },
}

/**
 * A provider abroad is not ordered directly: the 24/7 contact points are there for it (guideline
 * le.international-requests). Only an instrument that both countries have, and that says so, opens the way.
 */
export function problemsOfRoute({ agency, provider }: Parties, asked: RouteAsked): Problem[] {
  if (agency.country === provider.country || reachesDirectly(provider.country, asked)) return []
  return [problem('provider-abroad', 'addressee.serviceId')]
}

function reachesDirectly(country: string, { pack, measures, now }: RouteAsked): boolean {
  const there = packsInForce.find(({ jurisdiction }) => jurisdiction === country)
  if (!there) return false
  return instruments.some(
    ({ id, direct = [] }) =>
      measures.some((measure) => direct.includes(measure)) &&
      applies(pack, id, country, now) &&
      applies(there, id, pack.jurisdiction, now),
  )
}

/** Whether a country has an instrument on that day; one that binds pairs, with the other country. */
function applies({ applies: applied, zone }: PolicyPack, id: string, other: string, now: string): boolean {
  const found = applied.find(({ instrument }) => instrument === id)
  if (!found || dayAt(now, zone) < found.from) return false
  const { binds } = instruments.find((each) => each.id === id)!
  return binds === 'country' || found.with.includes(other)
}
