import type { OriginFacts } from '../kit/facts'
import type { RequestContent } from './case'

/**
 * Why a request takes over what another one asks. `conversion`: preserved data are asked for; `onward`: the next provider
 * on the way of a communication; `copy`: the same is asked of another provider; `safeguard`: what is asked for is kept
 * before it is gone; `downgrade`: what was no emergency is asked for in the ordinary way; `assistance`: another country has
 * asked for it over the contact points.
 */
export const originKinds = ['conversion', 'onward', 'copy', 'safeguard', 'downgrade', 'assistance'] as const
export type OriginKind = (typeof originKinds)[number]

/** The request that another one was taken over from. */
export interface Origin {
  readonly request: string
  readonly how: OriginKind
}

/** What a request that is taken over begins with: everything that was asked, and nothing of what was decided or attached. */
export function takenOver(
  origin: OriginFacts | undefined,
): Partial<Pick<RequestContent, 'matter' | 'basis' | 'identifiers'>> {
  if (!origin) return {}
  // of a request from abroad there is less: what the provider may see of it, and no word of the case
  const { matter, basis, identifiers } = origin.content as Partial<RequestContent>
  return { ...(matter ? { matter } : {}), ...(basis ? { basis } : {}), ...(identifiers ? { identifiers } : {}) }
}

/** A request from abroad is carried out, and nothing else of it taken over; of a request at home everything but that. */
export function isFittingOrigin(how: OriginKind, { procedure }: Pick<OriginFacts, 'procedure'>): boolean {
  return (how === 'assistance') === procedure.startsWith('international@')
}

/**
 * Whom it concerns, how long it is secret and how soon it is wanted are taken over too. Why that is necessary and why it can't
 * wait are said anew: neither need hold of another request.
 */
export function handlingOf(
  origin: OriginFacts | undefined,
  otherwise: RequestContent['handling'],
): Pick<RequestContent['handling'], 'confidentiality' | 'secrecy' | 'sensitive' | 'priority'> {
  const asked = (origin?.content as Partial<RequestContent> | undefined)?.handling
  const { confidentiality, secrecy, sensitive, priority } = { ...otherwise, ...asked }
  return { confidentiality, secrecy, sensitive, priority: { ...priority, reason: '' } }
}
