import type { LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { bytesInWords } from '~/ui/case/bytes'
import { ConfirmForm } from '~/ui/confirm/confirm'
import { Mono, Page, SummaryList } from '~/ui/components'
import { useLanguage, useWords } from '~/ui/words'
import { problem } from '~machines/kit/refusal'
import { requireCase } from './lib/case.server'
import { confirmOf } from './lib/confirm.server'
import { notFound } from './lib/guard'
import { refusalResponse } from './lib/step.server'

/** One produced file before it is taken: what it is, and the passkey that every download asks for. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { person, view } = await requireCase(context, '/requests/:id/files/:file', params.id!)
  const file = view.dossier.files.find(({ id }) => id === params.file)
  if (!file) throw notFound()
  const asked = await context.liaison.production.open(person.id, { caseId: view.id, file: file.id })
  if (asked.ok) throw redirect(context.path)
  if (!asked.deed) throw refusalResponse(asked)
  const confirm = await confirmOf(context, person, asked.deed, new URLSearchParams())
  const again = new URL(request.url).searchParams.has('again')
  return { file, confirm, case: view.id, problems: again ? [problem('confirmation-refused')] : [] }
}

export default function TakeFile() {
  const t = useWords()
  const language = useLanguage()
  const { file, confirm, case: caseId, problems } = useLoaderData<typeof loader>()
  const back = { href: `/requests/${caseId}/production`, text: t('case.page.production') }
  const rows = [
    { key: t('confirm.file.kind'), value: `${file.mediaType} · ${bytesInWords(file.size, language)}` },
    { key: 'SHA-256', value: <Mono copy>{file.sha256}</Mono> },
  ]
  return (
    <Page title={file.name} problems={problems} back={back} narrow>
      <SummaryList rows={rows} />
      <h2>{t('confirm.title')}</h2>
      <ConfirmForm confirm={confirm} action={`/requests/${caseId}/files/${file.id}/content`} />
    </Page>
  )
}
