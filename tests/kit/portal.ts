import { createServer } from 'node:net'
import { build } from '../../bin/prepare.mjs'
import type { Liaison } from '~/cases/liaison.server'
import { startPortal } from '~/http/portal.server'
import { sessionCookieName } from '~/people/cookie'

/** The portal with its real pages, over HTTP, for people who are signed in. */
export async function openPortal(liaison: Liaison) {
  build()
  const port = await freePort()
  const publicUrl = `http://localhost:${port}`
  const env = { ...liaison.platform.env, port, publicUrl }
  const here = { ...liaison, platform: { ...liaison.platform, env } }
  const portal = await startPortal({ liaison: here, env })
  const cookieFor = async (personId: string) =>
    `${sessionCookieName(publicUrl)}=${await liaison.people.sessions.start(personId)}`
  return {
    close: () => portal.close(),
    /** A page as this person gets it; redirects are answers. */
    get: async (personId: string, path: string) =>
      fetch(`${publicUrl}${path}`, { headers: { cookie: await cookieFor(personId) }, redirect: 'manual' }),
    post: async (personId: string, path: string, fields: Record<string, string>) =>
      fetch(`${publicUrl}${path}`, {
        method: 'POST',
        headers: { cookie: await cookieFor(personId), origin: publicUrl },
        body: new URLSearchParams(fields),
        redirect: 'manual',
      }),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
