import type { Question } from '../../kit/procedure'
import { now, problem, valid, type Problem } from '../../kit/refusal'
import type { RequestContext, RequestDossier } from '../case'
import { isRequesterOrSupervisor } from '../person-rules'
import { isToCome } from '../submission-rules'
import type { ValidatedContext } from './case'
import type { ValidationData } from './events'

type Asked<Context, Dossier> = Question<Context, Dossier, ValidationData>

/** The rules of a decision on validation; what stands against the authority is the procedure's to say. */
export function validationRules<Context extends RequestContext & ValidatedContext, Dossier extends RequestDossier>(
  problemsOfValidator: (asked: Asked<Context, Dossier>) => readonly Problem[],
) {
  const isPending = ({ context }: Question<Context, Dossier>) =>
    now(context!.validation === 'pending', 'nothing-to-validate')
  const decisionHolds = (asked: Asked<Context, Dossier>) => {
    const { data, dossier, facts } = asked
    const attached = dossier.orders.some(({ kind, servedAt }) => kind === 'order' && servedAt === null)
    return valid([
      ...problemsOfValidator(asked),
      ...(isToCome(data.issuedOn, facts.now) ? [problem('date-to-come', 'issuedOn')] : []),
      ...(data.result === 'validated' && !attached ? [problem('validation-order-missing', 'order')] : []),
      ...(data.result === 'refused' && data.text === '' ? [problem('required', 'text')] : []),
    ])
  }
  return { who: [isPending, isRequesterOrSupervisor], what: [decisionHolds] }
}
