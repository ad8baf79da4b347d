import { existsSync } from 'node:fs'
import { openLiaison } from '~/cases/liaison.server'
import { startPortal } from '~/http/portal.server'
import { openLimiter } from '~/platform/limiter.server'
import { personId, type Part } from '../../prisma/practice-cast'
import { keptLog } from './log'
import type { Practice } from './practice'
import { sender, type Sent } from './shell'

const arrived = { by: 'persona' as const, passkey: null, network: '', browser: '' }

/** The whole portal over a practice city: gates, pages and log. The pages are those that `npm test` has built. */
export async function openPortal({ platform, owner }: Practice) {
  if (!existsSync('build/server/index.js')) throw new Error('Build the pages first: npm test does, or npm start.')
  const kept = keptLog()
  const connection = { ...owner, user: 'portal' }
  const limiter = openLimiter(connection, Buffer.alloc(32, 1), kept.log)
  const liaison = openLiaison({ ...platform, log: kept.log, limiter })
  const env = { ...platform.env, port: 0, limitScale: 1_000 }
  const portal = await startPortal({ liaison, env })
  const { host, origin } = new URL(env.publicUrl)
  const send = sender(portal.port)
  const visitor = (cookie: string) => ({
    get: (path: string) => send(path, { headers: { host, cookie } }),
    post: (path: string, fields: Readonly<Record<string, string>>) => {
      const body = Buffer.from(new URLSearchParams(fields).toString())
      const type = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) }
      return send(path, { method: 'POST', headers: { host, origin, cookie, ...type }, body })
    },
    send: (path: string, sent: Sent) => send(path, { ...sent, headers: { host, origin, cookie, ...sent.headers } }),
  })
  const close = async () => {
    await portal.close()
    await limiter.close()
  }
  return {
    ...kept,
    liaison,
    close,
    stranger: visitor(''),
    as: async (part: Part) => visitor(`liaison=${await liaison.people.sessions.start(personId(part), arrived)}`),
  }
}

export type OpenedPortal = Awaited<ReturnType<typeof openPortal>>

/** What a form carries that nobody types. */
export function hiddenFields(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...inputs].map(([, name, value]) => [name!, unescaped(value!)]))
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27);/g, (_match, name: string) => entities[name]!)
}
