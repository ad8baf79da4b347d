import type { RequestHandler } from 'express'
import { randomUUID } from 'node:crypto'
import type { Log } from '~/platform/log.server'

/** Gives every request an id and logs it by allow-list: method, first segment of the path, status, time. Never an address, a query or a token. */
export function requestLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const started = process.hrtime.bigint()
    const requestId = randomUUID()
    response.locals.requestId = requestId
    response.setHeader('X-Request-Id', requestId)
    response.on('close', () => {
      const ms = Math.round(Number(process.hrtime.bigint() - started) / 1e5) / 10
      const { method } = request
      const room = /^\/[a-z-]{0,30}/.exec(request.originalUrl)?.[0] ?? '/'
      const line = { requestId, method, room, status: response.statusCode, ms, finished: response.writableFinished }
      if (room !== '/assets') log.info(line, 'request')
    })
    next()
  }
}
