import { randomUUID } from 'node:crypto'
import { redirect, type AppLoadContext } from '@remix-run/node'
import { deviceCookie, noVisitCookie, sessionCookie } from '~/people/cookie'
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
