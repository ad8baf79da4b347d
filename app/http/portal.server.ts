import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type ErrorRequestHandler, type Express } from 'express'
import type { Liaison } from '~/cases/liaison.server'
import { SettingRefused, type Env } from '~/platform/env.server'
import { bodyCap, hostAndMethod, sameOrigin } from './gates'
import { securityHeaders } from './headers'
import { openPages } from './remix.server'
import { requestLog } from './request-log.server'
import { sentencePage } from './sentence.server'

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

type Pages = Pick<Awaited<ReturnType<typeof openPages>>, 'assets' | 'pages'>

/** Opens the portal: bound to loopback in practice mode. */
export async function startPortal({ liaison, env, dev = false }: PortalParts): Promise<Portal> {
  const pages = await openPages(liaison, dev)
  const timeouts = {
    headersTimeout: 10_000,
    requestTimeout: 0,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 5_000,
  }
  const server = createServer({ ...timeouts, maxHeaderSize: 16_384 }, portalApp(liaison, env, dev, pages))
  server.maxHeadersCount = 100
  const lastResort = (error: unknown) => liaison.log.error({ err: error }, 'unhandled rejection')
  process.on('unhandledRejection', lastResort)
  await listen(server, env)
  return {
    url: env.publicUrl,
    port: (server.address() as AddressInfo).port,
    close: async () => {
      await drain(server)
      process.off('unhandledRejection', lastResort)
      await pages.close()
    },
  }
}

/** The gates in their order, then the pages. */
export function portalApp(
  { log, platform }: Liaison,
  { publicUrl }: Pick<Env, 'publicUrl'>,
  dev: boolean,
  { assets, pages }: Pages,
): Express {
  const app = express()
  const refuse = sentencePage(platform.words)
  app.disable('x-powered-by').disable('etag')
  app.use((_request, response, next) => {
    response.locals.nonce = randomBytes(16).toString('base64')
    next()
  })
  app.use(
    requestLog(log),
    securityHeaders(publicUrl, dev),
    hostAndMethod(publicUrl, refuse),
    sameOrigin(publicUrl, refuse),
    bodyCap(refuse),
  )
  app.use(assets)
  app.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store')
    next()
  })
  app.use(pages)
  const lastResort: ErrorRequestHandler = (error, request, response, _next) => {
    const status = isDatabaseDown(error) ? 503 : clientStatus(error)
    if (status >= 500) log.error({ err: error, requestId: response.locals.requestId }, 'request failed')
    refuse(request, response, status)
  }
  app.use(lastResort)
  return app
}

/** The database can't be reached: Prisma's codes for it, and those of the socket beneath. */
export function isDatabaseDown(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  if (
    typeof code === 'string' &&
    /^(P1001|P1002|P1008|P1017|P2024|ECONNREFUSED|ECONNRESET|ENOENT|57P0\d|08\d{3}|53300)$/.test(code)
  )
    return true
  return cause !== undefined && cause !== error && isDatabaseDown(cause)
}

function clientStatus(error: unknown): number {
  const status = (error as { status?: unknown } | null)?.status
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}

function listen(server: Server, { port, mode }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = new SettingRefused(
        `Port ${port} is taken by another program. Set PORT to a free one, for example PORT=${port + 1} npm start.`,
      )
      reject(error.code === 'EADDRINUSE' ? taken : error)
    })
    server.listen(port, mode === 'practice' ? 'localhost' : undefined, () => resolve())
  })
}

function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 10_000).unref()
  })
}
