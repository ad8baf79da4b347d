import type { Request, Response } from 'express'
import type { AppLoadContext } from '@remix-run/node'
import type { Liaison } from '~/cases/liaison.server'
import { languageOf, readCookie } from '~/people/cookie'
import type {} from '~/routes/lib/context'
import type { ReadVisitor } from './visitor.server'

export type LoadContextFor = (request: Request, response: Response) => Promise<AppLoadContext>

/** Who asks, in which language: read once for each request, before any page. */
export function loadContextFor(liaison: Liaison, dev: boolean, visitor: ReadVisitor): LoadContextFor {
  const { words } = liaison.platform
  return async (request, response) => {
    const person = await visitor(request)
    const chosen = readCookie(request.headers.cookie, 'language')
    const language = languageOf(person?.language ?? null, chosen, request.headers['accept-language'])
    const { nonce, requestId } = response.locals as { nonce: string; requestId: string }
    const i18n = words.instance(language)
    const failure = { error: null }
    return { liaison, nonce, person, language, i18n, t: i18n.t, requestId, failure, path: request.originalUrl, dev }
  }
}
