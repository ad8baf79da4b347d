import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ProviderRefused } from '~/ui/people/provider-refused'
import { signIn } from './lib/signed-in.server'
import { browserOf } from './lib/visit.server'

/** Where an identity provider sends somebody back to. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const answer = await context.liaison.people.providers.finish(params.provider!, browserOf(context), searchParams)
  if (answer.ok) throw await signIn(context, { personId: answer.personId, by: 'provider', passkey: null }, answer.next)
  return json({ because: answer.because }, { status: 403 })
}

export default function Return() {
  return <ProviderRefused because={useLoaderData<typeof loader>().because} />
}
