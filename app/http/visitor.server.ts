import type { Request } from 'express'
import type { Liaison } from '~/cases/liaison.server'
import { readCookie, sessionCookieName } from '~/people/cookie'
import type { PersonSession } from '~/people/session'

/** Who asks: read once for each request, by the first who wants to know. */
export type ReadVisitor = (request: Request) => Promise<PersonSession | null>

export function visitors({ people, platform }: Liaison): ReadVisitor {
  const cookieName = sessionCookieName(platform.env.publicUrl)
  const known = new WeakMap<Request, Promise<PersonSession | null>>()
  return (request) => {
    const before = known.get(request)
    if (before) return before
    const reading = people.sessions.read(readCookie(request.headers.cookie, cookieName))
    known.set(request, reading)
    return reading
  }
}
