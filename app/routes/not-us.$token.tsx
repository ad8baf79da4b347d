import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, Card, Instant, Mono, Page, SummaryList } from '~/ui/components'
import { useWords } from '~/ui/words'
import { problem } from '~machines/kit/refusal'

/** Where a security contact says that it was not their agency. Reading it changes nothing. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const notice = await context.liaison.notUs.show(params.token ?? '')
  if (!notice) throw over()
  return notice
}

export async function action({ context, params }: ActionFunctionArgs) {
  const token = params.token ?? ''
  if (!(await context.liaison.notUs.disown(token))) throw over()
  return redirect(`/not-us/${token}`)
}

function over(): Response {
  return json({ problems: [problem('not-us-over')] }, { status: 404 })
}

export default function NotUs() {
  const t = useWords()
  const { number, agency, provider, event, at, zone, now, disowned } = useLoaderData<typeof loader>()
  const rows = [
    { key: t('record.number'), value: <Mono>{number ?? t('record.unnumbered')}</Mono> },
    { key: t('record.agency'), value: agency },
    { key: t('record.provider'), value: provider },
    { key: t('record.step'), value: t(`event.${event}.done`) },
    { key: t('record.at'), value: <Instant {...{ at, now, zone }} /> },
  ]
  return (
    <Page title={t('notUs.title')} narrow>
      {disowned ? (
        <Card title={t('notUs.done')} tone="done">
          <p>{t('notUs.done.text')}</p>
        </Card>
      ) : (
        <p className="govuk-body">{t('notUs.text', { agency })}</p>
      )}
      <SummaryList rows={rows} />
      {!disowned && (
        <form method="post" noValidate>
          <p className="govuk-body">{t('notUs.consequence')}</p>
          <Button tone="danger">{t('notUs.button')}</Button>
        </form>
      )}
    </Page>
  )
}
