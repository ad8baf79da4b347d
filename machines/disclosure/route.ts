import { categoriesAsked } from '../request/authority'
import type { RequestContent } from '../request/case'
import type { PolicyMeasure } from '../policy/instrument'

/** What a request for data is in law: an order to produce, and where it asks for subscribers alone the direct one of a treaty too. */
export function measuresOf(content: Pick<RequestContent, 'identifiers'>): readonly PolicyMeasure[] {
  const subscribersAlone = categoriesAsked(content).every((category) => category === 'subscriber')
  return subscribersAlone ? ['production', 'directDisclosure'] : ['production']
}
