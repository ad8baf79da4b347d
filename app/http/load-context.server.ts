import type { Request, Response } from 'express'
import type { AppLoadContext } from '@remix-run/node'
import type { Liaison } from '~/cases/liaison.server'
import { languageOf, readCookie } from '~/people/cookie'
import { readVisitor } from '~/people/visitor'
import type {} from '~/routes/lib/context'

/** Who asks, in which language: read once for each request, before any page. */
export function loadContextFor(liaison: Liaison, dev: boolean) {
  const { env, words } = liaison.platform
  return async (request: Request, response: Response): Promise<AppLoadContext> => {
    const visitor = readVisitor(env.publicUrl, request.headers, request.ip)
    const person = await liaison.people.sessions.read(visitor.session)
    const chosen = readCookie(request.headers.cookie, 'language')
    const language = languageOf(person?.language ?? null, chosen, request.headers['accept-language'])
    const { nonce, requestId } = response.locals as { nonce: string; requestId: string }
    const i18n = words.instance(language)
    return { liaison, nonce, person, visitor, language, i18n, t: i18n.t, requestId, path: request.originalUrl, dev }
  }
}
