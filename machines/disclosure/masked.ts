import { maskedAnswer } from '../request/answer/sight'
import { hide } from '../identifiers/mask'
import { maskedRequest, maskFor, type Mask } from '../request/masked'
import type { Sight } from '../request/sight'
import type { ChangedValue, ClarificationRound, DisclosureDossier } from './case'
import { isIdentifier } from './clarify'

/**
 * The case with everything masked that the sight doesn't cover: beside what every request says, reasons on items, the
 * statement's text and names of files are hidden, and changes are masked like what they change.
 */
export function maskedDossier(dossier: DisclosureDossier, sight: Sight): DisclosureDossier {
  if (sight.all) return dossier
  const { clarifications } = dossier
  const changed = clarifications.flatMap(({ changes }) => changes.flatMap((change) => [change.before, change.after]))
  const mask = maskFor(dossier, sight, changed.filter(isIdentifier))
  return {
    ...maskedRequest(dossier, sight, mask),
    clarifications: clarifications.map((round) => maskedRound(round, mask)),
    ...maskedAnswer(dossier, mask),
    contests: dossier.contests.map(mask.written),
  }
}

function maskedRound(round: ClarificationRound, mask: Mask): ClarificationRound {
  return {
    ...round,
    defects: round.defects.map(mask.written),
    text: mask.scrub(round.text),
    words: round.words.map(mask.scrub),
    changes: round.changes.map(({ field, before, after }) => ({
      field,
      before: maskedValue(field, before, mask),
      after: maskedValue(field, after, mask),
    })),
  }
}

const describing = new Set(['matter.facts', 'basis.necessity'])

function maskedValue(field: string, value: ChangedValue, { identifier, scrub }: Mask): ChangedValue {
  if (value === null) return null
  if (isIdentifier(value)) return identifier(value)
  return describing.has(field) ? hide(value) : scrub(value)
}
