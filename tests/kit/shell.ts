import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type RequestHandler } from 'express'
import { readEnv } from '~/platform/env.server'
import { openLimiter } from '~/platform/limiter.server'
import { openWords } from '~/platform/words.server'
import { usualCaps, type Cap } from '~/http/gates'
import { openLoad, usualCapacity, type Capacity } from '~/http/load.server'
import { openServer, portalApp } from '~/http/portal.server'
import { sentencePage } from '~/http/sentence.server'
import type { PersonSession } from '~/people/session'
import { keptLog } from './log'

export interface ShellParts {
  /** what lies behind the gates */
  readonly pages: RequestHandler
  readonly connection: Parameters<typeof openLimiter>[0]
  readonly capacity?: Capacity
  readonly caps?: readonly Cap[]
  readonly settings?: Readonly<Record<string, string>>
  /** who asks, by the cookie they send */
  readonly people?: Readonly<Record<string, Pick<PersonSession, 'id' | 'roles' | 'organisation'>>>
}

/** The gates of the portal on a port of their own, in front of whatever a test wants to protect. */
export async function openShell(parts: ShellParts) {
  const { pages, connection, capacity = usualCapacity, caps = usualCaps, settings = {}, people = {} } = parts
  const kept = keptLog()
  const words = await openWords('app/ui/locales', true)
  const limiter = openLimiter(connection, Buffer.alloc(32, 7), kept.log)
  const load = openLoad(capacity)
  let app: RequestHandler = (_request, response) => void response.status(500).end()
  const server = openServer((request, response, next) => app(request, response, next))
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  const env = readEnv({ PUBLIC_URL: `http://localhost:${port}`, ...settings })
  app = portalApp({
    liaison: { log: kept.log, platform: { words, limiter } as never },
    env,
    dev: false,
    pages: { assets: express.Router(), pages },
    load,
    visitor: async ({ headers }) => (people[headers.cookie ?? ''] as PersonSession | undefined) ?? null,
    refuse: sentencePage(words, kept.log),
    caps,
  })
  const close = async () => {
    load.close()
    await limiter.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { ...kept, port, origin: env.publicUrl, limiter, load, close, send: sender(port) }
}

export type OpenedShell = Awaited<ReturnType<typeof openShell>>

export interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

export interface Reply {
  readonly status: number
  readonly text: string
  readonly headers: IncomingMessage['headers']
}

/** Sends what a browser never would, too: no header but those given. */
export function sender(port: number) {
  const agent = new Agent({ keepAlive: true })
  return (path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const outgoing = httpRequest({ port, path, method, headers, agent }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({ status: response.statusCode!, text: Buffer.concat(parts).toString(), headers: response.headers }),
        )
        response.on('error', reject)
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
}
