import { dataCategories, type DataCategory } from '~machines/identifiers/identifier'
import { isPortalRole, measuresInUse, sameRole, type Measure } from '~machines/kit/authority'
import { ScrollFrame } from '~/ui/components'
import { useWords } from '~/ui/words'
import type { MatrixLine, Rights } from './matrix'

export interface AuthorityGridProps {
  readonly lines: readonly MatrixLine[]
  /** sentences by `lines.0.role`, `lines.0.access` */
  readonly errors: Readonly<Record<string, string>>
}

const rights = [
  ['mayRequest', 'authority.may.request'],
  ['mayAuthorise', 'authority.may.authorise'],
  ['needsJudge', 'authority.needs.judge'],
] as const

/** The matrix to be filled in: a table for each measure, in it a line for each role or title, tick boxes in each cell. */
export function AuthorityGrid({ lines, errors }: AuthorityGridProps) {
  const t = useWords()
  const numbered = lines.map((line, index) => ({ line, index }))
  return measuresInUse.map((measure) => (
    <section key={measure}>
      <h3>{t(`authority.measure.${measure}`)}</h3>
      <MeasureGrid {...{ measure, errors }} lines={numbered.filter(({ line }) => line.measure === measure)} />
    </section>
  ))
}

interface MeasureGridProps extends Pick<AuthorityGridProps, 'errors'> {
  readonly measure: Measure
  readonly lines: readonly { readonly line: MatrixLine; readonly index: number }[]
}

function MeasureGrid({ measure, lines, errors }: MeasureGridProps) {
  const t = useWords()
  const name = t(`authority.measure.${measure}`)
  return (
    <ScrollFrame label={name}>
      <table className="rows">
        <caption className="govuk-visually-hidden">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('authority.role')}</th>
            {dataCategories.map((category) => (
              <th key={category} scope="col">
                {t(`category.${category}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, index }, row) => (
            <tr key={index}>
              <th scope="row">
                <input type="hidden" name={`lines.${index}.measure`} value={measure} />
                <RoleCell {...{ line, index, row }} error={errors[`lines.${index}.role`]} />
              </th>
              {dataCategories.map((category) => (
                <td key={category} id={`lines.${index}.${category}`}>
                  <Cell {...{ line, index, category }} error={errors[`lines.${index}.${category}`]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  )
}

interface CellProps {
  readonly line: MatrixLine
  readonly index: number
  readonly error: string | undefined
}

function RoleCell({ line: { role }, index, row, error }: CellProps & { readonly row: number }) {
  const t = useWords()
  const name = `lines.${index}.role`
  if (isPortalRole(role))
    return (
      <>
        <input type="hidden" name={name} value={role} />
        {t(`role.${role}`)}
      </>
    )
  return (
    <>
      {error && <p className="govuk-error-message">{error}</p>}
      <input
        {...{ id: name, name }}
        className={error ? 'govuk-input govuk-input--error' : 'govuk-input'}
        defaultValue={role}
        aria-label={t('authority.title', { number: row - 1 })}
        aria-invalid={error ? true : undefined}
      />
    </>
  )
}

function Cell({ line, index, category, error }: CellProps & { readonly category: DataCategory }) {
  const t = useWords()
  const name = `lines.${index}.${category}`
  const offered = rights.filter(([right]) => !isClosed(line.role, right))
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      {error && <p className="govuk-error-message">{error}</p>}
      {offered.map(([right, key]) => (
        <div key={right} className="govuk-checkboxes__item">
          <input
            {...{ id: `${name}.${right}`, name, type: 'checkbox', value: right }}
            className="govuk-checkboxes__input"
            defaultChecked={line.cells[category]?.[right] ?? false}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={`${name}.${right}`}>
            {t(key)}
          </label>
        </div>
      ))}
    </div>
  )
}

/** Officers don't authorise and supervisors don't request: the portal would not let them. */
function isClosed(role: string, right: keyof Rights): boolean {
  return (
    (sameRole(role, 'officer') && right === 'mayAuthorise') || (sameRole(role, 'supervisor') && right === 'mayRequest')
  )
}
