import { randomUUID } from 'node:crypto'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, HiddenFields, Page } from '~/ui/components'
import { ContentFields } from '~/ui/file/content-fields'
import { errorsByField, useWords } from '~/ui/words'
import { file as procedure } from '~machines/file/index'
import { readForm, text, texts } from './lib/form'
import { requirePage } from './lib/guard'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

export async function loader({ context }: LoaderFunctionArgs) {
  requirePage(context, '/files/new')
  return { caseId: randomUUID(), token: newToken() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePage(context, '/files/new')
  const fields = await readForm(request)
  const caseId = text(fields, 'caseId')
  const data = texts(fields, ['title', 'reference', 'summary'])
  const step = { caseId, procedure: procedure.id, event: 'file.open', data }
  const answer = orThrow(await performFromForm(context, person, fields, step))
  if (answer.ok) return redirect(`/files/${caseId}`)
  return json({ problems: answer.problems, typed: data }, { status: refusalStatus(answer) })
}

export default function NewFile() {
  const t = useWords()
  const { caseId, token } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const typed = Object.fromEntries(Object.entries(attempt?.typed ?? {}).map(([name, value]) => [name, [value]]))
  return (
    <Page title={t('event.file.open')} problems={problems} back={{ href: '/files', text: t('file.list') }} narrow>
      <p className="govuk-body">{t('file.new.text')}</p>
      <form method="post" noValidate>
        <HiddenFields fields={{ caseId, token }} />
        <ContentFields typed={typed} errors={errorsByField(t, problems)} />
        <Button>{t('event.file.open')}</Button>
      </form>
    </Page>
  )
}
