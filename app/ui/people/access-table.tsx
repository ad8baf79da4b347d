import type { ReactNode } from 'react'
import { useWords } from '~/ui/words'

export interface AccessRow {
  readonly id: string
  /** in the order of the headings */
  readonly cells: readonly ReactNode[]
  readonly action: ReactNode
}

export interface AccessTableProps {
  readonly headings: readonly string[]
  readonly rows: readonly AccessRow[]
  /** said where there are no rows */
  readonly none: string
}

/** Ways in that somebody has, each with what can be done about it. */
export function AccessTable({ headings, rows, none }: AccessTableProps) {
  const t = useWords()
  if (rows.length === 0) return <p className="govuk-body">{none}</p>
  return (
    <table className="rows">
      <thead>
        <tr>
          {headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
          <th scope="col">
            <span className="govuk-visually-hidden">{t('people.action')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells, action }) => (
          <tr key={id}>
            {cells.map((cell, index) => (
              <td key={headings[index]} data-label={headings[index]}>
                {cell}
              </td>
            ))}
            <td>{action}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
