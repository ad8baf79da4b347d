import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import express, { type RequestHandler, type Router } from 'express'
import type { ServerBuild } from '@remix-run/node'
import type { ViteDevServer } from 'vite'
import { remixPages, type PagesParts } from './pages.server'

export interface Pages {
  readonly assets: Router
  readonly pages: RequestHandler
  close(): Promise<void>
}

/** The pages: the built ones with their assets, or with hot reload the sources. */
export async function openPages(parts: Pick<PagesParts, 'contextFor' | 'refuse'>, dev: boolean): Promise<Pages> {
  if (!dev) {
    const build = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild
    const pages = remixPages({ ...parts, build, mode: 'production' })
    return { assets: builtAssets(), pages, close: async () => {} }
  }
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true }, appType: 'custom' })
  const build = () =>
    (vite as ViteDevServer).ssrLoadModule('virtual:remix/server-build') as unknown as Promise<ServerBuild>
  const assets = express.Router().use(vite.middlewares)
  return { assets, pages: remixPages({ ...parts, build, mode: 'development' }), close: () => vite.close() }
}

function builtAssets(): Router {
  const immutable = { immutable: true, maxAge: '1y', index: false, redirect: false } as const
  return express
    .Router()
    .use('/assets', express.static('build/client/assets', { ...immutable, fallthrough: true }))
    .use(express.static('build/client', { maxAge: '1h', index: false, redirect: false, dotfiles: 'ignore' }))
}
