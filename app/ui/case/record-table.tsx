import { Instant, Mono } from '~/ui/components'
import { useLanguage, useWords } from '~/ui/words'
import { bytesInWords } from './bytes'

export interface RecordTableProps {
  readonly records: readonly {
    readonly sha256: string
    readonly form: string
    readonly entry: number
    readonly language: string
    readonly size: number
    /** instant of the step the record is about */
    readonly step: string
  }[]
  readonly now: string
  readonly zone: string
}

/** The sealed records of a request, in the order of its steps. */
export function RecordTable({ records, now, zone }: RecordTableProps) {
  const t = useWords()
  const language = useLanguage()
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('case.documents.record')}</th>
          <th scope="col">{t('case.documents.step')}</th>
          <th scope="col">{t('shell.language')}</th>
          <th scope="col">{t('case.documents.sealed')}</th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr key={record.sha256}>
            <td>
              <a className="line__title" href={`/records/${record.sha256}`}>
                {t(`record.form.${record.form}`)}
              </a>
            </td>
            <td data-label={t('case.documents.step')}>
              <Instant at={record.step} now={now} zone={zone} />
            </td>
            <td className="nowrap" data-label={t('shell.language')}>
              {t(`shell.language.${record.language}`)}
            </td>
            <td data-label={t('case.documents.sealed')}>
              <a href={`/records/${record.sha256}/pdf`}>
                PDF
                <span className="govuk-visually-hidden"> {t(`record.form.${record.form}`)}</span>
              </a>{' '}
              ({bytesInWords(record.size, language)})
            </td>
            <td data-label="SHA-256">
              <Mono copy>{record.sha256}</Mono>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
