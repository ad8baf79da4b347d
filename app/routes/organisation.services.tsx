import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '~/ui/components'
import { Services } from '~/ui/directory/services'
import { useWords } from '~/ui/words'
import { readForm } from './lib/form'
import { requirePage } from './lib/guard'
import { publish, servicesPage } from './lib/services.server'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const by = requirePage(context, '/organisation/services')
  return servicesPage((await context.liaison.directory.entry(by, by.organisation.id))!, request)
}

export async function action({ context, request }: ActionFunctionArgs) {
  const by = requirePage(context, '/organisation/services')
  const entry = (await context.liaison.directory.entry(by, by.organisation.id))!
  return publish(context, by, entry, await readForm(request))
}

export default function OwnServices() {
  const t = useWords()
  const { organisation, values, ...shown } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  return (
    <Page title={t('directory.services.of', { organisation: organisation.name })} problems={problems}>
      <p className="govuk-body">{t('directory.services.text')}</p>
      <Services {...{ ...shown, problems }} values={attempt?.values ?? values} />
    </Page>
  )
}
