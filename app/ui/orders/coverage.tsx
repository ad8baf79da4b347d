import type { Coverage } from '~machines/request/authority'
import { roleName } from '~/ui/authority/authority-table'
import { useWords } from '~/ui/words'

/** Which rows of the agency's authority matrix covered the request. */
export function CoverageList({ coverage }: { readonly coverage: Coverage }) {
  const t = useWords()
  return (
    <>
      <p>{t('authority.covered.by', { version: coverage.version })}</p>
      <ul className="facts">
        {coverage.rows.map(({ category, requester, authoriser, needsJudge }) => {
          const roles = { requester: roleName(t, requester), authoriser: roleName(t, authoriser) }
          const row = t('authority.covered.row', { category: t(`category.${category}`), ...roles })
          return (
            <li key={category} className="facts__holds">
              {needsJudge ? t('authority.covered.judge', { row }) : row}
            </li>
          )
        })}
      </ul>
    </>
  )
}
