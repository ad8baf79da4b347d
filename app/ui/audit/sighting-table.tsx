import { Empty, Instant, Tag } from '~/ui/components'
import { caseAddress } from '~/ui/case/address'
import { useWords } from '~/ui/words'

export interface SightingTableProps {
  readonly lines: readonly {
    readonly at: string
    readonly person: string
    readonly personId: string
    readonly organisation: string
    readonly caseId: string
    readonly procedure: string | null
    readonly number: string | null
    readonly fields: string
  }[]
  /** the case of each look is named */
  readonly cases?: boolean
  readonly now: string
  readonly zone: string
}

/** Who looked at what, latest first. */
export function SightingTable({ lines, cases = false, now, zone }: SightingTableProps) {
  const t = useWords()
  if (lines.length === 0) return <Empty title={t('sight.looks.none')}>{t('sight.looks.none.text')}</Empty>
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col">{t('record.at')}</th>
          <th scope="col">{t('sight.looks.by')}</th>
          {cases && <th scope="col">{t('record.number')}</th>}
          <th scope="col">{t('sight.looks.fields')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ at, person, personId, organisation, caseId, procedure, number, fields }) => (
          <tr key={`${at} ${personId} ${caseId} ${fields}`}>
            <td data-label={t('record.at')}>
              <Instant at={at} now={now} zone={zone} />
            </td>
            <td data-label={t('sight.looks.by')}>
              {person}
              <span className="trail__fact">{organisation}</span>
            </td>
            {cases && (
              <td data-label={t('record.number')}>
                <a href={caseAddress(procedure, caseId)}>{number ?? t('requests.unnumbered')}</a>
              </td>
            )}
            <td data-label={t('sight.looks.fields')}>
              {fields === 'identity' ? (
                <Tag tone="soon">{t('sight.fields.identity')}</Tag>
              ) : (
                t(`sight.fields.${fields}`)
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
