import { SummaryList } from '~/ui/components/summary-list'
import { Card } from '~/ui/components'
import { useDayWords } from '~/ui/components/instant'
import { useWords } from '~/ui/words'
import { nameOf } from '~machines/policy/source'

export interface TermsProps {
  readonly instrument: string
  /** last day that the order names, ISO 8601; empty where it names none */
  readonly until: string
  /** `yes`: it is to be validated afterwards */
  readonly afterwards: 'yes' | ''
}

/** The law or treaty on which data are to be kept, and until when. */
export function TermsCard({ terms, change }: { readonly terms: TermsProps; readonly change?: string }) {
  const t = useWords()
  return (
    <Card title={t('preservation.terms')}>
      <SummaryList rows={useTermsRows(terms)} compact />
      {change && (
        <p>
          <a href={change}>
            {t('filing.identifier.change')}
            <span className="govuk-visually-hidden"> {t('preservation.terms')}</span>
          </a>
        </p>
      )}
    </Card>
  )
}

export function useTermsRows({ instrument, until, afterwards }: TermsProps) {
  const t = useWords()
  const days = useDayWords()
  return [
    { key: t('preservation.instrument'), value: instrument ? t(`instrument.${nameOf(instrument)}`) : '–' },
    { key: t('preservation.until'), value: until ? days.of(until) : t('preservation.until.rule') },
    ...(afterwards ? [{ key: t('validation.title'), value: t('preservation.afterwards.yes') }] : []),
  ]
}
