import { json, redirect, type ActionFunctionArgs, type AppLoadContext, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, HiddenFields, Page } from '~/ui/components'
import { OrganisationFields } from '~/ui/people/organisation-fields'
import { errorsByField, useWords } from '~/ui/words'
import { readForm, texts } from './lib/form'
import { notFound, requirePerson } from './lib/guard'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

const fieldNames = ['name', 'address', 'switchboard', 'website', 'zone', 'language'] as const

async function requireEntry(context: AppLoadContext, id: string) {
  const by = requirePerson(context, ['operator'])
  const entry = await context.liaison.directory.entry(by, id)
  if (!entry) throw notFound()
  return entry
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { organisation, version } = await requireEntry(context, params.organisation!)
  return { organisation, step: { version, token: newToken() } }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const by = requirePerson(context, ['operator'])
  const { organisation } = await requireEntry(context, params.organisation!)
  const fields = await readForm(request)
  const values = texts(fields, fieldNames)
  const step = { caseId: organisation.id, event: 'organisation.change', data: values }
  const answer = orThrow(await performFromForm(context, by, fields, step))
  if (answer.ok) return redirect(`/operations/organisations/${organisation.id}`)
  return json({ problems: answer.problems, values }, { status: refusalStatus(answer) })
}

export default function ChangeOrganisation() {
  const t = useWords()
  const { organisation, step } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const back = { href: `/operations/organisations/${organisation.id}`, text: organisation.name }
  return (
    <Page title={t('operations.organisation.change')} {...{ problems, back }} narrow>
      <form method="post" noValidate>
        <HiddenFields fields={step} />
        <OrganisationFields values={attempt?.values ?? organisation} errors={errorsByField(t, problems)} />
        <Button>{t('event.organisation.change')}</Button>
      </form>
    </Page>
  )
}
