import type { ChangedValue, ClarificationRound } from '~machines/disclosure/case'
import { useDayWords } from '~/ui/components'
import { IdentifierName } from '~/ui/request/identifier-table'
import { Moments } from '~/ui/request/moments'
import { useWords } from '~/ui/words'
import { useFieldName } from './field-name'

interface Shown {
  readonly pack: string
  /** zone of the provider's calendar */
  readonly zone: string
}

/** What an answer changed of the request, field by field, before and after. */
export function Changes({ changes, pack, zone }: Pick<ClarificationRound, 'changes'> & Shown) {
  const t = useWords()
  const fieldName = useFieldName()
  return (
    <table className="rows">
      <caption className="govuk-visually-hidden">{t('case.clarification.changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('record.about')}</th>
          <th scope="col">{t('record.before')}</th>
          <th scope="col">{t('record.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <td>{fieldName(field)}</td>
            <td data-label={t('record.before')}>
              <del>
                <ValueOf {...{ field, pack, zone }} value={before} />
              </del>
            </td>
            <td data-label={t('record.after')}>
              <ins>
                <ValueOf {...{ field, pack, zone }} value={after} />
              </ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ValueOfProps extends Shown {
  readonly field: string
  readonly value: ChangedValue
}

/** What stood in a field, as people read it. */
function ValueOf({ field, value, pack, zone }: ValueOfProps) {
  const t = useWords()
  const days = useDayWords()
  if (value === null) return <>{t('record.withdrawn')}</>
  if (typeof value !== 'string')
    return (
      <>
        <IdentifierName identifier={value} />
        <Moments identifier={value} zone={zone} />
        {value.categories.map((category) => t(`category.${category}`)).join(', ')}
      </>
    )
  if (value === '') return <span className="quiet">{t('filing.notGiven')}</span>
  if (field === 'matter.offence') return <>{t(`pack.${pack}.offences.${value}`)}</>
  if (field === 'basis.code') return <>{t(`pack.${pack}.legalBases.${value}`)}</>
  if (field === 'basis.issuedOn') return <>{days.of(value)}</>
  return <span className="pre-line">{value}</span>
}
