import { Instant, Tag } from '~/ui/components'
import { useWords } from '~/ui/words'
import { fileTones } from './tones'

export interface FileLinesProps {
  readonly lines: readonly {
    readonly id: string
    readonly title: string
    readonly state: string
    readonly agency: string
    readonly items: number
    readonly changedAt: string
  }[]
  /** whether the agency is named: for whoever is not of it */
  readonly agencies: boolean
  readonly now: string
  readonly zone: string
}

/** Investigations as lines, cards on a narrow screen. */
export function FileLines({ lines, agencies, now, zone }: FileLinesProps) {
  const t = useWords()
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('procedure.file')}</th>
          {agencies && <th scope="col">{t('record.agency')}</th>}
          <th scope="col">{t('file.requests')}</th>
          <th scope="col">{t('requests.state')}</th>
          <th scope="col">{t('file.column.changed')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, title, agency, items, state, changedAt }) => (
          <tr key={id}>
            <td>
              <a className="line__title" href={`/files/${id}`}>
                {title}
              </a>
            </td>
            {agencies && <td data-label={t('record.agency')}>{agency}</td>}
            <td data-label={t('file.requests')}>{items}</td>
            <td data-label={t('requests.state')}>
              <Tag tone={fileTones[state] ?? 'calm'}>{t(`state.${state}`)}</Tag>
            </td>
            <td data-label={t('file.column.changed')}>
              <Instant at={changedAt} now={now} zone={zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
