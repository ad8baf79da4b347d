import type { Request, Response } from 'express'
import type { AppLoadContext } from '@remix-run/node'
import { forPages, type Liaison } from '~/cases/liaison.server'
import { languageOf, readCookie } from '~/people/cookie'
import { readVisitor } from '~/people/visitor'
import type {} from '~/routes/lib/context'
import type { ReadVisitor } from './visitor.server'

export type LoadContextFor = (request: Request, response: Response) => Promise<AppLoadContext>

/** Who asks, in which language: read once for each request, before any page. */
export function loadContextFor(liaison: Liaison, dev: boolean, who: ReadVisitor): LoadContextFor {
  const { env, words } = liaison.platform
  const pages = forPages(liaison)
  return async (request, response) => {
    const { nonce, requestId, network } = response.locals as { nonce: string; requestId: string; network: string }
    const visitor = readVisitor(env.publicUrl, request.headers, network)
    const person = await who(request)
    const chosen = readCookie(request.headers.cookie, 'language')
    const language = languageOf(person?.language ?? null, chosen, request.headers['accept-language'])
    const i18n = words.instance(language)
    const failure = { error: null }
    const asked = { requestId, failure, path: request.originalUrl, dev }
    return { liaison: pages, nonce, person, visitor, language, i18n, t: i18n.t, ...asked }
  }
}
