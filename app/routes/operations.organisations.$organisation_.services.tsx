import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '~/ui/components'
import { Services } from '~/ui/directory/services'
import { useWords } from '~/ui/words'
import { readForm } from './lib/form'
import { publish, requireProvider, servicesPage } from './lib/services.server'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  return servicesPage(
    await requireProvider(context, '/operations/organisations/:organisation/services', params.organisation!),
    request,
  )
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const entry = await requireProvider(context, '/operations/organisations/:organisation/services', params.organisation!)
  return publish(context, entry.by, entry, await readForm(request))
}

export default function ServicesOfProvider() {
  const t = useWords()
  const { organisation, values, ...shown } = useLoaderData<typeof loader>()
  const attempt = useActionData<typeof action>()
  const problems = attempt?.problems ?? []
  const back = { href: `/operations/organisations/${organisation.id}`, text: organisation.name }
  return (
    <Page title={t('directory.services.of', { organisation: organisation.name })} {...{ problems, back }}>
      <Services {...{ ...shown, problems }} values={attempt?.values ?? values} />
    </Page>
  )
}
