import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Page } from '~/ui/components'
import { useWords } from '~/ui/words'
import { requireView } from './lib/case.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { view } = await requireView(context, '/requests/:id/submitted', params.id!)
  if (view.state === 'draft') throw redirect(`/requests/${view.id}/draft`)
  return { caseId: view.id }
}

export default function Submitted() {
  const t = useWords()
  const { caseId } = useLoaderData<typeof loader>()
  return (
    <Page title={t('filing.submitted.title')} heading={false} narrow>
      <div className="panel">
        <h1>{t('filing.submitted.title')}</h1>
        <p>{t('filing.submitted.text')}</p>
      </div>
      <p>
        <a href={`/requests/${caseId}`}>{t('filing.submitted.open')}</a>
      </p>
    </Page>
  )
}
