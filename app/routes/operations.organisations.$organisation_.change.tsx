import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, HiddenFields, Page } from '~/ui/components'
import { noSecurityContact, OrganisationFields } from '~/ui/people/organisation-fields'
import { errorsByField, useWords } from '~/ui/words'
import { requireEnrolment, securityContactFrom } from './lib/enrolment.server'
import { readForm, texts } from './lib/form'
import { newToken, orThrow, performFromForm, refusalStatus } from './lib/step.server'

const page = '/operations/organisations/:organisation/change'
const fieldNames = ['name', 'address', 'switchboard', 'website', 'zone', 'language'] as const

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { view } = await requireEnrolment(context, page, params.organisation!)
  const { id, state, dossier, version } = view
  const profile = dossier.profile!
  const values = { ...profile, securityContact: profile.securityContact ?? noSecurityContact }
  return { id, settled: isSettled(state, profile.side), values, step: { version, token: newToken() } }
}

/** By what others call back and warn an organisation that takes part is changed with notice only. */
function isSettled(state: string, side: string): boolean {
  return state !== 'proposed' && side !== 'portal'
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { by, view } = await requireEnrolment(context, page, params.organisation!)
  const { id, state, dossier } = view
  const { switchboard, securityContact, side } = dossier.profile!
  const fields = await readForm(request)
  const typed = { ...texts(fields, fieldNames), securityContact: securityContactFrom(fields) }
  const settled = isSettled(state, side)
  const values = settled ? { ...typed, switchboard, securityContact: securityContact ?? noSecurityContact } : typed
  const contact = values.securityContact
  const data = { ...values, securityContact: Object.values(contact).some(Boolean) ? contact : null }
  const answer = orThrow(await performFromForm(context, by, fields, { caseId: id, event: 'organisation.change', data }))
  if (answer.ok) return redirect(`/operations/organisations/${id}`)
  return json({ problems: answer.problems, values }, { status: refusalStatus(answer) })
}

export default function ChangeOrganisation() {
  const t = useWords()
  const { id, settled, values, step } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const back = { href: `/operations/organisations/${id}`, text: values.name }
  return (
    <Page title={t('operations.organisation.change')} {...{ problems, back }} narrow>
      <form method="post" noValidate>
        <HiddenFields fields={step} />
        <OrganisationFields values={attempt?.values ?? values} errors={errorsByField(t, problems)} settled={settled} />
        <Button>{t('event.organisation.change')}</Button>
      </form>
    </Page>
  )
}
