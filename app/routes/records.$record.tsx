import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { caseAddress } from '~/ui/case/address'
import { Page } from '~/ui/components'
import { Twin } from '~/ui/records/twin'
import { useWords } from '~/ui/words'
import { isFile } from '~machines/file/index'
import { requireRecord } from './lib/case.server'
import { notFound, toReveal } from './lib/guard'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { person } = await requireRecord(context, '/records/:record', params.record!)
  const read = await context.liaison.records.twin(person.id, params.record!)
  if (!read) throw notFound()
  if ('masked' in read) throw toReveal(read.caseId, context.path)
  const { language, title, reference, issuer, blocks, verification } = read.document
  return {
    ...{
      pages: documentsOf(read.procedure, read.caseId),
      record: params.record!,
      language,
      title,
      reference,
      blocks,
      seal: verification.seal,
    },
    issuer: { name: issuer.name, address: issuer.address, switchboard: issuer.switchboard, website: issuer.website },
  }
}

/** Where the records of a case are listed. */
function documentsOf(procedure: string, caseId: string): string {
  const address = caseAddress(procedure, caseId)
  return isFile(procedure) ? address : `${address}/documents`
}

export default function RecordTwin() {
  const t = useWords()
  const { pages, record, ...twin } = useLoaderData<typeof loader>()
  const back = { href: pages, text: twin.reference }
  return (
    <Page title={`${twin.title} – ${twin.reference}`} heading={false} back={back}>
      <p className="govuk-body">
        <a href={`/records/${record}/pdf`}>{t('verify.twin.pdf')}</a> {t('verify.twin.text')}
      </p>
      <Twin {...twin} />
    </Page>
  )
}
