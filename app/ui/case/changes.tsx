import { partsOf, type Change } from '~machines/disclosure/clarify'
import type { Identifier } from '~machines/identifiers/identifier'
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

/** What was changed of the request, field by field, before and after; of an identifier the parts that changed. */
export function Changes({ changes, pack, zone, of }: ChangesProps) {
  const t = useWords()
  const fieldName = useFieldName()
  const rows = changes.flatMap((change) => partsOf(change).map((field) => ({ ...change, field })))
  return (
    <table className="rows">
      <caption className="govuk-visually-hidden">{of}</caption>
      <thead>
        <tr>
          <th scope="col">{t('record.about')}</th>
          <th scope="col">{t('record.before')}</th>
          <th scope="col">{t('record.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, before, after }) => (
          <tr key={field}>
            <td>{fieldName(field)}</td>
            <td data-label={t('record.before')}>
              <del>
                <ValueOf {...{ field, pack, zone }} value={before ?? ''} />
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

interface ChangesProps extends Shown {
  readonly changes: readonly Change[]
  /** what changed it, as the table's caption */
  readonly of: string
}

interface ValueOfProps extends Shown {
  readonly field: string
  readonly value: Change['before']
}

/** What stood in a field, as people read it. */
function ValueOf({ field, value, pack, zone }: ValueOfProps) {
  const t = useWords()
  const days = useDayWords()
  if (value === null) return <>{t('record.withdrawn')}</>
  if (typeof value !== 'string') return <PartOf {...{ zone }} identifier={value} part={field.split('.')[2]} />
  if (value === '') return <NotGiven />
  if (field === 'matter.offence') return <>{t(`pack.${pack}.offences.${value}`)}</>
  if (field === 'basis.code') return <>{t(`pack.${pack}.legalBases.${value}`)}</>
  if (field === 'basis.issuedOn') return <>{days.of(value)}</>
  return <span className="pre-line">{value}</span>
}

interface PartOfProps extends Pick<Shown, 'zone'> {
  readonly identifier: Identifier
  readonly part: string | undefined
}

/** One part of an identifier, or all of it. */
function PartOf({ identifier, part, zone }: PartOfProps) {
  const t = useWords()
  const categories = identifier.categories.map((category) => t(`category.${category}`)).join(', ')
  if (part === 'categories') return <>{categories}</>
  if (part === 'port') return identifier.port === null ? <NotGiven /> : <span className="mono">{identifier.port}</span>
  if (part === 'from' || part === 'until') {
    const from = identifier[part]
    return from ? <Moments identifier={{ ...identifier, from, until: null }} zone={zone} /> : <NotGiven />
  }
  return (
    <>
      <IdentifierName identifier={identifier} />
      <Moments identifier={identifier} zone={zone} />
      {categories}
    </>
  )
}

function NotGiven() {
  return <span className="quiet">{useWords()('filing.notGiven')}</span>
}
