import type { Request, RequestHandler, Response } from 'express'
import type { Log } from '~/platform/log.server'
import { clientOf } from './client'
import type { Refusal, Refuse } from './sentence.server'

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
const safeMethods = new Set(['GET', 'HEAD'])
const mostHeaders = 100

export interface Address {
  readonly publicUrl: string
  readonly trustedProxies: readonly string[]
}

/**
 * Only the methods pages use, only the host the portal is reached by, only as many headers as browsers send. Whom a
 * trusted proxy forwarded for is noted as `response.locals.network`; then nobody sees a forwarded header any more.
 */
export function hostAndMethod({ publicUrl, trustedProxies }: Address, refuse: Refuse, log: Log): RequestHandler {
  const { host } = new URL(publicUrl)
  let strangerNoted = false
  return (request, response, next) => {
    const { network, forwardedByStranger } = clientOf(request.socket.remoteAddress, request.headers, trustedProxies)
    response.locals.network = network
    // once: behind a proxy that nobody named, every request would say so
    if (forwardedByStranger && !strangerNoted) log.security('forwarded.ignored')
    strangerNoted ||= forwardedByStranger
    for (const name of Object.keys(request.headers))
      if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete request.headers[name]
    if (!methods.has(request.method)) {
      response.setHeader('Allow', [...methods].join(', '))
      return refuse(request, response, { status: 405, event: 'method.refused' })
    }
    const refusal = (status: number, event: Refusal['event']) => refuse(request, response, { status, event })
    if (request.rawHeaders.length / 2 > mostHeaders) return refusal(431, 'body.refused')
    if (request.headers.host?.toLowerCase() !== host) return refusal(421, 'host.refused')
    // a whole address instead of a path would name a host of its own
    if (!request.originalUrl.startsWith('/')) return refusal(400, 'host.refused')
    next()
  }
}

/**
 * Lets an unsafe method in only from a page of ours: the browser says so itself (`Sec-Fetch-Site`), or the origin is
 * the configured one. Who says neither is not a browser's form of ours.
 */
export function sameOrigin(publicUrl: string, refuse: Refuse): RequestHandler {
  const { origin } = new URL(publicUrl)
  return (request, response, next) => {
    if (safeMethods.has(request.method)) return next()
    if (!isOurs(request, origin)) {
      const site = request.headers['sec-fetch-site'] ?? 'unsaid'
      return refuse(request, response, { status: 403, event: 'origin.refused', facts: { site } })
    }
    // decided here: Remix's own, weaker check takes the `null` of our own forms for an attack
    if (request.headers.origin === 'null') delete request.headers.origin
    next()
  }
}

function isOurs({ headers }: Request, origin: string): boolean {
  const site = headers['sec-fetch-site']
  const claimed = headers.origin
  if (site === undefined) return claimed === origin
  // under our referrer policy browsers write `null` for our own forms; a foreign frame is `cross-site`
  const fits = claimed === undefined || claimed === origin || claimed === 'null'
  return fits && (site === 'same-origin' || site === 'none')
}

const kilobyte = 1024
const megabyte = 1024 * kilobyte
/** What surrounds a file of 100 MB in a form. */
const formOverhead = 64 * kilobyte

export interface Cap {
  readonly path: RegExp
  readonly bytes: number
  /** how long the body may take */
  readonly seconds: number
}

/** How much may be sent where. The first that fits counts. */
export const usualCaps: readonly Cap[] = [
  { path: /^\/verify$/, bytes: 20 * megabyte + formOverhead, seconds: 120 },
  { path: /^\/requests\/[^/]+\/orders$/, bytes: 20 * megabyte + formOverhead, seconds: 120 },
  { path: /^\/requests\/[^/]+\/attach$/, bytes: 100 * megabyte + formOverhead, seconds: 1_800 },
  // a list of a megabyte, with every sign of it spelt out as forms spell
  { path: /\/identifiers(\/|$)/, bytes: 4 * megabyte, seconds: 60 },
  { path: /^\/csp-report$/, bytes: 16 * kilobyte, seconds: 10 },
  { path: /./, bytes: 64 * kilobyte, seconds: 30 },
]

/** A body that takes long must keep coming: this much in every so many seconds. */
const progress = { seconds: 15, bytes: 16 * kilobyte }

export function capFor(path: string, caps: readonly Cap[] = usualCaps): Cap {
  return caps.find((cap) => cap.path.test(path))!
}

/** Caps a body before it is parsed: its length must be said, be within what the route takes, and it must keep coming. */
export function bodyCap(refuse: Refuse, caps: readonly Cap[] = usualCaps): RequestHandler {
  return (request, response, next) => {
    const cap = capFor(request.path, caps)
    const status = troubleWith(request, cap)
    if (status !== null) return refuse(request, response, { status, event: 'body.refused' })
    if (!safeMethods.has(request.method))
      watchBody(request, response, cap, () => refuse(request, response, { status: 408, event: 'body.refused' }))
    next()
  }
}

function troubleWith({ method, headers }: Request, { bytes }: Cap): number | null {
  const length = headers['content-length']
  const chunked = headers['transfer-encoding'] !== undefined
  if (safeMethods.has(method)) return chunked || Number(length ?? 0) > 0 ? 413 : null
  if (chunked) return 411
  if (headers['content-encoding'] !== undefined) return 415
  return Number(length ?? 0) > bytes ? 413 : null
}

/** Gives up on a body that is not there in time, or that stands still. */
function watchBody(request: Request, response: Response, { seconds }: Cap, giveUp: () => void): void {
  const ends = Date.now() + seconds * 1_000
  const { socket } = request
  let seen = socket.bytesRead
  const look = () => {
    if (request.complete) return stop()
    const stands = Date.now() >= ends || socket.bytesRead - seen < progress.bytes
    seen = socket.bytesRead
    if (!stands) return
    stop()
    response.once('close', () => request.destroy())
    giveUp()
  }
  const watch = setInterval(look, Math.min(seconds, progress.seconds) * 1_000)
  const stop = () => clearInterval(watch)
  request.once('close', stop)
  response.once('close', stop)
}
