import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, HiddenFields, Page } from '~/ui/components'
import { Radios, TextField } from '~/ui/form'
import { OrganisationFields } from '~/ui/people/organisation-fields'
import { errorsByField, useWords } from '~/ui/words'
import { sides } from '~machines/kit/words'
import { readForm, text, texts } from './lib/form'
import { requirePage } from './lib/guard'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

const fieldNames = ['name', 'address', 'switchboard', 'website', 'zone', 'language', 'side', 'code', 'country'] as const
const nothing = Object.fromEntries(fieldNames.map((name) => [name, ''])) as Record<(typeof fieldNames)[number], string>

export function loader({ context }: LoaderFunctionArgs) {
  requirePage(context, '/operations/organisations/register')
  return { organisation: newToken(), token: newToken() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const by = requirePage(context, '/operations/organisations/register')
  const fields = await readForm(request)
  const organisation = text(fields, 'organisation')
  const values = texts(fields, fieldNames)
  const typed = { ...values, code: values.code.trim().toUpperCase(), country: values.country.trim().toUpperCase() }
  const data = { ...typed, organisation }
  const step = { caseId: organisation, procedure: 'organisation@1', event: 'organisation.register', data }
  const answer = orThrow(await performFromForm(context, by, fields, step))
  if (answer.ok) return redirect(`/operations/organisations/${organisation}`)
  return json({ problems: answer.problems, values }, { status: refusalStatus(answer) })
}

export default function Register() {
  const t = useWords()
  const { organisation, token } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const values = attempt?.values ?? nothing
  const errors = errorsByField(t, attempt?.problems ?? [])
  const back = { href: '/operations/organisations', text: t('operations.organisations') }
  return (
    <Page title={t('operations.register')} problems={attempt?.problems} back={back} narrow>
      <form method="post" noValidate>
        <HiddenFields fields={{ organisation, token }} />
        <Radios
          name="side"
          label={t('operations.organisation.side')}
          options={sides.map((value) => ({ value, label: t(`side.${value}`) }))}
          value={values.side}
          error={errors.side}
        />
        <TextField
          name="country"
          label={t('operations.organisation.country')}
          hint={t('operations.organisation.country.hint')}
          value={values.country}
          error={errors.country}
          width={4}
          mono
        />
        <TextField
          name="code"
          label={t('operations.organisation.code')}
          hint={t('operations.organisation.code.hint')}
          value={values.code}
          error={errors.code}
          width={10}
          mono
        />
        <OrganisationFields values={values} errors={errors} />
        <Button>{t('event.organisation.register')}</Button>
      </form>
    </Page>
  )
}
