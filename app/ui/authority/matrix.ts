import { dataCategories, type DataCategory } from '~machines/identifiers/identifier'
import { isPortalRole, sameRole, type AuthorityRow, type Measure } from '~machines/kit/authority'

/** What one role may do with each category: a line of the grid. */
export interface MatrixLine {
  readonly measure: Measure
  readonly role: string
  readonly cells: Readonly<Partial<Record<DataCategory, Rights>>>
}

export type Rights = Pick<AuthorityRow, 'mayRequest' | 'mayAuthorise' | 'needsJudge'>

/** The rows of one measure as lines, the portal's roles first. */
export function linesOf(rows: readonly AuthorityRow[], measure: Measure): MatrixLine[] {
  const here = rows.filter((row) => row.measure === measure)
  const roles = here
    .map(({ role }) => role)
    .filter((role, index, all) => all.findIndex((each) => sameRole(each, role)) === index)
  const ordered = [...roles.filter(isPortalRole), ...roles.filter((role) => !isPortalRole(role))]
  return ordered.map((role) => ({
    measure,
    role,
    cells: Object.fromEntries(here.filter((row) => sameRole(row.role, role)).map((row) => [row.category, row])),
  }))
}

/** The lines as rows: one for each category, so that a title for which nothing is ticked may do nothing. */
export function rowsOf(lines: readonly MatrixLine[]): AuthorityRow[] {
  return lines.flatMap(({ measure, role, cells }) =>
    dataCategories.map((category) => {
      const { mayRequest = false, mayAuthorise = false, needsJudge = false } = cells[category] ?? {}
      return { role, measure, category, mayRequest, mayAuthorise, needsJudge }
    }),
  )
}
