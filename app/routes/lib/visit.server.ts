import type { AppLoadContext } from '@remix-run/node'
import { visitCookie } from '~/people/cookie'
import { isSecret, newSecret } from '~/people/secrets.server'

/** The token a challenge is bound to: the session's, or before anybody has signed in the visit's; null when there is neither. */
export function browserOf({ person, visitor }: AppLoadContext): string | null {
  if (person) return visitor.session
  return visitor.visit && isSecret(visitor.visit) ? visitor.visit : null
}

/** The same, with a visit begun for a browser that is here for the first time. */
export function visitOf(context: AppLoadContext): { readonly browser: string; readonly headers: HeadersInit } {
  const known = browserOf(context)
  if (known) return { browser: known, headers: {} }
  const { token } = newSecret()
  return { browser: token, headers: { 'Set-Cookie': visitCookie(context.liaison.platform.env.publicUrl, token) } }
}
