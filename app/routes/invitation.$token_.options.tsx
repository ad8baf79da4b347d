import { json, type ActionFunctionArgs } from '@remix-run/node'
import { notFound } from './lib/guard'

/** What the browser needs to make the invited person's first passkey. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { people } = context.liaison
  const invitation = await people.invitationFor(params.token ?? '')
  if (!invitation) throw notFound()
  return json(await people.passkeys.registrationOptions(invitation.person))
}

export function loader() {
  throw notFound()
}
