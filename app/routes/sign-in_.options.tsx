import { json, type ActionFunctionArgs } from '@remix-run/node'
import { notFound } from './lib/guard'

/** What the browser needs to use a passkey, with a challenge that serves once. */
export async function action({ context }: ActionFunctionArgs) {
  return json(await context.liaison.people.passkeys.signInOptions())
}

export function loader() {
  throw notFound()
}
