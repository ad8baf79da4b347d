import type { Question, Rule, RulesOfEvent } from '../kit/procedure'
import { problem, refuse } from '../kit/refusal'
import { personRoles } from '../kit/words'
import type { MemberProfile, MembershipContext, MembershipDossier } from './case'
import { keyRules } from './keys'

type MembershipRule = Rule<MembershipContext, MembershipDossier>
type Asked<Data = unknown> = Question<MembershipContext, MembershipDossier, Data>

/** Roles are of the organisation's side: a person holds roles on one side only (guideline intro.roles). */
const rolesFitSide: MembershipRule = ({ data, facts }: Asked<MemberProfile>) => {
  if (!facts.organisation) return refuse('invalid', problem('organisation-unknown', 'organisation'))
  const possible = personRoles[facts.organisation.side]
  return data.roles.every((role) => possible.includes(role))
    ? null
    : refuse('invalid', problem('role-of-other-side', 'roles'))
}

/** An administrator invites into their own organisation; the operator into any. */
const intoOwnOrganisation: MembershipRule = ({ data, by, facts }: Asked<{ organisation: string }>) => {
  if (by.roles.some((role) => role === 'operator' || role === 'worker')) return null
  return facts.actor?.organisation === data.organisation ? null : refuse('not-permitted', problem('other-organisation'))
}

const isSomeoneElse: MembershipRule = ({ context, by }: Asked) =>
  context!.person === by.id ? refuse('not-permitted', problem('not-oneself')) : null

export const membershipRules: Readonly<Record<string, RulesOfEvent<MembershipContext, MembershipDossier>>> = {
  'membership.invite': { what: [rolesFitSide, intoOwnOrganisation] },
  'membership.change': { who: [isSomeoneElse], what: [rolesFitSide] },
  'membership.suspend': { who: [isSomeoneElse] },
  'membership.restore': { who: [isSomeoneElse] },
  'membership.end': { who: [isSomeoneElse] },
  ...keyRules,
}
