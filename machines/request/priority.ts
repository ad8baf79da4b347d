import { placeOf } from '../policy/objection'
import type { PolicyPack } from '../policy/pack'
import { normalPriority } from '../policy/priority'
import { problem, type Problem } from '../kit/refusal'
import type { RequestContent } from './case'

// How soon a request is to be answered among others, on the scale of the policy pack; an emergency stands above it.

/** What the officer asks for. */
export interface PriorityAsked {
  /** code of the policy pack */
  readonly code: string
  /** why it ranks so; the provider reads it, for it is why they should hurry */
  readonly reason: string
}

export const ordinary: PriorityAsked = { code: normalPriority, reason: '' }

type Content = Pick<RequestContent, 'handling'>

/** What of it keeps a draft from being submitted: a rank that is not on the scale, or one above normal that nobody explains. */
export function problemsOfPriority({ handling: { priority } }: Content, pack: PolicyPack): Problem[] {
  const { code, reason } = priority
  const rank = pack.requestPriorities.find((each) => each.code === code)
  if (!rank) return [problem('code-unknown', 'handling.priority.code')]
  if (reason !== '' || !isAboveNormal(code, pack)) return []
  return [
    problem('priority-reason-missing', 'handling.priority.reason', { ...placeOf(rank.source), ...words(pack, code) }),
  ]
}

/** An emergency is answered before everything that has a priority, so that none is asked of it. */
export function problemsOfUnranked({ handling: { priority } }: Content): Problem[] {
  const unasked = priority.code === ordinary.code && priority.reason === ''
  return unasked ? [] : [problem('priority-of-emergency', 'handling.priority.code')]
}

/** Whether a rank comes before the one that needs no reason. */
export function isAboveNormal(code: string, { requestPriorities }: Pick<PolicyPack, 'requestPriorities'>): boolean {
  const rankOf = (sought: string) => requestPriorities.findIndex((each) => each.code === sought)
  return rankOf(code) !== -1 && rankOf(code) < rankOf(normalPriority)
}

function words({ vocabulary }: PolicyPack, priority: string) {
  return { vocabulary, priority }
}
