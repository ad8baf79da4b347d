import type { PolicyPack } from '../policy/pack'
import { problem, type Problem } from '../kit/refusal'
import type { RequestContent } from './case'

// Somebody concerned whose profession lives by confidence: the request needs two people who stand by it.

/** What the officer says of the professions of whoever the request concerns. */
export interface Sensitive {
  /** empty while the officer has not said it */
  readonly concerned: 'yes' | 'no' | ''
  /** codes of the policy pack */
  readonly professions: string[]
  /** why it is necessary all the same; never leaves the agency */
  readonly necessity: string
}

export const unsaid: Sensitive = { concerned: '', professions: [], necessity: '' }
export const nobodyConcerned: Sensitive = { ...unsaid, concerned: 'no' }

type Content = Pick<RequestContent, 'handling'>

/** The professions that a request says are concerned; none where it says that nobody is. */
export function professionsIn({ handling: { sensitive } }: Content): readonly string[] {
  return sensitive.concerned === 'yes' ? sensitive.professions : []
}

/** What of it keeps a draft from being submitted. */
export function problemsOfSensitive({ handling: { sensitive } }: Content, pack: PolicyPack): Problem[] {
  const { concerned, professions, necessity } = sensitive
  if (concerned === '') return [problem('sensitive-unsaid', 'handling.sensitive.concerned')]
  if (concerned === 'no')
    return professions.length > 0 ? [problem('sensitive-contradictory', 'handling.sensitive.concerned')] : []
  const known = professions.every((profession) => pack.sensitive.professions.includes(profession))
  return [
    ...(professions.length === 0 ? [problem('profession-missing', 'handling.sensitive.professions')] : []),
    ...(known ? [] : [problem('code-unknown', 'handling.sensitive.professions')]),
    ...(necessity === '' ? [problem('sensitive-necessity-missing', 'handling.sensitive.necessity')] : []),
  ]
}

/** Two people beside the officer have to stand by it: with fewer nobody could ever send it. */
export function problemsOfApprovers(content: Content, supervisors: number): Problem[] {
  const enough = professionsIn(content).length === 0 || supervisors >= 2
  return enough ? [] : [problem('second-supervisor-missing', 'handling.sensitive.concerned')]
}
