import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Typed } from '~/ui/case/steps/form'
import { Button, HiddenFields } from '~/ui/components'
import { FileFrame } from '~/ui/file/frame'
import { fileStepForms } from '~/ui/file/step-forms'
import { errorsByField, useWords } from '~/ui/words'
import type { Problem } from '~machines/kit/refusal'
import { leadersFor, requireFile } from './lib/file.server'
import { readForm, texts, type Fields } from './lib/form'
import { notFound } from './lib/guard'
import { newToken, orThrow, performFromForm, refusalResponse, refusalStatus } from './lib/step.server'

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { view, facts, person } = await requireFile(context, '/files/:id/step/:event', params.id!)
  const event = requireStep(params.event)
  if (!view.offers.includes(event) || event === 'request.unlink') throw redirect(`/files/${view.id}`)
  const { title, reference, summary } = view.dossier.content
  const presets: Typed = event === 'file.save' ? { title: [title], reference: [reference], summary: [summary] } : {}
  return {
    ...{ event, facts, token: newToken(), requests: view.requests, presets },
    linkable: event === 'request.link' ? await context.liaison.files.linkable(person) : [],
    colleagues: event === 'file.reassign' ? await leadersFor(context, person, view) : [],
  }
}

function requireStep(event: string | undefined): string {
  if (!event || !Object.hasOwn(fileStepForms, event)) throw notFound()
  return event
}

type Reader = (fields: Fields) => object

const read =
  (...names: string[]): Reader =>
  (fields) =>
    texts(fields, names)

/** The data of each step as its form has them. */
const readers: Readonly<Record<string, Reader>> = {
  'file.save': read('title', 'reference', 'summary'),
  'request.link': read('request'),
  'request.unlink': read('request'),
  'file.reassign': read('to', 'text'),
  'file.close': read('text'),
  'file.withdraw': read('text', 'told'),
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { person, view } = await requireFile(context, '/files/:id/step/:event', params.id!)
  const event = requireStep(params.event)
  const fields = await readForm(request)
  const step = { caseId: view.id, event, data: readers[event]!(fields) }
  const answer = orThrow(await performFromForm(context, person, fields, step))
  if (answer.ok) return redirect(afterwards(view.id, event, answer.entry))
  if (!view.offers.includes(event) || event === 'request.unlink') throw refusalResponse(answer)
  const typed = Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name)])) as Typed
  return json({ problems: answer.problems.map(shown), typed }, { status: refusalStatus(answer) })
}

/** Whoever hands a file over may not see it any more. */
function afterwards(id: string, event: string, entry: number): string {
  return event === 'file.reassign' ? '/files' : `/files/${id}?done=${entry}`
}

/** Nobody types an id: whatever is wrong with one, the remedy is to choose one of the list. */
function shown({ rule, field, ...rest }: Problem): Problem {
  if (rule !== 'malformed') return { ...rest, rule, field }
  return { ...rest, field, rule: field === 'to' ? 'file-successor-unknown' : 'file-request-unknown' }
}

export default function TakeFileStep() {
  const t = useWords()
  const { event, facts, token, presets, ...drawn } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems: readonly Problem[] = attempt?.problems ?? []
  const { Form, tone } = fileStepForms[event]!
  const title = t(`event.${event}`)
  return (
    <FileFrame facts={facts} title={title} problems={problems}>
      <form method="post" noValidate className="page--narrow">
        <h2>{title}</h2>
        <p>{t(`case.todo.${event}`)}</p>
        <HiddenFields fields={{ version: facts.version, token }} />
        <Form {...drawn} errors={errorsByField(t, problems)} typed={attempt?.typed ?? presets} />
        <div className="button-row">
          <Button tone={tone}>{title}</Button>
          <a href={`/files/${facts.id}`}>{t('case.cancel')}</a>
        </div>
      </form>
    </FileFrame>
  )
}
