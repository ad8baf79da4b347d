import { json, redirect, type AppLoadContext } from '@remix-run/node'
import type { PersonSession } from '~/people/session'
import type { Role } from '~machines/kit/words'
import { problem } from '~machines/kit/refusal'

/** The person who is signed in and holds one of the roles; otherwise throws the way to the sign-in page, or 403. */
export function requirePerson(context: AppLoadContext, roles?: readonly Role[]): PersonSession {
  const { person, path } = context
  if (!person) throw redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
  if (roles && !roles.some((role) => person.roles.includes(role))) throw forbidden()
  return person
}

/** The way to the page on which a case's identity is revealed, and from there back. */
export function toReveal(caseId: string, back: string): Response {
  return redirect(`/requests/${caseId}/reveal?back=${encodeURIComponent(back)}`)
}

export function notFound(): Response {
  return json({ problems: [] }, { status: 404 })
}

export function forbidden(): Response {
  return json({ problems: [problem('role-not-permitted')] }, { status: 403 })
}
