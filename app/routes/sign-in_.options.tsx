import { json, type ActionFunctionArgs } from '@remix-run/node'
import { notFound } from './lib/guard'
import { visitOf } from './lib/visit.server'

/** What the browser needs to use a passkey, with a challenge that serves this browser once. */
export async function action({ context }: ActionFunctionArgs) {
  const { browser, headers } = visitOf(context)
  return json(await context.liaison.people.passkeys.signInOptions(browser), { headers })
}

export function loader() {
  throw notFound()
}
