import type { DisclosureDossier } from '~machines/disclosure/case'
import { Card, Instant } from '~/ui/components'
import { useWords } from '~/ui/words'
import { Round, type RoundFacts } from './round'

export interface HistoryProps extends RoundFacts, Pick<DisclosureDossier, 'clarifications' | 'contests' | 'returned'> {
  readonly now: string
  /** zone of the reader's organisation */
  readonly zone: string
}

/** How the request came to read as it does: rounds of defects with their differences, objections, what was returned. */
export function History({ clarifications, contests, returned, now, zone, ...facts }: HistoryProps) {
  const t = useWords()
  const list = (name: string, code: string) => t(`pack.${facts.pack}.${name}.${code}`)
  return (
    <>
      {returned && (
        <Card title={t('filing.returned', { reason: list('returnReasons', returned.reason) })} tone="soon">
          <p className="quiet">
            <Instant at={returned.at} now={now} zone={zone} />
          </p>
          <p className="pre-line">{returned.text}</p>
        </Card>
      )}
      {clarifications.map((round) => (
        <Round key={round.askedAt} {...{ round, now, zone, ...facts }} />
      ))}
      {contests.map(({ at, ground, text }) => (
        <Card key={at} title={t('record.form.contest')} tone="soon">
          <p className="quiet">
            <Instant at={at} now={now} zone={zone} />
          </p>
          <p>{t('case.answer.ground', { ground: list('contestGrounds', ground) })}</p>
          <p className="pre-line">{text}</p>
        </Card>
      ))}
    </>
  )
}
