import type { Question } from '../../kit/procedure'
import type { RequestContext, RequestDossier } from '../case'
import type { RequestData } from '../events'
import type { Mask } from '../masked'
import type { RequestCosts } from './case'

type Asked<Name extends keyof RequestData> = Question<RequestContext, RequestDossier, RequestData[Name]>

/** What a case says of its costs after an event. */
export const costFolds = {
  'cost.estimate': ({ data, dossier: { costs }, facts }: Asked<'cost.estimate'>): Partial<RequestDossier> => {
    const made = { number: costs.estimates.length + 1, at: facts.now, ...data, answer: null }
    return { costs: { ...costs, estimates: [...costs.estimates, made] } }
  },
  'cost.agree': (asked: Asked<'cost.agree'>) => answered(asked, true),
  'cost.decline': (asked: Asked<'cost.decline'>) => answered(asked, false),
  'cost.invoice': ({ data, dossier: { costs }, facts }: Asked<'cost.invoice'>): Partial<RequestDossier> => ({
    costs: { ...costs, invoices: [...costs.invoices, { at: facts.now, ...data }] },
  }),
}

function answered(
  { data, dossier: { costs }, facts }: Asked<'cost.agree' | 'cost.decline'>,
  agreed: boolean,
): Partial<RequestDossier> {
  const answer = { at: facts.now, agreed, text: data.text }
  const estimates = costs.estimates.map((each) => (each.number === data.estimate ? { ...each, answer } : each))
  return { costs: { ...costs, estimates } }
}

/** Texts with every identifier in them masked. */
export function maskedCosts({ estimates, invoices }: RequestCosts, { scrub, written }: Mask): RequestCosts {
  return {
    estimates: estimates.map((each) => ({ ...written(each), answer: each.answer && written(each.answer) })),
    invoices: invoices.map((each) => ({ ...written(each), number: scrub(each.number) })),
  }
}
