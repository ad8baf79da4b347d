import type { Role, Side } from '~machines/kit/words'
import { Mono } from '~/ui/components'
import { StandingCell, TurnCell } from '~/ui/requests/cells'
import { Due } from '~/ui/requests/due'
import type { RequestLine } from '~/ui/requests/lines'
import { useWords } from '~/ui/words'
import { incidentName } from './frame'

export interface ReportLinesProps {
  readonly lines: readonly RequestLine[]
  readonly side: Side
  readonly roles: readonly Role[]
  readonly now: string
  readonly zone: string
}

/** Reports as lines, cards on a narrow screen: when due, what kind, from or to whom, where it stands, with whom. */
export function ReportLines({ lines, side, roles, now, zone }: ReportLinesProps) {
  const t = useWords()
  const party = t(side === 'agency' ? 'report.column.from' : 'report.column.to')
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('requests.column.due')}</th>
          <th scope="col">{t('report.column.report')}</th>
          <th scope="col">{party}</th>
          <th scope="col">{t('requests.state')}</th>
          <th scope="col">{t('requests.column.with')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td className="due">
              <Due dueAt={line.dueAt} paused={false} now={now} zone={zone} />
            </td>
            <td>
              <a className="line__title" href={`/reports/${line.id}`}>
                {incidentName(t, { incident: line.title, pack: line.pack })}
              </a>
              <br />
              {line.number ? <Mono>{line.number}</Mono> : <span className="quiet small">{t('report.unnumbered')}</span>}
            </td>
            <td data-label={party}>{side === 'agency' ? line.provider : line.agency}</td>
            <StandingCell state={line.state} outcome={line.outcome === line.state ? null : line.outcome} />
            <TurnCell turn={line.turn} roles={roles} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
