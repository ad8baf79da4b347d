import type { AddedStep, RiskPoint } from '~machines/request/source-check'
import { Card, Instant } from '~/ui/components'
import { useWords } from '~/ui/words'

export interface RisksProps {
  readonly risks: readonly RiskPoint[]
  readonly steps: readonly AddedStep[]
  readonly releaseFrom: string | null
  readonly now: string
  readonly zone: string
}

/** What asks for a closer look, why, and which steps it adds. */
export function Risks({ risks, steps, releaseFrom, now, zone }: RisksProps) {
  const t = useWords()
  const sum = risks.reduce((total, { points }) => total + points, 0)
  if (sum === 0)
    return (
      <Card title={t('source.risks')}>
        <p>{t('source.risks.none')}</p>
      </Card>
    )
  return (
    <Card title={t('source.risks')} tone={steps.length > 1 ? 'danger' : 'soon'}>
      <ul className="notes">
        {risks.map(({ code, points }) => (
          <li key={code}>
            {t(`source.risk.${code}`)} <span className="quiet">{t('source.risks.points', { count: points })}</span>
          </li>
        ))}
      </ul>
      {steps.length > 0 && (
        <>
          <p>{t('source.risks.sum', { sum })}</p>
          <ul className="notes">
            {steps.map((step) => (
              <li key={step}>
                {t(`source.step.${step}`)}{' '}
                {step === 'delay' && releaseFrom && <Instant at={releaseFrom} now={now} zone={zone} />}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="quiet small">{t('source.risks.text')}</p>
    </Card>
  )
}
