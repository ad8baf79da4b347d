import { effectOn } from '../file/effects'
import type { RequestEffect } from '../file/case'
import type { Measure } from '../kit/authority'
import type { Question } from '../kit/procedure'
import { permitted } from '../kit/refusal'
import type { RequestContext, RequestDossier } from './case'
import { isRequesterOrSupervisor, type RequestRule } from './person-rules'

/**
 * A request is ended by whoever asks it or a supervisor. The portal does it where the file to which the request belongs is
 * being ended and waits for it, and only what the end of a file does to a request that stands so.
 */
export function mayBeEnded(measure: Measure, effect: Extract<RequestEffect, 'withdraw' | 'release'>): RequestRule {
  const mayEnd: RequestRule = (asked: Question<RequestContext, RequestDossier>) => {
    const { by, facts, state, dossier } = asked
    if (!by.roles.includes('worker')) return isRequesterOrSupervisor(asked as never)
    const standing = { procedure: measure, state: state!, served: dossier.served !== null, owing: false }
    const ordered = facts.fileEnding && effectOn(standing, facts.fileEnding.kind) === effect
    return permitted(ordered === true, 'no-file-ends')
  }
  return mayEnd
}
