import type { Problem } from '~machines/kit/refusal'
import { problemText, useWords } from '~/ui/words'
import { useDrawn } from './drawn'

export interface ErrorSummaryProps {
  readonly problems: readonly Problem[]
  /** where a problem is mended, and the sentence with its name, on a page that has not the fields themselves */
  readonly placed?: (problem: Problem) => { readonly href: string; readonly text: string }
}

/** What is wrong, on top of the page, each sentence with its field's name and leading to it. Draws nothing when nothing is wrong. */
export function ErrorSummary({ problems, placed }: ErrorSummaryProps) {
  const t = useWords()
  const { wanted, placeOf } = useDrawn()
  const named = (each: Problem) => {
    wanted.add(each.field)
    return { href: `#${encodeURIComponent(each.field)}`, text: placeOf(each.field) + problemText(t, each) }
  }
  const there = placed ?? named
  if (problems.length === 0) return null
  return (
    <div className="govuk-error-summary" data-module="govuk-error-summary" tabIndex={-1} id="error-summary">
      <div role="alert">
        <h2 className="govuk-error-summary__title">{t('shell.problems')}</h2>
        <ul className="govuk-list govuk-error-summary__list">
          {problems.map((problem) => (
            <li key={`${problem.field} ${problem.rule}`}>
              {problem.field === '' ? problemText(t, problem) : <a href={there(problem).href}>{there(problem).text}</a>}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
