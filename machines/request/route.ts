import { problem, type Problem } from '../kit/refusal'
import type { Parties } from './procedure'

/** A provider abroad is not ordered directly: the 24/7 contact points are there for it (guideline le.international-requests). */
export function problemsOfRoute({ agency, provider }: Parties): Problem[] {
  return agency.country === provider.country ? [] : [problem('provider-abroad', 'addressee.serviceId')]
}
