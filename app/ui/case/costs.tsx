import { Card, Instant } from '~/ui/components'
import { sourceWords } from '~/ui/policy-words'
import { useLanguage, useWords } from '~/ui/words'
import { moneyIn } from '~machines/kit/money'
import type { CostRule } from '~machines/policy/pack'
import { agreedCosts, type CostEstimate, type CostInvoice, type RequestCosts } from '~machines/request/costs/case'
import { StepLinks } from './step-links'

export interface CostsProps {
  readonly costs: RequestCosts
  /** who pays under the pack of the case, and where that stands */
  readonly rule: Pick<CostRule, 'paidBy' | 'source'>
  /** the law says that costs never hold up a request of this kind */
  readonly never: boolean
  /** events this person may perform now */
  readonly offers: readonly string[]
  readonly caseId: string
  readonly now: string
  readonly zone: string
}

const steps = [
  ['cost.agree', 'go'],
  ['cost.decline', 'calm'],
  ['cost.estimate', 'calm'],
  ['cost.invoice', 'calm'],
] as const

/** What the answer costs and what was said of it, with the steps its reader may take; they are never the work itself. */
export function Costs({ costs, rule, never, offers, caseId, now, zone }: CostsProps) {
  const t = useWords()
  const language = useLanguage()
  const { estimates, invoices } = costs
  const source = sourceWords(t, rule.source)
  const here = steps.filter(([event]) => offers.includes(event))
  const agreed = agreedCosts(costs)
  return (
    <Card title={t('costs.title')} tone={offers.includes('cost.agree') ? 'action' : 'plain'} id="costs">
      <p>{t(`costs.paidBy.${rule.paidBy}`, { source })}</p>
      {rule.paidBy === 'agency' && (
        <p className="quiet">{never ? t('costs.nothing-waits.law', { source }) : t('costs.nothing-waits')}</p>
      )}
      {rule.paidBy === 'agency' && estimates.length + invoices.length === 0 && <p>{t('costs.none')}</p>}
      {estimates.map((estimate) => (
        <Estimate key={estimate.number} {...{ estimate, now, zone }} />
      ))}
      {agreed && (
        <p>
          <strong>{t('costs.agreed')}</strong> {moneyIn(language, agreed)}
        </p>
      )}
      {invoices.map((invoice) => (
        <Invoice key={invoice.number} invoice={invoice} />
      ))}
      <StepLinks caseId={caseId} steps={here} />
    </Card>
  )
}

/** Which estimate, how much, and for how much work. */
export function EstimateLine({ estimate }: { readonly estimate: CostEstimate }) {
  const t = useWords()
  const language = useLanguage()
  const { number, minutes } = estimate
  return (
    <>
      {t('costs.estimate', { number }) + t('shell.colon')}
      <strong>{moneyIn(language, estimate)}</strong>, {t('costs.minutes', { count: minutes })}
    </>
  )
}

function Estimate({ estimate, now, zone }: Pick<CostsProps, 'now' | 'zone'> & { readonly estimate: CostEstimate }) {
  const t = useWords()
  const { answer, text, at } = estimate
  const state = answer === null ? 'open' : answer.agreed ? 'agreed' : 'declined'
  return (
    <>
      <p>
        <EstimateLine estimate={estimate} /> – {t(`costs.state.${state}`)} ·{' '}
        <Instant at={answer?.at ?? at} now={now} zone={zone} />
      </p>
      <p className="pre-line quiet">{text}</p>
      {answer?.text && <p className="why pre-line">{answer.text}</p>}
    </>
  )
}

function Invoice({ invoice }: { readonly invoice: CostInvoice }) {
  const t = useWords()
  const language = useLanguage()
  const { number, day, minutes, text } = invoice
  return (
    <>
      <p>
        {t('costs.invoice.of', { number, day }) + t('shell.colon')}
        <strong>{moneyIn(language, invoice)}</strong>, {t('costs.minutes', { count: minutes })}
      </p>
      {text && <p className="pre-line quiet">{text}</p>}
    </>
  )
}
