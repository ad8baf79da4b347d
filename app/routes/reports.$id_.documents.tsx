import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DocumentsBody } from '~/ui/case/bodies'
import { ReportFrame } from '~/ui/report/frame'
import { useWords } from '~/ui/words'
import { requireReport } from './lib/report.server'
import { recordsByStep } from './lib/records'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { view, facts } = await requireReport(context, '/reports/:id/documents', params.id!)
  return { facts, records: recordsByStep(view) }
}

export default function ReportDocuments() {
  const t = useWords()
  const { facts, records } = useLoaderData<typeof loader>()
  const { now, zone, side } = facts
  const texts = { all: t('report.documents.text'), oversight: t('report.documents.oversight') }
  return (
    <ReportFrame facts={facts} title={t('case.page.documents')}>
      <DocumentsBody {...{ records, now, zone, side, texts }} />
    </ReportFrame>
  )
}
