import { Card, FormAction, Mono, useInstantWords } from '~/ui/components'
import { useWords } from '~/ui/words'

export interface CalendarCardProps {
  /** since when there is an address; null when there is none */
  readonly since: string | null
  /** the address that was just made, shown this once: the portal keeps only its hash */
  readonly address: string | null
  readonly zone: string
  readonly version: number
  readonly token: string
}

/** The address at which a calendar program reads its person's deadlines. */
export function CalendarCard({ since, address, zone, version, token }: CalendarCardProps) {
  const t = useWords()
  const instants = useInstantWords()
  return (
    <Card id="calendar" title={t('calendar.title')} tone={address ? 'action' : 'plain'}>
      <p className="govuk-body">{t('calendar.text')}</p>
      {address && (
        <>
          <p className="govuk-body">{t('calendar.once')}</p>
          <p>
            <Mono copy>{address}</Mono>
          </p>
        </>
      )}
      {since && <p className="govuk-body">{t('calendar.since', { at: instants.absolute(since, zone) })}</p>}
      <div className="button-row">
        <FormAction fields={{ do: 'calendar.open', version, token }}>
          {t(since ? 'calendar.replace' : 'event.calendar.open')}
        </FormAction>
        {since && (
          <FormAction tone="danger" fields={{ do: 'calendar.close', version, token }}>
            {t('event.calendar.close')}
          </FormAction>
        )}
      </div>
    </Card>
  )
}
