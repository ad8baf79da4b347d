import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Card, Empty, Mono, Page, SummaryList } from '~/ui/components'
import { dayOf } from '~/ui/instants'
import { useLanguage, useWords } from '~/ui/words'
import { requirePage } from './lib/guard'

export async function loader({ context }: LoaderFunctionArgs) {
  requirePage(context, '/operations/trust')
  const { trust } = context.liaison.platform
  const { entries, unreadable } = await trust.read()
  const shown = entries.map(({ label, country, subject, fingerprint, validFrom, validTo }) => ({
    ...{ label, country, subject, fingerprint, validFrom, validTo },
  }))
  return { entries: shown, unreadable, folder: trust.folder }
}

export default function TrustList() {
  const t = useWords()
  const language = useLanguage()
  const { entries, unreadable, folder } = useLoaderData<typeof loader>()
  const day = (instant: string) => dayOf(instant, language, 'UTC')
  return (
    <Page title={t('operations.trust')}>
      <p className="govuk-body">{t('operations.trust.text', { folder })}</p>
      {unreadable.length > 0 && (
        <Card tone="danger">{t('operations.trust.unreadable', { files: unreadable.join(', ') })}</Card>
      )}
      {entries.length === 0 && <Empty title={t('operations.trust.none')}>{t('operations.trust.none.text')}</Empty>}
      {entries.map(({ label, country, subject, fingerprint, validFrom, validTo }) => (
        <Card key={`${label} ${fingerprint}`} title={label}>
          <SummaryList
            compact
            rows={[
              { key: t('operations.trust.country'), value: country },
              { key: t('operations.trust.subject'), value: subject },
              { key: t('operations.trust.validity'), value: `${day(validFrom)} – ${day(validTo)}` },
              { key: t('operations.trust.fingerprint'), value: <Mono copy>{fingerprint}</Mono> },
            ]}
          />
        </Card>
      ))}
    </Page>
  )
}
