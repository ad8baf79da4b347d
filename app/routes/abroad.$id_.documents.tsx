import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DocumentsBody } from '~/ui/case/bodies'
import { AbroadFrame } from '~/ui/abroad/frame'
import { useWords } from '~/ui/words'
import { requireAbroad } from './lib/abroad.server'
import { recordsByStep } from './lib/records'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { view, facts } = await requireAbroad(context, '/abroad/:id/documents', params.id!)
  return { facts, records: recordsByStep(view) }
}

export default function AbroadDocuments() {
  const t = useWords()
  const { facts, records } = useLoaderData<typeof loader>()
  const { now, zone, side } = facts
  const texts = { all: t('abroad.documents.text'), oversight: t('abroad.documents.oversight') }
  return (
    <AbroadFrame facts={facts} title={t('case.page.documents')}>
      <DocumentsBody {...{ records, now, zone, side, texts }} />
    </AbroadFrame>
  )
}
