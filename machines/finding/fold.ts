import type { Question } from '../kit/procedure'
import type { FindingContext, FindingData, FindingDossier } from './case'

/** What the finding says after an event. */
export function foldFinding({
  event,
  data,
  dossier,
  by,
  facts,
}: Question<FindingContext, FindingDossier, never>): FindingDossier {
  if (event === 'finding.open') return { ...dossier, cases: (data as FindingData).cases }
  const { text } = data as { text: string }
  return { ...dossier, words: [...dossier.words, { at: facts.now, by: by.id, event, text }] }
}
