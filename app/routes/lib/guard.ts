import { json, redirect, type AppLoadContext } from '@remix-run/node'
import type { PersonSession } from '~/people/session'
import type { Role } from '~machines/kit/words'
import { problem } from '~machines/kit/refusal'

/** The person who is signed in and holds one of the roles; otherwise throws the way to the sign-in page, or 403. */
export function requirePerson(context: AppLoadContext, roles?: readonly Role[]): PersonSession {
  const { person, path } = context
  if (!person) throw redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
  if (!roles || roles.some((role) => person.roles.includes(role))) return person
  throw roles.some((role) => person.withheld.includes(role)) ? forbidden('passkey-not-fit') : forbidden()
}

export function notFound(): Response {
  return json({ problems: [] }, { status: 404 })
}

export function forbidden(rule = 'role-not-permitted'): Response {
  return json({ problems: [problem(rule)] }, { status: 403 })
}
