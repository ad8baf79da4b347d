import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import type { Liaison } from '~/cases/liaison.server'
import { SettingRefused, type Env } from '~/platform/env.server'
import { troubleOf } from '~/platform/trouble'
import { cspReports } from './csp-report.server'
import { bodyCap, hostAndMethod, sameOrigin, usualCaps, type Cap } from './gates'
import { securityHeaders } from './headers'
import { guardProcess, quietConsole } from './last-resort.server'
import { admission, signInLimit } from './limit.server'
import { loadContextFor } from './load-context.server'
import { openLoad, type Load } from './load.server'
import { troubled } from './pages.server'
import { openPages, type Pages } from './remix.server'
import { requestLog } from './request-log.server'
import { roomsIn } from './rooms.server'
import { sentencePage, type Refusal, type Refuse } from './sentence.server'
import { visitors, type ReadVisitor } from './visitor.server'

export interface PortalParts {
  readonly liaison: Liaison
  readonly env: Env
  /** hot reload instead of the built pages */
  readonly dev?: boolean
}

export interface Portal {
  readonly url: string
  readonly port: number
  /** stops listening, lets what runs end, then closes what is left */
  close(): Promise<void>
}

/** Every slow or idle visitor holds a connection; this many fit into the files a process may have open. */
const mostConnections = 4_000

/** Opens the portal: bound to loopback in practice mode. */
export async function startPortal({ liaison, env, dev = false }: PortalParts): Promise<Portal> {
  const { log, platform } = liaison
  const load = openLoad()
  const visitor = visitors(liaison)
  const refuse = sentencePage(platform.words, log)
  const pages = await openPages({ contextFor: loadContextFor(liaison, dev, visitor), refuse, log, dev })
  const server = openServer(portalApp({ liaison, env, dev, pages, load, visitor, refuse }))
  const close = async () => {
    await drain(server)
    load.close()
    await pages.close()
  }
  const unguard = guardProcess(log, close)
  const unquiet = dev ? () => {} : quietConsole(log)
  await listen(server, env)
  return {
    url: env.publicUrl,
    port: (server.address() as AddressInfo).port,
    close: async () => {
      unguard()
      unquiet()
      await close()
    },
  }
}

/** Times out what is slow before the pages see it; bodies have clocks of their own (`bodyCap`). */
export function openServer(app: RequestHandler): Server {
  const timeouts = {
    headersTimeout: 10_000,
    requestTimeout: 0,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 5_000,
  }
  const server = createServer({ ...timeouts, maxHeaderSize: 16_384 }, app as Express)
  // a cut list could lack the one that matters: the gate counts, and the block has its size
  server.maxHeadersCount = 0
  server.maxConnections = mostConnections
  return server
}

export interface AppParts {
  readonly liaison: Pick<Liaison, 'log' | 'platform'>
  readonly env: Pick<Env, 'publicUrl' | 'trustedProxies' | 'limitScale'>
  readonly dev: boolean
  readonly pages: Pick<Pages, 'assets' | 'pages'>
  readonly load: Load
  readonly visitor: ReadVisitor
  readonly refuse: Refuse
  readonly caps?: readonly Cap[]
}

/** The gates in their order, then the pages. */
export function portalApp({ liaison, env, dev, pages, load, visitor, refuse, caps = usualCaps }: AppParts): Express {
  const { log, platform } = liaison
  const { limiter } = platform
  const { publicUrl, limitScale } = env
  const app = express()
  app.disable('x-powered-by').disable('etag')
  app.use((_request, response, next) => {
    response.locals.nonce = randomBytes(16).toString('base64')
    next()
  })
  app.use(
    requestLog(log, roomsIn('app/routes')),
    securityHeaders(publicUrl, dev),
    hostAndMethod(env, refuse, log),
    sameOrigin(publicUrl, refuse),
    bodyCap(refuse, caps),
  )
  app.use(cspReports({ limiter, log, refuse, limitScale }))
  app.use(pages.assets)
  app.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store')
    next()
  })
  const parts = { limiter, load, refuse, visitor, log, limitScale }
  app.use(admission(parts), signInLimit(parts), pages.pages)
  const lastResort: ErrorRequestHandler = (error, request, response, _next) => {
    const refusal = refusalFor(error)
    if (refusal.status >= 500) log.error({ err: error, requestId: response.locals.requestId }, 'request failed')
    refuse(request, response, refusal)
  }
  app.use(lastResort)
  return app
}

function refusalFor(error: unknown): Refusal {
  const status = (error as { status?: unknown } | null)?.status
  if (typeof status === 'number' && status >= 400 && status < 500) return { status }
  const trouble = troubleOf(error)
  return trouble ? troubled(trouble) : { status: 500 }
}

/** Asks for the port before anything is made ready, so that a taken one is said at once. */
export async function requireFreePort(env: Pick<Env, 'port' | 'mode'>): Promise<void> {
  const probe = createServer()
  await listen(probe, env)
  await new Promise((resolve) => probe.close(resolve))
}

function listen(server: Server, { port, mode }: Pick<Env, 'port' | 'mode'>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = portRefused[error.code ?? '']
      reject(why ? new SettingRefused(why(port)) : error)
    })
    server.listen(port, mode === 'practice' ? 'localhost' : undefined, () => resolve())
  })
}

const portRefused: Readonly<Record<string, (port: number) => string>> = {
  EADDRINUSE: (port) =>
    `Port ${port} is taken by another program. Set PORT to a free one, for example PORT=${port + 1} npm start.`,
  EACCES: (port) =>
    `Port ${port} may not be used by this user. Set PORT to one above 1023, for example PORT=3000 npm start.`,
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 10_000).unref()
  })
}
