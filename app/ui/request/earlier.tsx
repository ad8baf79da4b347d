import { Card, Instant } from '~/ui/components'
import { useWords } from '~/ui/words'
import { listed } from './listed'

/** Another request that asks about the same identifiers. */
interface EarlierAsk {
  readonly caseId: string
  readonly opens: boolean
  readonly number: string
  readonly state: string
  readonly outcome: string | null
  readonly servedAt: string
  readonly provider: string
  readonly sameProvider: boolean
  /** as the reader sees them, masked or not */
  readonly identifiers: readonly string[]
}

export interface EarlierProps {
  readonly asks: readonly EarlierAsk[]
  readonly more: boolean
  /** requests of other agencies to the provider that reads this */
  readonly others: { readonly requests: number; readonly identifiers: readonly string[] } | null
  readonly days: number
  readonly side: string
  /** policy pack's name in keys */
  readonly pack: string
  readonly now: string
  readonly zone: string
}

/** That the same identifiers were asked about already: advice, which keeps nothing back. */
export function Earlier({ asks, more, others, days, side, pack, now, zone }: EarlierProps) {
  const t = useWords()
  const asking = side === 'agency'
  const ground = t(`pack.${pack}.refusalGrounds.duplicate`)
  return (
    <Card title={t('earlier.title')} tone="soon">
      {asks.length > 0 && (
        <>
          <p>{t(asking ? 'earlier.own' : 'earlier.agency', { days })}</p>
          <ul className="notes">
            {asks.map((ask) => (
              <li key={ask.caseId}>
                <Ask {...{ ask, now, zone }} named={asking} />
              </li>
            ))}
          </ul>
        </>
      )}
      {more && <p>{t('earlier.more')}</p>}
      {others && (
        <p>{t('earlier.others', { requests: others.requests, identifiers: listed(others.identifiers), days })}</p>
      )}
      <p className="quiet small">{t(asking ? 'earlier.advice.agency' : 'earlier.advice.provider', { ground })}</p>
    </Card>
  )
}

interface AskProps {
  readonly ask: EarlierAsk
  /** whether it went to this provider or another is said */
  readonly named: boolean
  readonly now: string
  readonly zone: string
}

function Ask({ ask, named, now, zone }: AskProps) {
  const t = useWords()
  const { caseId, opens, number, state, outcome, servedAt, provider, sameProvider, identifiers } = ask
  return (
    <>
      <strong className="mono">{listed(identifiers)}</strong> ·{' '}
      {opens ? <a href={`/requests/${caseId}`}>{number}</a> : <span className="mono">{number}</span>},{' '}
      {named && <>{t(sameProvider ? 'earlier.sameProvider' : 'earlier.otherProvider', { provider })}, </>}
      <Instant at={servedAt} now={now} zone={zone} />. {t('earlier.state', { state: t(`state.${state}`) })}
      {outcome && ` (${t(`outcome.${outcome}`)})`}.{!opens && ` ${t('earlier.closed')}`}
    </>
  )
}
