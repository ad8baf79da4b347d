import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CaseFrame } from '~/ui/case/frame'
import { RecordTable } from '~/ui/case/record-table'
import { Empty } from '~/ui/components'
import { useWords } from '~/ui/words'
import { requireCase } from './lib/case.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { view, facts } = await requireCase(context, '/requests/:id/documents', params.id!)
  const at = new Map(view.trail.map((line) => [line.seq, line.at]))
  return { facts, records: view.records.map((record) => ({ ...record, step: at.get(record.entry) ?? record.at })) }
}

export default function CaseDocuments() {
  const t = useWords()
  const { facts, records } = useLoaderData<typeof loader>()
  const { now, zone } = facts
  return (
    <CaseFrame facts={facts} title={t('case.page.documents')}>
      <h2>{t('case.page.documents')}</h2>
      <p>
        {t('case.documents.text')} <a href="/verify">{t('shell.footer.verify')}</a>
      </p>
      {records.length === 0 ? (
        <Empty title={t('case.documents.none')}>{t('case.documents.none.text')}</Empty>
      ) : (
        <RecordTable {...{ records, now, zone }} />
      )}
    </CaseFrame>
  )
}
