import express, { type RequestHandler, type Router } from 'express'
import type { Limiter } from '~/platform/limiter.server'
import type { Log } from '~/platform/log.server'
import type { Refuse } from './sentence.server'
import { scaled } from './limit.server'

const types = ['application/csp-report', 'application/reports+json']
const directives = new Set(
  'default-src script-src script-src-elem script-src-attr style-src style-src-elem style-src-attr img-src font-src connect-src form-action base-uri frame-ancestors frame-src object-src worker-src media-src manifest-src require-trusted-types-for trusted-types'.split(
    ' ',
  ),
)

export interface ReportParts {
  readonly limiter: Limiter
  readonly log: Log
  readonly refuse: Refuse
  readonly limitScale: number
}

/**
 * Takes what browsers say they kept a page from doing. Only the directive is noted: addresses and samples in a report are
 * those of pages and of what people typed.
 */
export function cspReports({ limiter, log, refuse, limitScale }: ReportParts): Router {
  const limited: RequestHandler = async (request, response, next) => {
    const left = await limiter.count('report', scaled('report', limitScale), response.locals.network as string)
    if (left === null) return next()
    refuse(request, response, { status: 429, retryAfter: left })
  }
  const noted: RequestHandler = (request, response) => {
    const directive = directiveOf(request.body)
    if (directive === null) return refuse(request, response, { status: 400 })
    log.security('csp.report', { requestId: response.locals.requestId, directive })
    response.status(204).end()
  }
  return express.Router().post('/csp-report', limited, express.json({ type: types, limit: '16kb' }), noted)
}

/** The directive a report names; `other` when it is none of the policy's, null when this is no report. */
function directiveOf(body: unknown): string | null {
  const [first] = Array.isArray(body) ? (body as unknown[]) : [body]
  const { 'csp-report': old, body: report } = (first ?? {}) as Record<string, Record<string, unknown> | undefined>
  const named = old?.['effective-directive'] ?? old?.['violated-directive'] ?? report?.effectiveDirective
  if (typeof named !== 'string') return null
  const directive = named.split(' ')[0]!
  return directives.has(directive) ? directive : 'other'
}
