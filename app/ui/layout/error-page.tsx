import type { Problem } from '~machines/kit/refusal'
import { Page } from '~/ui/components'
import { problemText, useWords } from '~/ui/words'

const known = new Set([400, 403, 404, 405, 408, 409, 411, 413, 415, 421, 422, 429, 500, 503])

/** What went wrong as a sentence and the way on; never how. */
export function ErrorPage({
  status,
  problems = [],
}: {
  readonly status: number
  readonly problems?: readonly Problem[]
}) {
  const t = useWords()
  const key = known.has(status) ? status : 500
  return (
    <Page title={t(`shell.error.${key}.title`)} narrow>
      {problems.length === 0 && <p className="govuk-body">{t(`shell.error.${key}.text`)}</p>}
      {problems.map((problem) => (
        <p key={`${problem.rule} ${problem.field}`} className="govuk-body">
          {problemText(t, problem)}
        </p>
      ))}
      <p className="govuk-body">
        <a className="govuk-link" href="/">
          {t('shell.error.home')}
        </a>
      </p>
    </Page>
  )
}
