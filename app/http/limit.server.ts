import type { Request, RequestHandler, Response } from 'express'
import type { Allowance, Limiter } from '~/platform/limiter.server'
import type { Log } from '~/platform/log.server'
import { limits, type LimitName } from './limits'
import type { Load } from './load.server'
import type { Refuse } from './sentence.server'
import { isLasting, isPutOff } from './shed'
import { isUrgent, mayBeUrgent } from './urgent'
import type { ReadVisitor } from './visitor.server'

export interface AdmissionParts {
  readonly limiter: Limiter
  readonly load: Load
  readonly refuse: Refuse
  readonly visitor: ReadVisitor
  readonly log: Log
  readonly limitScale: number
}

/** Seconds between two sign-ins of one network: a shift of thirty is in within two, and a burst leaves others their pages. */
const signInsApart = 0.05

/** How long somebody who was put off waits, in seconds: the load that is measured is gone by then, or is still there. */
const putOffFor = 5

export function scaled(name: LimitName, scale: number): Allowance {
  const { points, seconds } = limits[name]
  return { points: Math.max(1, Math.round(points * scale)), seconds }
}

/**
 * Lets in what the portal has room for and the limits allow. What is urgent is not held up by load or by what others of
 * the same network or organisation do.
 */
export function admission(parts: AdmissionParts): RequestHandler {
  const { load, refuse, visitor } = parts
  const count = counter(parts)
  return async (request, response, next) => {
    const roles = async () => (await visitor(request))?.roles ?? []
    const urgent = once(async () => mayBeUrgent(request.path) && isUrgent(request.path, await roles()))
    try {
      const level = load.level()
      if (isPutOff(level, request) && !(await urgent())) return refuse(request, response, { ...busy, facts: { level } })
      if (!(await countNetwork(request, response, count, urgent))) return
      const person = await visitor(request)
      if (person) {
        if (!(await count('person', person.id, request, response))) return
        const shared = () => count('organisation', person.organisation.id, request, response)
        if (!(await urgent()) && !(await shared())) return
      }
      if (!isLasting(request)) response.once('close', load.enter())
      next()
    } catch (error) {
      next(error)
    }
  }
}

const busy = { status: 503, because: 'busy', retryAfter: putOffFor, event: 'load.shed' } as const

type Count = (name: LimitName, who: string, request: Request, response: Response) => Promise<boolean>

/** Counts a request; when it is one too many, answers it and says so. */
function counter({ limiter, refuse, limitScale }: AdmissionParts): Count {
  return async (name, who, request, response) => {
    const retryAfter = await limiter.count(name, scaled(name, limitScale), who)
    if (retryAfter === null) return true
    const facts = { limit: name, network: limiter.alias(response.locals.network as string) }
    refuse(request, response, { status: 429, retryAfter, event: 'limit.hit', facts })
    return false
  }
}

/** The watcher's question is always answered; whoever is urgent passes even out of a network that floods. */
async function countNetwork(
  request: Request,
  response: Response,
  count: Count,
  urgent: () => Promise<boolean>,
): Promise<boolean> {
  if (request.path === '/healthz' || (mayBeUrgent(request.path) && (await urgent()))) return true
  return count('network', response.locals.network as string, request, response)
}

/** What of signing in a request is: to be asked for a passkey or sent to a provider, or to be let in. */
function attemptIn({ method, path }: Request): 'challenge' | 'signIn' | null {
  if (method === 'POST' && path === '/sign-in') return 'signIn'
  if (method === 'POST' && path === '/sign-in/options') return 'challenge'
  const [, provider, rest] = /^\/sign-in\/([^/]+)(\/return)?$/.exec(path) ?? []
  return provider ? (rest ? 'signIn' : 'challenge') : null
}

/**
 * Attempts to sign in, counted by network. A successful one is taken back, so that only failures add up; whose key was
 * tried makes no difference.
 */
export function signInLimit(parts: AdmissionParts): RequestHandler {
  const { limiter, limitScale, log, refuse } = parts
  const count = counter(parts)
  const allowance = scaled('signIn', limitScale)
  return async (request, response, next) => {
    const attempt = attemptIn(request)
    if (!attempt) return next()
    const network = response.locals.network as string
    try {
      if (attempt === 'challenge') return (await count('challenge', network, request, response)) ? next() : undefined
      if (!(await count('signIn', network, request, response))) return
      if (!(await limiter.turn('signIn', signInsApart, network)))
        return refuse(request, response, { ...busy, facts: { limit: 'signIn' } })
      response.once('finish', () => {
        const { statusCode: status } = response
        if (status < 400) void limiter.giveBack('signIn', allowance, network).catch(() => undefined)
        else
          log.security('sign-in.refused', {
            requestId: response.locals.requestId,
            status,
            network: limiter.alias(network),
          })
      })
      next()
    } catch (error) {
      next(error)
    }
  }
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined
  return () => (reading ??= read())
}
