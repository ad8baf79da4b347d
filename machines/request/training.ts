import type { Question } from '../kit/procedure'
import { problem, refuse, type Refusal } from '../kit/refusal'

/**
 * Whoever submits, reviews or releases has a training that holds (guidelines le.training, sp.training), where the policy pack
 * asks for one.
 */
export function isTrained({
  by,
  facts,
  pack,
}: Pick<Question<unknown, unknown>, 'by' | 'facts' | 'pack'>): Refusal | null {
  if ((by.side !== 'agency' && by.side !== 'provider') || !pack.trainingRequired[by.side]) return null
  const until = facts.actor?.trainedUntil ?? null
  if (until === null) return refuse('not-now', problem('training-missing'))
  return facts.now < until ? null : refuse('not-now', problem('training-expired'))
}
