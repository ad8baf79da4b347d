import { plainMoney } from '../../kit/money'
import type { Question, Rule, RulesOfEvent } from '../../kit/procedure'
import { now, problem, refuse, valid } from '../../kit/refusal'
import { placeOf } from '../../policy/objection'
import type { RequestContext, RequestDossier } from '../case'
import type { RequestData } from '../events'
import { isNotAheadOfService } from '../person-rules'
import { isToCome } from '../submission-rules'
import { agreedCosts, currencyOf, openEstimate, sumOf } from './case'

type Any = Question<RequestContext, RequestDossier>
type Asked<Name extends keyof RequestData> = Question<RequestContext, RequestDossier, RequestData[Name]>
type CostRule = Rule<RequestContext, RequestDossier>

/** Whether the answer was given, by what the procedure notes of it. */
export type IsAnswered = (context: never, dossier: RequestDossier) => boolean

/** Who pays is the law's to say: where the provider does, there is nothing to estimate. */
const agencyPays: CostRule = ({ pack: { costs } }: Any) =>
  costs.paidBy === 'agency' ? null : refuse('not-now', problem('provider-bears-costs', '', placeOf(costs.source)))

const noEstimateIsOpen: CostRule = ({ dossier }: Any) => now(openEstimate(dossier.costs) === null, 'estimate-open')
const estimateIsOpen: CostRule = ({ dossier }: Any) => now(openEstimate(dossier.costs) !== null, 'no-estimate-open')

/** Nobody agrees to an estimate they did not have before them. */
const isTheOpenOne: CostRule = ({ data, dossier }: Asked<'cost.agree' | 'cost.decline'>) => {
  const open = openEstimate(dossier.costs)!
  const { amount, currency } = { ...open, ...data }
  const same = data.estimate === open.number && amount === open.amount && currency === open.currency
  return valid(same ? [] : [problem('estimate-moved-on')])
}

const currencyIsKept: CostRule = ({ data, dossier }: Asked<'cost.estimate' | 'cost.invoice'>) => {
  const currency = currencyOf(dossier.costs)
  return valid(
    currency === null || currency === data.currency ? [] : [problem('currency-differs', 'currency', { currency })],
  )
}

/** More than was agreed is asked with a reason; where nothing was, with a reason too. */
const invoiceHolds: CostRule = ({ data, dossier: { costs }, facts }: Asked<'cost.invoice'>) => {
  const { amount, currency, number, day, text } = data
  const agreed = agreedCosts(costs)?.amount ?? 0
  const above = sumOf(costs.invoices) + amount > agreed && text === ''
  return valid([
    ...(costs.invoices.some((each) => each.number === number) ? [problem('invoice-number-used', 'number')] : []),
    ...(isToCome(day, facts.now) ? [problem('date-to-come', 'day')] : []),
    ...(above ? [problem('invoice-above-agreed', 'text', { agreed: plainMoney({ amount: agreed, currency }) })] : []),
  ])
}

/** The rules of what a request costs. No other step asks any of them. */
export function costRules(isAnswered: IsAnswered) {
  const isBeforeAnswer: CostRule = ({ context, dossier }: Any) =>
    now(context!.outcome === null && !isAnswered(context as never, dossier), 'estimate-after-answer')
  const isAfterAnswer: CostRule = ({ context, dossier }: Any) =>
    now(isAnswered(context as never, dossier), 'invoice-before-answer')
  return {
    'cost.estimate': {
      who: [isNotAheadOfService, agencyPays, isBeforeAnswer, noEstimateIsOpen],
      what: [currencyIsKept],
    },
    'cost.agree': { who: [estimateIsOpen], what: [isTheOpenOne] },
    'cost.decline': { who: [estimateIsOpen], what: [isTheOpenOne] },
    'cost.invoice': { who: [isNotAheadOfService, agencyPays, isAfterAnswer], what: [currencyIsKept, invoiceHolds] },
  } satisfies Readonly<Record<string, RulesOfEvent<RequestContext, RequestDossier>>>
}
