import { Mono } from '~/ui/components'
import { Due } from '~/ui/requests/due'
import type { RequestLine } from '~/ui/requests/lines'
import { StandingCell } from '~/ui/requests/cells'
import { useWords } from '~/ui/words'

export interface AbroadLinesProps {
  readonly lines: readonly RequestLine[]
  readonly now: string
  readonly zone: string
}

/** Requests abroad as lines, cards on a narrow screen; with which authority each is, its state says. */
export function AbroadLines({ lines, now, zone }: AbroadLinesProps) {
  const t = useWords()
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('requests.column.due')}</th>
          <th scope="col">{t('abroad.column.request')}</th>
          <th scope="col">{t('record.abroad.agency')}</th>
          <th scope="col">{t('record.abroad.asked')}</th>
          <th scope="col">{t('requests.state')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, number, title, agency, provider, state, outcome, dueAt }) => (
          <tr key={id}>
            <td className="due">
              <Due dueAt={dueAt} paused={false} now={now} zone={zone} />
            </td>
            <td>
              <a className="line__title" href={`/abroad/${id}`}>
                {title || t('requests.untitled')}
              </a>
              <br />
              {number ? <Mono>{number}</Mono> : <span className="quiet small">{t('requests.unnumbered')}</span>}
            </td>
            <td data-label={t('record.abroad.agency')}>{agency}</td>
            <td data-label={t('record.abroad.asked')}>{provider}</td>
            <StandingCell {...{ state, outcome }} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
