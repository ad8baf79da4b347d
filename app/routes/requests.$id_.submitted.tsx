import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page, SummaryList } from '~/ui/components'
import { useWords } from '~/ui/words'
import { awaitingAuthority, requireView } from './lib/case.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { person, view } = await requireView(context, '/requests/:id/submitted', params.id!)
  if (view.state === 'draft') throw redirect(`/requests/${view.id}/draft`)
  if (!awaitingAuthority.has(view.state)) throw redirect(`/requests/${view.id}`)
  const { matter, addressee } = view.dossier.draft
  const service = await context.liaison.directory.service(person, addressee.serviceId)
  return {
    caseId: view.id,
    title: matter.title,
    provider: view.provider.name,
    service: service?.name ?? null,
    amended: view.context.number !== null,
  }
}

export default function Submitted() {
  const t = useWords()
  const { caseId, title, provider, service, amended } = useLoaderData<typeof loader>()
  return (
    <Page title={t('filing.submitted.title')} heading={false} narrow>
      <div className="panel">
        <h1>{t('filing.submitted.title')}</h1>
        <p>{title}</p>
      </div>
      <SummaryList
        rows={[
          { key: t('filing.provider'), value: provider },
          { key: t('filing.service'), value: service ?? t('filing.notGiven') },
        ]}
      />
      <h2>{t('filing.submitted.next')}</h2>
      <p>{t(amended ? 'filing.submitted.text.amendment' : 'filing.submitted.text')}</p>
      <p>{t('filing.submitted.returned')}</p>
      <p>
        <a href={`/requests/${caseId}`}>{t('filing.submitted.open')}</a>
      </p>
      <p>
        <a href="/requests">{t('filing.submitted.list')}</a>
      </p>
    </Page>
  )
}
