import type { Measure } from '../kit/authority'
import type { Facts } from '../kit/facts'
import { problem, refuse, type Refusal } from '../kit/refusal'
import { statesInForce } from '../programme/case'
import type { RequestRule } from './person-rules'

/**
 * An agency sends requests while its compliance programme is in force: published, and reviewed in time (guideline
 * le.compliance-programme). It receives whatever is sent to it all the same. Where somebody's life may hang on it, a paper that
 * was not reviewed stops nobody: an emergency goes its way without.
 */
export function sendsByProgramme(measure: Measure): RequestRule {
  const hasProgramme: RequestRule = ({ facts }) => programmeRefusal(measure, facts)
  return hasProgramme
}

export function programmeRefusal(measure: Measure, { programme }: Pick<Facts, 'programme'>): Refusal | null {
  if (measure === 'emergency') return null
  if (programme && statesInForce.has(programme.state)) return null
  if (programme?.state === 'stale') return refuse('not-now', problem('programme-stale'))
  if (programme?.state === 'withdrawn') return refuse('not-now', problem('programme-withdrawn'))
  return refuse('not-now', problem('programme-missing'))
}
