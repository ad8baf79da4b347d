import { Card, Instant } from '~/ui/components'
import { useWords } from '~/ui/words'

export interface TrailFindingProps {
  readonly finding: {
    readonly verdict: 'holds' | 'erased' | 'broken'
    readonly entries?: number
    readonly records?: number
    readonly seq?: number
    readonly fault?: string
  }
  readonly now: string
  readonly zone: string
}

/** What a check of the whole case found, in words; made when the page was asked for. */
export function TrailFinding({ finding, now, zone }: TrailFindingProps) {
  const t = useWords()
  const { verdict, entries = 0, records = 0, seq = 0, fault = '' } = finding
  const tone = verdict === 'broken' ? 'danger' : 'done'
  return (
    <Card title={t(`case.trail.${verdict}`)} tone={tone}>
      <p>
        {verdict === 'holds' &&
          `${t('case.trail.entries', { count: entries })} ${t('case.trail.records', { count: records })}`}
        {verdict === 'erased' && t('case.trail.entries', { count: entries })}
        {verdict === 'broken' && t('case.trail.fault', { seq, fault: t(`case.trail.fault.${fault}`) })}
      </p>
      <p className="quiet">
        <Instant at={now} now={now} zone={zone} />
      </p>
    </Card>
  )
}
