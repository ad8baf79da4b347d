import { json, type ActionFunctionArgs } from '@remix-run/node'
import { notFound, requirePage } from './lib/guard'
import { visitOf } from './lib/visit.server'

/** What the browser needs to make one more passkey for whoever is signed in. */
export async function action({ context }: ActionFunctionArgs) {
  const { people } = context.liaison
  const by = requirePage(context, '/account/options')
  const person = await people.readPerson(by, by.id)
  const { browser } = visitOf(context)
  return json(await people.passkeys.registrationOptions(person!, browser))
}

export function loader() {
  throw notFound()
}
