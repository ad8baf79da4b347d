import { randomUUID } from 'node:crypto'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Empty, HiddenFields, Page } from '~/ui/components'
import { AddresseeFields } from '~/ui/filing/addressee-fields'
import { AnswerLanguageField } from '~/ui/filing/handling-fields'
import { errorsByField, useWords } from '~/ui/words'
import { addresseeFrom } from './lib/draft-sections'
import { readForm, text } from './lib/form'
import { requirePage } from './lib/guard'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const person = requirePage(context, '/requests/new')
  const providers = await context.liaison.directory.providers(person)
  return { providers, language: person.organisation.language, caseId: randomUUID(), token: newToken() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePage(context, '/requests/new')
  const fields = await readForm(request)
  const caseId = text(fields, 'caseId')
  const values = { ...addresseeFrom(fields), answerLanguage: text(fields, 'values.answerLanguage') }
  const step = { caseId, procedure: 'disclosure@1', event: 'request.open', data: values }
  const answer = orThrow(await performFromForm(context, person, fields, step))
  if (answer.ok) return redirect(`/requests/${caseId}/draft`)
  const problems = answer.problems.map((each) => ({ ...each, field: each.field && 'values.serviceId' }))
  return json({ problems: problems.slice(0, 1), values }, { status: refusalStatus(answer) })
}

export default function NewRequest() {
  const t = useWords()
  const { providers, language, caseId, token } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  return (
    <Page
      title={t('filing.new.title')}
      problems={problems}
      back={{ href: '/requests', text: t('shell.nav.requests') }}
      narrow
    >
      <p className="govuk-body">{t('filing.new.text')}</p>
      {providers.length === 0 ? (
        <Empty title={t('filing.service.none')} />
      ) : (
        <form method="post" noValidate>
          <HiddenFields fields={{ caseId, token }} />
          <AddresseeFields
            providers={providers}
            serviceId={attempt?.values.serviceId ?? ''}
            error={errorsByField(t, problems)['values.serviceId']}
          />
          <AnswerLanguageField value={attempt?.values.answerLanguage || language} />
          <Button>{t('filing.start')}</Button>
        </form>
      )}
    </Page>
  )
}
