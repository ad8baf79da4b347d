import { Card } from '~/ui/components'
import { SummaryList } from '~/ui/components/summary-list'
import { useWords } from '~/ui/words'
import type { Peril } from '~machines/emergency/case'
import { nameOf } from '~machines/policy/source'

export interface PerilCardProps {
  readonly peril: Peril
  /** policy pack's name in keys */
  readonly pack: string
  /** where it is changed */
  readonly change?: string
}

/** Why it cannot wait, as whoever asks says it. */
export function PerilCard({ peril, pack, change }: PerilCardProps) {
  const t = useWords()
  const { instrument, danger, endangered, imminence, use, declared } = peril
  const said = (text: string) => (text ? <span className="pre-line">{text}</span> : '–')
  const rows = [
    { key: t('peril.instrument'), value: instrument ? t(`instrument.${nameOf(instrument)}`) : '–' },
    { key: t('peril.danger'), value: danger ? t(`pack.${pack}.dangers.${danger}`) : '–' },
    { key: t('peril.endangered'), value: said(endangered) },
    { key: t('peril.imminence'), value: said(imminence) },
    { key: t('peril.use'), value: said(use) },
    { key: t('peril.declaration'), value: t(declared === 'yes' ? 'peril.declared.yes' : 'peril.declared.no') },
  ]
  return (
    <Card title={t('peril.title')} tone="danger">
      <SummaryList rows={rows} compact />
      {change && (
        <p>
          <a href={change}>
            {t('filing.identifier.change')}
            <span className="govuk-visually-hidden"> {t('peril.title')}</span>
          </a>
        </p>
      )}
    </Card>
  )
}
