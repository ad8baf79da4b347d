import { Instant, Tag, useInstantWords } from '~/ui/components'
import { distance } from '~/ui/instants'
import { useLanguage, useWords } from '~/ui/words'

const soonHours = 48

export type Urgency = 'late' | 'soon' | 'calm'

function urgencyOf(dueAt: string, now: string): Urgency {
  const left = Date.parse(dueAt) - Date.parse(now)
  return left < 0 ? 'late' : left <= soonHours * 3_600_000 ? 'soon' : 'calm'
}

export interface DueProps {
  readonly dueAt: string | null
  readonly paused: boolean
  readonly now: string
  readonly zone: string
}

/** When the clock that matters runs out, in words first; how urgent is said, not only coloured. */
export function Due({ dueAt, paused, now, zone }: DueProps) {
  const t = useWords()
  const words = useInstantWords()
  const language = useLanguage()
  if (paused) return <>{t('requests.paused')}</>
  if (!dueAt) return <span className="quiet">{t('requests.noClock')}</span>
  const urgency = urgencyOf(dueAt, now)
  const late = t('requests.overdue', { distance: distance(dueAt, now, language) })
  return (
    <>
      {urgency === 'late' && <Tag tone="danger">{late}</Tag>}
      {urgency === 'soon' && (
        <Tag tone="soon">
          <Instant at={dueAt} now={now} zone={zone} show="relative" />
        </Tag>
      )}
      {urgency === 'calm' && <Instant at={dueAt} now={now} zone={zone} show="relative" />}
      <span className="due__at">{words.absolute(dueAt, zone)}</span>
    </>
  )
}
