import { Card, Instant } from '~/ui/components'
import { SummaryList } from '~/ui/components/summary-list'
import { useWords } from '~/ui/words'
import type { Validation, ValidationOutcome } from '~machines/request/validation/case'

export interface ValidationCardProps {
  readonly standing: Validation
  readonly outcome: ValidationOutcome | null
  /** what hangs on it: data that were disclosed, or that are kept */
  readonly of: 'text' | 'kept'
  readonly now: string
  readonly zone: string
}

const tone = { pending: 'soon', validated: 'done', refused: 'danger', lapsed: 'danger' } as const

/** Whether an authority that may order it stands by it. */
export function ValidationCard({ standing, outcome, of, now, zone }: ValidationCardProps) {
  const t = useWords()
  if (standing === 'needless') return null
  const rows = outcome?.order
    ? [
        { key: t('validation.authority'), value: t(`issuer.${outcome.authority}`) },
        { key: t('record.order'), value: outcome.order },
        { key: t('record.issuedBy'), value: outcome.issuedBy },
        { key: t('record.at'), value: <Instant at={outcome.at} {...{ now, zone }} /> },
      ]
    : []
  return (
    <Card title={t('validation.title')} tone={tone[standing]}>
      <p>{t(`validation.${standing}.${of}`)}</p>
      <SummaryList rows={rows} compact />
      {outcome?.text && <p className="pre-line">{outcome.text}</p>}
    </Card>
  )
}
