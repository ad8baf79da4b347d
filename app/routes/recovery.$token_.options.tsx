import { json, type ActionFunctionArgs } from '@remix-run/node'
import { notFound, requireInvitee } from './lib/guard'
import { visitOf } from './lib/visit.server'

/** What the browser needs to make the passkey of somebody whose access is recovered. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { people } = context.liaison
  const found = await people.recovery.for(params.token ?? '')
  const recovery = requireInvitee(context, '/recovery/:token/options', found, notFound())
  const { browser, headers } = visitOf(context)
  return json(await people.passkeys.registrationOptions(recovery.person, browser), { headers })
}

export function loader() {
  throw notFound()
}
