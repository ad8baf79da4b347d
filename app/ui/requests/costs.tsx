import { moneyIn, type Currency } from '~machines/kit/money'
import { useLanguage, useWords } from '~/ui/words'

export interface CostReportProps {
  readonly lines: readonly {
    readonly year: number
    readonly with: string
    readonly currency: Currency
    readonly agreed: number
    readonly invoiced: number
    readonly minutes: number
  }[]
  /** on which the reader stands */
  readonly side: 'agency' | 'provider'
}

/** What was agreed and invoiced, year by year and organisation by organisation; nothing where nothing was. */
export function CostReport({ lines, side }: CostReportProps) {
  const t = useWords()
  const language = useLanguage()
  if (lines.length === 0) return null
  const other = side === 'agency' ? t('costs.of.provider') : t('costs.of.agency')
  return (
    <section aria-labelledby="costs">
      <h2 id="costs">{t('costs.report')}</h2>
      <p className="quiet">{t('costs.report.text')}</p>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('costs.year')}</th>
            <th scope="col">{other}</th>
            <th scope="col">{t('costs.agreed')}</th>
            <th scope="col">{t('costs.invoiced')}</th>
            <th scope="col">{t('costs.report.work')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ year, with: name, currency, agreed, invoiced, minutes }) => (
            <tr key={`${year} ${name} ${currency}`}>
              <td data-label={t('costs.year')}>{year}</td>
              <td data-label={other}>{name}</td>
              <td data-label={t('costs.agreed')}>{moneyIn(language, { amount: agreed, currency })}</td>
              <td data-label={t('costs.invoiced')}>{moneyIn(language, { amount: invoiced, currency })}</td>
              <td data-label={t('costs.report.work')}>{t('costs.minutes', { count: minutes })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
