import type { Request, Response } from 'express'
import type { AppLoadContext } from '@remix-run/node'
import { forPages, type Liaison } from '~/cases/liaison.server'
import { languageOf, readCookie, sessionCookieName } from '~/people/cookie'
import type {} from '~/routes/lib/context'

/** Who asks, in which language: read once for each request, before any page. */
export function loadContextFor(liaison: Liaison, dev: boolean) {
  const { env, words } = liaison.platform
  const pages = forPages(liaison)
  const cookieName = sessionCookieName(env.publicUrl)
  return async (request: Request, response: Response): Promise<AppLoadContext> => {
    const person = await liaison.people.sessions.read(readCookie(request.headers.cookie, cookieName))
    const chosen = readCookie(request.headers.cookie, 'language')
    const language = languageOf(person?.language ?? null, chosen, request.headers['accept-language'])
    const { nonce, requestId } = response.locals as { nonce: string; requestId: string }
    const i18n = words.instance(language)
    return { liaison: pages, nonce, person, language, i18n, t: i18n.t, requestId, path: request.originalUrl, dev }
  }
}
