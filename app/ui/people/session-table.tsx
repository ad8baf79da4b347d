import { FormAction, Instant, Tag } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { SignInMeans } from '~machines/kit/facts'

export interface SessionRow {
  readonly id: string
  readonly startedAt: string
  readonly lastSeenAt: string
  readonly by: SignInMeans
  readonly network: string
  readonly browser: string
}

export interface SessionTableProps {
  readonly sessions: readonly SessionRow[]
  /** the session in which the table is read */
  readonly own: string | null
  readonly zone: string
  readonly now: string
  /** hidden fields of the button that ends this one */
  readonly end: (id: string, index: number) => Readonly<Record<string, string | number>>
}

/** Where somebody is signed in: browser, network and how they came in, each with the way to end it. */
export function SessionTable({ sessions, own, zone, now, end }: SessionTableProps) {
  const t = useWords()
  if (sessions.length === 0) return <p className="govuk-body">{t('signin.sessions.none')}</p>
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('signin.session.browser')}</th>
          <th scope="col">{t('signin.session.network')}</th>
          <th scope="col">{t('people.session.started')}</th>
          <th scope="col">{t('people.session.seen')}</th>
          <th scope="col">
            <span className="govuk-visually-hidden">{t('people.action')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map(({ id, startedAt, lastSeenAt, by, network, browser }, index) => (
          <tr key={id}>
            <td data-label={t('signin.session.browser')}>
              {browser}
              <div className="quiet small">{t(`signin.by.${by}`)}</div>
            </td>
            <td data-label={t('signin.session.network')}>{network}</td>
            <td data-label={t('people.session.started')}>
              <Instant at={startedAt} now={now} zone={zone} />
            </td>
            <td data-label={t('people.session.seen')}>
              <Instant at={lastSeenAt} now={now} show="relative" />
            </td>
            <td>
              {id === own ? (
                <Tag tone="done">{t('people.session.this')}</Tag>
              ) : (
                <FormAction fields={end(id, index)} about={browser}>
                  {t('people.session.end')}
                </FormAction>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
