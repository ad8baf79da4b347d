import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { RecordTable } from '~/ui/case/record-table'
import { Empty } from '~/ui/components'
import { ReportFrame } from '~/ui/report/frame'
import { useWords } from '~/ui/words'
import { requireReport } from './lib/report.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { view, facts } = await requireReport(context, '/reports/:id/documents', params.id!)
  const at = new Map(view.trail.map((line) => [line.seq, line.at]))
  return { facts, records: view.records.map((record) => ({ ...record, step: at.get(record.entry) ?? record.at })) }
}

export default function ReportDocuments() {
  const t = useWords()
  const { facts, records } = useLoaderData<typeof loader>()
  const { now, zone, side } = facts
  return (
    <ReportFrame facts={facts} title={t('case.page.documents')}>
      <h2>{t('case.page.documents')}</h2>
      <p>
        {t('report.documents.text')} <a href="/verify">{t('shell.footer.verify')}</a>
      </p>
      {side === 'oversight' && <p className="inset">{t('report.documents.oversight')}</p>}
      {records.length === 0 ? (
        <Empty title={t('case.documents.none')}>{t('case.documents.none.text')}</Empty>
      ) : (
        <RecordTable {...{ records, now, zone }} />
      )}
    </ReportFrame>
  )
}
