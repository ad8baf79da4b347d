import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { TakeFilePage } from '~/ui/confirm/take-file'
import { useWords } from '~/ui/words'
import { requireAnswering } from './lib/case.server'
import { askToTake } from './lib/download.server'
import { notFound, toReveal } from './lib/guard'

/** One produced file before it is taken. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params } = args
  const { person, view } = await requireAnswering(context, '/requests/:id/files/:file', params.id!)
  const file = view.dossier.files.find(({ id }) => id === params.file)
  if (!file) throw notFound()
  if (!view.sight.all) throw toReveal(view.id, context.path)
  const { open } = context.liaison.production
  return { file, case: view.id, ...(await askToTake(args, person, { caseId: view.id, file: file.id, open })) }
}

export default function TakeFile() {
  const t = useWords()
  const { file, case: caseId, ...asked } = useLoaderData<typeof loader>()
  const back = { href: `/requests/${caseId}/production`, text: t('case.page.production') }
  const action = `/requests/${caseId}/files/${file.id}/content`
  return <TakeFilePage {...{ ...asked, file, action, back }} kind={file.mediaType} />
}
