import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import express, { type RequestHandler, type Router } from 'express'
import type { ServerBuild } from '@remix-run/node'
import type { ViteDevServer } from 'vite'
import type { Log } from '~/platform/log.server'
import { onlyDeclared } from './declared-pages'
import { remixPages, type PagesParts } from './pages.server'

export interface Pages {
  readonly assets: Router
  readonly pages: RequestHandler
  close(): Promise<void>
}

interface OpenedParts extends Pick<PagesParts, 'contextFor' | 'refuse'> {
  readonly log: Log
  readonly dev: boolean
}

/** The pages: the built ones with their assets, or with hot reload the sources. */
export async function openPages({ log, dev, ...parts }: OpenedParts): Promise<Pages> {
  if (!dev) {
    const build = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild
    const pages = remixPages({ ...parts, build: onlyDeclared(build, log), mode: 'production' })
    return { assets: builtAssets(), pages, close: async () => {} }
  }
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true }, appType: 'custom' })
  const build = async () => {
    const loaded = await (vite as ViteDevServer).ssrLoadModule('virtual:remix/server-build')
    return onlyDeclared(loaded as unknown as ServerBuild, log)
  }
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
