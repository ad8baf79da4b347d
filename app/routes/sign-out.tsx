import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { noSessionCookie } from '~/people/cookie'
import { notFound } from './lib/guard'

export async function action({ context }: ActionFunctionArgs) {
  const { person, liaison } = context
  if (person) await liaison.people.sessions.end(person.id, person.sessionId)
  const headers = {
    'Set-Cookie': noSessionCookie(liaison.platform.env.publicUrl),
    'Clear-Site-Data': '"cache", "storage"',
  }
  return redirect('/sign-in', { headers })
}

export function loader() {
  throw notFound()
}
