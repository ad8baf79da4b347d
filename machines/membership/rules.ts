import type { Question, Rule, RulesOfEvent } from '../kit/procedure'
import { problem, refuse } from '../kit/refusal'
import { personRoles } from '../kit/words'
import { dayAt } from '../kit/clock-arithmetic'
import { isInDomain } from '../organisation/rules'
import { belongingRules } from './belonging'
import { calendarRules } from './calendar'
import type { Invited, MemberProfile, MembershipContext, MembershipDossier } from './case'
import { keyRules } from './key-rules'

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

/** People come into an organisation that takes part, and into no other. */
const organisationIsActive: MembershipRule = ({ facts }: Asked) =>
  facts.organisation?.state === 'active' ? null : refuse('not-now', problem('organisation-not-active'))

/**
 * A person is let in by somebody who knows who they are and says how; only the portal itself lets people in without, its first
 * operator and the people of a practice city.
 */
const isVouchedFor: MembershipRule = ({ data, by, pack, facts }: Asked<Invited>) => {
  if (by.roles.includes('worker')) return null
  const { identified, invitation } = data
  if (!identified || !invitation) return refuse('invalid', problem('not-identified', 'identified.how'))
  const problems = [
    ...(pack.enrolment.identifiedHow.includes(identified.how) ? [] : [problem('code-unknown', 'identified.how')]),
    ...(pack.enrolment.identityDocuments.includes(identified.document)
      ? []
      : [problem('code-unknown', 'identified.document')]),
    ...(identified.seenOn <= dayAt(facts.now, facts.organisation!.zone)
      ? []
      : [problem('identified-ahead', 'identified.seenOn')]),
  ]
  return problems.length === 0 ? null : refuse('invalid', ...problems)
}

/** People have addresses of their organisation, not private ones (guideline le.technical-resources). */
const mailIsInDomain: MembershipRule = ({ data, facts }: Asked<{ email: string }>) => {
  const { side, domains } = facts.organisation!
  return side === 'portal' || isInDomain(data.email, domains)
    ? null
    : refuse('invalid', problem('mail-outside-domain', 'email'))
}

/** The address is theirs: they typed what was sent to it. It lets nobody sign in, now or later. */
const mailboxIsTheirs: MembershipRule = ({ context, dossier, facts }: Asked) =>
  context!.vouchedBy === null || facts.mailbox?.email === dossier.profile!.email
    ? null
    : refuse('invalid', problem('mail-unconfirmed', 'code'))

const isSomeoneElse: MembershipRule = ({ context, by }: Asked) =>
  context!.person === by.id ? refuse('not-permitted', problem('not-oneself')) : null

export const membershipRules: Readonly<Record<string, RulesOfEvent<MembershipContext, MembershipDossier>>> = {
  ...belongingRules,
  'membership.invite': {
    what: [rolesFitSide, intoOwnOrganisation, organisationIsActive, isVouchedFor, mailIsInDomain],
  },
  'membership.accept': { what: [mailboxIsTheirs] },
  'membership.change': { who: [isSomeoneElse], what: [rolesFitSide, mailIsInDomain] },
  'membership.suspend': { who: [isSomeoneElse] },
  'membership.restore': { who: [isSomeoneElse] },
  'membership.end': { who: [isSomeoneElse] },
  ...keyRules,
  ...calendarRules,
}
