import type { RequestHandler } from 'express'
import { randomUUID } from 'node:crypto'
import type { Log } from '~/platform/log.server'

const quiet = new Set(['/assets', '/csp-report'])

/**
 * Gives every request an id and logs it: method, status, time, and the first segment of the path where the portal has
 * such pages. Never an address, a query or a token, nor a path that somebody made up.
 */
export function requestLog(log: Log, rooms: ReadonlySet<string>): RequestHandler {
  return (request, response, next) => {
    const started = process.hrtime.bigint()
    const requestId = randomUUID()
    response.locals.requestId = requestId
    response.setHeader('X-Request-Id', requestId)
    response.on('close', () => {
      const ms = Math.round(Number(process.hrtime.bigint() - started) / 1e5) / 10
      const method = /^(GET|HEAD|POST|PUT|PATCH|DELETE)$/.test(request.method) ? request.method : 'other'
      const asked = /^\/[a-z-]{0,30}/.exec(request.originalUrl)?.[0] ?? '/'
      const room = rooms.has(asked) ? asked : '/other'
      const line = { requestId, method, room, status: response.statusCode, ms, finished: response.writableFinished }
      if (!quiet.has(asked)) log.info(line, 'request')
    })
    next()
  }
}
