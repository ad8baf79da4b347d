import { json, type ActionFunctionArgs } from '@remix-run/node'
import { notFound } from './lib/guard'
import { visitOf } from './lib/signed-in.server'

/** What the browser needs to make the invited person's first passkey. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { people } = context.liaison
  const invitation = await people.invitationFor(params.token ?? '')
  if (!invitation) throw notFound()
  const { browser, headers } = visitOf(context)
  return json(await people.passkeys.registrationOptions(invitation.person, browser), { headers })
}

export function loader() {
  throw notFound()
}
