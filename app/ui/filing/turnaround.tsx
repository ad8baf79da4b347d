import { Card, SummaryList, type SummaryRow } from '~/ui/components'
import { sourceWords } from '~/ui/policy-words'
import { useWords } from '~/ui/words'
import type { Source } from '~machines/policy/source'

interface Spell {
  readonly unit: string
  readonly count: number
}

export interface TurnaroundProps {
  readonly provider: string
  /** as the portal measured it */
  readonly measured: {
    readonly open: number
    readonly days: number
    readonly answers: number
    readonly fewest: number
    /** null where too few answers were counted */
    readonly times: { readonly half: Spell; readonly ninetieth: Spell } | null
  }
  /** the time a request has by law; null where it depends on who asks */
  readonly clock: (Spell & { readonly workingDays: boolean; readonly source: Source }) | null
}

/** What is open at a provider, how long its answers take, and the time it has. */
export function Turnaround({ provider, measured, clock }: TurnaroundProps) {
  const t = useWords()
  const { open, days, answers, fewest, times } = measured
  const spell = ({ unit, count }: Spell) => t(`length.${unit}`, { count })
  const counted: readonly SummaryRow[] = times
    ? [
        { key: t('turnaround.half'), value: t('turnaround.within', { time: spell(times.half) }) },
        { key: t('turnaround.ninetieth'), value: t('turnaround.within', { time: spell(times.ninetieth) }) },
        { key: t('turnaround.answers', { days }), value: answers },
      ]
    : [{ key: t('turnaround.time'), value: t('turnaround.tooFew', { fewest, days }) }]
  const allowed = clock && {
    key: t('turnaround.clock'),
    value: (
      <>
        {t(clock.workingDays ? 'turnaround.within.working' : 'turnaround.within', { time: spell(clock) })}
        <span className="quiet small"> {sourceWords(t, clock.source)}</span>
      </>
    ),
  }
  return (
    <Card title={t('turnaround.title', { provider })}>
      <SummaryList
        compact
        rows={[{ key: t('turnaround.open'), value: open }, ...counted, ...(allowed ? [allowed] : [])]}
      />
      <p className="quiet small">{t('turnaround.text')}</p>
    </Card>
  )
}
