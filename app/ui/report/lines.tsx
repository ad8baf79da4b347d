import type { Role, Side } from '~machines/kit/words'
import { Mono, Tag } from '~/ui/components'
import { Due } from '~/ui/requests/due'
import { outcomeTone } from '~/ui/requests/tones'
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
            <td data-label={t('requests.state')}>
              <State {...line} />
            </td>
            <td data-label={t('requests.column.with')}>
              <With turn={line.turn} roles={roles} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function State({ state, outcome }: Pick<RequestLine, 'state' | 'outcome'>) {
  const t = useWords()
  return (
    <>
      {t(`state.${state}`)}
      {outcome && outcome !== state && (
        <>
          <br />
          <Tag tone={outcomeTone(outcome)}>{t(`outcome.${outcome}`)}</Tag>
        </>
      )}
    </>
  )
}

function With({ turn, roles }: Pick<RequestLine, 'turn'> & { readonly roles: readonly Role[] }) {
  const t = useWords()
  if (!turn) return <span className="quiet">{t('requests.nobody')}</span>
  return roles.includes(turn) ? <strong>{t('requests.you')}</strong> : <>{t(`role.${turn}`)}</>
}
