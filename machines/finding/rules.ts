import type { Question, Rule, RulesOfEvent } from '../kit/procedure'
import { problem, refuse } from '../kit/refusal'
import type { FindingContext, FindingDossier } from './case'

type FindingRule = Rule<FindingContext, FindingDossier>

/** Nobody judges their own looking. */
const isNotConcerned: FindingRule = ({ context, by }: Question<FindingContext, FindingDossier>) =>
  context!.person === by.id ? refuse('not-permitted', problem('concerned-cannot-judge')) : null

const judged: RulesOfEvent<FindingContext, FindingDossier> = { who: [isNotConcerned] }

export const findingRules: Readonly<Record<string, RulesOfEvent<FindingContext, FindingDossier>>> = {
  'finding.explain': judged,
  'finding.escalate': judged,
  'finding.dismiss': judged,
}
