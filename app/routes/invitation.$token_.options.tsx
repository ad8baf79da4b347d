import { json, type ActionFunctionArgs } from '@remix-run/node'
import { notFound, requireInvitee } from './lib/guard'
import { visitOf } from './lib/visit.server'

/** What the browser needs to make the invited person's first passkey. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { people } = context.liaison
  const found = await people.invitationFor(params.token ?? '')
  const invitation = requireInvitee(context, '/invitation/:token/options', found, notFound())
  const { browser, headers } = visitOf(context)
  return json(await people.passkeys.registrationOptions(invitation.person, browser), { headers })
}

export function loader() {
  throw notFound()
}
