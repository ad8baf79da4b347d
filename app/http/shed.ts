import type { Request } from 'express'
import type { Level } from './load.server'

type Asked = Pick<Request, 'method' | 'path'>

/** Lists, searches and checks of records: cheap to ask for again, dear to answer. */
const repeatable = /^\/(requests|audit|records|operations|organisation|people|verify|authority\.crt)(\/[^/]*)?$/
/** A case's own page and its steps look like a list's; they are not. */
const aCase = /^\/requests\/[^/]+/
const signingIn = /^\/(sign-in|invitation|recovery)(\/|$)/

/**
 * Whether the portal puts a request off at this level. Never: a step that somebody submits, signing in, the watcher's
 * question whether the portal is well.
 */
export function isPutOff(level: Level, { method, path }: Asked): boolean {
  if (level === 'calm' || path === '/healthz' || signingIn.test(path)) return false
  const reads = method === 'GET' || method === 'HEAD'
  if (!reads) return path === '/verify'
  return level === 'full' || (repeatable.test(path) && !aCase.test(path))
}

/** Answers that last as long as the visitor's line is slow: they take no part in what is going on at once. */
export function isLasting({ path }: Asked): boolean {
  return /^\/requests\/[^/]+\/(attach|files\/[^/]+\/content)$/.test(path) || /^\/records\/[^/]+\/pdf$/.test(path)
}
