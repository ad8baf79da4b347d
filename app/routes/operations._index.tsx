import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Instant, Mono, Page, SummaryList, Tag } from '~/ui/components'
import { useWords } from '~/ui/words'
import { requirePage } from './lib/guard'

export async function loader({ context }: LoaderFunctionArgs) {
  const by = requirePage(context, '/operations')
  return context.liaison.operations.health(by)
}

export default function Health() {
  const t = useWords()
  const { parked, answeredIn, databaseTime, now, open, entries, mode, address, smtp, memory, upSince } =
    useLoaderData<typeof loader>()
  return (
    <Page title={t('operations.health')}>
      <SummaryList
        rows={[
          { key: t('operations.health.mode'), value: t(`operations.health.mode.${mode}`) },
          { key: t('operations.health.address'), value: <Mono>{address}</Mono> },
          { key: t('operations.health.up'), value: <Instant at={upSince} now={now} show="both" /> },
          {
            key: t('operations.health.database'),
            value: (
              <>
                <Tag tone="done">{t('operations.health.answers')}</Tag>{' '}
                {t('operations.health.database.text', { ms: answeredIn })} <Instant at={databaseTime} now={now} />
              </>
            ),
          },
          {
            key: t('operations.health.jobs'),
            value:
              parked === 0 ? (
                t('operations.health.jobs.none')
              ) : (
                <>
                  <Tag tone="danger">{t('operations.health.jobs.parked', { count: parked })}</Tag>{' '}
                  <a href="/operations/jobs">{t('operations.jobs.see')}</a>
                </>
              ),
          },
          {
            key: t('operations.health.mail'),
            value: t(smtp ? 'operations.health.mail.smtp' : 'operations.health.mail.folder'),
          },
          { key: t('operations.health.cases'), value: String(open) },
          {
            key: t('operations.health.entries'),
            value: entries.exact
              ? String(entries.count)
              : t('operations.health.entries.about', { number: entries.count }),
          },
          { key: t('operations.health.memory'), value: `${memory} MB` },
        ]}
      />
    </Page>
  )
}
