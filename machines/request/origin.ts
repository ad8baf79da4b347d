import type { OriginFacts } from '../kit/facts'
import type { RequestContent } from './case'

/**
 * Why a request takes over what another one asks. `conversion`: preserved data are asked for; `onward`: the next provider
 * on the way of a communication; `copy`: the same is asked of another provider; `safeguard`: what is asked for is kept
 * before it is gone; `downgrade`: what was no emergency is asked for in the ordinary way.
 */
export const originKinds = ['conversion', 'onward', 'copy', 'safeguard', 'downgrade'] as const
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
  const { matter, basis, identifiers } = origin.content as RequestContent
  return { matter, basis, identifiers }
}

/**
 * Whom it concerns and how long it is secret are taken over too; why that is necessary did not leave the agency with it, and is
 * said anew.
 */
export function handlingOf(
  origin: OriginFacts | undefined,
  otherwise: RequestContent['handling'],
): Pick<RequestContent['handling'], 'confidentiality' | 'secrecy' | 'sensitive'> {
  const asked = (origin?.content as Partial<RequestContent> | undefined)?.handling
  const { confidentiality, secrecy, sensitive } = { ...otherwise, ...asked }
  return { confidentiality, secrecy, sensitive }
}
