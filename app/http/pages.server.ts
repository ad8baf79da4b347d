import type { RequestHandler } from 'express'
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
      if (!trouble) return await sendRemixResponse(response, answer)
      await answer.body?.cancel()
      refuse(request, response, troubled(trouble))
    } catch (error) {
      next(error)
    }
  }
}

/** How long it may take until the outside thing is back, in seconds: nobody knows, and asking again is cheap. */
const backIn = 10

/** The plain sentence of 503 is the database's. */
export function troubled(trouble: Trouble): Refusal {
  return { status: 503, retryAfter: backIn, ...(trouble === 'database' ? {} : { because: trouble }) }
}
