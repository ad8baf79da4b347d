import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { AnsweringView } from '~/cases/views'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Answer } from '~/cases/types'
import { packName } from '~/ui/case/facts'
import { CaseFrame } from '~/ui/case/frame'
import { isByReference, isGranted, type ItemLine } from '~/ui/case/item-lines'
import { ItemTable } from '~/ui/case/item-table'
import { UploadForm } from '~/ui/case/upload-form'
import { Pages } from '~/ui/request/pages'
import { errorsByField, useWords } from '~/ui/words'
import { problem, type Problem } from '~machines/kit/refusal'
import { requireAnswering, type OpenedCase } from './lib/case.server'
import type { Fields } from './lib/form'
import { allLines, chosenItems } from './lib/lines.server'
import { pageOf } from './lib/paging'
import { newToken, orThrow, refusalResponse, refusalStatus } from './lib/step.server'
import { readUpload, UploadCutShort } from './lib/upload.server'

/** Granted items of which something was found and no file shows it yet. */
const isBare = ({ result, files, references }: ItemLine) =>
  (result === 'found' || result === 'partial') && files.length + references === 0

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { view, facts } = await requireAnswering(context, '/requests/:id/attach', params.id!)
  if (!view.offers.includes('file.attach')) throw redirect(`/requests/${view.id}`)
  const url = new URL(request.url)
  const granted = allLines(view).filter(isGranted)
  const { shown, page, pages } = pageOf(granted, url)
  const chosen = url.searchParams.getAll('item')
  return {
    facts,
    shown,
    paging: { page, pages },
    bare: granted.filter((line) => isBare(line) && !isByReference(line, facts)).length,
    chosen,
    token: newToken(),
  }
}

/** Takes a file as a form part or, from the page's script, as the raw body: either way a stream, never whole in memory. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const opened = await requireAnswering(context, '/requests/:id/attach', params.id!)
  const raw = request.headers.get('content-type') === 'application/octet-stream'
  let items: readonly string[] = []
  const take: Take = (fields, name, bytes) => {
    items = fields.getAll('items')
    return store(context, opened, fields, name, bytes)
  }
  try {
    const answer = orThrow(await (raw ? fromBody(request, take) : fromForm(request, take)))
    if (answer.ok)
      return raw ? json({ problems: [], items }, { status: 201 }) : redirect(`/requests/${opened.view.id}/production`)
    if (!opened.view.offers.includes('file.attach')) throw refusalResponse(answer)
    return json({ problems: answer.problems.map(shownAt), items }, { status: refusalStatus(answer) })
  } catch (error) {
    if (!(error instanceof UploadCutShort)) throw error
    return json({ problems: [problem('file-cut-short', 'file')], items }, { status: 422 })
  }
}

type Take = (fields: Fields, name: string, bytes: Readable | null) => Promise<Answer>

function fromForm(request: Request, take: Take): Promise<Answer> {
  return readUpload(request, (fields, file) => take(fields, file?.name ?? '', file?.bytes ?? null))
}

function fromBody(request: Request, take: Take): Promise<Answer> {
  const { searchParams } = new URL(request.url)
  const bytes = request.body && Readable.fromWeb(request.body as ReadableStream)
  return take(searchParams, searchParams.get('name') ?? '', bytes)
}

async function store(
  { liaison }: ActionFunctionArgs['context'],
  { person, view, facts }: OpenedCase<AnsweringView>,
  fields: Fields,
  name: string,
  bytes: Readable | null,
): Promise<Answer> {
  if (name === '' || !bytes) return invalid(problem('file-missing', 'file'))
  const items = chosenItems(view, fields, (line) => isBare(line) && !isByReference(line, facts))
  if (items.length === 0) return invalid(problem('item-not-chosen', 'items'))
  const token = fields.get('token') ?? ''
  return liaison.production.upload(person.id, { caseId: view.id, items, token, name, bytes })
}

function invalid(...problems: Problem[]): Answer {
  return { ok: false, because: 'invalid', problems }
}

/** Whatever is wrong with the upload itself stands at its one field. */
function shownAt(each: Problem): Problem {
  return each.field === 'items' ? each : { ...each, field: 'file' }
}

export default function AttachFile() {
  const t = useWords()
  const { facts, shown, paging, bare, chosen, token } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems: readonly Problem[] = attempt?.problems ?? []
  const { id, provider } = facts
  return (
    <CaseFrame facts={facts} title={t('event.file.attach')} problems={problems}>
      <h2>{t('event.file.attach')}</h2>
      <p>{t('case.attach.text')}</p>
      <ItemTable
        {...{ lines: shown, results: true, caption: t('case.items') }}
        pack={packName(facts.pack)}
        zone={provider.zone}
        choose={{ form: 'attach', may: (line) => !isByReference(line, facts), chosen: attempt?.items ?? chosen }}
      />
      <Pages {...paging} />
      <UploadForm {...{ token, bare, errors: errorsByField(t, problems) }} after={`/requests/${id}/production`} />
    </CaseFrame>
  )
}
