import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from '@remix-run/node'
import { addressOf, isPublic, pageAt } from '~/people/authorised'
import { notFound } from '~/routes/lib/guard'
import type { Log } from '~/platform/log.server'

type Args = LoaderFunctionArgs | ActionFunctionArgs
type Handler = (args: never) => unknown

/**
 * The pages, each of which must stand in the authorisation table and ask it: one that does not stand there is absent, and
 * what one makes without having asked is thrown away. So a page that forgets fails closed.
 */
export function onlyDeclared(build: ServerBuild, log: Log): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route || id === 'root') return [id, route] as const
    const { loader, action } = route.module
    const declared = {
      ...route.module,
      loader: asking(id, loader ?? (() => null), log),
      ...(action ? { action: asking(id, action, log) } : {}),
    }
    return [id, { ...route, module: declared }] as const
  })
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild['routes'] }
}

function asking(id: string, handler: Handler, log: Log) {
  const page = pageAt(addressOf(id.replace(/^routes\//, '')))
  return async (args: Args) => {
    const asked = new Set<string>()
    const answer = page && (await handler({ ...args, context: { ...args.context, asked } } as never))
    if (page && (isPublic(page) || asked.has(page))) return answer
    log.error({ route: id }, 'a page did not ask the authorisation table')
    throw notFound()
  }
}
