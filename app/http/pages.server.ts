import type { Request, RequestHandler } from 'express'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { createRemixRequest, sendRemixResponse } from '@remix-run/express/dist/server.js'
import { troubleOf, type Trouble } from '~/platform/trouble'
import type { LoadContextFor } from './load-context.server'
import type { Refusal, Refuse } from './sentence.server'

export interface PagesParts {
  readonly build: ServerBuild | (() => Promise<ServerBuild>)
  readonly mode: 'production' | 'development'
  readonly contextFor: LoadContextFor
  readonly refuse: Refuse
}

/**
 * Hands requests to Remix. When an outside thing failed on the way, the answer is the sentence that says so: Remix knows
 * only that something went wrong.
 */
export function remixPages({ build, mode, contextFor, refuse }: PagesParts): RequestHandler {
  const handle = createRequestHandler(build, mode)
  return async (request, response, next) => {
    try {
      const context = await contextFor(request, response)
      const answer = await handle(createRemixRequest(request, response), context)
      const trouble = answer.status >= 500 ? troubleOf(context.failure.error) : null
      if (!trouble && !isBare(request, answer)) return await sendRemixResponse(response, answer)
      await answer.body?.cancel()
      refuse(request, response, trouble ? troubled(trouble) : { status: answer.status })
    } catch (error) {
      next(error)
    }
  }
}

/** Addresses of files and feeds refuse in JSON; somebody who opened one in a browser is owed the sentence. */
function isBare(request: Request, { status, headers }: globalThis.Response): boolean {
  const isOpened = request.method === 'GET' && request.query._data === undefined
  const isJson = headers.get('Content-Type')?.startsWith('application/json') ?? false
  return isOpened && status >= 400 && isJson && request.accepts(['json', 'html']) === 'html'
}

/** How long it may take until the outside thing is back, in seconds: nobody knows, and asking again is cheap. */
const backIn = 10

/** The plain sentence of 503 is the database's. */
export function troubled(trouble: Trouble): Refusal {
  return { status: 503, retryAfter: backIn, ...(trouble === 'database' ? {} : { because: trouble }) }
}
