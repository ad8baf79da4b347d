import { Fragment } from 'react'
import { FormAction, Instant, Tag } from '~/ui/components'
import { useWords } from '~/ui/words'
import { AccessTable } from './access-table'
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
  const headings = ['signin.session.browser', 'signin.session.network', 'people.session.started', 'people.session.seen']
  const rows = sessions.map(({ id, startedAt, lastSeenAt, by, network, browser }, index) => ({
    id,
    cells: [
      <Fragment key="browser">
        {browser}
        <div className="quiet small">{t(`signin.by.${by}`)}</div>
      </Fragment>,
      network,
      <Instant key="started" at={startedAt} now={now} zone={zone} />,
      <Instant key="seen" at={lastSeenAt} now={now} show="relative" />,
    ],
    action:
      id === own ? (
        <Tag tone="done">{t('people.session.this')}</Tag>
      ) : (
        <FormAction fields={end(id, index)} about={browser}>
          {t('people.session.end')}
        </FormAction>
      ),
  }))
  return <AccessTable headings={headings.map((key) => t(key))} rows={rows} none={t('signin.sessions.none')} />
}
