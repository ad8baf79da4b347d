import type { Question } from '../../kit/procedure'
import type { RequestContext, RequestDossier } from '../case'
import type { ValidatedDossier, ValidationOutcome } from './case'
import type { ValidationData } from './events'

type Asked = Question<RequestContext, RequestDossier & ValidatedDossier, ValidationData>

/** The decision, with the order that shows it: served from now on. */
export function validationSaid({ data, dossier, facts }: Asked) {
  return {
    validation: { at: facts.now, ...data },
    orders: dossier.orders.map((order) => ({ ...order, servedAt: order.servedAt ?? facts.now })),
  }
}

/** Nobody has decided in time. */
export function validationSilent(at: string): ValidatedDossier {
  return { validation: { ...silence, at } }
}

const silence: Omit<ValidationOutcome, 'at'> = {
  ...{ result: 'lapsed', authority: '', order: '', issuedBy: '', issuedOn: '', text: '' },
}
