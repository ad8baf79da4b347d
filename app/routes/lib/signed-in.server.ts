import { randomUUID } from 'node:crypto'
import { redirect, type AppLoadContext } from '@remix-run/node'
import { deviceCookie, noVisitCookie, sessionCookie, visitCookie } from '~/people/cookie'
import { isSecret, newSecret } from '~/people/secrets.server'
import type { Arrival } from '~/people/sessions.server'
import { orThrow } from './step.server'

/** Who signed in, and how. */
export interface SignedIn extends Pick<Arrival, 'by' | 'passkey'> {
  readonly personId: string
}

/** Records the sign-in, starts a new session (never one that was there before), and goes on. */
export async function signIn(
  { liaison, person: before, visitor }: AppLoadContext,
  { personId, by, passkey }: SignedIn,
  to: string,
): Promise<Response> {
  const { people, perform, platform } = liaison
  const { network, browser } = visitor
  const device = await people.devices.recognise(personId, visitor.device)
  const arrived = { by, device: device.known ? 'known' : 'new', network, browser }
  orThrow(await perform(noteOf(personId, 'session.start', arrived)))
  if (before) await perform(noteOf(before.id, 'session.end', { which: 'one', session: before.sessionId }))
  const token = await people.sessions.start(personId, { by, passkey, network, browser })
  const headers = new Headers()
  const { publicUrl } = platform.env
  headers.append('Set-Cookie', sessionCookie(publicUrl, token))
  headers.append('Set-Cookie', noVisitCookie(publicUrl))
  headers.append('Set-Cookie', deviceCookie(publicUrl, device.token))
  return redirect(to, { headers })
}

function noteOf(personId: string, name: string, data: object) {
  const actor = { kind: 'person', personId } as const
  return { actor, caseId: personId, version: null, token: randomUUID(), event: { name, data } }
}

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

/** What a script put into a field as JSON; null when it is none. */
export function parseJson(typed: string): unknown {
  try {
    return JSON.parse(typed)
  } catch {
    return null
  }
}
