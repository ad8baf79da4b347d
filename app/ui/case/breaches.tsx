import type { Breach } from '~machines/request/deadlines'
import { Card, Instant } from '~/ui/components'
import { useWords } from '~/ui/words'

export interface BreachesProps {
  readonly breaches: readonly Breach[]
  readonly pack: string
  readonly now: string
  readonly zone: string
}

/** Deadlines of the answer that passed, each with its cause as the provider states it. */
export function Breaches({ breaches, pack, now, zone }: BreachesProps) {
  const t = useWords()
  return breaches.map(({ due, ground, text }) => (
    <Card key={due} title={t('case.breach.title')} tone="danger">
      <p>
        {t('case.breach.was')} <Instant at={due} now={now} zone={zone} />
      </p>
      <p>
        {ground === null
          ? t('case.breach.unexplained')
          : t('case.breach.cause', { ground: t(`pack.${pack}.breachGrounds.${ground}`) })}
      </p>
      {text && <p className="pre-line">{text}</p>}
    </Card>
  ))
}
