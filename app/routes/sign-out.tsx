import { randomUUID } from 'node:crypto'
import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { noSessionCookie } from '~/people/cookie'
import { notFound } from './lib/guard'

export async function action({ context }: ActionFunctionArgs) {
  const { person, liaison } = context
  if (person) {
    await liaison.perform({
      ...{ actor: { kind: 'person', personId: person.id }, caseId: person.id, version: null, token: randomUUID() },
      event: { name: 'session.end', data: { which: 'one', session: person.sessionId } },
    })
  }
  const headers = {
    'Set-Cookie': noSessionCookie(liaison.platform.env.publicUrl),
    'Clear-Site-Data': '"cache", "storage"',
  }
  return redirect('/sign-in', { headers })
}

export function loader() {
  throw notFound()
}
