import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty, FormAction, Instant, Mono, Page } from '~/ui/components'
import { useWords } from '~/ui/words'
import { readForm, text } from './lib/form'
import { requirePage } from './lib/guard'

export async function loader({ context }: LoaderFunctionArgs) {
  const by = requirePage(context, '/operations/jobs')
  const { operations, platform } = context.liaison
  return { jobs: await operations.parkedJobs(by), now: platform.clock.now() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requirePage(context, '/operations/jobs')
  await context.liaison.operations.retryJob(text(await readForm(request), 'job'))
  return redirect('/operations/jobs')
}

export default function Jobs() {
  const t = useWords()
  const { jobs, now } = useLoaderData<typeof loader>()
  return (
    <Page title={t('operations.jobs')}>
      <p className="govuk-body">{t('operations.jobs.text')}</p>
      {jobs.length === 0 ? (
        <Empty title={t('operations.jobs.none')}>{t('operations.jobs.none.text')}</Empty>
      ) : (
        <table className="rows">
          <thead>
            <tr>
              <th scope="col">{t('operations.job.task')}</th>
              <th scope="col">{t('operations.job.since')}</th>
              <th scope="col">{t('operations.job.error')}</th>
              <th scope="col">
                <span className="govuk-visually-hidden">{t('people.action')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {jobs.map(({ id, task, attempts, error, since }) => (
              <tr key={id}>
                <td data-label={t('operations.job.task')}>
                  <Mono>{task}</Mono>
                  <div className="quiet small">{t('operations.job.attempts', { count: attempts })}</div>
                </td>
                <td data-label={t('operations.job.since')}>
                  <Instant at={since} now={now} />
                </td>
                <td data-label={t('operations.job.error')} className="pre">
                  {error}
                </td>
                <td>
                  <FormAction fields={{ job: id }} about={`${task} ${id}`}>
                    {t('operations.job.retry')}
                  </FormAction>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}
