import type { Request, RequestHandler } from 'express'

/** Refuses a request before anything of it was read: the sentence for its status is written in the person's language. */
export type Refuse = (request: Request, response: Parameters<RequestHandler>[1], status: number) => void

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'])
const safeMethods = new Set(['GET', 'HEAD'])

/** Only the methods pages use, and only the host the portal is reached by. Forwarded headers are not ours to believe. */
export function hostAndMethod(publicUrl: string, refuse: Refuse): RequestHandler {
  const { host } = new URL(publicUrl)
  return (request, response, next) => {
    for (const name of Object.keys(request.headers))
      if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete request.headers[name]
    if (!methods.has(request.method)) {
      response.setHeader('Allow', [...methods].join(', '))
      return refuse(request, response, 405)
    }
    if (request.headers.host?.toLowerCase() !== host) return refuse(request, response, 421)
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
    if (!isOurs(request, origin)) return refuse(request, response, 403)
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

interface Cap {
  readonly path: RegExp
  readonly bytes: number
  /** how long the body may take */
  readonly seconds: number
}

/** How much may be sent where. The first that fits counts. */
const caps: readonly Cap[] = [
  { path: /^\/verify(\.data)?$/, bytes: 20 * megabyte + formOverhead, seconds: 120 },
  { path: /^\/requests\/[^/]+\/orders(\.data)?$/, bytes: 20 * megabyte + formOverhead, seconds: 120 },
  {
    path: /^\/requests\/[^/]+\/attach(\.data)?$/,
    bytes: 100 * megabyte + formOverhead,
    seconds: 1_800,
  },
  { path: /\/identifiers(\/|$)/, bytes: 2 * megabyte, seconds: 60 },
  { path: /./, bytes: 64 * kilobyte, seconds: 30 },
]

export function capFor(path: string): Cap {
  return caps.find((cap) => cap.path.test(path))!
}

/** Caps a body before it is parsed: its length must be said, and be within what the route takes. */
export function bodyCap(refuse: Refuse): RequestHandler {
  return (request, response, next) => {
    if (safeMethods.has(request.method)) return next()
    const { bytes, seconds } = capFor(request.path)
    const length = request.headers['content-length']
    if (length === undefined && request.headers['transfer-encoding'] !== undefined)
      return refuse(request, response, 411)
    if (length !== undefined && Number(length) > bytes) return refuse(request, response, 413)
    const late = setTimeout(() => request.complete || request.destroy(), seconds * 1_000)
    request.once('close', () => clearTimeout(late))
    response.once('close', () => clearTimeout(late))
    next()
  }
}
