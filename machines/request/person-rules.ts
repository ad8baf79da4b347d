import type { Question, Rule } from '../kit/procedure'
import { now, permitted } from '../kit/refusal'
import type { RequestContext, RequestDossier } from './case'
import { allowedOversight, openOversight, seesAll, sightOf, type Sight } from './sight'

// Person rules that every request has: answerable before anything was typed.

type Any = Question<RequestContext, RequestDossier>
export type RequestRule = Rule<RequestContext, RequestDossier>

export const isNotDisowned: RequestRule = ({ context }: Any) => now(!context?.disownedAt, 'disowned')
export const isRequester: RequestRule = ({ context, by }: Any) =>
  permitted(context!.requester === by.id, 'only-requester')
export const isSomeoneElse: RequestRule = ({ context, by }: Any) =>
  permitted(context!.requester !== by.id, 'requester-cannot-authorise')
export const needsApproval: RequestRule = ({ context }: Any) =>
  now(context!.professions.length > 0, 'approval-not-needed')
export const isUnapproved: RequestRule = ({ context }: Any) => now(context!.approver === null, 'approved-already')
/** Where a protected profession is concerned, the first of two has approved, and is not asked again. */
export const isApprovedBySomebodyElse: RequestRule = ({ context, by }: Any) => {
  if (context!.professions.length === 0) return null
  return (
    now(context!.approver !== null, 'approval-missing') ??
    permitted(context!.approver !== by.id, 'approver-cannot-authorise')
  )
}
export const isRequesterOrSupervisor: RequestRule = ({ context, by }: Any) =>
  permitted(by.roles.includes('supervisor') || context!.requester === by.id, 'only-requester')
export const isUnacknowledged: RequestRule = ({ context }: Any) =>
  now(context!.acknowledgedBy === null, 'acknowledged-already')
export const isServedOnce: RequestRule = ({ dossier }: Any) => now(dossier.served !== null, 'not-served')
export const isNotAheadOfService: RequestRule = ({ dossier, by }: Any) =>
  now(by.side !== 'provider' || dossier.served !== null, 'not-served')

/** Files name whoever is sought: they are taken out after a reveal of the whole case, orders also by whoever drafts. */
export const hasRevealed: RequestRule = (asked: Any) => permitted(sightIn(asked).all, 'not-revealed')
export const seesOrders: RequestRule = (asked: Any) => permitted(seesAll(sightIn(asked)), 'not-revealed')
/** An auditor sees who is sought only after another auditor has allowed it. */
export const isAllowedToLook: RequestRule = ({ dossier, by, facts }: Any) =>
  permitted(by.side !== 'oversight' || allowedOversight(dossier, by.id, facts.now) !== null, 'oversight-not-allowed')
export const hasNotAsked: RequestRule = ({ dossier, by }: Any) =>
  now(openOversight(dossier, by.id) === null, 'oversight-asked-already')
export const someoneElseAsked: RequestRule = ({ dossier, by }: Any) =>
  now(
    dossier.oversight.some((ask) => ask.by !== by.id && ask.allowedBy === null),
    'oversight-not-asked',
  )

function sightIn({ state, context, dossier, by, facts }: Any): Sight {
  return sightOf({ state: state!, context: context!, dossier, by, now: facts.now })
}
