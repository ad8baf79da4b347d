import type { Question, RulesOfEvent } from '../kit/procedure'
import { now, permitted, problem, valid, type Problem } from '../kit/refusal'
import type { Side } from '../kit/words'
import type { RequestContext, RequestDossier } from './case'
import type { RequestData, RequestEventName } from './events'
import { hasNotAsked, isAllowedToLook, isNotAheadOfService, someoneElseAsked, type RequestRule } from './person-rules'
import { openOversight } from './sight'

type Asked<Name extends RequestEventName> = Question<RequestContext, RequestDossier, RequestData[Name]>

const revealFits: RequestRule = ({ data, dossier, by, pack }: Asked<'identity.reveal'>) => {
  const { items, reason, text } = data
  const known = new Set((dossier.served?.content ?? dossier.draft).identifiers.map(({ id }) => id))
  return valid([
    ...(items === 'all' || items.every((id) => known.has(id)) ? [] : [problem('item-unknown', 'items')]),
    ...lookReason(pack.sight.reasons[lookingSide(by.side)], reason),
    ...(reason === 'other' && text === '' ? [problem('reveal-text-missing', 'text')] : []),
  ])
}

const askFits: RequestRule = ({ data, pack }: Asked<'identity.askOversight'>) =>
  valid(lookReason(pack.sight.reasons.oversight, data.reason))

const askIsOpen: RequestRule = ({ data, dossier, by }: Asked<'identity.allowOversight'>) => {
  if (data.person === by.id) return permitted(false, 'oversight-of-oneself')
  return now(openOversight(dossier, data.person) !== null, 'oversight-not-asked')
}

/** Who sees the target's identity, for how long, and why. */
export const lookRules = {
  'identity.reveal': { who: [isNotAheadOfService, isAllowedToLook], what: [revealFits] },
  'identity.askOversight': { who: [hasNotAsked], what: [askFits] },
  'identity.allowOversight': { who: [someoneElseAsked], what: [askIsOpen] },
} satisfies Readonly<Record<string, RulesOfEvent<RequestContext, RequestDossier>>>

function lookReason(codes: readonly string[], reason: string): Problem[] {
  if (codes.includes(reason)) return []
  return [problem(reason === '' ? 'reveal-reason-missing' : 'code-unknown', 'reason')]
}

function lookingSide(side: Side): 'agency' | 'provider' | 'oversight' {
  return side === 'portal' ? 'oversight' : side
}
