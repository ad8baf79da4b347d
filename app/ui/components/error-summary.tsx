import type { Problem } from '~machines/kit/refusal'
import { problemText, useWords } from '~/ui/words'

/** What is wrong, on top of the page, each sentence leading to its field. Draws nothing when nothing is wrong. */
export function ErrorSummary({ problems }: { readonly problems: readonly Problem[] }) {
  const t = useWords()
  if (problems.length === 0) return null
  return (
    <div className="govuk-error-summary" data-module="govuk-error-summary" tabIndex={-1} id="error-summary">
      <div role="alert">
        <h2 className="govuk-error-summary__title">{t('shell.problems')}</h2>
        <ul className="govuk-list govuk-error-summary__list">
          {problems.map((problem) => (
            <li key={`${problem.field} ${problem.rule}`}>
              {problem.field === '' ? (
                problemText(t, problem)
              ) : (
                <a href={`#${encodeURIComponent(problem.field)}`}>{problemText(t, problem)}</a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
