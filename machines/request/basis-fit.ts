import type { DataCategory } from '../identifiers/identifier'
import type { ServiceFacts } from '../kit/facts'
import { categoriesAsked } from './authority'
import type { RequestContent } from './case'

/** Data for which the provider asks for another legal basis than the request names. */
export interface UnfitBasis {
  readonly category: DataCategory
  /** codes of those it takes */
  readonly bases: readonly string[]
}

/**
 * Where the legal basis is none that the provider takes, by what it publishes of its service (guideline sp.data-types-list). It
 * warns and refuses nothing: what reaches the data is for the law to say.
 */
export function unfitBases(
  content: Pick<RequestContent, 'basis' | 'identifiers'>,
  service: Pick<ServiceFacts, 'bases'> | null | undefined,
): UnfitBasis[] {
  const { code } = content.basis
  if (code === '') return []
  return categoriesAsked(content).flatMap((category) => {
    const bases = service?.bases?.[category] ?? []
    return bases.length === 0 || bases.includes(code) ? [] : [{ category, bases }]
  })
}
