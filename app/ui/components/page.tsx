import type { ReactNode } from 'react'
import type { Problem } from '~machines/kit/refusal'
import { useWords } from '~/ui/words'
import { useDrawn } from './drawn'
import { ErrorSummary, type ErrorSummaryProps } from './error-summary'

export interface PageProps {
  /** title of the document; the visible heading too, unless the page draws its own */
  readonly title: string
  /** `false` when the page draws its own h1 */
  readonly heading?: boolean
  /** small line above the heading */
  readonly caption?: ReactNode
  /** problems of the last attempt: error summary on top, "Error:" in the title */
  readonly problems?: readonly Problem[]
  readonly placed?: ErrorSummaryProps['placed']
  readonly back?: { readonly href: string; readonly text: string }
  /** narrow text column for forms and prose */
  readonly narrow?: boolean
  readonly children: ReactNode
}

/** What every page is: a title, the problems if there are any, a heading, and its content. */
export function Page(page: PageProps) {
  const { title, heading = true, caption, problems = [], placed, back, narrow = false, children } = page
  const t = useWords()
  useDrawn().title = problems.length > 0 ? t('shell.titleWithErrors', { title }) : title
  return (
    <div className={narrow ? 'page page--narrow' : 'page'}>
      {back && (
        <a className="govuk-back-link" href={back.href}>
          {back.text}
        </a>
      )}
      <ErrorSummary problems={problems} placed={placed} />
      {caption && <p className="page__caption">{caption}</p>}
      {heading && <h1 className="page__title">{title}</h1>}
      {children}
    </div>
  )
}
