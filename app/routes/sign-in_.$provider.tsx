import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ProviderRefused } from '~/ui/people/provider-refused'
import { localPath } from './lib/form'
import { visitOf } from './lib/visit.server'

/** The way to an organisation's identity provider. A link leads here: a form may lead nowhere else than to the portal. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { browser, headers } = visitOf(context)
  const next = localPath(new URL(request.url).searchParams.get('next'))
  const begun = await context.liaison.people.providers.begin(params.provider!, browser, next)
  if (begun.ok) throw redirect(begun.address, { headers })
  return { because: begun.because }
}

export default function Begin() {
  return <ProviderRefused because={useLoaderData<typeof loader>().because} />
}
