import type { Side } from '../kit/words'
import { emptyAnswer } from '../request/answer/case'
import { withoutUndelivered } from '../request/answer/sight'
import { emptyRequest } from '../request/case'
import { visibleRequest } from '../request/visible'
import type { DisclosureDossier } from './case'

/**
 * What of the case a side may read: beside what holds for every request, the agency gets decisions once they were given and
 * what was collected once it was delivered.
 */
export function visibleDossier(dossier: DisclosureDossier, side: Side): DisclosureDossier {
  const visible = visibleRequest(dossier, side)
  return side === 'agency' ? withoutUndelivered(visible) : visible
}

export const emptyDossier: DisclosureDossier = {
  ...emptyRequest,
  ...emptyAnswer,
  clarifications: [],
  contests: [],
}
