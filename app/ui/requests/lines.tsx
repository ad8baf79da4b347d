import type { Role, Side } from '~machines/kit/words'
import { Mono, Tag } from '~/ui/components'
import { caseAddress, isReport } from '~/ui/case/address'
import { packName } from '~/ui/case/facts'
import { PriorityTag } from '~/ui/request/priority'
import { useWords } from '~/ui/words'
import { StandingCell, TurnCell } from './cells'
import { Due } from './due'
import { isUrgent } from './tones'

/** One request in a list, as the list is told. */
export interface RequestLine {
  readonly id: string
  /** name and version */
  readonly procedure: string
  /** policy pack, for the words of its codes */
  readonly pack: string
  readonly number: string | null
  readonly title: string
  readonly state: string
  readonly outcome: string | null
  readonly agency: string
  readonly provider: string
  readonly dueAt: string | null
  readonly paused: boolean
  /** the role whose turn it is */
  readonly turn: Role | null
  readonly items: number
  readonly itemsDone: number
  /** null for what has no rank */
  readonly priority: string | null
}

export interface RequestLinesProps {
  readonly lines: readonly RequestLine[]
  readonly side: Side
  readonly roles: readonly Role[]
  readonly now: string
  readonly zone: string
}

const partyColumn: Partial<Record<Side, string>> = { agency: 'to', oversight: 'parties' }

/** Requests as lines, cards on a narrow screen: when due, what, from or to whom, how far, with whom. */
export function RequestLines({ lines, side, roles, now, zone }: RequestLinesProps) {
  const t = useWords()
  const party = `requests.column.${partyColumn[side] ?? 'from'}`
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('requests.column.due')}</th>
          <th scope="col">{t('requests.column.request')}</th>
          <th scope="col">{t(party)}</th>
          <th scope="col">{t('requests.column.items')}</th>
          <th scope="col">{t('requests.state')}</th>
          <th scope="col">{t('requests.column.with')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td className="due">
              <Due dueAt={line.dueAt} paused={line.paused} now={now} zone={zone} />
            </td>
            <td>
              <a className="line__title" href={caseAddress(line.procedure, line.id)}>
                {titleOf(t, line)}
              </a>
              <br />
              {line.number ? (
                <Mono>{line.number}</Mono>
              ) : (
                <span className="quiet small">
                  {t(isReport(line.procedure) ? 'report.unnumbered' : 'requests.unnumbered')}
                </span>
              )}
              {!line.procedure.startsWith('disclosure@') && (
                <>
                  <br />
                  {isUrgent(line) ? (
                    <Tag tone="danger">{t(`procedure.${line.procedure.split('@')[0]}`)}</Tag>
                  ) : (
                    <span className="small">{t(`procedure.${line.procedure.split('@')[0]}`)}</span>
                  )}
                </>
              )}
              <div>
                <PriorityTag {...line} />
              </div>
            </td>
            <td data-label={t(party)}>{partiesOf(line, side)}</td>
            <td data-label={t('requests.column.items')}>
              <Items {...line} />
            </td>
            <StandingCell state={line.state} outcome={line.outcome} />
            <TurnCell turn={line.turn} roles={roles} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A report is told by the kind of its incident. */
function titleOf(t: ReturnType<typeof useWords>, { procedure, pack, title }: RequestLine): string {
  if (title === '') return t(isReport(procedure) ? 'report.untitled' : 'requests.untitled')
  return isReport(procedure) ? t(`pack.${packName(pack)}.incidents.${title}`) : title
}

/** The other side, or both for whoever stands on neither. */
function partiesOf({ procedure, agency, provider }: RequestLine, side: Side): string {
  if (side === 'oversight') return isReport(procedure) ? `${provider} → ${agency}` : `${agency} → ${provider}`
  return side === 'agency' ? provider : agency
}

function Items({ procedure, items, itemsDone }: Pick<RequestLine, 'procedure' | 'items' | 'itemsDone'>) {
  const t = useWords()
  if (isReport(procedure)) return null
  if (itemsDone === 0 || itemsDone === items) return <>{items}</>
  return <>{t('requests.done', { done: itemsDone, items })}</>
}
