import type { TFunction } from 'i18next'
import { dataCategories } from '~machines/identifiers/identifier'
import { isPortalRole, measuresInUse, type AuthorityRow } from '~machines/kit/authority'
import { ScrollFrame } from '~/ui/components'
import { useWords } from '~/ui/words'
import { linesOf, type MatrixLine, type Rights } from './matrix'

/** The matrix as anyone reads it, measure by measure: in each cell what the role may do, in words. */
export function AuthorityTable({ rows }: { readonly rows: readonly AuthorityRow[] }) {
  const t = useWords()
  const said = measuresInUse.filter((measure) => rows.some((row) => row.measure === measure))
  return said.map((measure) => (
    <section key={measure}>
      <h4>{t(`authority.measure.${measure}`)}</h4>
      <MeasureTable lines={linesOf(rows, measure)} caption={t(`authority.measure.${measure}`)} />
    </section>
  ))
}

function MeasureTable({ lines, caption }: { readonly lines: readonly MatrixLine[]; readonly caption: string }) {
  const t = useWords()
  return (
    <ScrollFrame label={caption}>
      <table className="rows">
        <caption className="govuk-visually-hidden">{caption}</caption>
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
          {lines.map(({ role, cells }) => (
            <tr key={role}>
              <th scope="row">{roleName(t, role)}</th>
              {dataCategories.map((category) => (
                <td key={category}>{rightsInWords(t, cells[category])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFrame>
  )
}

export function roleName(t: TFunction, role: string): string {
  return isPortalRole(role) ? t(`role.${role.toLowerCase()}`) : role
}

function rightsInWords(t: TFunction, rights: Rights | undefined): string {
  const may = [
    ...(rights?.mayRequest ? [t('authority.may.request')] : []),
    ...(rights?.mayAuthorise ? [t('authority.may.authorise')] : []),
  ]
  if (may.length === 0) return t('authority.may.nothing')
  return [...may, ...(rights?.needsJudge ? [t('authority.needs.judge')] : [])].join(', ')
}
