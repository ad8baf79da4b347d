import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import express, { type RequestHandler, type Router } from 'express'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import type { ViteDevServer } from 'vite'
import type { Liaison } from '~/cases/liaison.server'
import { onlyDeclared } from './declared-pages'
import { loadContextFor } from './load-context.server'

/** The pages: the built ones with their assets, or with hot reload the sources. */
export async function openPages(
  liaison: Liaison,
  dev: boolean,
): Promise<{ assets: Router; pages: RequestHandler; close(): Promise<void> }> {
  const getLoadContext = loadContextFor(liaison, dev)
  if (!dev) {
    const build = (await import(pathToFileURL(resolve('build/server/index.js')).href)) as ServerBuild
    const declared = onlyDeclared(build, liaison.log)
    const pages = createRequestHandler({ build: declared, getLoadContext, mode: 'production' })
    return { assets: builtAssets(), pages, close: async () => {} }
  }
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true }, appType: 'custom' })
  const build = async () => {
    const loaded = await (vite as ViteDevServer).ssrLoadModule('virtual:remix/server-build')
    return onlyDeclared(loaded as unknown as ServerBuild, liaison.log)
  }
  const assets = express.Router().use(vite.middlewares)
  return {
    assets,
    pages: createRequestHandler({ build, getLoadContext, mode: 'development' }),
    close: () => vite.close(),
  }
}

function builtAssets(): Router {
  const immutable = { immutable: true, maxAge: '1y', index: false, redirect: false } as const
  return express
    .Router()
    .use('/assets', express.static('build/client/assets', { ...immutable, fallthrough: true }))
    .use(express.static('build/client', { maxAge: '1h', index: false, redirect: false, dotfiles: 'ignore' }))
}
