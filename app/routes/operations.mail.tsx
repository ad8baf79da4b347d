import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Card, Empty, Instant, Page } from '~/ui/components'
import { useWords } from '~/ui/words'
import { requirePage } from './lib/guard'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const by = requirePage(context, '/operations/mail')
  const { operations, platform } = context.liaison
  const asked = new URL(request.url).searchParams.get('page') ?? ''
  const page = /^\d{1,4}$/.test(asked) ? Number(asked) : 0
  return {
    ...(await operations.letters(by, page)),
    page,
    smtp: platform.env.smtpUrl !== null,
    now: platform.clock.now(),
  }
}

export default function Mail() {
  const t = useWords()
  const { letters, more, page, smtp, now } = useLoaderData<typeof loader>()
  return (
    <Page title={t('operations.mail')} narrow>
      <p className="govuk-body">{t(smtp ? 'operations.mail.smtp' : 'operations.mail.folder')}</p>
      {letters.length === 0 && <Empty title={t('operations.mail.none')}>{t('operations.mail.none.text')}</Empty>}
      {letters.map(({ id, recipient, subject, body, sentAt }) => (
        <Card key={id} title={subject}>
          <p className="quiet small">
            {t('operations.mail.to', { recipient })} · <Instant at={sentAt} now={now} />
          </p>
          <p className="pre">{body}</p>
        </Card>
      ))}
      <p className="button-row">
        {page > 0 && <a href={`?page=${page - 1}`}>{t('operations.mail.newer')}</a>}
        {more && <a href={`?page=${page + 1}`}>{t('operations.mail.older')}</a>}
      </p>
    </Page>
  )
}
