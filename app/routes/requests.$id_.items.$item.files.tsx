import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Answer } from '~/cases/types'
import { CaseFrame } from '~/ui/case/frame'
import { Files } from '~/ui/case/files'
import { UploadForm } from '~/ui/case/upload-form'
import { IdentifierName } from '~/ui/request/identifier-table'
import { Moments } from '~/ui/request/moments'
import { errorsByField, useWords } from '~/ui/words'
import { problem, type Problem } from '~machines/kit/refusal'
import { requireCase, type OpenedCase } from './lib/case.server'
import { notFound } from './lib/guard'
import { allLines } from './lib/lines.server'
import { newToken, orThrow, refusalResponse, refusalStatus } from './lib/step.server'
import { readUpload, UploadCutShort } from './lib/upload.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { view, facts } = await requireCase(context, params.id!)
  const line = allLines(view).find(({ id }) => id === params.item)
  if (!line) throw notFound()
  if (!view.offers.includes('file.attach')) throw redirect(`/requests/${view.id}/production`)
  return { facts, line, token: newToken() }
}

/** Takes a file as a form part or, from the page's script, as the raw body: either way a stream, never whole in memory. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const opened = await requireCase(context, params.id!)
  const raw = request.headers.get('content-type') === 'application/octet-stream'
  try {
    const answer = orThrow(await (raw ? takeRaw : takeForm)(context.liaison.production, opened, params.item!, request))
    if (answer.ok)
      return raw ? json({ problems: [] }, { status: 201 }) : redirect(`/requests/${opened.view.id}/production`)
    if (!opened.view.offers.includes('file.attach')) throw refusalResponse(answer)
    return json({ problems: sayFile(answer.problems) }, { status: refusalStatus(answer) })
  } catch (error) {
    if (!(error instanceof UploadCutShort)) throw error
    return json({ problems: [problem('file-cut-short', 'file')] }, { status: 422 })
  }
}

type Production = Parameters<typeof loader>[0]['context']['liaison']['production']

function takeForm(
  production: Production,
  { person, view }: OpenedCase,
  item: string,
  request: Request,
): Promise<Answer> {
  return readUpload(request, async (fields, file) => {
    if (!file || file.name === '') return noFile
    const token = fields.get('token') ?? ''
    return production.upload(person.id, { caseId: view.id, item, token, name: file.name, bytes: file.bytes })
  })
}

async function takeRaw(
  production: Production,
  { person, view }: OpenedCase,
  item: string,
  request: Request,
): Promise<Answer> {
  const { searchParams } = new URL(request.url)
  const [name, token] = [searchParams.get('name') ?? '', searchParams.get('token') ?? '']
  if (name === '' || !request.body) return noFile
  const bytes = Readable.fromWeb(request.body as ReadableStream)
  return production.upload(person.id, { caseId: view.id, item, token, name, bytes })
}

const noFile: Answer = { ok: false, because: 'invalid', problems: [problem('file-missing', 'file')] }

/** Whatever is wrong with an upload stands at the one field the page has. */
function sayFile(problems: readonly Problem[]): Problem[] {
  return problems.map((each) => ({ ...each, field: 'file' }))
}

export default function AttachFile() {
  const t = useWords()
  const { facts, line, token } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems: readonly Problem[] = attempt?.problems ?? []
  return (
    <CaseFrame facts={facts} title={t('event.file.attach')} problems={problems}>
      <h2>{t('event.file.attach')}</h2>
      <p>
        <IdentifierName identifier={line.identifier} /> – {t(`category.${line.category}`)}
      </p>
      <Moments identifier={line.identifier} zone={facts.provider.zone} />
      <Files files={line.files} caseId={facts.id} />
      <UploadForm token={token} error={errorsByField(t, problems).file} after={`/requests/${facts.id}/production`} />
    </CaseFrame>
  )
}
