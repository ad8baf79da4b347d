import { redirect, type AppLoadContext } from '@remix-run/node'
import { sessionCookie } from '~/people/cookie'

/** Starts a new session (never one that was there before) and goes on. */
export async function signIn(
  { liaison, person: before }: AppLoadContext,
  personId: string,
  to: string,
): Promise<Response> {
  const { sessions } = liaison.people
  if (before) await sessions.end(before.id, before.sessionId)
  const token = await sessions.start(personId)
  return redirect(to, { headers: { 'Set-Cookie': sessionCookie(liaison.platform.env.publicUrl, token) } })
}

/** What a script put into a field as JSON; null when it is none. */
export function parseJson(typed: string): unknown {
  try {
    return JSON.parse(typed)
  } catch {
    return null
  }
}
